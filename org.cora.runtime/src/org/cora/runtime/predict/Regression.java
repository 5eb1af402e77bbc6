// SPDX-License-Identifier: EPL-2.0
// Copyright (c) 2026 Cora contributors
package org.cora.runtime.predict;

import java.util.Arrays;

/**
 * Online linear regression of a value on the two before it and a constant: recursive least squares with exponential
 * forgetting (S. Haykin, Adaptive Filter Theory, chapter on RLS). Series that stay, grow or swing evenly are of this form, so
 * it foretells them exactly once it has seen enough. Several intervals ahead it goes on from what it foretold. Never
 * foretells less than 0, nor more than twice the largest of its recent values.
 */
public final class Regression implements Predictor {

	private static final int TERMS = 3;
	/** Observations before it trusts what it has fitted: as many as there are unknowns, and one to check. */
	private static final int LEAST = 6;
	private static final double MOST_GROWTH = 2;
	/** How sure the first coefficients are: not at all. */
	private static final double FIRST_VARIANCE = 1e3;
	/** Beyond this the fit has nothing to go by and isn't let grow more unsure. */
	private static final double MOST_VARIANCE = 1e6;

	private final double memory;
	private final double[] weights = new double[TERMS];
	private final double[][] variance = new double[TERMS][TERMS];
	private double scale;
	private double last;
	private double before;
	private double peak;
	private int seen;

	/** @param memory what an observation still counts after one interval, above 0, at most 1 */
	public Regression(double memory) {
		if (!(memory > 0 && memory <= 1)) {
			throw new IllegalArgumentException("memory has to be above 0 and at most 1: " + memory);
		}
		this.memory = memory;
		begin();
	}

	/** Knows nothing: expects what was last, and is as unsure as can be. Rounding errors may have it begin anew. */
	private void begin() {
		for (int i = 0; i < TERMS; i++) {
			weights[i] = i == 0 ? 1 : 0;
			Arrays.fill(variance[i], 0);
			variance[i][i] = FIRST_VARIANCE;
		}
	}

	@Override
	public void observe(double value) {
		if (scale == 0) {
			scale = Math.abs(value);
		}
		double scaled = scale == 0 ? 0 : value / scale;
		if (seen >= 2) {
			learn(scaled);
		}
		before = last;
		last = scaled;
		peak = Math.max(scaled, peak * memory);
		seen = Math.min(seen + 1, LEAST);
	}

	private void learn(double value) {
		double[] terms = {last, before, 1};
		double[] gain = new double[TERMS];
		double unsure = memory;
		double expected = 0;
		for (int i = 0; i < TERMS; i++) {
			for (int j = 0; j < TERMS; j++) {
				gain[i] += variance[i][j] * terms[j];
			}
			unsure += terms[i] * gain[i];
			expected += weights[i] * terms[i];
		}
		if (!Double.isFinite(expected) || !(unsure > 0)) {
			begin();
			return;
		}
		for (int i = 0; i < TERMS; i++) {
			weights[i] += gain[i] / unsure * (value - expected);
		}
		double trace = 0;
		for (int i = 0; i < TERMS; i++) {
			trace += variance[i][i] - gain[i] * gain[i] / unsure;
		}
		double forget = trace / memory > MOST_VARIANCE ? 1 : memory;
		for (int i = 0; i < TERMS; i++) {
			for (int j = 0; j <= i; j++) {
				variance[i][j] = (variance[i][j] - gain[i] * gain[j] / unsure) / forget;
				variance[j][i] = variance[i][j];
			}
		}
	}

	@Override
	public double predict(int ahead) {
		double[] next = new double[ahead];
		predict(next);
		return next[ahead - 1];
	}

	@Override
	public void predict(double[] next) {
		double newest = last;
		double older = before;
		for (int i = 0; i < next.length; i++) {
			if (seen == LEAST) {
				double value = weights[0] * newest + weights[1] * older + weights[2];
				older = newest;
				newest = Math.max(0, Math.min(MOST_GROWTH * peak, value));
			}
			next[i] = scale * newest;
		}
	}

	@Override
	public String name() {
		return "regression";
	}
}
