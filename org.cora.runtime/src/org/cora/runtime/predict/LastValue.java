// SPDX-License-Identifier: EPL-2.0
// Copyright (c) 2026 Cora contributors
package org.cora.runtime.predict;

/** Expects what was seen last. */
public final class LastValue implements Predictor {

	private double last;

	@Override
	public void observe(double value) {
		last = value;
	}

	@Override
	public double predict(int ahead) {
		return last;
	}

	@Override
	public String name() {
		return "last";
	}
}
