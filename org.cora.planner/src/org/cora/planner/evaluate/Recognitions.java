// SPDX-License-Identifier: EPL-2.0
// Copyright (c) 2026 Cora contributors
package org.cora.planner.evaluate;

import java.util.HashMap;
import java.util.Map;
import org.cora.planner.evaluate.FlowRecognition.Found;
import org.cora.planner.stateflow.FlowGroup;
import org.cora.planner.stateflow.StateFlowGraph;

/**
 * Which flows of some traffic each cut moves. What is the same for several cuts is worked out once: cuts that differ only in the fastest
 * flows that they move find slower ones alike. Not thread-safe.
 */
public final class Recognitions {

	private static final double LEAST_FLOWS = 1e-9;

	private final StateFlowGraph graph;
	private final GroupRates rates;
	private final double insertSeconds;
	private final Map<RateRule, Found[][]> known = new HashMap<>();
	private final Map<Cut, Recognition> cuts = new HashMap<>();

	/** @param insertSeconds that adding an entry takes */
	public Recognitions(StateFlowGraph graph, double insertSeconds) {
		this.graph = graph;
		this.rates = new GroupRates(graph);
		this.insertSeconds = insertSeconds;
	}

	/** Which flows that cut moves. */
	public Recognition of(Cut cut) {
		return cuts.computeIfAbsent(cut, c -> new Recognition(this, graph, c));
	}

	/** Whether it is of that traffic, on a card on which adding an entry takes so long. */
	boolean isFor(StateFlowGraph other, double otherInsertSeconds) {
		return other == graph && otherInsertSeconds == insertSeconds;
	}

	/** Packets per second of flows in the middle of equal parts of a group, the fastest first. */
	double[] rates(int group) {
		return rates.of(group);
	}

	/** What becomes of these flows, in order, under a rule by which none is too fast. */
	Found[] found(FlowRecognition flow, RateRule rule, int group) {
		Found[][] groups = known.computeIfAbsent(rule, r -> new Found[graph.getGroups().size() - 1][]);
		if (groups[group] == null) {
			double[] each = rates.of(group);
			groups[group] = new Found[each.length];
			for (int i = 0; i < each.length; i++) {
				groups[group][i] = found(flow, graph.getGroups().get(group), each[i]);
			}
		}
		return groups[group];
	}

	/** What becomes of a flow of a group. */
	Found found(FlowRecognition flow, FlowGroup group, double rate) {
		if (graph.isEndingAtRandom()) {
			double chance = flow.chance(rate, ends(group));
			return new Found(chance, chance * Math.exp(-insertSeconds * ends(group)));
		}
		double length = group.getPacketShare() * graph.getPacketRate() / group.getArrivals();
		return flow.equallyLong(rate, length, rate * insertSeconds);
	}

	/** Lives that end per second and flow. */
	static double ends(FlowGroup group) {
		return group.getArrivals() / Math.max(LEAST_FLOWS, group.getFlows());
	}

	double insertSeconds() {
		return insertSeconds;
	}
}
