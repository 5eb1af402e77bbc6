// SPDX-License-Identifier: EPL-2.0
// Copyright (c) 2026 Cora contributors
package org.cora.benchmarks.storms;

import java.util.List;
import org.cora.runtime.control.RefinedParameter;
import org.cora.runtime.predict.PredictorAccuracy;

/**
 * A storm and who came through it how.
 *
 * @param storm      what happened
 * @param rows       static, reactive, predictive, clairvoyant
 * @param verdicts   bounds
 * @param predictor  that the predictive runtime used last
 * @param predictors how far off each was
 * @param refined    costs as planned and as observed
 * @param course     interval by interval
 */
public record StormReport(Storm storm, List<StormRow> rows, List<StormVerdict> verdicts, String predictor,
		List<PredictorAccuracy> predictors, List<RefinedParameter> refined, List<Course> course) {

	public StormReport {
		rows = List.copyOf(rows);
		verdicts = List.copyOf(verdicts);
		predictors = List.copyOf(predictors);
		refined = List.copyOf(refined);
		course = List.copyOf(course);
	}

	/** The row of a way of running. */
	public StormRow row(String way) {
		return rows.stream().filter(r -> r.way().equals(way)).findFirst().orElseThrow();
	}
}
