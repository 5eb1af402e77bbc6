// SPDX-License-Identifier: EPL-2.0
// Copyright (c) 2026 Cora contributors
package org.cora.planner.search;

import java.util.Arrays;
import java.util.BitSet;
import java.util.List;
import org.cora.nicmodel.MemoryLevel;
import org.cora.planner.evaluate.LinearModel;
import org.cora.planner.plan.Home;

/**
 * How long accesses wait at least.
 *
 * @param host cycles to the host's memory, by state
 * @param nic  cycles to each memory of the card, by memory and state
 */
record Latencies(double[] host, double[][] nic) {

	/** With what is certainly in each memory by now; what is the same as before is the same object. */
	static Latencies atLeast(LinearModel model, StateOptions[] states, Latencies before) {
		List<MemoryLevel> memories = model.evaluator().memories();
		BitSet onHost = new BitSet();
		for (int s = 0; s < states.length; s++) {
			onHost.set(s, states[s].certainlyOnHost());
		}
		double[][] nic = new double[memories.size()][];
		for (int m = 0; m < nic.length; m++) {
			BitSet inside = new BitSet();
			for (int s = 0; s < states.length; s++) {
				inside.set(s, states[s].certainlyIn(m));
			}
			nic[m] = same(before == null ? null : before.nic()[m], model.nicLatencies(memories.get(m), inside));
		}
		return new Latencies(same(before == null ? null : before.host(), model.hostLatencies(onHost)), nic);
	}

	/** What was, if it is the same. */
	private static double[] same(double[] before, double[] now) {
		return Arrays.equals(before, now) ? before : now;
	}

	/** If every state is as chosen. */
	static Latencies of(LinearModel model, StateOptions[] states, int[] chosen) {
		List<MemoryLevel> memories = model.evaluator().memories();
		BitSet onHost = new BitSet();
		BitSet[] inside = new BitSet[memories.size()];
		for (int m = 0; m < inside.length; m++) {
			inside[m] = new BitSet();
		}
		for (int s = 0; s < states.length; s++) {
			onHost.set(s, states[s].choices.get(chosen[s]).home() != Home.NIC);
			int m = states[s].memory[chosen[s]];
			if (m >= 0) {
				inside[m].set(s);
			}
		}
		double[][] nic = new double[memories.size()][];
		for (int m = 0; m < nic.length; m++) {
			nic[m] = model.nicLatencies(memories.get(m), inside[m]);
		}
		return new Latencies(model.hostLatencies(onHost), nic);
	}

	/** Whether these are the very same figures. */
	boolean sameAs(Latencies other) {
		return host == other.host && Arrays.equals(nic, other.nic);
	}
}
