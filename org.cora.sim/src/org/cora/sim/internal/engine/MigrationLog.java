// SPDX-License-Identifier: EPL-2.0
// Copyright (c) 2026 Cora contributors
package org.cora.sim.internal.engine;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.Consumer;
import org.cora.nicmodel.Pcie;
import org.cora.runtime.migration.FlowMoveReport;
import org.cora.runtime.migration.Migration;
import org.cora.runtime.migration.MigrationListener;
import org.cora.runtime.migration.MigrationPhase;
import org.cora.runtime.migration.MigrationReport;
import org.cora.sim.RunResult;
import org.cora.sim.trace.TraceEvent;
import org.cora.sim.trace.TraceSink;

/** Keeps what is reported of migrations, the first ones one by one and all in sums, and traces their phases. */
final class MigrationLog implements MigrationListener {

	private static final double NANOS_PER_SECOND = 1e9;
	private static final String PROMOTION = "promotion";

	private final TraceSink trace;
	private final Pcie bus;
	private final Consumer<FlowMoveReport> flows;
	private final List<MigrationReport> reports = new ArrayList<>();
	long migrations;
	long bytes;
	long promoted;
	long lost;
	long reordered;
	long longestBlackoutNanos;

	/** @param flows hears of each flow that has moved or was on its way */
	MigrationLog(TraceSink trace, Pcie bus, Consumer<FlowMoveReport> flows) {
		this.trace = trace;
		this.bus = bus;
		this.flows = flows;
	}

	@Override
	public void phase(Migration migration, MigrationPhase phase, long nowNanos) {
		trace.accept(new TraceEvent.MigrationStep(nowNanos, migration.id(), phase, migration.from(), migration.flowCount(),
				migration.bytes(), migration.buffered(), migration.reason()));
	}

	@Override
	public void flow(Migration migration, FlowMoveReport report) {
		flows.accept(report);
		if (!report.stayed()) {
			migration.flowArrived(report.blackoutNanos() / (report.drainNanos() + aloneNanos(report.lateBytes())));
		}
	}

	/** What so many bytes take to cross the bus if nothing else does. */
	private double aloneNanos(long bytes) {
		double slot = bus.getPacketRate() > 0 ? NANOS_PER_SECOND / bus.getPacketRate() : 0;
		return bus.getLatency() + Math.max(slot, (bytes + bus.getPacketBytes()) * 8 * NANOS_PER_SECOND / bus.getBandwidth());
	}

	@Override
	public void lost(Migration migration, int flows, long waitNanos, long nowNanos) {
		String then = waitNanos < 0 ? "not tried again" : String.format(Locale.ROOT, "tried again in %.3g ms", waitNanos / 1e6);
		String what = flows == 0 ? "what is only counted of a flow has to follow" : flows + " flows stay";
		trace.accept(new TraceEvent.PlanChange(nowNanos, String.format(Locale.ROOT, "a transfer of migration %d is lost: %s, %s",
				migration.id(), what, then)));
	}

	@Override
	public void finished(MigrationReport report) {
		long end = report.atNanos() + report.durationNanos();
		trace.accept(new TraceEvent.MigrationEnd(end, report.id(), report.blackoutNanos(), report.aborted(),
				report.bufferedPeak(), report.forwarded(), report.reordered()));
		if (reports.size() < RunResult.MOST_MIGRATIONS) {
			reports.add(report);
		}
		migrations++;
		bytes += report.bytes();
		lost += report.lost();
		reordered += report.reordered();
		promoted += report.reason().equals(PROMOTION) ? report.flows() - report.aborted() : 0;
		longestBlackoutNanos = Math.max(longestBlackoutNanos, report.blackoutNanos());
	}

	List<MigrationReport> reports() {
		return reports;
	}
}
