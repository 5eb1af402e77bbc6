// SPDX-License-Identifier: EPL-2.0
// Copyright (c) 2026 Cora contributors
package org.cora.cli.text;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.cora.cli.Table;
import org.cora.ir.unit.Dimension;
import org.cora.ir.unit.Quantity;
import org.cora.planner.whatif.Frontier;
import org.cora.planner.whatif.Outcome;
import org.cora.planner.whatif.Sample;
import org.cora.planner.whatif.ShapeChange;

/** A plan as a function of one parameter, for a terminal. */
public final class FrontierText {

	private static final double MEGA = 1e6;
	private static final double NANOS_PER_MICRO = 1e3;
	private static final String NONE = "–";

	private FrontierText() {
	}

	/** The lines, without a trailing blank one. */
	public static List<String> lines(Frontier frontier) {
		List<String> lines = new ArrayList<>();
		lines.add(frontier.scenario().spec().name() + ": " + frontier.scenario().nf().name() + " on "
				+ frontier.scenario().nic().getName() + " with " + frontier.scenario().host().getName() + " under "
				+ frontier.scenario().spec().traffic().name() + ", host cores as " + frontier.parameter().name() + " varies");
		lines.add("");
		lines.addAll(table(frontier).lines());
		lines.add("");
		for (ShapeChange change : frontier.changes()) {
			lines.add("  - " + change.text());
		}
		if (!frontier.complete()) {
			lines.add("  ended early: not all values and changes of shape are there");
		} else if (frontier.changes().isEmpty()) {
			lines.add("  the plan of " + frontier.followed() + " keeps its shape at all values");
		}
		return lines;
	}

	private static Table table(Frontier frontier) {
		List<String> titles = new ArrayList<>(List.of("  " + frontier.parameter().name()));
		titles.addAll(frontier.strategies());
		titles.addAll(List.of("room Mpps", "mean us", "p99 us", "card memory", "on the card", "bound by"));
		Table table = new Table(titles.toArray(String[]::new));
		for (Sample sample : frontier.asked()) {
			List<String> cells = new ArrayList<>(List.of("  " + frontier.parameter().format(sample.value())));
			frontier.strategies().forEach(s -> cells.add(sample.of(s).filter(Outcome::feasible).map(o -> number("%.3f",
					o.hostCores())).orElse(NONE)));
			followed(cells, sample.of(frontier.followed()).orElseThrow());
			table.row(cells.toArray(String[]::new));
		}
		return table;
	}

	private static void followed(List<String> cells, Outcome outcome) {
		if (!outcome.feasible()) {
			cells.addAll(List.of(NONE, NONE, NONE, NONE, NONE, outcome.reason()));
			return;
		}
		cells.addAll(List.of(number("%.2f", outcome.capacityPps() / MEGA), number("%.1f", outcome.latencyNanos() / NANOS_PER_MICRO),
				number("%.1f", outcome.p99Nanos() / NANOS_PER_MICRO), Quantity.format(outcome.nicMemoryBytes(), Dimension.SIZE),
				number("%.1f %%", 100 * outcome.nicPacketShare()), outcome.bottleneck() == null ? "" : outcome.bottleneck()));
	}

	private static String number(String format, double value) {
		return Double.isFinite(value) ? String.format(Locale.ROOT, format, value) : NONE;
	}
}
