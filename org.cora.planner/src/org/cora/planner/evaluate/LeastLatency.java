// SPDX-License-Identifier: EPL-2.0
// Copyright (c) 2026 Cora contributors
package org.cora.planner.evaluate;

import java.util.Optional;
import org.cora.ir.spec.OffloadSpec.Constraint;
import org.cora.ir.spec.OffloadSpec.Metric;
import org.cora.ir.spec.OffloadSpec.Relation;

/**
 * How long packets that leave take at least, wherever states are: nothing is waited for but the wires, each stretch of a path and each access
 * is done on whichever side is quicker, and no memory is waited for. Shows that a bound on latency can't be kept before anything is searched.
 */
public final class LeastLatency {

	private static final double NANOS = 1e9;

	private final Evaluator on;

	private LeastLatency(Evaluator on) {
		this.on = on;
	}

	/** Whether more packets are later than the author allows, under every split. */
	public static boolean isTooLong(Evaluator on) {
		LeastLatency least = new LeastLatency(on);
		return on.spec.constraints().stream().filter(c -> c.metric() == Metric.P99 && c.relation() != Relation.AT_LEAST)
				.mapToDouble(Constraint::bound).min().stream().anyMatch(least::exceeds);
	}

	/**
	 * First packets of flows that move at once are counted twice under some cuts: by as much, all packets together may be more than
	 * they are here.
	 */
	private boolean exceeds(double bound) {
		FlowFlux flux = on.flux(Optional.empty());
		double later = 0;
		double all = 0;
		boolean leave = on.works.stream().anyMatch(w -> w.leavesBy >= 0 && share(flux, w) > 0);
		for (PathWork work : on.works) {
			double share = work.expiry || leave && work.leavesBy < 0 ? 0 : share(flux, work);
			all += share;
			later += nanos(work) > bound ? share : 0;
		}
		for (int g = 0; g < flux.groups(); g++) {
			all += flux.first(g);
		}
		return on.graph.getPacketRate() > 0 && later > Rules.P99 * all;
	}

	private static double share(FlowFlux flux, PathWork work) {
		double share = 0;
		for (int g = 0; g < flux.groups(); g++) {
			share += flux.first(g) * work.firstShare + Math.max(0, flux.unknown(g) - flux.first(g)) * work.groupShares[g];
		}
		return share;
	}

	private double nanos(PathWork work) {
		double seconds = 0;
		for (int i = 0; i < work.nicCycles.size(); i++) {
			seconds += quicker(work.nicCycles.get(i), work.cpuCycles.get(i));
		}
		for (PathWork.Step step : work.steps) {
			seconds += quicker(step.nic().cycles(), step.cpu().cycles());
		}
		return on.nic.getPacketLatency() + on.waits.wires(work) + seconds * NANOS;
	}

	private double quicker(double nicCycles, double hostCycles) {
		return Math.min(nicCycles / on.nic.getClock(), hostCycles / on.host.getClock());
	}
}
