// SPDX-License-Identifier: EPL-2.0
// Copyright (c) 2026 Cora contributors
package org.cora.benchmarks.calibration;

import java.util.List;

/**
 * One measurement as the fit sees it: what each resource is used per packet, as a linear function of the parameters.
 *
 * @param limits   the resources that may bind
 * @param idle     cores that were idle
 * @param measured packets per second
 * @param program  measurements of one program are not independent
 */
record Observation(List<Use> limits, int idle, double measured, int program) {

	/**
	 * Seconds that a resource is busy for every packet: {@code constant + Σ factor · parameter}.
	 *
	 * @param ofCores whether idle cores make it less
	 */
	record Use(double constant, int[] parameters, double[] factors, boolean ofCores) {

		double seconds(double[] values) {
			double sum = constant;
			for (int i = 0; i < parameters.length; i++) {
				sum += factors[i] * values[parameters[i]];
			}
			return sum;
		}
	}
}
