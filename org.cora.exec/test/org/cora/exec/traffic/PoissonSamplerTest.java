// SPDX-License-Identifier: EPL-2.0
// Copyright (c) 2026 Cora contributors
package org.cora.exec.traffic;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Numbers of events that come at random. */
class PoissonSamplerTest {

	private static final int DRAWS = 200_000;

	/** Each number as often as Poisson's distribution says, within five standard deviations. */
	@ParameterizedTest
	@ValueSource(doubles = {0.3, 4, 9.9, 10, 11.7, 40, 90})
	void eachNumberComesAsOftenAsItShould(double mean) {
		Random64 random = new Random64(7);
		int[] seen = new int[(int) (mean + 10 * Math.sqrt(mean) + 10)];
		for (int i = 0; i < DRAWS; i++) {
			seen[(int) PoissonSampler.next(random, mean)]++;
		}
		double chance = Math.exp(-mean);
		for (int n = 0; n < seen.length; n++) {
			assertEquals(chance * DRAWS, seen[n], 5 * Math.sqrt(chance * DRAWS) + 3, n + " of " + mean);
			chance *= mean / (n + 1);
		}
	}

	@ParameterizedTest
	@ValueSource(doubles = {1e4, 1e7})
	void largeMeansHaveTheirMeanAndVariance(double mean) {
		Random64 random = new Random64(8);
		double sum = 0;
		double squares = 0;
		for (int i = 0; i < DRAWS; i++) {
			double off = PoissonSampler.next(random, mean) - mean;
			sum += off;
			squares += off * off;
		}
		assertEquals(0, sum / DRAWS, 5 * Math.sqrt(mean / DRAWS));
		assertEquals(1, squares / DRAWS / mean, 0.02);
	}

	@Test
	void nothingIsExpectedNothingComes() {
		assertEquals(0, PoissonSampler.next(new Random64(1), 0));
		assertEquals(0, PoissonSampler.next(new Random64(1), -1));
	}
}
