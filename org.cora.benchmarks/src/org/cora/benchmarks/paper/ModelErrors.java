// SPDX-License-Identifier: EPL-2.0
// Copyright (c) 2026 Cora contributors
package org.cora.benchmarks.paper;

import java.util.List;
import java.util.function.ToDoubleFunction;
import org.cora.benchmarks.Figures;

/**
 * How far model and simulator are apart, over all plans that were simulated.
 *
 * @param runs       plans
 * @param cores      error of host cores
 * @param latency    error of the mean latency
 * @param throughput error of the packets carried
 * @param unsound    runs in which an invariant was violated
 * @param worse      cases in which {@code cora} is worse than another strategy in the simulator
 */
public record ModelErrors(int runs, Error cores, Error latency, Error throughput, int unsound, int worse) {

	/** Relative errors of one figure. */
	public record Error(double mean, double median, double p90, double most) {

		private static Error of(List<Simulated> runs, ToDoubleFunction<Simulated> figure) {
			double[] errors = runs.stream().mapToDouble(figure).filter(e -> !Double.isNaN(e)).toArray();
			return new Error(Figures.mean(errors), Figures.quantile(0.5, errors), Figures.quantile(0.9, errors),
					Figures.quantile(1, errors));
		}
	}

	/** Of those rows that were simulated. */
	public static ModelErrors of(List<Row> rows) {
		List<Simulated> runs = rows.stream().flatMap(r -> r.simulated().stream()).toList();
		return new ModelErrors(runs.size(), Error.of(runs, Simulated::coresError), Error.of(runs, Simulated::latencyError),
				Error.of(runs, Simulated::throughputError), (int) runs.stream().filter(s -> !s.sound()).count(),
				(int) rows.stream().filter(Row::worseSimulated).count());
	}
}
