// SPDX-License-Identifier: EPL-2.0
// Copyright (c) 2026 Cora contributors
package org.cora.benchmarks.accuracy;

/**
 * What was measured, without the measured value: all that a prediction may know.
 */
public sealed interface Case permits ProgramCase, LookupCase, SketchCase {

	/** Cores of the card that ran the program. */
	int cores();
}
