// SPDX-License-Identifier: EPL-2.0
// Copyright (c) 2026 Cora contributors
package org.cora.runtime.predict;

/** Exponentially weighted moving average: {@code s += weight * (value - s)}. */
public final class Ewma implements Predictor {

	private final double weight;
	private double smoothed;
	private boolean started;

	/** @param weight of the newest value, above 0, at most 1 */
	public Ewma(double weight) {
		if (!(weight > 0 && weight <= 1)) {
			throw new IllegalArgumentException("weight has to be above 0 and at most 1: " + weight);
		}
		this.weight = weight;
	}

	@Override
	public void observe(double value) {
		smoothed = started ? smoothed + weight * (value - smoothed) : value;
		started = true;
	}

	@Override
	public double predict(int ahead) {
		return smoothed;
	}

	@Override
	public String name() {
		return "ewma";
	}
}
