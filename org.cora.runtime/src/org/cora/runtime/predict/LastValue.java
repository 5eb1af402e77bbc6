// SPDX-License-Identifier: EPL-2.0
// Copyright (c) 2026 Cora contributors
package org.cora.runtime.predict;

/** Expects what was seen in the last control interval. */
public final class LastValue implements Predictor {

	private final double[] last;
	private double sum;
	private int seen;

	/** @param looks values in a control interval, from 1 */
	public LastValue(int looks) {
		last = new double[looks];
	}

	@Override
	public void observe(double value) {
		int at = seen++ % last.length;
		last[at] = value;
		sum = 0;
		for (double each : last) {
			sum += each;
		}
	}

	@Override
	public double predict(int ahead) {
		return sum / Math.max(1, Math.min(seen, last.length));
	}

	@Override
	public String name() {
		return "last";
	}
}
