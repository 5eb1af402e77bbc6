// SPDX-License-Identifier: EPL-2.0
// Copyright (c) 2026 Cora contributors
package org.cora.nicmodel.performance;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Arrays;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What cores get that flows are thrown onto at random: by the formula, and by throwing them. */
class FlowSpreadTest {

	private static final int THROWS = 400;

	private static double[] zipf(int flows, double exponent) {
		double[] weights = IntStream.rangeClosed(1, flows).mapToDouble(rank -> Math.pow(rank, -exponent)).toArray();
		double sum = Arrays.stream(weights).sum();
		return Arrays.stream(weights).map(w -> w / sum).toArray();
	}

	private static FlowSpread of(double[] weights) {
		return new FlowSpread(weights[0], Arrays.stream(weights).skip(1).map(w -> w * w).sum());
	}

	/** Mean load of the core of each rank, the busiest first. */
	private static double[] thrown(double[] weights, int cores) {
		Random random = new Random(1);
		double[] mean = new double[cores];
		for (int n = 0; n < THROWS; n++) {
			double[] loads = new double[cores];
			for (double weight : weights) {
				loads[random.nextInt(cores)] += weight;
			}
			Arrays.sort(loads);
			for (int j = 0; j < cores; j++) {
				mean[j] += loads[cores - 1 - j] / THROWS;
			}
		}
		return mean;
	}

	@ParameterizedTest
	@CsvSource({"5000, 0.6, 8", "5000, 0.83, 8", "5000, 1.05, 8", "2000, 0, 4", "5000, 0.83, 2", "2000, 1.3, 16", "500, 0.83, 60"})
	void coresGetWhatTheyGetWhenFlowsAreThrownOntoThem(int flows, double exponent, int cores) {
		double[] weights = zipf(flows, exponent);
		double[] expected = thrown(weights, cores);
		FlowSpread spread = of(weights);
		assertEquals(cores * expected[0], spread.busiest(cores), 0.04 * cores * expected[0]);
		double[] loads = spread.loads(cores).stream().mapToDouble(l -> l).sorted().toArray();
		for (int j = 0; j < cores; j++) {
			assertEquals(expected[j], loads[cores - 1 - j], Math.max(0.35 / cores, 0.4 * expected[j]), "rank " + j);
		}
		assertEquals(1, Arrays.stream(loads).sum(), 1e-9);
	}

	@Test
	void oneCoreHasAllAndManyLightFlowsAreSpreadEvenly() {
		assertEquals(1, new FlowSpread(0.3, 0.1).busiest(1));
		assertEquals(1, FlowSpread.EVEN.busiest(8));
		assertEquals(8, new FlowSpread(1, 0).busiest(8), 1e-9);
		assertEquals(1 + 0.5 * 7, new FlowSpread(0.5, 0).busiest(8), 1e-6, "half of all on one core, the rest evenly on all");
	}
}
