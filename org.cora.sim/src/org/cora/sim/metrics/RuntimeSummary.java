// SPDX-License-Identifier: EPL-2.0
// Copyright (c) 2026 Cora contributors
package org.cora.sim.metrics;

import java.util.List;
import java.util.Optional;
import org.cora.runtime.control.RefinedParameter;
import org.cora.runtime.predict.PredictorAccuracy;

/**
 * What the runtime did, over the run.
 *
 * @param migrations        bundles moved
 * @param flowsMoved        flows that arrived on another side
 * @param flowsAborted      flows whose move was undone
 * @param transfersLost     transfers of state that never arrived
 * @param flowsRetried      flows that were tried again after one, counted each time
 * @param bytesMoved        bytes of state
 * @param promotedFlows     of the flows moved, those that went to the card because they had shown to be heavy
 * @param longestBlackoutUs longest time that a flow was handled on neither side, microseconds
 * @param insertions        flow table entries added
 * @param deletions         flow table entries removed
 * @param punts             packets that reached the side where their flow's state was not
 * @param reversals         times that the controller turned the direction of moves
 * @param oscillations      of these, turns that came soon after the one before
 * @param plannings         times that the runtime planned anew
 * @param planChanges       times that it moves other flows since then, or after another number of packets
 * @param checkpoints       what was kept for resets of the card, and what they cost
 * @param upgrade           how another plan took over, if one did
 * @param predictor         the predictor of demand in use at the end; empty without a controller
 * @param predictors        how far off each predictor was, by back-testing
 * @param refined           figures of the performance model beside what the run showed
 */
public record RuntimeSummary(long migrations, long flowsMoved, long flowsAborted, long transfersLost,
		long flowsRetried, long bytesMoved, long promotedFlows,
		double longestBlackoutUs, long insertions, long deletions, long punts, int reversals, int oscillations,
		int plannings, int planChanges, CheckpointUse checkpoints, Optional<UpgradeReport> upgrade,
		String predictor, List<PredictorAccuracy> predictors, List<RefinedParameter> refined) {

	public RuntimeSummary {
		predictors = List.copyOf(predictors);
		refined = List.copyOf(refined);
	}

	/** Error one look (a quarter of a control interval) ahead of the predictor in use at the end, as a share of demand; NaN without a controller. */
	public double predictionError() {
		return predictors.stream().filter(p -> p.name().equals(predictor)).mapToDouble(PredictorAccuracy::error).findFirst()
				.orElse(Double.NaN);
	}
}
