// SPDX-License-Identifier: EPL-2.0
// Copyright (c) 2026 Cora contributors
package org.cora.nicmodel.performance;

/** The standard normal distribution. */
final class Normal {

	private static final double[] TAIL = {0.319381530, -0.356563782, 1.781477937, -1.821255978, 1.330274429};
	private static final double SCALE = 0.2316419;
	private static final int HALVINGS = 50;
	private static final double FURTHEST = 10;

	private Normal() {
	}

	/** Probability of being below x, to within 8·10⁻⁸ (Abramowitz and Stegun, 26.2.17). */
	static double cumulative(double x) {
		double t = 1 / (1 + SCALE * Math.abs(x));
		double sum = 0;
		for (int i = TAIL.length - 1; i >= 0; i--) {
			sum = (sum + TAIL[i]) * t;
		}
		double above = Math.exp(-x * x / 2) / Math.sqrt(2 * Math.PI) * sum;
		return x >= 0 ? 1 - above : above;
	}

	/** What is exceeded with the probability 1 − p. */
	static double quantile(double p) {
		double low = -FURTHEST;
		double high = FURTHEST;
		for (int i = 0; i < HALVINGS; i++) {
			double middle = (low + high) / 2;
			if (cumulative(middle) < p) {
				low = middle;
			} else {
				high = middle;
			}
		}
		return (low + high) / 2;
	}
}
