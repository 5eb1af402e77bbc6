// SPDX-License-Identifier: EPL-2.0
// Copyright (c) 2026 Cora contributors
package org.cora.planner.search;

import java.util.List;
import org.cora.nicmodel.MemoryLevel;
import org.cora.planner.evaluate.LinearModel;

/** What the open choices have at least of that which decides between splits of equal cost, see {@link Preference}. */
final class TieBounds {

	private static final double NANOS = 1e9;

	private final LinearModel model;
	private final StateOptions[] states;
	private final LaneCosts lanes;
	private final double[] access;

	/** @param lanes whose prices are overwritten */
	TieBounds(LinearModel model, StateOptions[] states, LaneCosts lanes) {
		this.model = model;
		this.states = states;
		this.lanes = lanes;
		this.access = new double[states.length];
	}

	/** Bytes of card memory. */
	double bytes() {
		double bytes = model.steeringBytes();
		for (StateOptions options : states) {
			bytes += options.least(options.bytes);
		}
		return bytes;
	}

	/** Uses of states that the profile didn't see and that would cross. */
	int surprises() {
		int sum = 0;
		for (StateOptions options : states) {
			sum += options.leastSurprises();
		}
		return sum;
	}

	/** Mean nanoseconds in the system without waiting for cores. */
	double nanos(Latencies latencies) {
		List<MemoryLevel> memories = model.evaluator().memories();
		double nic = NANOS / model.evaluator().nic().getClock();
		double perCycle = nic / model.evaluator().nic().getMemoryParallelism();
		for (int s = 0; s < states.length; s++) {
			access[s] = memories.isEmpty() ? 0 : Double.POSITIVE_INFINITY;
			for (int m = 0; m < memories.size(); m++) {
				access[s] = Math.min(access[s], latencies.nic()[m][s] * perCycle);
			}
		}
		lanes.price(new Tariff(NANOS / model.evaluator().host().getClock(), 0, nic, 0, 0, model.crossingNanos(), new double[0]),
				latencies.host(), access, new double[states.length]);
		double sum = lanes.cheapest(states);
		for (StateOptions options : states) {
			double least = Double.POSITIVE_INFINITY;
			for (int c = 0; c < options.open.length; c++) {
				double nanos = options.memory[c] < 0 || options.label[c][1] != StateOptions.NIC ? 0
						: (options.packetAccesses[1] + (options.label[c][0] == StateOptions.NIC ? options.packetAccesses[0] : 0))
								* latencies.nic()[options.memory[c]][options.index] * perCycle;
				least = options.open[c] ? Math.min(least, nanos) : least;
			}
			sum += least;
		}
		return model.fixedNanos() + sum / Math.max(1e-12, lanes.packets());
	}
}
