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
	@ValueSource(strings = { "last", "ewma", "holt", "holt-winters" })
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

	@Test
	void nothingIsForetoldBelowZero() {
		Predictor holt = new Holt(0.9, 0.9);
		for (double value : new double[] { 10, 5, 0, 0 }) {
			holt.observe(value);
			assertTrue(holt.predict() >= 0);
		}
	}
}
