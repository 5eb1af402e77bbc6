// SPDX-License-Identifier: EPL-2.0
// Copyright (c) 2026 Cora contributors
package org.cora.planner.evaluate;

import java.util.BitSet;
import org.cora.nicmodel.performance.FlowSpread;
import org.cora.nicmodel.performance.HostLoad;
import org.cora.nicmodel.performance.PerformanceModel;

/**
 * How many host cores wait for the lock of a state that is wholly on the host, at least: then all that is done to it is done there,
 * whatever is where else. Memory takes at least as long as with nothing else in it.
 */
final class LockBounds {

	private final Evaluator on;
	private final FlowSpread spread;
	private final double[] latencies;
	private final Locking[] locks;

	/** @param latencies cycles from issue to data on the host, by state, at least */
	LockBounds(Evaluator on, FlowSpread spread, double[] latencies) {
		this.on = on;
		this.spread = PerformanceModel.spreadsFlows(on.host) ? spread : FlowSpread.EVEN;
		this.latencies = latencies;
		this.locks = new Locking[latencies.length];
	}

	/** Packets that take a way, or runs of a handler without. */
	void add(PathWork work, double share) {
		double[] held = new double[locks.length];
		BitSet taken = new BitSet();
		for (PathWork.Step step : work.steps) {
			int s = step.state().index();
			if (Lane.locked(on, step, false, false)) {
				held[s] += on.host.getContendedLockCycles() + step.cpu().cycles() + step.cpu().memoryAccesses() * latencies[s] / on.host
						.getMemoryParallelism();
				taken.set(s);
			}
		}
		taken.stream().forEach(s -> {
			locks[s] = locks[s] == null ? new Locking() : locks[s];
			locks[s].add(share, held[s]);
		});
	}

	/** Cores that wait when a part of what is offered comes. */
	double cores(int state, double part) {
		Locking lock = locks[state];
		return lock == null ? 0 : new HostLoad.Lock("", on.graph.getPacketRate() / on.host.getClock() * lock.share * lock.mean()
				* on.graph.getStates().get(state).getHottestShare(), lock.variation(), spread).waiting(on.hostCores(), part);
	}
}
