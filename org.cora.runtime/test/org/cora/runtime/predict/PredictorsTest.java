// SPDX-License-Identifier: EPL-2.0
// Copyright (c) 2026 Cora contributors
package org.cora.runtime.predict;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PredictorsTest {

	@ParameterizedTest
	@ValueSource(strings = { "last", "ewma", "holt", "holt-winters", "regression" })
	void whatStaysTheSameIsForetoldExactly(String name) {
		Predictor predictor = Predictors.named(name).orElseThrow();
		assertEquals(name, predictor.name());
		assertEquals(0, predictor.predict());
		for (int i = 0; i < 100; i++) {
			predictor.observe(0.6);
		}
		assertEquals(0.6, predictor.predict(), 1e-9);
	}

	@Test
	void everyNameIsKnownAndOthersAreNot() {
		assertTrue(Predictors.names().stream().allMatch(n -> Predictors.named(n).isPresent()));
		assertTrue(Predictors.named("crystal-ball").isEmpty());
	}

	@Test
	void holtFollowsATrendThatTheLastValueLagsBehind() {
		Predictor holt = new Holt(0.6, 0.3);
		for (int i = 0; i <= 200; i++) {
			holt.observe(i);
		}
		assertEquals(201, holt.predict(), 0.01);
	}

	@Test
	void holtWintersLearnsASeason() {
		Predictor predictor = new HoltWinters(0.4, 0.1, 0.4, 8);
		double worst = 0;
		for (int i = 0; i < 400; i++) {
			double value = 10 + 3 * Math.sin(2 * Math.PI * i / 8);
			worst = i < 300 ? 0 : Math.max(worst, Math.abs(predictor.predict() - value));
			predictor.observe(value);
		}
		assertTrue(worst < 0.1, "error " + worst);
	}

	@ParameterizedTest
	@ValueSource(strings = { "holt", "holt-winters", "regression" })
	void aLineIsForetoldAsFarAheadAsOneLikes(String name) {
		Predictor predictor = Predictors.named(name).orElseThrow();
		for (int i = 0; i <= 400; i++) {
			predictor.observe(50 + 2 * i);
		}
		for (int ahead = 1; ahead <= 8; ahead++) {
			assertEquals(50 + 2.0 * (400 + ahead), predictor.predict(ahead), 0.1, name + ", " + ahead + " ahead");
		}
	}

	@Test
	void onALineHoltLagsByNothingAndTheAverageByItsClosedForm() {
		Predictor ewma = new Ewma(0.5);
		for (int i = 0; i <= 200; i++) {
			ewma.observe(3 * i);
		}
		assertEquals(3 * 200 - 3 * (1 - 0.5) / 0.5, ewma.predict(), 1e-9, "lag = slope (1 - weight) / weight");
	}

	@Test
	void regressionForetellsASwingOfAnyPeriod() {
		Predictor predictor = new Regression(0.95);
		double worst = 0;
		for (int i = 0; i < 200; i++) {
			predictor.observe(swing(i));
			for (int ahead = 1; ahead <= 6 && i > 60; ahead++) {
				worst = Math.max(worst, Math.abs(predictor.predict(ahead) - swing(i + ahead)));
			}
		}
		assertTrue(worst < 1e-2, "y(t) = 2 cos w y(t-1) - y(t-2) + c, off by " + worst);
	}

	private static double swing(int at) {
		return 10 + 3 * Math.sin(2 * Math.PI * at / 17.3);
	}

	@Test
	void regressionIsntCarriedAwayByAStep() {
		Predictor predictor = new Regression(0.95);
		for (int i = 0; i < 40; i++) {
			predictor.observe(i < 20 ? 1 : 3);
			assertTrue(predictor.predict(8) >= 0 && predictor.predict(8) <= 6, i + ": " + predictor.predict(8));
		}
		assertEquals(3, predictor.predict(), 0.2);
	}

	@Test
	void aSeasonIsFoundByItself() {
		for (int season : new int[] { 5, 6, 13, 24 }) {
			Seasonal predictor = new Seasonal(0.6, 0.3, 0.3);
			for (int i = 0; i < 5 * season; i++) {
				predictor.observe(10 + i % season);
			}
			assertEquals(season, predictor.season(), 0.1);
			assertEquals(10 + season - 1, predictor.predict(season), 0.5, "a saw tooth's top, a season ahead");
			assertEquals(10, predictor.predict(1), 0.5, "after its fall");
		}
	}

	/** Teeth of 6.8 values; what was before them is no part of the season. */
	@Test
	void aSeasonNeedntBeAWholeNumberOfValues() {
		Seasonal predictor = new Seasonal(0.2, 0.1, 0.3);
		double off = 0;
		for (int i = 0; i < 120; i++) {
			double value = i < 40 ? 10 : 10 + i / 6.8 % 1 * 10;
			predictor.observe(value);
			for (int ahead = 1; ahead <= 10 && i >= 70 && i < 110; ahead++) {
				off += Math.abs(predictor.predict(ahead) - 10 - (i + ahead) / 6.8 % 1 * 10) / 400;
			}
		}
		assertEquals(6.8, predictor.season(), 0.05);
		assertTrue(off < 2, "off by " + off + " of a swing of ten");
	}

	@Test
	void theLastValueIsThatOfAWholeInterval() {
		Predictor last = new LastValue(4);
		for (double value : new double[] { 9, 1, 2, 3, 4 }) {
			last.observe(value);
		}
		assertEquals(2.5, last.predict(3), 1e-12);
	}

	@Test
	void whereThereIsNoSeasonNoneIsFound() {
		Seasonal predictor = new Seasonal(0.6, 0.3, 0.3);
		for (int i = 0; i < 60; i++) {
			predictor.observe(10 - 5 * Math.cos(Math.PI * i / 60));
			assertEquals(0, predictor.season(), "half a swell");
		}
	}

	@Test
	void nothingIsForetoldBelowZero() {
		Predictor holt = new Holt(0.9, 0.9);
		for (double value : new double[] { 10, 5, 0, 0 }) {
			holt.observe(value);
			assertTrue(holt.predict() >= 0);
		}
	}
}
