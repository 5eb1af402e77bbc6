// SPDX-License-Identifier: EPL-2.0
// Copyright (c) 2026 Cora contributors
package org.cora.planner.explain;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.ObjDoubleConsumer;
import org.cora.ir.spec.OffloadSpec;
import org.cora.ir.spec.OffloadSpec.Constraint;
import org.cora.ir.spec.OffloadSpec.Metric;
import org.cora.ir.unit.Dimension;
import org.cora.nicmodel.FlowTable;
import org.cora.nicmodel.MemoryLevel;
import org.cora.nicmodel.NicModel;
import org.cora.nicmodel.Pcie;
import org.cora.nicmodel.performance.Wire;
import org.cora.planner.search.PlanningProblem;
import org.eclipse.emf.ecore.util.EcoreUtil;

/** The figures that a constraint is about, by the constraint's name. */
final class Knobs {

	private static final String MEMORY = "memory ";
	private static final String BANDWIDTH = "memory-bandwidth ";

	private final PlanningProblem problem;
	private final NicModel nic;

	Knobs(PlanningProblem problem) {
		this.problem = problem;
		this.nic = problem.nic();
	}

	/** Figures of which more would loosen the constraint; none where no single one would. */
	List<Knob> loosening(String constraint) {
		List<Knob> knobs = new ArrayList<>();
		if (constraint.startsWith(MEMORY)) {
			memory(constraint.substring(MEMORY.length())).ifPresent(knobs::add);
		} else if (constraint.startsWith(BANDWIDTH)) {
			bandwidth(constraint.substring(BANDWIDTH.length())).ifPresent(knobs::add);
		} else if (constraint.startsWith("nic-serial ") || constraint.startsWith("memory-")) {
			knobs.add(card("clock", "the card's clock", Dimension.FREQUENCY, false, nic.getClock(), NicModel::setClock));
		} else if (constraint.startsWith("entry-bytes ")) {
			knobs.add(card("max-entry-bytes", "the longest entry", Dimension.SIZE, true, nic.getMaxEntryBytes(),
					(card, v) -> card.setMaxEntryBytes((int) v)));
		} else {
			named(constraint, knobs);
		}
		knobs.removeIf(k -> !(k.value() > 0) || k.value() > 1e30);
		return knobs;
	}

	private void named(String name, List<Knob> knobs) {
		String constraint = Wire.isWire(name) ? "line-rate" : name;
		FlowTable table = nic.getFlowTable();
		Pcie pcie = nic.getPcie();
		switch (constraint) {
			case "nic-cores", "nic-threads" -> knobs.add(card("nic-cores", "cores of the card", Dimension.COUNT, true,
					nic.getCores(), (card, v) -> card.setCores((int) v)));
			case "packet-rate" -> knobs.add(card("max-packet-rate", "packets that the card receives", Dimension.PACKET_RATE,
					false, nic.getMaxPacketRate(), NicModel::setMaxPacketRate));
			case "line-rate" -> knobs.add(card("line-rate", "the line rate", Dimension.BIT_RATE, false, nic.getLineRate(),
					NicModel::setLineRate));
			case "code-store" -> knobs.add(card("max-instructions", "the code store's instructions", Dimension.COUNT, true,
					nic.getMaxInstructions(), (card, v) -> card.setMaxInstructions((int) v)));
			case "table-entries" -> knobs.add(card("max-entries", "the card's table entries", Dimension.COUNT, true,
					nic.getMaxEntries(), (card, v) -> card.setMaxEntries((long) v)));
			case "flow-table" -> {
				if (table != null) {
					knobs.add(card("flow-entries", "flow-table entries", Dimension.COUNT, true, table.getEntries(),
							(card, v) -> card.getFlowTable().setEntries((long) v)));
				}
			}
			case "flow-inserts", "flow-deletes" -> {
				if (table != null) {
					knobs.add(card("insert-rate", "flow-table insertions", Dimension.EVENT_RATE, false, table.getInsertRate(),
							Knobs::insertRate));
				}
			}
			case "pcie-bandwidth" -> {
				if (pcie != null) {
					knobs.add(card("pcie-bandwidth", "the bandwidth to the host", Dimension.BIT_RATE, false, pcie
							.getBandwidth(), (card, v) -> card.getPcie().setBandwidth(v)));
				}
			}
			case "pcie-packets" -> {
				if (pcie != null) {
					knobs.add(card("pcie-packet-rate", "packets to the host", Dimension.PACKET_RATE, false, pcie
							.getPacketRate(), (card, v) -> card.getPcie().setPacketRate(v)));
				}
			}
			default -> author(constraint, knobs);
		}
	}

	private void author(String constraint, List<Knob> knobs) {
		switch (constraint) {
			case "host-cores", "host-threads", "cores" -> knobs.add(hostCores());
			case "p99" -> bound(Metric.P99, "the bound on p99", Dimension.TIME).ifPresent(knobs::add);
			default -> {
				return; // nothing that one figure could loosen
			}
		}
	}

	/** Host cores that the offload may use: what the author gives, and what a constraint allows. */
	private Knob hostCores() {
		OffloadSpec spec = problem.spec();
		double now = spec.constraints().stream().filter(c -> c.metric() == Metric.CORES).mapToDouble(Constraint::bound).min()
				.orElse(spec.hostCores() > 0 ? Math.min(spec.hostCores(), problem.host().getCores()) : problem.host().getCores());
		return new Knob("cores", "host cores", Dimension.COUNT, true, now, true, true, v -> {
			var host = EcoreUtil.copy(problem.host());
			host.setCores(Math.max(host.getCores(), (int) v));
			int given = spec.hostCores() > 0 ? Math.max(spec.hostCores(), (int) v) : 0;
			List<Constraint> constraints = spec.constraints().stream().map(c -> c.metric() == Metric.CORES
					? new Constraint(c.metric(), c.relation(), Math.max(v, c.bound()), c.where()) : c).toList();
			return new PlanningProblem(problem.nf(), Specs.with(spec, given, constraints, spec.pins()), nic, host, problem
					.graph());
		});
	}

	private Optional<Knob> bound(Metric metric, String noun, Dimension dimension) {
		OffloadSpec spec = problem.spec();
		return spec.constraints().stream().filter(c -> c.metric() == metric).findFirst().map(bounded -> new Knob(metric
				.name().toLowerCase(Locale.ROOT), noun, dimension, false, bounded.bound(), true, true, v -> {
			List<Constraint> constraints = spec.constraints().stream().map(c -> c.metric() == metric
					? new Constraint(metric, c.relation(), v, c.where()) : c).toList();
			return new PlanningProblem(problem.nf(), Specs.with(spec, spec.hostCores(), constraints, spec.pins()), nic,
					problem.host(), problem.graph());
		}));
	}

	private Optional<Knob> memory(String name) {
		return level(name).map(m -> card("memory." + name, "memory " + name, Dimension.SIZE, false, m.getCapacity(), (card,
				v) -> level(card, name).setCapacity(v)));
	}

	private Optional<Knob> bandwidth(String name) {
		return level(name).map(m -> card("memory-bandwidth." + name, "the bandwidth of memory " + name, Dimension.BIT_RATE,
				false, m.getBandwidth(), (card, v) -> level(card, name).setBandwidth(v)));
	}

	private Optional<MemoryLevel> level(String name) {
		return nic.getMemory().stream().filter(m -> name.equals(m.getName())).findFirst();
	}

	private static MemoryLevel level(NicModel card, String name) {
		return card.getMemory().stream().filter(m -> name.equals(m.getName())).findFirst().orElseThrow();
	}

	private static void insertRate(NicModel card, double perSecond) {
		card.getFlowTable().setInsertRate(perSecond);
		card.getFlowTable().setDeleteRate(perSecond);
	}

	private Knob card(String parameter, String noun, Dimension dimension, boolean whole, double now,
			ObjDoubleConsumer<NicModel> change) {
		return new Knob(parameter, noun, dimension, whole, now, true, true, v -> {
			NicModel copy = EcoreUtil.copy(nic);
			change.accept(copy, v);
			return problem.on(copy, problem.host());
		});
	}

	/** Packets that are offered: more of them, or less. */
	Knob rate(boolean upwards) {
		return new Knob("rate", "offered packets", Dimension.PACKET_RATE, false, problem.graph().getPacketRate(), upwards,
				false, v -> Specs.atRate(problem, v));
	}
}
