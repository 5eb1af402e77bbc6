// SPDX-License-Identifier: EPL-2.0
// Copyright (c) 2026 Cora contributors
package org.cora.sim.report;

import org.cora.planner.page.Html;
import org.cora.sim.metrics.ResetReport;
import org.cora.sim.metrics.RuntimeSummary;
import org.cora.sim.metrics.UpgradeReport;

/** What interrupted a run: resets of the card, and another plan or version that took over. */
final class InterruptionTables {

	private InterruptionTables() {
	}

	/**
	 * HTML; empty if nothing did.
	 *
	 * @param nanosPerTime nanoseconds of a unit of the time axis
	 * @param time         that unit
	 */
	static String of(RuntimeSummary runtime, double nanosPerTime, String time) {
		StringBuilder html = new StringBuilder();
		runtime.upgrade().ifPresent(upgrade -> takeover(html, upgrade, nanosPerTime, time));
		if (!runtime.checkpoints().resets().isEmpty()) {
			html.append("<h2>Resets of the card</h2><p class=\"sub\">").append(Html.number(runtime.checkpoints().checkpoints()))
					.append(runtime.checkpoints().checkpoints() == 1 ? " checkpoint, " : " checkpoints, ")
					.append(Html.number(runtime.checkpoints().bytes())).append(" bytes of state crossed to be ready</p>");
			head(html, "At " + time, "back after µs", "packets lost", "flows on the host then", "flows on the card then", "bytes brought back",
					"state from µs before");
			for (ResetReport reset : runtime.checkpoints().resets()) {
				row(html, reset.atNanos() / nanosPerTime, (reset.backNanos() - reset.atNanos()) / 1e3, reset.packetsLost(), reset.flowsToHost(),
						reset.flowsOnCard(), reset.bytesToCard(), reset.stateAgeNanos() / 1e3);
			}
			html.append("</table></div>");
		}
		return html.toString();
	}

	private static void takeover(StringBuilder html, UpgradeReport upgrade, double nanosPerTime, String time) {
		html.append("<h2>Takeover</h2>");
		if (!upgrade.changes().isEmpty()) {
			html.append("<p class=\"sub\">By another version of the program: ").append(Html.escape(String.join(", ", upgrade.changes()))).append("</p>");
		}
		head(html, "Begun at " + time, "in force after µs", "stood for µs", "bytes that changed sides", "flows to follow", "followed",
				"the last one after µs");
		row(html, upgrade.atNanos() / nanosPerTime, (upgrade.inForceNanos() - upgrade.atNanos()) / 1e3, upgrade.standNanos() / 1e3, upgrade.bytes(),
				upgrade.flows(), upgrade.arrived(), (upgrade.settledNanos() - upgrade.inForceNanos()) / 1e3);
		html.append("</table></div>");
	}

	private static void head(StringBuilder html, String... names) {
		html.append("<div class=\"panel\"><table><tr>");
		for (String name : names) {
			html.append("<th class=\"n\">").append(name).append("</th>");
		}
		html.append("</tr>");
	}

	private static void row(StringBuilder html, double... figures) {
		html.append("<tr>");
		for (double figure : figures) {
			html.append("<td class=\"n\">").append(Html.number(figure)).append("</td>");
		}
		html.append("</tr>");
	}
}
