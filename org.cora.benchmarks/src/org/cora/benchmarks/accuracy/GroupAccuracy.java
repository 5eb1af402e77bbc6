// SPDX-License-Identifier: EPL-2.0
// Copyright (c) 2026 Cora contributors
package org.cora.benchmarks.accuracy;

import java.util.Arrays;
import org.cora.benchmarks.Figures;

/**
 * How far predictions are from measurements, for one group of them. Errors are |prediction / measurement − 1|.
 *
 * @param name of the group
 * @param n    measurements in it
 * @param mape mean error, a fraction
 * @param p50  median
 * @param p90  error that one in ten exceeds
 * @param p99  error that one in a hundred exceeds
 */
public record GroupAccuracy(String name, int n, double mape, double p50, double p90, double p99) {

	/** Of errors in any order. */
	public static GroupAccuracy of(String name, double[] errors) {
		return new GroupAccuracy(name, errors.length, Figures.mean(errors), Figures.quantile(0.5, errors),
				Figures.quantile(0.9, errors), Figures.quantile(0.99, errors));
	}

	/** Errors of which only the first {@code n} count. */
	static GroupAccuracy of(String name, double[] errors, int n) {
		return of(name, Arrays.copyOf(errors, n));
	}
}
