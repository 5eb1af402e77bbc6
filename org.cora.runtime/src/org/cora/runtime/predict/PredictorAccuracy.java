// SPDX-License-Identifier: EPL-2.0
// Copyright (c) 2026 Cora contributors
package org.cora.runtime.predict;

/**
 * How far off a predictor was in a run.
 *
 * @param name         as authors write it
 * @param error        sum of absolute errors one value ahead, as a share of the sum of values
 * @param horizonError the same as far ahead as the controller looks
 * @param intervals    values at which it was the one in use: several in a control interval
 */
public record PredictorAccuracy(String name, double error, double horizonError, long intervals) {
}
