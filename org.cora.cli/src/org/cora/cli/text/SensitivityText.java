// SPDX-License-Identifier: EPL-2.0
// Copyright (c) 2026 Cora contributors
package org.cora.cli.text;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.cora.cli.Table;
import org.cora.planner.sensitivity.Sensitivity;

/** Whether a plan stands over the ranges of estimates, for people. */
public final class SensitivityText {

	private static final String INDENT = "  ";

	private SensitivityText() {
	}

	/** The lines, without trailing blanks, an empty one first. */
	public static List<String> lines(Sensitivity found) {
		List<String> lines = new ArrayList<>();
		lines.add("");
		if (found.estimates() == 0) {
			lines.add("estimates: none of the models' figures is one");
			return lines;
		}
		lines.add("estimates: " + found.estimates() + " figures have ranges; drawn from them " + found.draws() + " times, the plan stands "
				+ (found.standsShare() >= 1 ? "every time"
						: found.standsShare() <= 0 ? "never" : String.format(Locale.ROOT, "in %.1f %%", 100 * found.standsShare()))
				+ cores(found));
		if (found.breaking().isEmpty()) {
			lines.add(INDENT + "no figure alone breaks it, at neither end of its range");
		}
		found.breaking().forEach(b -> lines.add(INDENT + "breaks if " + b.figure() + " is " + b.value() + ": " + b.text()));
		if (!found.swings().isEmpty()) {
			Table table = new Table(INDENT + "host cores hang most on", "from", "to", "cores from", "cores to");
			found.swings().forEach(s -> table.row(INDENT + s.figure(), s.low(), s.high(), number(s.coresLow()), number(s.coresHigh())));
			lines.addAll(table.lines());
		}
		return lines;
	}

	private static String cores(Sensitivity found) {
		return found.coresHigh() == 0 ? " and needs no host cores" : " and needs " + number(found.coresLow()) + " to "
				+ number(found.coresHigh()) + " host cores in nine draws of ten, " + number(found.coresMedian()) + " in the middle";
	}

	private static String number(double cores) {
		return cores == 0 ? "0" : String.format(Locale.ROOT, "%.3g", cores);
	}
}
