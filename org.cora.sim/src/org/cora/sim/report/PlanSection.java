// SPDX-License-Identifier: EPL-2.0
// Copyright (c) 2026 Cora contributors
package org.cora.sim.report;

import java.util.Locale;
import java.util.Set;
import org.cora.planner.page.Html;
import org.cora.planner.plan.Explanation;
import org.cora.planner.plan.Plan;
import org.cora.planner.scene.Scene;
import org.cora.planner.scene.SceneColors;
import org.cora.planner.scene.SceneLayout;
import org.cora.planner.scene.SceneLook;
import org.cora.planner.scene.SvgWriter;

/** The plan that was run: its picture, and why things are where they are. */
final class PlanSection {

	private PlanSection() {
	}

	/** HTML. */
	static String of(Plan plan) {
		StringBuilder html = new StringBuilder("<h2>Plan</h2><figure class=\"diagram\">");
		Scene scene = SceneLayout.of(plan);
		diagram(html, scene, SceneColors.LIGHT, "light");
		diagram(html, scene, SceneColors.DARK, "dark");
		html.append("</figure>");
		if (!plan.getExplanations().isEmpty()) {
			html.append("<div class=\"panel\"><table><tr><th>What</th><th>Why it is there</th></tr>");
			plan.getExplanations().forEach(e -> explanation(html, e));
			html.append("</table></div>");
		}
		return html.toString();
	}

	/** Shown where the page is light or dark. */
	private static void diagram(StringBuilder html, Scene scene, SceneColors colors, String where) {
		String svg = SvgWriter.write(scene, new SceneLook(colors, false, null, Set.of()));
		html.append("<div class=\"").append(where).append("\">").append(svg.substring(svg.indexOf("<svg"))).append("</div>");
	}

	private static void explanation(StringBuilder html, Explanation explanation) {
		html.append("<tr><td>").append(kind(text(explanation.getSubject()))).append("</td><td>")
				.append(Html.escape(text(explanation.getText())));
		if (explanation.getChange() != null) {
			html.append("<span class=\"change\">").append(Html.escape(sentence(explanation.getChange()))).append("</span>");
		}
		html.append("</td></tr>");
	}

	private static String sentence(String words) {
		return words.isEmpty() ? words : words.substring(0, 1).toUpperCase(Locale.ROOT) + words.substring(1) + ".";
	}

	/** What an explanation is about; its text begins with the name. */
	private static String kind(String subject) {
		return subject.startsWith("state.") ? "state" : subject.startsWith("class.") ? "packets" : Html.escape(subject);
	}

	private static String text(String maybe) {
		return maybe == null ? "" : maybe;
	}
}
