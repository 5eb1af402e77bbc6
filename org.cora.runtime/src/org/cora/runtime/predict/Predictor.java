// SPDX-License-Identifier: EPL-2.0
// Copyright (c) 2026 Cora contributors
package org.cora.runtime.predict;

/** Foretells a signal from its values so far, which come at equal intervals. Stateful; one per signal. */
public interface Predictor {

	/** Takes the next value. */
	void observe(double value);

	/**
	 * The value expected so many intervals from now; 0 before the first observation.
	 *
	 * @param ahead at least 1
	 */
	double predict(int ahead);

	/** The values expected next, the first of them one interval from now. */
	default void predict(double[] next) {
		for (int i = 0; i < next.length; i++) {
			next[i] = predict(i + 1);
		}
	}

	/** The value expected at the next interval. */
	default double predict() {
		return predict(1);
	}

	/** The name an author writes in {@code predict NAME}. */
	String name();
}
