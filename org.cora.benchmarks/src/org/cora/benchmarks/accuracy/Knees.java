// SPDX-License-Identifier: EPL-2.0
// Copyright (c) 2026 Cora contributors
package org.cora.benchmarks.accuracy;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.ToDoubleFunction;

/** Collects throughput by number of cores, program by program. */
final class Knees {

	private static final int FEWEST_POINTS = 3;

	private record Point(double measured, double predicted) {
	}

	private final Map<String, TreeMap<Integer, Point>> curves = new LinkedHashMap<>();

	void add(Measurement measurement, double predicted) {
		String traffic = measurement.input() instanceof ProgramCase program ? " " + program.knownFlows() : "";
		curves.computeIfAbsent(measurement.program() + traffic, p -> new TreeMap<>()).put(measurement.input().cores(),
				new Point(measurement.measured(), predicted));
	}

	KneeAccuracy accuracy() {
		int judged = 0;
		int same = 0;
		int oneStep = 0;
		double sum = 0;
		for (TreeMap<Integer, Point> curve : curves.values()) {
			if (curve.size() >= FEWEST_POINTS) {
				double step = (double) (curve.lastKey() - curve.firstKey()) / (curve.size() - 1);
				double apart = Math.abs(knee(curve, Point::measured) - knee(curve, Point::predicted));
				judged++;
				sum += apart;
				same += apart <= step / 2 ? 1 : 0;
				oneStep += apart <= step ? 1 : 0;
			}
		}
		return new KneeAccuracy(judged, judged == 0 ? 0 : sum / judged, same, oneStep);
	}

	private static double knee(TreeMap<Integer, Point> curve, ToDoubleFunction<Point> rate) {
		double perCore = rate.applyAsDouble(curve.firstEntry().getValue()) / curve.firstKey();
		return curve.values().stream().mapToDouble(rate).max().orElseThrow() / perCore;
	}
}
