// SPDX-License-Identifier: EPL-2.0
// Copyright (c) 2026 Cora contributors
package org.cora.benchmarks;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

/** Means and quantiles. */
class FiguresTest {

	@Test
	void quantilesLieBetweenTheValuesInOrder() {
		double[] values = {4, 1, 3, 2};
		assertEquals(1, Figures.quantile(0, values));
		assertEquals(2.5, Figures.quantile(0.5, values));
		assertEquals(3.7, Figures.quantile(0.9, values), 1e-12);
		assertEquals(4, Figures.quantile(1, values));
		assertEquals(4, values[0], "the sample stays as it was");
	}

	@Test
	void ofOneValueEveryQuantileIsIt() {
		assertEquals(7, Figures.quantile(0.99, 7));
		assertEquals(7, Figures.mean(7));
	}

	@Test
	void nothingHasNoFigures() {
		assertTrue(Double.isNaN(Figures.mean()));
		assertTrue(Double.isNaN(Figures.quantile(0.5)));
		assertThrows(IllegalArgumentException.class, () -> Figures.quantile(1.1, 1));
	}
}
