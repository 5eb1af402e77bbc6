// SPDX-License-Identifier: EPL-2.0
// Copyright (c) 2026 Cora contributors
package org.cora.cli.text;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.cora.cli.Table;
import org.cora.ir.unit.Dimension;
import org.cora.ir.unit.Quantity;
import org.cora.runtime.migration.MigrationReport;
import org.cora.sim.RunResult;
import org.cora.sim.metrics.CheckpointUse;
import org.cora.sim.metrics.DropCount;
import org.cora.sim.metrics.Invariant;
import org.cora.sim.metrics.PacketCounts;
import org.cora.sim.metrics.ResetReport;
import org.cora.sim.metrics.LatencySummary;

/** Results of simulations as text for a terminal. */
public final class RunText {

	private static final int MIGRATIONS_SHOWN = 3;

	private RunText() {
	}

	/** One run in full. */
	public static List<String> lines(RunResult run) {
		List<String> lines = new ArrayList<>();
		lines.add(run.offload() + ": " + run.nf() + " on " + run.nic() + " with " + run.host() + ", strategy " + run.strategy()
				+ ", " + Quantity.format(run.durationNanos(), Dimension.TIME) + (run.stopped() ? ", stopped" : ""));
		lines.add(packets(run.packets()));
		for (DropCount drop : run.packets().byCause()) {
			lines.add("                dropped " + count(drop.packets()) + ": " + drop.cause() + (drop.policy() ? " (policy)" : ""));
		}
		lines.add(text("  throughput  %.3g of %.3g Mpps, %.3g Gbps", run.throughput().deliveredMpps(),
				run.throughput().offeredMpps(), run.throughput().gbps()));
		lines.add("  latency     " + latency(run.latency().overall()) + ";  card " + latency(run.latency().nic()) + ";  host "
				+ latency(run.latency().cpu()));
		lines.add(text("  host cores  %.3g mean, %.3g peak", run.cpu().coresMean(), run.cpu().coresPeak()));
		migrations(run, lines);
		for (Invariant invariant : run.invariants()) {
			if (!invariant.holds()) {
				lines.add("  VIOLATED    " + invariant.name() + ": " + invariant.detail());
			}
		}
		if (run.isSound()) {
			lines.add("  invariants  all hold: " + String.join(", ", run.invariants().stream().map(Invariant::name).toList()));
		}
		lines.add(text("  simulator   %s s of wall time, %s", text(run.speed().wallSeconds() < 1000 ? "%.3g" : "%.0f", run.speed().wallSeconds()),
				Quantity.format(run.speed().packetsPerSecond(), Dimension.PACKET_RATE)));
		return lines;
	}

	/** What most functions do none of is left out. */
	private static String packets(PacketCounts packets) {
		String made = packets.generated() == 0 ? "" : ", " + count(packets.generated()) + " made by the NF";
		String passed = packets.passed() == 0 ? "" : ", " + count(packets.passed()) + " passed to the host's network stack";
		return text("  packets     %s offered%s, %s delivered%s, %s dropped for lack of a resource, %s by the NF", count(packets.offered()), made,
				count(packets.delivered()), passed, count(packets.resourceDrops()), count(packets.policyDrops()));
	}

	private static void migrations(RunResult run, List<String> lines) {
		lines.add(text("  migrations  %d, %s flows and %s of state moved, longest gap %.3g us", run.runtime().migrations(),
				count(run.runtime().flowsMoved()), Quantity.format(run.runtime().bytesMoved(), Dimension.SIZE),
				run.runtime().longestBlackoutUs()));
		if (run.runtime().transfersLost() > 0) {
			lines.add(text("                %s transfers were lost: %s flows stayed, and were tried again %s times",
					count(run.runtime().transfersLost()), count(run.runtime().flowsAborted()), count(run.runtime().flowsRetried())));
		}
		List<MigrationReport> decided = run.migrations().stream().filter(m -> !m.reason().equals("promotion")).toList();
		for (MigrationReport migration : decided.subList(0, Math.min(MIGRATIONS_SHOWN, decided.size()))) {
			lines.add(text("                at %s: %d flows %s in %s, at most %d packets kept, %d sent on, %d reordered, %d lost (%s)",
					Quantity.format(migration.atNanos(), Dimension.TIME), migration.flows(), migration.direction(),
					Quantity.format(migration.durationNanos(), Dimension.TIME), migration.bufferedPeak(),
					migration.forwarded(), migration.reordered(), migration.lost(), migration.reason()));
		}
		interventions(run, lines);
	}

	private static void interventions(RunResult run, List<String> lines) {
		run.runtime().upgrade().ifPresent(u -> lines.add(text("  upgrade     begun at %s, in force %s later; all stood for %s while %s crossed; "
				+ "%s of %s flows followed their packets by %s", Quantity.format(u.atNanos(), Dimension.TIME),
				Quantity.format(u.inForceNanos() - u.atNanos(), Dimension.TIME), Quantity.format(u.standNanos(), Dimension.TIME),
				Quantity.format(u.bytes(), Dimension.SIZE), count(u.arrived()), count(u.flows()),
				Quantity.format(u.settledNanos(), Dimension.TIME))));
		run.runtime().upgrade().filter(u -> !u.changes().isEmpty())
				.ifPresent(u -> lines.add("              " + String.join(", ", u.changes())));
		CheckpointUse use = run.runtime().checkpoints();
		if (use.bytes() > 0) {
			lines.add(text("  checkpoints %d, %s of state crossed for them", use.checkpoints(), Quantity.format(use.bytes(), Dimension.SIZE)));
		}
		for (ResetReport reset : use.resets()) {
			lines.add(text("                reset at %s, away for %s: %s packets in the card lost, %s flows go on at the host, %s on the card, "
					+ "with state of %s before", Quantity.format(reset.atNanos(), Dimension.TIME),
					Quantity.format(reset.backNanos() - reset.atNanos(), Dimension.TIME), count(reset.packetsLost()),
					count(reset.flowsToHost()), count(reset.flowsOnCard()), Quantity.format(reset.stateAgeNanos(), Dimension.TIME)));
		}
	}

	/** Several runs side by side. */
	public static List<String> comparison(List<RunResult> runs) {
		Table table = new Table("offload", "strategy", "host cores", "Mpps", "p50 us", "p99 us", "lost", "moved", "sound");
		for (RunResult run : runs) {
			table.row(run.offload(), run.strategy(), text("%.3f", run.cpu().coresMean()),
					text("%.2f", run.throughput().deliveredMpps()), text("%.1f", run.latency().overall().p50()),
					text("%.1f", run.latency().overall().p99()), count(run.packets().resourceDrops()),
					count(run.runtime().flowsMoved()), run.isSound() ? "yes" : "NO");
		}
		return table.lines();
	}

	private static String latency(LatencySummary summary) {
		return summary.packets() == 0 ? "–" : text("%.3g us p50, %.3g p99", summary.p50(), summary.p99());
	}

	private static String count(long number) {
		return number < 100_000 ? Long.toString(number) : Quantity.format(number, Dimension.COUNT);
	}

	private static String text(String format, Object... values) {
		return String.format(Locale.ROOT, format, values);
	}
}
