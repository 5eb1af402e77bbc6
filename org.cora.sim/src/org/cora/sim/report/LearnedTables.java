// SPDX-License-Identifier: EPL-2.0
// Copyright (c) 2026 Cora contributors
package org.cora.sim.report;

import org.cora.planner.page.Html;
import org.cora.runtime.control.RefinedParameter;
import org.cora.runtime.predict.PredictorAccuracy;
import org.cora.sim.metrics.RuntimeSummary;

/** What the runtime learned in a run: how far off predictors were, and what things cost. */
final class LearnedTables {

	private LearnedTables() {
	}

	/** HTML; empty without a controller. */
	static String of(RuntimeSummary runtime) {
		if (runtime.predictors().isEmpty()) {
			return "";
		}
		StringBuilder html = new StringBuilder("<h2>What the runtime learned</h2><div class=\"panel\"><table><tr><th>Predictor</th>")
				.append("<th class=\"n\">off a quarter interval ahead</th><th class=\"n\">off at the horizon</th><th class=\"n\">quarter intervals in use</th></tr>");
		for (PredictorAccuracy each : runtime.predictors()) {
			row(html, each.name(), Html.percent(each.error()), Html.percent(each.horizonError()), Html.number(each.intervals()));
		}
		html.append("</table></div><div class=\"panel\"><table><tr><th>Figure</th><th class=\"n\">by the model</th>")
				.append("<th class=\"n\">observed</th><th class=\"n\">intervals</th></tr>");
		for (RefinedParameter each : runtime.refined()) {
			row(html, each.name() + ", " + each.unit(), figure(each.model()), figure(each.observed()), Html.number(each.intervals()));
		}
		return html.append("</table></div>").toString();
	}

	private static String figure(double value) {
		return Double.isNaN(value) ? "–" : Html.number(value);
	}

	private static void row(StringBuilder html, String first, String... figures) {
		html.append("<tr><td>").append(Html.escape(first)).append("</td>");
		for (String figure : figures) {
			html.append("<td class=\"n\">").append(figure).append("</td>");
		}
		html.append("</tr>");
	}
}
