// SPDX-License-Identifier: EPL-2.0
// Copyright (c) 2026 Cora contributors
package org.cora.benchmarks.paper;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.cora.benchmarks.paper.Summary.Spread;

/** A comparison as Markdown: the tables of docs/comparison.md. */
public final class ComparisonTables {

	private static final String NONE = "–";
	private static final String TO = " … ";
	/** Runs that are told one by one: the furthest off, from a tenth on. */
	private static final int MOST_TOLD = 12;
	private static final double FAR = 0.1;

	private final List<Row> rows;
	private final List<String> lines = new ArrayList<>();

	private ComparisonTables(List<Row> rows) {
		this.rows = rows;
	}

	/** The tables; what was simulated has some of its own. */
	public static String markdown(List<Row> rows) {
		ComparisonTables tables = new ComparisonTables(rows);
		tables.summaries();
		if (rows.stream().anyMatch(r -> !r.simulated().isEmpty())) {
			tables.errors();
			tables.furthest();
		}
		rows.stream().map(r -> r.cell().nic()).distinct().forEach(tables::card);
		return String.join("\n", tables.lines) + "\n";
	}

	private void title(String title) {
		if (!lines.isEmpty()) {
			lines.add("");
		}
		lines.add("### " + title);
		lines.add("");
	}

	private void row(Stream<String> cells) {
		lines.add(cells.collect(Collectors.joining(" | ", "| ", " |")));
	}

	private void summaries() {
		List<Summary> cards = Summary.of(rows);
		title("What it comes to");
		row(Stream.concat(Stream.of(""), cards.stream().map(Summary::nic)));
		row(Stream.concat(Stream.of("---"), cards.stream().map(c -> "---")));
		summary(cards, "cases", c -> Integer.toString(c.cases()));
		summary(cards, Stream.of(Verdict.values()).map(Verdict::word).collect(Collectors.joining(" / ")), c -> Stream.of(Verdict.values())
				.map(v -> c.verdicts().getOrDefault(v, 0).toString()).collect(Collectors.joining(" / ")));
		summary(cards, "host cores saved, least … median … most", c -> spread(c.saved(), 100, "%.0f %%"));
		summary(cards, "ratio to the better baseline", c -> spread(c.ratio(), 1, "%.2f"));
		summary(cards, "more packets with equal resources", c -> spread(c.acceleration(), 100, "%.1f %%"));
		summary(cards, "worse than another strategy by the model", c -> c.worse() == 0 ? "nowhere" : c.worse() + (c.worse() == 1 ? " case" : " cases"));
		if (rows.stream().anyMatch(r -> r.stands().isPresent())) {
			summary(cards, "share of the cards drawn on which the outcome is the same", c -> spread(Spread.of(rows.stream().filter(r -> r
					.cell().nic().equals(c.nic())).toList(), Row::stands), 100, "%.0f %%"));
			summary(cards, "outcome the same on all of them", c -> on(c.nic()).filter(r -> r.stands().orElse(0) == 1).count() + " cases");
		}
	}

	private Stream<Row> on(String nic) {
		return rows.stream().filter(r -> r.cell().nic().equals(nic));
	}

	private void summary(List<Summary> cards, String title, Function<Summary, String> cell) {
		row(Stream.concat(Stream.of(title), cards.stream().map(cell)));
	}

	private void errors() {
		ModelErrors errors = ModelErrors.of(rows);
		title("Model and simulator, " + rows.stream().filter(r -> !r.simulated().isEmpty()).count() + " cases, " + errors.runs() + " plans");
		lines.add("| error of the model | mean | median | nine in ten below | most |");
		lines.add("| --- | --: | --: | --: | --: |");
		error("host cores", errors.cores());
		error("mean latency", errors.latency());
		error("throughput", errors.throughput());
		lines.add("");
		lines.add("`cora` is worse than another strategy in " + (errors.worse() == 0 ? "no case" : errors.worse() + " cases: " + rows.stream()
				.filter(Row::worseSimulated).map(r -> "`" + r.cell().nf() + "` on " + r.cell().nic()).collect(Collectors.joining(", ")))
				+ ". Runs in which an invariant was violated: " + errors.unsound() + ".");
	}

	private void error(String figure, ModelErrors.Error error) {
		row(Stream.concat(Stream.of(figure), Stream.of(error.mean(), error.median(), error.p90(), error.most()).map(e -> text("%.1f %%",
				100 * e))));
	}

	private record Run(Row row, Simulated run) {

		double off() {
			return Math.max(run.coresError(), Double.isNaN(run.latencyError()) ? 0 : run.latencyError());
		}
	}

	private void furthest() {
		List<Run> far = rows.stream().flatMap(r -> r.simulated().stream().map(s -> new Run(r, s))).filter(r -> r.off() > FAR)
				.sorted(Comparator.comparingDouble(Run::off).reversed()).limit(MOST_TOLD).toList();
		title("Furthest apart");
		if (far.isEmpty()) {
			lines.add("No plan is off by more than a tenth.");
			return;
		}
		lines.add("| network function | card | strategy | host cores | by the model | latency, µs | by the model | lost |");
		lines.add("| --- | --- | --- | --: | --: | --: | --: | --: |");
		for (Run each : far) {
			Simulated run = each.run();
			row(Stream.of(each.row().cell().nf(), each.row().cell().nic(), run.strategy(), text("%.3f", run.hostCores()), text("%.3f", run
					.modelledCores()), text("%.2f", run.latencyUs()), text("%.2f", run.modelledLatencyUs()), text("%.1f %%", 100 * run
							.lostShare())));
		}
	}

	private void card(String nic) {
		boolean asked = on(nic).anyMatch(r -> r.stands().isPresent());
		title(nic);
		lines.add("| network function | saved, % | ratio | faster, % | outcomes |" + (asked ? " stands, % |" : "")
				+ " where it isn't ahead, most often |");
		lines.add("| --- | --: | --: | --: | --- |" + (asked ? " --: |" : "") + " --- |");
		on(nic).collect(Collectors.groupingBy(r -> r.cell().nf(), LinkedHashMap::new, Collectors.toList())).forEach((nf, own) -> row(Stream
				.of(Stream.of(nf, range(own, r -> r.saved("cora"), 100, "%.0f"), range(own, Row::ratio, 1, "%.2f"), range(own,
						Row::acceleration, 100, "%.0f"), outcomes(own)), asked ? Stream.of(range(own, Row::stands, 100, "%.0f")) : Stream
								.<String>empty(), Stream.of(note(own))).flatMap(s -> s)));
	}

	private static String outcomes(List<Row> own) {
		Map<Verdict, Long> counts = own.stream().collect(Collectors.groupingBy(Verdict::of, Collectors.counting()));
		return Stream.of(Verdict.values()).filter(counts::containsKey).map(v -> counts.get(v) + " " + v.word()).collect(Collectors.joining(
				", "));
	}

	private static String note(List<Row> own) {
		return own.stream().filter(r -> Verdict.of(r) != Verdict.AHEAD && !r.note().isEmpty()).collect(Collectors.groupingBy(Row::note,
				LinkedHashMap::new, Collectors.counting())).entrySet().stream().max(Map.Entry.comparingByValue()).map(Map.Entry::getKey)
				.orElse("").replace("|", "\\|");
	}

	private static String range(List<Row> own, Function<Row, OptionalDouble> figure, double factor, String format) {
		double[] values = own.stream().map(figure).filter(OptionalDouble::isPresent).mapToDouble(OptionalDouble::getAsDouble).sorted()
				.toArray();
		if (values.length == 0) {
			return NONE;
		}
		String least = text(format, values[0] * factor);
		String most = text(format, values[values.length - 1] * factor);
		return least.equals(most) ? least : least + TO + most;
	}

	private static String spread(Spread spread, double factor, String format) {
		return spread.count() == 0 ? NONE : text(format, spread.least() * factor) + TO + text(format, spread.median() * factor) + TO
				+ text(format, spread.most() * factor) + " (" + spread.count() + " cases)";
	}

	/** As a person writes it: nothing is minus zero, and what isn't there is a dash. */
	private static String text(String format, double value) {
		return Double.isNaN(value) ? NONE : String.format(Locale.ROOT, format, Math.abs(value) < 1e-9 ? 0 : value);
	}
}
