// SPDX-License-Identifier: EPL-2.0
// Copyright (c) 2026 Cora contributors
package org.cora.sim.internal.engine;

import java.util.Arrays;
import java.util.BitSet;
import java.util.HashSet;
import java.util.Set;

/** Flows some of whose entries have timed out: one that has none left begins anew on its home side. */
final class ExpiredFlows {

	private final Engine engine;
	private int[] flows = new int[64];
	private int count;
	private final Set<Integer> onTheWay = new HashSet<>();
	/** Those that have been looked at: a flow's entries time out together, one for each direction, but its steering entries go once. */
	private final BitSet settled = new BitSet();

	ExpiredFlows(Engine engine) {
		this.engine = engine;
	}

	/** An entry of the flow has timed out. */
	void add(int flow) {
		if (count == flows.length) {
			flows = Arrays.copyOf(flows, count * 2);
		}
		flows[count++] = flow;
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
