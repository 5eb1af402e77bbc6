// SPDX-License-Identifier: EPL-2.0
// Copyright (c) 2026 Cora contributors
package org.cora.benchmarks.scale;

/**
 * One generated problem, planned.
 *
 * @param states    of the network function
 * @param classes   steering classes
 * @param instance  what it was drawn from
 * @param feasible  whether there is a plan
 * @param hostCores of the plan
 * @param bound     host cores that no plan gets under
 * @param gap       of the plan to the bound, as a share of the plan's host cores
 * @param proven    whether the plan is the best there is
 * @param nodes     looked at
 * @param seconds   processor time of the thread that planned
 * @param megabytes most that the heap held meanwhile, garbage included
 * @param cancels   how often planning was cancelled on the way
 * @param cancelMs  milliseconds of processor time from there to the plan, the median; none without cancels
 * @param worstCancelMs the most of them; none without cancels
 */
public record ScaleRow(int states, int classes, long instance, boolean feasible, double hostCores, double bound,
		double gap, boolean proven, long nodes, double seconds, double megabytes, int cancels, Double cancelMs,
		Double worstCancelMs) {
}
