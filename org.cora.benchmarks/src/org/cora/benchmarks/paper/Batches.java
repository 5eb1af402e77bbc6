// SPDX-License-Identifier: EPL-2.0
// Copyright (c) 2026 Cora contributors
package org.cora.benchmarks.paper;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.cora.sim.trace.TraceEvent;
import org.cora.sim.trace.TraceSink;

/**
 * Host cores busy, interval by interval, and how far from their mean the long run's may be: batch means (A. M. Law,
 * Simulation Modeling and Analysis, section 9.5).
 */
final class Batches implements TraceSink {

	private static final int MOST = 10;
	/** 97.5 % quantile of Student's t with nine degrees of freedom. */
	private static final double STUDENT = 2.262;
	private final List<Double> intervals = new ArrayList<>();

	@Override
	public void accept(TraceEvent event) {
		if (event instanceof TraceEvent.Signal signal && signal.name().equals("cpu.cores")) {
			intervals.add(signal.value());
		}
	}

	/** Half of the width of the confidence interval of the mean; NaN of too short a run. */
	double within() {
		return within(means());
	}

	/**
	 * The same of the difference from a run under the same packets: what chance does to both of them alike doesn't count.
	 *
	 * @param other as long
	 */
	double apart(Batches other) {
		double[] own = means();
		double[] others = other.means();
		double[] differences = new double[Math.min(own.length, others.length)];
		Arrays.setAll(differences, b -> own[b] - others[b]);
		return within(differences);
	}

	/** Of each batch; nothing of too short a run. */
	private double[] means() {
		int each = intervals.size() / MOST;
		double[] means = new double[each == 0 ? 0 : MOST];
		for (int b = 0; b < means.length; b++) {
			means[b] = intervals.subList(b * each, (b + 1) * each).stream().mapToDouble(v -> v).average().orElseThrow();
		}
		return means;
	}

	private static double within(double[] means) {
		if (means.length == 0) {
			return Double.NaN;
		}
		double mean = Arrays.stream(means).average().orElseThrow();
		double squares = Arrays.stream(means).map(m -> (m - mean) * (m - mean)).sum();
		return STUDENT * Math.sqrt(squares / (MOST - 1) / MOST);
	}
}
