// SPDX-License-Identifier: EPL-2.0
// Copyright (c) 2026 Cora contributors
package org.cora.runtime.predict;

/** Foretells a signal some control intervals ahead from its values so far. Stateful; one per signal. */
public interface Predictor {

	/** Takes the next value, one per control interval. */
	void observe(double value);

	/**
	 * The value expected so many control intervals from now; 0 before the first observation.
	 *
	 * @param ahead at least 1
	 */
	double predict(int ahead);

	/** The value expected at the next interval. */
	default double predict() {
		return predict(1);
	}

	/** The name an author writes in {@code predict NAME}. */
	String name();
}
