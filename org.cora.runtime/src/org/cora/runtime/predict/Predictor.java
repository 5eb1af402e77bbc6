// SPDX-License-Identifier: EPL-2.0
// Copyright (c) 2026 Cora contributors
package org.cora.runtime.predict;

/** Foretells a signal one control interval ahead from its values so far. Stateful; one per signal. */
public interface Predictor {

	/** Takes the next value, one per control interval. */
	void observe(double value);

	/** The value expected at the next interval; 0 before the first observation. */
	double predict();

	/** The name an author writes in {@code predict NAME}. */
	String name();
}
