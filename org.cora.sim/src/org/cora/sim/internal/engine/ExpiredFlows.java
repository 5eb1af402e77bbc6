// SPDX-License-Identifier: EPL-2.0
// Copyright (c) 2026 Cora contributors
package org.cora.sim.internal.engine;

import java.util.Arrays;
import java.util.BitSet;
import java.util.HashSet;
import java.util.Set;
import org.cora.ir.program.StateKind;
import org.cora.planner.stateflow.StateNode;

/**
 * Flows some of whose entries have timed out: one that has none left begins anew on its home side.
 *
 * <p>Not so flows that had ended before the run whose entry was in an lru that is full in the steady state. Nothing times out there,
 * it was evicted soon after; only the introductions, which leave out the packets in between, have kept it. Their steering entries
 * stay until {@link IdleEntries} looks at them.
 */
final class ExpiredFlows {

	private final Engine engine;
	/** States that evict before anything can time out. */
	private final BitSet full = new BitSet();
	private int[] flows = new int[64];
	private int count;
	private final Set<Integer> onTheWay = new HashSet<>();
	/** Those that have been looked at: a flow's entries time out together, one for each direction, but its steering entries go once. */
	private final BitSet settled = new BitSet();

	ExpiredFlows(Engine engine, EngineSetup setup) {
		this.engine = engine;
		for (StateNode node : setup.placement().plan().getGraph().getStates()) {
			full.set(node.getIndex(), setup.nf().states().get(node.getIndex()).kind() == StateKind.LRU
					&& node.getEntriesInUse() >= node.getCapacity());
		}
	}

	/** An entry of the flow has timed out. */
	void add(int flow, int state) {
		if (full.get(state) && wasEvicted(flow)) {
			return;
		}
		if (count == flows.length) {
			flows = Arrays.copyOf(flows, count * 2);
		}
		flows[count++] = flow;
	}

	/** Whether a flow ended so long before the run that an entry of its would have been evicted, and steering entries are still its. */
	private boolean wasEvicted(int flow) {
		return engine.flows.isLive(flow) && engine.flows.lastSeen(flow) < 0 && (engine.isFilling() || engine.idle.isRecent(flow));
	}

	/** Has those that are gone begin anew; those that are moving do when they rest. */
	void settle() {
		for (int i = 0; i < count; i++) {
			if (settled.get(flows[i])) {
				continue;
			}
			settled.set(flows[i]);
			if (engine.flows.isLive(flows[i]) && engine.dataplane.migrations().isMoving(flows[i])) {
				onTheWay.add(flows[i]);
			} else {
				beginAnew(flows[i]);
			}
		}
		for (int i = 0; i < count; i++) {
			settled.clear(flows[i]);
		}
		count = 0;
	}

	/** A flow's move is over; its state may have timed out meanwhile. */
	void rests(int flow) {
		if (onTheWay.remove(flow)) {
			beginAnew(flow);
		}
	}

	/** It looks different from then on. */
	private void beginAnew(int flow) {
		if (!engine.flows.isLive(flow) || engine.handlers.hasState(flow)) {
			return;
		}
		byte home = engine.traffic.home(flow);
		if (engine.traffic.steeredTo(flow) != home) {
			engine.flows.moved(flow, Engine.side(home));
			engine.steering.steer(flow, home, false);
		} else {
			engine.traffic.forgetTuples(flow);
		}
	}
}
