// SPDX-License-Identifier: EPL-2.0
// Copyright (c) 2026 Cora contributors
package org.cora.sim.internal.engine;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.cora.exec.traffic.Random64;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What was counted of flows before a run begins is as if their packets had come one by one. */
class PriorCountTest {

	private static final int FLOWS = 20_000;
	private static final int WINDOWS = 8;

	/** A flow whose packets come one by one: how many were counted at last, and since when; no packets if it was found before. */
	private static double[] counted(Random64 random, double rate, int threshold, double window, double fastest, double age) {
		double began = 0;
		long counted = 0;
		double now = 0;
		while (true) {
			now -= Math.log(1 - random.unit()) / rate;
			if (now > age) {
				return new double[] {counted, counted > 0 ? age - began : 0};
			}
			counted++;
			if (counted == 1 || now - began > WINDOWS * window) {
				began = now;
				counted = 1;
			}
			boolean looked = counted % threshold == 0 && Long.bitCount(counted / threshold) == 1;
			if (looked && (now - began) * threshold <= counted * window && counted - 1 <= fastest * (now - began)) {
				return null;
			}
		}
	}

	/** Packets per second of the flow, k, window and age in seconds, and the fastest that moves; 0: none is too fast. */
	@ParameterizedTest
	@CsvSource({"450, 16, 0.032, 0.02, 0", "450, 16, 0.032, 0.7, 0", "300, 16, 0.032, 0.24, 0", "900, 16, 0.1, 0.5, 800", "600, 8, 0.1, 0.3, 600",
			"500, 32, 0.064, 0.1, 520", "100, 4, 0.1, 0.01, 0"})
	void asIfPacketsHadComeOneByOne(double rate, int threshold, double window, double age, double fastest) {
		double most = fastest > 0 ? fastest : Double.POSITIVE_INFINITY;
		Random64 random = new Random64(21);
		double[] expected = new double[4];
		double[] drawn = new double[4];
		for (int i = 0; i < FLOWS; i++) {
			double[] one = counted(random, rate, threshold, window, most, age);
			add(expected, one == null, one == null ? 0 : one[0], one == null ? 0 : one[1]);
			PriorCount prior = new PriorCount(random, rate, threshold, window, most, WINDOWS);
			boolean found = prior.isFound(age);
			add(drawn, found, prior.counted(), prior.since());
		}
		assertEquals(expected[0], drawn[0], 5 * Math.sqrt(2 * Math.min(expected[0], FLOWS - expected[0]) + 9), "found");
		double left = Math.max(1, FLOWS - expected[0]);
		double others = Math.max(1, FLOWS - drawn[0]);
		double close = 8 / Math.sqrt(left);
		assertEquals(expected[1] / left, drawn[1] / others, close * (1 + expected[1] / left), "packets counted of the others");
		assertEquals(expected[2] / left, drawn[2] / others, close * (0.001 + expected[2] / left), "since when");
		assertEquals(Math.sqrt(expected[3] / left), Math.sqrt(drawn[3] / others), close * (1 + Math.sqrt(expected[3] / left)), "how they vary");
	}

	private static void add(double[] sums, boolean found, double counted, double since) {
		sums[0] += found ? 1 : 0;
		sums[1] += found ? 0 : counted;
		sums[2] += found ? 0 : since;
		sums[3] += found ? 0 : counted * counted;
	}

	@Test
	void withoutAWindowPacketsAreAllThatCounts() {
		Random64 random = new Random64(3);
		int found = 0;
		for (int i = 0; i < FLOWS; i++) {
			found += new PriorCount(random, 100, 10, 0, Double.POSITIVE_INFINITY, WINDOWS).isFound(0.1) ? 1 : 0;
		}
		assertEquals(0.5421, (double) found / FLOWS, 0.015, "ten or more where ten are expected");
	}
}
