// SPDX-License-Identifier: EPL-2.0
// Copyright (c) 2026 Cora contributors
package org.cora.cli.bench;

import com.google.gson.JsonObject;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.concurrent.Callable;
import org.cora.benchmarks.paper.Subjects;
import org.cora.benchmarks.speed.ProfileShare;
import org.cora.benchmarks.speed.SpeedBench;
import org.cora.benchmarks.speed.SpeedResult;
import org.cora.benchmarks.speed.SpeedRow;
import org.cora.cli.CommonOptions;
import org.cora.cli.Console;
import org.cora.cli.ExitCode;
import org.cora.cli.Table;
import org.cora.cli.json.Json;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code cora bench speed}: how many packets per second programs and the simulator handle on this machine. */
@Command(name = "speed", header = "Measure how many packets per second programs and the simulator handle here.",
		description = { "", "One thread, per second of wall time and per second of that thread's own time; flows are all alike."
				+ " The floor is a bare loop that probes a hash table with as many entries as there are flows.",
				"Timed rows simulate a run from a recording of its packets, so that generating them isn't in it; the row \"source\""
						+ " says what that takes. ns-3 forwards packets of the same recording between three nodes.",
				"Times are this machine's, and wall time that of whatever else it does." },
		footer = { "", "Example: cora bench speed --flows 100000 --json" })
public final class BenchSpeedCommand implements Callable<Integer> {

	/** The examples that are measured. */
	private static final Set<String> EXAMPLES = Set.of("nat", "firewall", "heavy-hitters", "load-balancer");
	private static final long MOST_FLOWS = 1 << 23;
	/** Twice as many are kept in memory. */
	private static final long MOST_TIMED = 5_000_000;
	private static final double MEGA = 1e6;

	@Mixin(name = "common")
	private CommonOptions common;

	@Spec
	private CommandSpec spec;

	@Parameters(paramLabel = "FILE", arity = "0..*",
			description = "Source files with offloads. Default: NAT, firewall, heavy hitters and load balancer of the examples.")
	private List<Path> files;

	@Option(names = "--flows", split = ",", paramLabel = "N", defaultValue = "1000,100000,1000000",
			description = "Flows active at a time, one or more numbers. Default: 1000,100000,1000000.")
	private List<Long> flows;

	@Option(names = "--seconds", paramLabel = "S", defaultValue = "1",
			description = "How long each functional row is measured. Default: 1.")
	private double seconds;

	@Option(names = "--timed-packets", paramLabel = "N", defaultValue = "1000000",
			description = "Packets of each timed row; 0 for no timed rows. Default: 1000000.")
	private long timedPackets;

	@Option(names = "--ns3-packets", paramLabel = "N", defaultValue = "100000",
			description = "Packets of each timed row that ns-3 forwards as well, if it and a C++ compiler are installed; 0 for none."
					+ " Default: 100000.")
	private int ns3Packets;

	@Option(names = "--profile", description = "Simulate each timed row once more and say where the time went.")
	private boolean profile;

	@Option(names = "--seed", paramLabel = "N", defaultValue = "1", description = "Seed of generated traffic. Default: 1.")
	private long seed;

	@Override
	public Integer call() {
		if (flows.stream().anyMatch(n -> n < 1 || n > MOST_FLOWS)) {
			throw new ParameterException(spec.commandLine(), "--flows takes 1 to " + MOST_FLOWS + " flows");
		}
		if (!(seconds > 0 && seconds <= 3600) || timedPackets < 0 || timedPackets > MOST_TIMED || ns3Packets < 0) {
			throw new ParameterException(spec.commandLine(), "--seconds takes 0 to 3600, --timed-packets 0 to " + MOST_TIMED
					+ ", --ns3-packets 0 or more");
		}
		Console console = Console.of(spec.commandLine());
		List<Path> measured = files == null || files.isEmpty() ? examples() : files;
		SpeedResult speed = new SpeedBench(flows, seconds, timedPackets, ns3Packets, profile, seed).run(measured,
				what -> console.progress("measuring " + what));
		text(speed.rows()).forEach(console::line);
		profile(speed.profile()).forEach(console::line);
		JsonObject result = Json.document();
		result.add("rows", Json.array(speed.rows(), Json::tree));
		if (profile) {
			result.add("profile", Json.array(speed.profile(), Json::tree));
		}
		console.result(result);
		return ExitCode.OK;
	}

	private static List<Path> examples() {
		return Subjects.shipped().stream().filter(f -> EXAMPLES.contains(f.getParent().getFileName().toString())).toList();
	}

	private static List<String> text(List<SpeedRow> rows) {
		Table table = new Table("nf", "flows", "mode", "executor", "Mpps", "Mpps of own time", "bytes/packet", "forwarded");
		for (SpeedRow row : rows) {
			table.row(row.nf().isEmpty() ? "–" : row.nf(), Long.toString(row.flows()), row.mode(), row.executor(),
					mpps(row.packetsPerSecond()), mpps(row.packetsPerCpuSecond()),
					row.bytesPerPacket() == null ? "–" : String.format(Locale.ROOT, "%.1f", row.bytesPerPacket()),
					String.format(Locale.ROOT, "%.0f %%", 100 * row.forwarded()));
		}
		return table.lines();
	}

	private static List<String> profile(List<ProfileShare> shares) {
		if (shares.isEmpty()) {
			return List.of();
		}
		Table table = new Table("nf", "flows", "of the time", "part of the simulator");
		shares.forEach(s -> table.row(s.nf(), Long.toString(s.flows()), String.format(Locale.ROOT, "%.1f %%", 100 * s.share()),
				s.part()));
		List<String> lines = new ArrayList<>(List.of(""));
		lines.addAll(table.lines());
		return lines;
	}

	private static String mpps(double packetsPerSecond) {
		return String.format(Locale.ROOT, "%.2f", packetsPerSecond / MEGA);
	}
}
