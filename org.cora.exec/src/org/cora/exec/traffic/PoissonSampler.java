// SPDX-License-Identifier: EPL-2.0
// Copyright (c) 2026 Cora contributors
package org.cora.exec.traffic;

/**
 * Samples of Poisson variables: for small means by counting exponential gaps, else by transformed rejection with squeeze (W. Hörmann,
 * <i>The transformed rejection method for generating Poisson random variables</i>, Insurance: Mathematics and Economics 12, 1993).
 */
public final class PoissonSampler {

	/** From which mean on rejection is as the paper has it. */
	private static final double LARGE = 10;
	private static final double HALF_LOG_TWO_PI = 0.9189385332046727;

	private PoissonSampler() {
	}

	/** How many events there are where that many are expected, at random; none for a mean of 0 or less. */
	public static long next(Random64 random, double mean) {
		return mean < LARGE ? counted(random, mean) : transformed(random, mean);
	}

	private static long counted(Random64 random, double mean) {
		long events = -1;
		for (double time = 0; time <= mean; time += ExponentialSampler.next(random)) {
			events++;
		}
		return Math.max(0, events);
	}

	/** Constants as in the paper's algorithm PTRS. */
	private static long transformed(Random64 random, double mean) {
		double b = 0.931 + 2.53 * Math.sqrt(mean);
		double a = -0.059 + 0.02483 * b;
		double scale = StrictMath.log(1.1239 + 1.1328 / (b - 3.4));
		while (true) {
			double u = random.unit() - 0.5;
			double v = 1 - random.unit();
			double edge = 0.5 - Math.abs(u);
			double k = Math.floor((2 * a / edge + b) * u + mean + 0.43);
			if (edge >= 0.07 && v <= 0.9277 - 3.6224 / (b - 2)) {
				return (long) k;
			}
			boolean inside = k >= 0 && (edge >= 0.013 || v <= edge);
			if (inside && StrictMath.log(v) + scale - StrictMath.log(a / (edge * edge) + b) <= k * StrictMath.log(mean) - mean - logFactorial(k)) {
				return (long) k;
			}
		}
	}

	/** Stirling's series from 10 on. */
	private static double logFactorial(double k) {
		double product = 1;
		double n = k;
		while (n < LARGE) {
			n++;
			product *= n;
		}
		double square = 1 / (n * n);
		return (n + 0.5) * StrictMath.log(n) - n + HALF_LOG_TWO_PI + (1.0 / 12 - square / 360) / n - StrictMath.log(product);
	}
}
