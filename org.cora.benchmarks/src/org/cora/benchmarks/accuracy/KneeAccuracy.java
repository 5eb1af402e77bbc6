// SPDX-License-Identifier: EPL-2.0
// Copyright (c) 2026 Cora contributors
package org.cora.benchmarks.accuracy;

/**
 * Whether throughput stops growing with cores where it was measured to. The knee of a program's curve is the number of
 * cores at which its highest throughput would be reached if each core gave as much as each of the fewest that were measured.
 *
 * @param curves     programs that were measured with at least three numbers of cores
 * @param coresApart mean distance of predicted from measured knee, in cores; 0 without curves
 * @param same       programs whose predicted knee is nearer to the measured one than half a step between numbers of cores
 * @param oneStep    those where it is nearer than a step
 */
public record KneeAccuracy(int curves, double coresApart, int same, int oneStep) {
}
