// SPDX-License-Identifier: EPL-2.0
// Copyright (c) 2026 Cora contributors
package org.cora.sim.report;

import org.cora.sim.RunResult;

/**
 * A run of another plan under the same traffic that a report shows beside its own.
 *
 * @param result  what it found
 * @param history signals in its course
 */
public record Baseline(RunResult result, SignalHistory history) {
}
