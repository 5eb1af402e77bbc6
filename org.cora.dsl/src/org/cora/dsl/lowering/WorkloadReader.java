// SPDX-License-Identifier: EPL-2.0
// Copyright (c) 2026 Cora contributors
package org.cora.dsl.lowering;

import java.io.File;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.cora.dsl.cora.Amount;
import org.cora.dsl.cora.AmountSetting;
import org.cora.dsl.cora.CaptureSetting;
import org.cora.dsl.cora.CoraPackage.Literals;
import org.cora.dsl.cora.FlowsSetting;
import org.cora.dsl.cora.PacketsSetting;
import org.cora.dsl.cora.SpacingSetting;
import org.cora.dsl.cora.Traffic;
import org.cora.dsl.cora.TrafficSetting;
import org.cora.dsl.scoping.Names;
import org.cora.dsl.typing.Numbers;
import org.cora.dsl.validation.IssueCodes;
import org.cora.dsl.validation.Suggestions;
import org.cora.ir.spec.Histogram;
import org.cora.ir.spec.Workload;
import org.cora.ir.spec.Workload.Arrivals;
import org.cora.ir.spec.Workload.Captured;
import org.cora.ir.spec.Workload.FlowLengths;
import org.cora.ir.spec.Workload.Popularity;
import org.cora.ir.spec.Workload.Sizes;
import org.cora.ir.spec.Workload.Synthetic;
import org.cora.ir.unit.Dimension;
import org.eclipse.emf.common.util.URI;
import org.eclipse.emf.ecore.EObject;

/** Reads the settings of one workload, on top of another one if there is one. */
final class WorkloadReader {

	private static final List<String> SYNTHETIC = List.of("flows", "packets", "rate", "arrivals", "replies", "tcp", "spacing");
	private static final List<String> CAPTURED = List.of("pcap", "rate", "copies");
	private static final Set<String> MIXTURES = Set.of("all", "tcp", "udp");
	private static final double MAX_FLOWS = Workload.Synthetic.MOST_FLOWS;
	private static final double MAX_RATE = 10e9;
	private static final int MAX_LENGTH = 1_000_000_000;
	private static final int MIN_SIZE = 60;
	private static final int MAX_SIZE = 9014;

	private final EObject declaration;
	private final Reporter reporter;
	private final Amounts amounts;
	private final Map<String, TrafficSetting> settings = new HashMap<>();
	private boolean fine = true;

	WorkloadReader(EObject declaration, Reporter reporter) {
		this.declaration = declaration;
		this.reporter = reporter;
		this.amounts = new Amounts(reporter);
	}

	Optional<Workload> read(List<TrafficSetting> given, Workload base) {
		boolean captured = given.stream().anyMatch(CaptureSetting.class::isInstance) || base instanceof Captured;
		collect(given, captured ? CAPTURED : SYNTHETIC, captured);
		if (!fine) {
			return Optional.empty();
		}
		Workload workload = captured ? captured(base instanceof Captured c ? c : null)
				: synthetic((Synthetic) base);
		return fine ? Optional.of(workload) : Optional.empty();
	}

	private void collect(List<TrafficSetting> given, List<String> known, boolean captured) {
		Set<String> seen = new HashSet<>();
		for (TrafficSetting setting : given) {
			String name = name(setting);
			if (name == null) {
				fine = false;
			} else if (!known.contains(name)) {
				fail(IssueCodes.UNKNOWN_SETTING, (captured ? "Traffic from a capture" : "Traffic") + " has no setting '" + name
						+ "'; it has " + String.join(", ", known), setting,
						Suggestions.nearest(name, known).stream().toArray(String[]::new));
			} else if (!seen.add(name)) {
				fail(IssueCodes.DUPLICATE_SETTING, "'" + name + "' is set twice", setting);
			} else {
				settings.put(name, setting);
			}
		}
	}

	private static String name(TrafficSetting setting) {
		if (setting instanceof FlowsSetting) {
			return "flows";
		}
		if (setting instanceof PacketsSetting) {
			return "packets";
		}
		if (setting instanceof SpacingSetting) {
			return "spacing";
		}
		return setting instanceof CaptureSetting ? "pcap" : ((AmountSetting) setting).getName();
	}

	private Synthetic synthetic(Synthetic base) {
		if (base == null) {
			required("flows", "flows 100000 zipf 0.83");
			required("packets", "packets imix");
			required("rate", "rate 10 Mpps");
		}
		FlowsSetting flows = (FlowsSetting) settings.get("flows");
		long count = flows == null ? base == null ? 0 : base.flows() : count(flows, base);
		Popularity popularity = flows == null ? base == null ? null : base.popularity() : popularity(flows);
		double rate = amount("rate", Dimension.PACKET_RATE, 1, MAX_RATE, base == null ? 0 : base.packetsPerSecond());
		double arrivals = amount("arrivals", Dimension.EVENT_RATE, 0, MAX_RATE, base == null ? 0 : base.flowsPerSecond());
		double replies = amount("replies", Dimension.FRACTION, 0, 1,
				base == null ? Synthetic.DEFAULT_REPLY_SHARE : base.replyShare());
		double tcp = amount("tcp", Dimension.FRACTION, 0, 1, base == null ? Synthetic.DEFAULT_TCP_SHARE : base.tcpShare());
		return new Synthetic(count, popularity, sizes(base), rate, arrivals, spacing(base), tcp, replies);
	}

	private void required(String name, String example) {
		if (!settings.containsKey(name)) {
			reporter.error(IssueCodes.MISSING_SETTING, "Traffic needs a setting '" + name + "', such as '" + example + "'",
					declaration, declaration instanceof Traffic ? Names.feature(declaration) : null, example);
			fine = false;
		}
	}

	/** Flows of a measured mixture are many unless the author says how many. */
	private long count(FlowsSetting flows, Synthetic base) {
		if (flows.getCount() == null) {
			return base == null ? 100_000 : base.flows();
		}
		Optional<Double> count = amounts.in(Dimension.COUNT, "The number of flows", flows.getCount(), 1, MAX_FLOWS);
		fine &= count.isPresent();
		if (count.isPresent() && count.get() != Math.rint(count.get())) {
			fail(IssueCodes.NUMBER_RANGE, "The number of flows is whole", flows.getCount());
		}
		return count.map(Double::longValue).orElse(0L);
	}

	private Popularity popularity(FlowsSetting flows) {
		if (flows.getExponent() != null) {
			Optional<Double> exponent = amounts.in(Dimension.COUNT, "The exponent", flows.getExponent(), 0, 3);
			fine &= exponent.isPresent();
			return new Popularity.Zipf(exponent.orElse(0.0));
		}
		if (flows.getStated() != null) {
			Optional<Histogram> lengths = new DistributionReader(reporter, Dimension.COUNT, "A flow's length in packets", 1, MAX_LENGTH)
					.read(flows.getStated());
			fine &= lengths.isPresent();
			return lengths.<Popularity>map(h -> new Popularity.Lengths(new FlowLengths.Stated(h))).orElse(null);
		}
		if (flows.getLengths() != null) {
			if (!MIXTURES.contains(flows.getLengths())) {
				reporter.error(IssueCodes.INVALID_SETTING, "There are measured flow lengths for \"all\", \"tcp\" and \"udp\"", flows,
						Literals.FLOWS_SETTING__LENGTHS);
				fine = false;
			}
			return Popularity.Lengths.measured(flows.getLengths());
		}
		return new Popularity.Uniform();
	}

	private Sizes sizes(Synthetic base) {
		PacketsSetting packets = (PacketsSetting) settings.get("packets");
		if (packets == null) {
			return base == null ? null : base.sizes();
		}
		if (packets.isImix()) {
			return new Sizes.Imix();
		}
		if (packets.getStated() != null) {
			Optional<Histogram> sizes = new DistributionReader(reporter, Dimension.SIZE, "The size of packets", MIN_SIZE, MAX_SIZE)
					.read(packets.getStated());
			fine &= sizes.isPresent();
			return sizes.<Sizes>map(Sizes.Stated::new).orElse(null);
		}
		Optional<Double> size = amounts.in(Dimension.SIZE, "The size of packets", packets.getSize(), MIN_SIZE, MAX_SIZE);
		fine &= size.isPresent();
		return new Sizes.Fixed(size.map(Double::intValue).orElse(0));
	}

	private Arrivals spacing(Synthetic base) {
		SpacingSetting spacing = (SpacingSetting) settings.get("spacing");
		if (spacing == null || spacing.getSpacing() == null) {
			return base == null ? Arrivals.POISSON : base.arrivals();
		}
		return Arrivals.valueOf(spacing.getSpacing().toUpperCase(Locale.ROOT));
	}

	private double amount(String name, Dimension dimension, double least, double most, double otherwise) {
		TrafficSetting setting = settings.get(name);
		if (setting == null) {
			return otherwise;
		}
		Amount amount = ((AmountSetting) setting).getValue();
		Optional<Double> value = amounts.in(dimension, "'" + name + "'", amount, least, most);
		fine &= value.isPresent();
		return value.orElse(0.0);
	}

	private Captured captured(Captured base) {
		CaptureSetting capture = (CaptureSetting) settings.get("pcap");
		String file = capture == null ? base == null ? "" : base.file() : path(capture);
		double speed = capture == null || capture.getSpeed() == null ? base == null ? 1 : base.speed() : speed(capture);
		double rate = amount("rate", Dimension.PACKET_RATE, 1, MAX_RATE, base == null ? 0 : base.packetsPerSecond());
		double copies = amount("copies", Dimension.COUNT, 1, 100_000, base == null ? 1 : base.remapFlows());
		return new Captured(file, speed, rate, (int) copies);
	}

	private double speed(CaptureSetting capture) {
		Optional<Numbers.Measured> speed = Numbers.of(capture.getSpeed());
		boolean times = speed.filter(s -> s.unit().isEmpty() || s.unit().equals("x")).isPresent();
		if (!times || speed.get().value().signum() <= 0 || speed.get().value().doubleValue() > 1e9) {
			fail(IssueCodes.UNIT_MISMATCH, "A speed is a factor above 0, such as 100x", capture.getSpeed());
			return 0;
		}
		return speed.get().value().doubleValue();
	}

	/** Captures are found beside the source file. */
	private String path(CaptureSetting capture) {
		URI base = capture.eResource() == null ? null : capture.eResource().getURI();
		String file = capture.getFile() == null ? "" : capture.getFile();
		if (file.isEmpty()) {
			fail(IssueCodes.INVALID_SETTING, "The name of the capture is missing", capture);
			return file;
		}
		File found = base != null && base.isFile() && !new File(file).isAbsolute()
				? new File(new File(base.toFileString()).getParentFile(), file) : new File(file);
		if (!found.isFile()) {
			reporter.warning(IssueCodes.NOT_READABLE, "There is no capture '" + file + "' beside this file", capture,
					Literals.CAPTURE_SETTING__FILE);
		}
		return found.getPath();
	}

	private void fail(String code, String message, EObject where, String... data) {
		reporter.error(code, message, where, null, data);
		fine = false;
	}
}
