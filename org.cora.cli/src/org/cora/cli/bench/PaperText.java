// SPDX-License-Identifier: EPL-2.0
// Copyright (c) 2026 Cora contributors
package org.cora.cli.bench;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.OptionalDouble;
import java.util.stream.Collectors;
import org.cora.benchmarks.paper.ModelErrors;
import org.cora.benchmarks.paper.Row;
import org.cora.benchmarks.paper.Simulated;
import org.cora.benchmarks.paper.Summary;
import org.cora.benchmarks.paper.Summary.Spread;
import org.cora.benchmarks.paper.Verdict;
import org.cora.cli.Table;

/** A comparison as text for a terminal. */
final class PaperText {

	private static final String NONE = "–";

	private PaperText() {
	}

	/** All cases, then what they come to on each card. */
	static List<String> lines(List<Row> rows) {
		List<String> lines = new ArrayList<>();
		if (rows.isEmpty()) {
			return List.of("no case was done");
		}
		Table table = new Table("nf", "nic", "rate", "Mpps", "skew", "churn", "host", "nic only", "state", "flow", "cora", "saved",
				"ratio", "faster", "stands", "outcome");
		for (Row row : rows) {
			table.row(row.cell().nf(), row.cell().nic(), text("%.1f", row.cell().rateShare()), text("%.1f", row.packetsPerSecond() / 1e6),
					text("%.2f", row.cell().skew()), row.cell().churn().word(), cores(row, "host"), cores(row, "nic"), cores(row, "state"),
					cores(row, "flow"), cores(row, "cora"), percent(row.saved("cora")), number("%.2f", row.ratio()),
					percent(row.acceleration()), percent(row.stands()), outcome(row));
		}
		lines.addAll(table.lines());
		if (rows.stream().anyMatch(r -> !r.simulated().isEmpty())) {
			lines.add("");
			lines.addAll(simulated(rows));
		}
		lines.add("");
		lines.addAll(summary(rows));
		return lines;
	}

	private static String outcome(Row row) {
		String word = row.worseThanBaseline() ? "WORSE" : Verdict.of(row).word();
		return row.note().isEmpty() ? word : word + ": " + row.note();
	}

	private static List<String> simulated(List<Row> rows) {
		Table table = new Table("simulated", "nic", "rate", "skew", "churn", "strategy", "host cores", "±", "model", "off", "latency",
				"model", "off", "Mpps", "lost", "sound");
		for (Row row : rows) {
			for (Simulated run : row.simulated()) {
				table.row(row.cell().nf(), row.cell().nic(), text("%.1f", row.cell().rateShare()), text("%.2f", row.cell().skew()),
						row.cell().churn().word(), run.strategy(), text("%.3f", run.hostCores()), text("%.3f", run.coresWithin()),
						text("%.3f", run.modelledCores()), text("%.1f %%", 100 * run.coresError()), text("%.2f", run.latencyUs()),
						text("%.2f", run.modelledLatencyUs()), text("%.1f %%", 100 * run.latencyError()),
						text("%.2f", run.deliveredMpps()), text("%.2f %%", 100 * run.lostShare()), run.sound() ? "yes" : "NO");
			}
		}
		List<String> lines = new ArrayList<>(table.lines());
		ModelErrors errors = ModelErrors.of(rows);
		lines.add("");
		lines.add("model against simulator: " + errors.runs() + (errors.runs() == 1 ? " plan" : " plans") + "; cora " + (errors.worse() > 0 ? "WORSE than another strategy in "
				+ cases(errors.worse()) : "never worse than another strategy") + (errors.unsound() > 0 ? "; UNSOUND runs: "
						+ errors.unsound() : ""));
		lines.add("  host cores   " + error(errors.cores()));
		lines.add("  mean latency " + error(errors.latency()));
		lines.add("  throughput   " + error(errors.throughput()));
		return lines;
	}

	private static String error(ModelErrors.Error error) {
		return text("mean %.1f %%, ", 100 * error.mean()) + text("median %.1f %%, ", 100 * error.median())
				+ text("p90 %.1f %%, ", 100 * error.p90()) + text("most %.1f %%", 100 * error.most());
	}

	private static List<String> summary(List<Row> rows) {
		List<String> lines = new ArrayList<>();
		for (Summary summary : Summary.of(rows)) {
			lines.add(summary.nic() + ": " + cases(summary.cases()) + "; " + List.of(Verdict.values()).stream()
					.map(v -> summary.verdicts().getOrDefault(v, 0) + " " + v.word()).collect(Collectors.joining(", "))
					+ (summary.worse() > 0 ? "; WORSE than a baseline in " + summary.worse() : "; never worse than a baseline")
					+ (summary.unproven() > 0 ? "; " + summary.unproven() + " with a search that didn't end" : ""));
			lines.add("  host cores saved     " + spread(summary.saved(), 100, "%.1f %%"));
			lines.add("  over better baseline " + spread(summary.ratio(), 1, "%.2f"));
			lines.add("  more packets         " + spread(summary.acceleration(), 100, "%.1f %%"));
		}
		return lines;
	}

	private static String spread(Spread spread, double factor, String format) {
		return spread.count() == 0 ? "no case" : text(format, spread.least() * factor) + " … " + text(format, spread.median() * factor)
				+ " … " + text(format, spread.most() * factor) + " (least, median, most of " + cases(spread.count()) + ")";
	}

	private static String cases(int number) {
		return number + (number == 1 ? " case" : " cases");
	}

	private static String cores(Row row, String strategy) {
		return number("%.3f", row.cores(strategy));
	}

	private static String number(String format, OptionalDouble value) {
		return value.isPresent() ? text(format, value.getAsDouble()) : NONE;
	}

	private static String percent(OptionalDouble share) {
		return share.isPresent() ? text("%.1f %%", 100 * share.getAsDouble()) : NONE;
	}

	private static String text(String format, Object value) {
		return String.format(Locale.ROOT, format, value);
	}
}
