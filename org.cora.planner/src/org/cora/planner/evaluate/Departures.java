// SPDX-License-Identifier: EPL-2.0
// Copyright (c) 2026 Cora contributors
package org.cora.planner.evaluate;

import java.util.ArrayList;
import java.util.List;
import org.cora.nicmodel.performance.Latency;

/** Packets whose time in the system is asked for: what ways they take, and what they wait for on them. */
final class Departures {

	private final List<Latency.Way> ways = new ArrayList<>();
	private final double[] turns;
	private double share;
	private double toHost;
	private double toNic;

	Departures(int groups) {
		turns = new double[groups];
	}

	void add(PathCost cost, double packets) {
		ways.add(new Latency.Way(packets, cost.fixedNanos, cost.visitsNic, cost.visitsCpu));
		share += packets;
		toHost += packets * cost.toHost;
		toNic += packets * cost.toNic;
	}

	/** Packets of a flow group take their flow's turn on the card. */
	void turns(int group, double packets) {
		turns[group] += packets;
	}

	boolean isEmpty() {
		return share <= 0;
	}

	/** Bus crossings to the host per packet. */
	double toHost() {
		return isEmpty() ? 0 : toHost / share;
	}

	/** Bus crossings to the card per packet. */
	double toNic() {
		return isEmpty() ? 0 : toNic / share;
	}

	/** Share of these packets that are of a flow group and take their flow's turn. */
	double turns(int group) {
		return isEmpty() ? 0 : turns[group] / share;
	}

	/** The ways, each with so many nanoseconds more, and those over the host with further ones. */
	List<Latency.Way> ways(double more, double onHost) {
		return ways.stream().map(w -> new Latency.Way(w.share(), w.fixedNanos() + more + (w.onHost() ? onHost : 0), w.onNic(), w.onHost()))
				.toList();
	}
}
