// SPDX-License-Identifier: EPL-2.0
// Copyright (c) 2026 Cora contributors
package org.cora.runtime.predict;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.function.IntToDoubleFunction;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class BacktestTest {

	private final Random random = new Random(7);

	private Backtest after(int intervals, int horizon, String wanted, IntToDoubleFunction series) {
		Backtest backtest = Predictors.tested(wanted).orElseThrow();
		backtest.horizon(horizon);
		for (int i = 0; i < intervals; i++) {
			backtest.observe(series.applyAsDouble(i));
		}
		return backtest;
	}

	private static Map<String, PredictorAccuracy> byName(Backtest backtest) {
		return backtest.accuracy().stream().collect(Collectors.toMap(PredictorAccuracy::name, a -> a));
	}

	@Test
	void amongEqualsTheSimplestIsTaken() {
		Backtest backtest = after(50, 1, "auto", i -> 5);
		assertEquals("last", backtest.name());
		assertEquals(0, byName(backtest).get("ewma").error(), 1e-9 + 5.0 / (50 * 5));
	}

	@Test
	void noiseAroundALevelIsForetoldByWhatAverages() {
		Backtest backtest = after(300, 1, "auto", i -> 100 + random.nextGaussian());
		assertTrue(List.of("ewma", "regression").contains(backtest.name()), backtest.name());
		Map<String, PredictorAccuracy> all = byName(backtest);
		assertTrue(all.get("ewma").error() < all.get("last").error());
	}

	@Test
	void aSlopeIsForetoldByWhatKnowsSlopes() {
		Backtest backtest = after(200, 4, "auto", i -> 100 + 3 * i);
		assertTrue(List.of("holt", "holt-winters", "regression").contains(backtest.name()), backtest.name());
		assertEquals(100 + 3.0 * 203, backtest.predict(4), 2);
	}

	@Test
	void aSawToothWithASeasonIsForetoldByTheSeason() {
		Backtest backtest = after(480, 2, "auto", i -> i % 24 < 12 ? 1 : 3);
		assertEquals("holt-winters", backtest.name());
	}

	@Test
	void errorsAreThoseOfTheOriginThatRolls() {
		Map<String, PredictorAccuracy> all = byName(after(101, 3, "last", i -> i));
		double sum = 100 * 101 / 2.0;
		assertEquals(100 * 1 / sum, all.get("last").error(), 1e-9, "each but the first is off by 1");
		assertEquals(98 * 3 / sum, all.get("last").horizonError(), 1e-9, "each but the first three is off by 3");
		assertEquals(101, all.get("last").intervals());
		assertEquals(0, all.get("holt").intervals(), "the author chose another one");
	}

	/** Noise: a mean is off less than the last value is, but not by much. */
	@Test
	void whatWasHardlyBetterThanTheLastValueIsHardlyBelieved() {
		Backtest backtest = after(200, 1, "auto", i -> 100 + random.nextGaussian());
		backtest.observe(110);
		double chosen = Predictors.names().indexOf(backtest.name());
		assertTrue(chosen > 0, backtest.name());
		assertTrue(backtest.predict(1) > 106, "the last value was 110; foretold " + backtest.predict(1));
	}

	@Test
	void whatTheAuthorChoseIsUsedHoweverBadItIs() {
		assertEquals("last", after(200, 1, "last", i -> i).name());
		assertTrue(Predictors.tested("crystal-ball").isEmpty());
	}
}
