// SPDX-License-Identifier: EPL-2.0
// Copyright (c) 2026 Cora contributors
package org.cora.nicmodel.performance;

import java.util.Arrays;
import java.util.Collections;
import java.util.List;

/**
 * How evenly cores are loaded that get flows by a hash of each: weighted balls thrown into bins at random.
 *
 * <p>Of n cores each has the mean load, the core of the heaviest flow has that flow besides, and what the other flows add
 * differs from core to core with the variance Σ wᵢ² / n about the cores' mean (each flow, of weight wᵢ, is with probability
 * 1/n on a core). As there are many others, that is taken to be normal (central limit theorem). So the busiest core is the
 * greatest of n normal variables, one of which is shifted by the heaviest flow; its mean is integrated, and those of
 * the other ranks are G. Blom's (Statistical Estimates and Transformed Beta-Variables, 1958).
 *
 * <p>Immutable; what was asked last is remembered.
 */
public final class FlowSpread {

	/** Very many very light flows: all cores have the same to do. */
	public static final FlowSpread EVEN = new FlowSpread(0, 0);

	private static final double FURTHEST = 6;
	private static final int STEPS = 120;
	private static final double BLOM = 0.375;

	private record Answer(int cores, double busiest) {
	}

	private final double heaviest;
	private final double others;
	private Answer last;
	private List<Double> lastLoads = List.of();

	/**
	 * Flows that are spread.
	 *
	 * @param heaviest share of the heaviest flow of all packets that are spread
	 * @param others   sum of the squares of the shares of all other flows
	 */
	public FlowSpread(double heaviest, double others) {
		if (!(heaviest >= 0 && heaviest <= 1 + 1e-9) || !(others >= 0)) {
			throw new IllegalArgumentException("a heaviest flow of " + heaviest + " beside squares of " + others);
		}
		this.heaviest = heaviest;
		this.others = others;
	}

	/** Share of the heaviest flow. */
	public double heaviest() {
		return heaviest;
	}

	/** Sum of the squares of the shares of all other flows. */
	public double others() {
		return others;
	}

	/**
	 * How much more the busiest core is expected to have to do than the average one.
	 *
	 * @param cores at least 1
	 * @return 1 if all have the same, at most the number of cores
	 */
	public double busiest(int cores) {
		if (cores <= 1 || heaviest == 0 && others == 0) {
			return 1;
		}
		Answer known = last;
		if (known == null || known.cores() != cores) {
			known = new Answer(cores, expected(cores));
			last = known;
		}
		return known.busiest();
	}

	private double expected(int cores) {
		double deviation = Math.sqrt(others / cores);
		double mean = (1 - heaviest) / cores;
		double most = deviation > 1e-9 * mean ? deviation * greatest(cores - 1, heaviest / deviation) : heaviest;
		return Math.min(cores, cores * (mean + most));
	}

	/** Mean of the greatest of some standard normal variables and another one that is shifted: ∫ 1 − F over x > 0, less ∫ F below. */
	private static double greatest(int count, double shift) {
		if (shift > 2 * FURTHEST) {
			return shift;
		}
		double step = (2 * FURTHEST + shift) / STEPS;
		double sum = 0;
		for (int i = 0; i < STEPS; i++) {
			double x = -FURTHEST + (i + 0.5) * step;
			double all = Math.pow(Normal.cumulative(x), count) * Normal.cumulative(x - shift);
			sum += (x > 0 ? 1 - all : -all) * step;
		}
		return sum;
	}

	/**
	 * Expected share of the packets of each core: that of the heaviest flow, then the others from the idlest on. They add up to 1.
	 *
	 * @param cores at least 1
	 */
	public List<Double> loads(int cores) {
		if (cores <= 1 || heaviest == 0 && others == 0) {
			return Collections.nCopies(Math.max(1, cores), 1.0 / Math.max(1, cores));
		}
		List<Double> known = lastLoads;
		if (known.size() != cores) {
			known = expectedLoads(cores);
			lastLoads = known;
		}
		return known;
	}

	private List<Double> expectedLoads(int cores) {
		double deviation = Math.sqrt(others / cores);
		double mean = (1 - heaviest) / cores;
		double[] loads = new double[cores];
		loads[0] = mean + heaviest;
		for (int j = 1; j < cores; j++) {
			loads[j] = Math.max(0, mean + deviation * Normal.quantile((j - BLOM) / (cores - 2 * BLOM)));
		}
		double sum = Arrays.stream(loads).sum();
		return Arrays.stream(loads).map(load -> load / sum).boxed().toList();
	}
}
