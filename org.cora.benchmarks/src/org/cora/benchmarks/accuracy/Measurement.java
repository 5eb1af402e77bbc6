// SPDX-License-Identifier: EPL-2.0
// Copyright (c) 2026 Cora contributors
package org.cora.benchmarks.accuracy;

/**
 * A line of a measurement file.
 *
 * @param input    what was measured
 * @param program  which program it was, to group lines by; no prediction sees it
 * @param measured million packets per second; NaN where the file leaves it blank
 * @param line     in the file, from 1
 */
public record Measurement(Case input, String program, double measured, int line) {

	/** Whether there is something to judge a prediction by. */
	public boolean isMeasured() {
		return !Double.isNaN(measured);
	}
}
