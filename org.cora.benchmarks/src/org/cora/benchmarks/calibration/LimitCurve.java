// SPDX-License-Identifier: EPL-2.0
// Copyright (c) 2026 Cora contributors
package org.cora.benchmarks.calibration;

import java.util.List;

/**
 * Logarithm of the throughput that the performance model gives an {@link Observation}, and how it changes with the
 * logarithms of the parameters: {@code log X = −log(Σ uⱼᵖ) / p} over the times uⱼ that the resources are busy per packet.
 */
final class LimitCurve {

	/** Parameters that aren't costs; their names in the models. */
	static final String PACKET_RATE = "packet-rate";
	static final String KNEE = "knee";
	static final String IDLE_GAIN = "idle-core-gain";

	private final int rateIndex;
	private final int kneeIndex;
	private final int gainIndex;

	LimitCurve(List<String> names) {
		rateIndex = names.indexOf(PACKET_RATE);
		kneeIndex = names.indexOf(KNEE);
		gainIndex = names.indexOf(IDLE_GAIN);
		if (rateIndex < 0 || kneeIndex < 0) {
			throw new IllegalArgumentException("the model has no fitted packet rate or knee");
		}
	}

	/**
	 * Logarithm of packets per second.
	 *
	 * @param values   of the parameters
	 * @param gradient to fill: by how much the result grows with the logarithm of each parameter
	 */
	double log(Observation observation, double[] values, double[] gradient) {
		int limits = observation.limits().size() + 1;
		double[] logs = new double[limits];
		double gain = gainIndex < 0 ? 0 : values[gainIndex] * observation.idle();
		logs[0] = -StrictMath.log(values[rateIndex]);
		double largest = logs[0];
		for (int j = 1; j < limits; j++) {
			Observation.Use use = observation.limits().get(j - 1);
			double seconds = use.seconds(values) * (use.ofCores() ? Math.max(1e-6, 1 - gain) : 1);
			logs[j] = StrictMath.log(seconds);
			largest = Math.max(largest, logs[j]);
		}
		double knee = values[kneeIndex];
		double sum = 0;
		double[] weights = new double[limits];
		for (int j = 0; j < limits; j++) {
			weights[j] = StrictMath.exp(knee * (logs[j] - largest));
			sum += weights[j];
		}
		java.util.Arrays.fill(gradient, 0);
		double spread = 0;
		for (int j = 0; j < limits; j++) {
			double weight = weights[j] / sum;
			spread += weight * (logs[j] - largest);
			if (j == 0) {
				gradient[rateIndex] += weight;
			} else {
				grow(observation.limits().get(j - 1), values, weight, gain, gradient);
			}
		}
		gradient[kneeIndex] = StrictMath.log(sum) / knee - spread;
		return -(largest + StrictMath.log(sum) / knee);
	}

	private void grow(Observation.Use use, double[] values, double weight, double gain, double[] gradient) {
		double seconds = use.seconds(values);
		for (int i = 0; i < use.parameters().length; i++) {
			int parameter = use.parameters()[i];
			gradient[parameter] -= weight * use.factors()[i] * values[parameter] / seconds;
		}
		if (use.ofCores() && gainIndex >= 0 && gain < 1) {
			gradient[gainIndex] += weight * gain / (1 - gain);
		}
	}
}
