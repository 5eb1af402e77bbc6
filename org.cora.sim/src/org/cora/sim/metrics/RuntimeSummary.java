// SPDX-License-Identifier: EPL-2.0
// Copyright (c) 2026 Cora contributors
package org.cora.sim.metrics;

/**
 * What the runtime did, over the run.
 *
 * @param migrations        bundles moved
 * @param flowsMoved        flows that arrived on another side
 * @param flowsAborted      flows whose move was undone
 * @param bytesMoved        bytes of state
 * @param promotedFlows     of the flows moved, those that went to the card because they had shown to be heavy
 * @param longestBlackoutUs longest time that a flow was handled on neither side, microseconds
 * @param insertions        flow table entries added
 * @param deletions         flow table entries removed
 * @param punts             packets that reached the side where their flow's state was not
 * @param reversals         times that the controller turned the direction of moves
 * @param predictionError   mean absolute error of load predictions; NaN without a controller
 * @param predictor         its name; empty without a controller
 */
public record RuntimeSummary(long migrations, long flowsMoved, long flowsAborted, long bytesMoved, long promotedFlows,
		double longestBlackoutUs, long insertions, long deletions, long punts, int reversals, double predictionError,
		String predictor) {
}
