// SPDX-License-Identifier: EPL-2.0
// Copyright (c) 2026 Cora contributors
package org.cora.benchmarks.calibration;

/**
 * A fitted figure.
 *
 * @param name        of the parameter
 * @param value       as the model's file has it
 * @param low         lower end of its 95 % confidence interval
 * @param high        upper end
 * @param uncertainty half of the interval as a fraction of the value
 */
public record Coefficient(String name, String value, String low, String high, double uncertainty) {
}
