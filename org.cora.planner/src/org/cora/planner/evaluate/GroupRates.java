// SPDX-License-Identifier: EPL-2.0
// Copyright (c) 2026 Cora contributors
package org.cora.planner.evaluate;

import java.util.Arrays;
import org.cora.planner.stateflow.FlowGroup;
import org.cora.planner.stateflow.StateFlowGraph;

/**
 * How fast the flows of each group are. Of a group it is known how fast the heaviest is and how fast all are on average; from there on
 * rates are taken to fall with a power of the rank, as they do where popularity is Zipf's. A group whose heaviest flow isn't told has
 * flows that are all alike.
 */
final class GroupRates {

	/** Ranks that are looked at in each group, in the middle of as many equal parts of its flows. */
	private static final int RANKS = 32;
	private static final int STEPS = 40;
	private static final double CLOSE = 1e-9;

	private final double[][] rates;

	GroupRates(StateFlowGraph graph) {
		rates = new double[graph.getGroups().size() - 1][];
		double before = 0;
		for (int g = 0; g < rates.length; g++) {
			FlowGroup group = graph.getGroups().get(g);
			rates[g] = rates(group, before, graph.getPacketRate() * group.getHottestShare());
			before += group.getFlows();
		}
	}

	/** Packets per second of the flows in the middle of equal parts of the group, the fastest first. */
	double[] of(int group) {
		return rates[group];
	}

	private static double[] rates(FlowGroup group, double before, double hottest) {
		double mean = group.getFlowRate();
		if (hottest <= mean * (1 + CLOSE) || group.getFlows() <= 1) {
			return new double[] {mean};
		}
		double[] logs = new double[RANKS];
		for (int i = 0; i < RANKS; i++) {
			logs[i] = Math.log1p((group.getFlows() - 1) * (i + 0.5) / RANKS / (before + 1));
		}
		double exponent = exponent(logs, mean / hottest);
		double[] result = Arrays.stream(logs).map(log -> Math.exp(-exponent * log)).toArray();
		double scale = mean / Arrays.stream(result).average().orElseThrow();
		return Arrays.stream(result).map(r -> r * scale).toArray();
	}

	/** With which the mean is that part of the greatest: by Newton's method from 0, which never goes too far, as the mean is convex. */
	private static double exponent(double[] logs, double part) {
		double exponent = 0;
		for (int i = 0; i < STEPS; i++) {
			double mean = 0;
			double slope = 0;
			for (double log : logs) {
				double rate = Math.exp(-exponent * log);
				mean += rate / logs.length;
				slope += rate * log / logs.length;
			}
			if (mean <= part * (1 + CLOSE) || slope <= 0) {
				break;
			}
			exponent += (mean - part) / slope;
		}
		return exponent;
	}
}
