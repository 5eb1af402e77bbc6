// SPDX-License-Identifier: EPL-2.0
// Copyright (c) 2026 Cora contributors
package org.cora.cli.text;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.cora.cli.Table;
import org.cora.ir.unit.Dimension;
import org.cora.ir.unit.Quantity;
import org.cora.planner.diff.PlanDiff;
import org.cora.planner.diff.PlanDiff.ClassChange;
import org.cora.planner.diff.PlanDiff.Figure;
import org.cora.planner.diff.PlanDiff.Place;
import org.cora.planner.diff.PlanDiff.StateChange;

/** What differs between two plans, for a terminal: what they were made from, what moved and why, what it takes. */
public final class PlanDiffText {

	private static final String NONE = "–";
	/** More than anything has room for; the model's way of saying that there is no limit. */
	private static final double UNLIMITED = 1e30;

	private final PlanDiff diff;
	private final List<String> lines = new ArrayList<>();

	private PlanDiffText(PlanDiff diff) {
		this.diff = diff;
	}

	/**
	 * The lines, without a trailing blank one.
	 *
	 * @param old what the older plan was read from
	 */
	public static List<String> lines(PlanDiff diff, String old) {
		PlanDiffText text = new PlanDiffText(diff);
		text.lines.add(diff.offload() + ": what differs from " + old);
		text.write();
		return List.copyOf(text.lines);
	}

	private void write() {
		inputs();
		if (diff.same()) {
			lines.add("  nothing: states, flows and resources are as before");
			return;
		}
		if (diff.reason() != null) {
			lines.add("  " + diff.reason());
		}
		figures("figure", diff.objective());
		states();
		classes();
		figures("flows that move", diff.promotion());
		figures("resource", diff.resources());
	}

	private void inputs() {
		List<String> words = new ArrayList<>();
		if (diff.inputs().program()) {
			words.add("the program");
		}
		if (diff.inputs().models()) {
			words.add("the model of the card or host");
		}
		if (diff.inputs().traffic()) {
			words.add("the traffic");
		}
		if (diff.inputs().strategy()) {
			words.add("the strategy");
		}
		lines.add(words.isEmpty() ? "  made from the same program, models and traffic"
				: "  made from another version of " + String.join(", ", words));
		figures("traffic", diff.inputs().figures());
	}

	private void states() {
		if (diff.states().isEmpty()) {
			return;
		}
		Table table = new Table("  state", "", "before", "now");
		diff.states().forEach(s -> table.row("  " + s.name(), s.change(), place(s.before()), place(s.after())));
		section(table);
		for (StateChange state : diff.states()) {
			if (state.reason() != null) {
				lines.add("  - " + state.reason());
			}
		}
	}

	private static String place(Place place) {
		if (place == null) {
			return NONE;
		}
		String memory = place.memory() == null ? "" : " (" + place.memory() + ")";
		String entries = place.nicEntries() == 0 ? "" : ", " + Quantity.format(place.nicEntries(), Dimension.COUNT) + " on the card";
		String share = place.home().equals("perFlow") ? ", " + percent(place.nicShare()) + " of accesses" : "";
		return place.home() + memory + entries + share;
	}

	private void classes() {
		if (diff.classes().isEmpty()) {
			return;
		}
		Table table = new Table("  packets", "", "all on the card before", "now", "flows with another route");
		for (ClassChange change : diff.classes()) {
			String groups = change.groups().isEmpty() ? "" : String.join(", ", change.groups().stream()
					.map(g -> g.name() + ": " + g.before() + " → " + g.after()).toList());
			table.row("  " + change.name(), change.change(), change.nicBefore() == null ? NONE : percent(change.nicBefore()),
					change.nicAfter() == null ? NONE : percent(change.nicAfter()), groups);
		}
		section(table);
	}

	private void figures(String title, List<Figure> figures) {
		if (figures.isEmpty()) {
			return;
		}
		Table table = new Table("  " + title, "before", "now", "");
		for (Figure figure : figures) {
			boolean capacity = figure.capacityBefore() != null && figure.capacityAfter() != null
					&& !figure.capacityBefore().equals(figure.capacityAfter());
			String of = capacity ? "of " + number(figure.capacityBefore(), figure.unit()) + " → "
					+ number(figure.capacityAfter(), figure.unit())
					: figure.capacityAfter() == null || figure.capacityAfter() > UNLIMITED ? "" : "of " + number(figure.capacityAfter(), figure.unit());
			table.row("  " + figure.name(), number(figure.before(), figure.unit()), number(figure.after(), figure.unit()), of);
		}
		section(table);
	}

	private void section(Table table) {
		lines.add("");
		lines.addAll(table.lines());
	}

	private static String number(Double value, String unit) {
		if (value == null) {
			return NONE;
		}
		if (unit.isEmpty()) {
			return value > 0 ? "yes" : "no";
		}
		for (Dimension dimension : Dimension.values()) {
			if (dimension.name().equals(unit) || !dimension.baseUnit().isEmpty() && dimension.baseUnit().equals(unit)) {
				return Quantity.format(value, dimension);
			}
		}
		return Quantity.format(value, Dimension.COUNT) + " " + unit;
	}

	private static String percent(double share) {
		return String.format(Locale.ROOT, share > 0 && share < 0.1 ? "%.1f %%" : "%.0f %%", share * 100);
	}
}
