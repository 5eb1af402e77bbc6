// SPDX-License-Identifier: EPL-2.0
// Copyright (c) 2026 Cora contributors
package org.cora.benchmarks.paper;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.OptionalDouble;
import java.util.stream.Collectors;
import org.cora.benchmarks.paper.Summary.Spread;
import org.cora.planner.page.Html;
import org.cora.planner.page.LinePlot;
import org.cora.planner.page.Page;
import org.cora.planner.page.PageTable;
import org.cora.planner.page.PageTable.Cell;

/** A comparison as an HTML page: what it comes to, distributions as plots, and every case with its note. */
public final class ComparisonPage {

	private static final List<String> STRATEGIES = List.of("host", "nic", "state", "flow", "cora");
	private static final double MEGA = 1e6;
	private static final String NONE = "–";
	/** So many cases are told apart in a plot. */
	private static final int FEW = 24;

	private final List<Row> rows;
	private final Page page;

	private ComparisonPage(List<Row> rows, int cases) {
		this.rows = rows;
		this.page = new Page("Strategies compared", count(rows.size(), "case") + (rows.size() < cases ? " of " + cases
				+ ", ended early" : "") + " · " + count((int) rows.stream().map(r -> r.cell().nf()).distinct().count(),
						"network function") + " · by the model" + (rows.stream().anyMatch(r -> !r.simulated().isEmpty())
						? " and in the simulator" : ""));
	}

	/** The document; needs nothing else. */
	public static String html(List<Row> rows, int cases) {
		return new ComparisonPage(rows, cases).html();
	}

	private String html() {
		Summary.of(rows).forEach(this::card);
		distributions();
		page.heading("Every case").paragraph("Host cores at equal throughput by strategy; saved: of the host's cores by `cora`; ratio: to"
				+ " the saving of the better of `state` and `flow`, where that saves a tenth at least; faster: packets with the same card"
				+ " and host cores, against the best other strategy, bound by what then limits `cora`" + (asksForEstimates()
						? "; stands: on which share of the cards drawn from the ranges of its estimates the outcome is the same." : "."));
		page.table(cases());
		if (rows.stream().anyMatch(r -> !r.simulated().isEmpty())) {
			errors();
		}
		return page.document("Cora · cora bench paper · docs/comparison.md says what is compared how");
	}

	private void card(Summary summary) {
		page.heading(summary.nic() + ", " + count(summary.cases(), "case")).beginCards();
		page.card(most(summary.saved(), 100, "\u00a0%"), "of the host's cores saved at most; " + spread(summary.saved(), 100, "\u00a0%"));
		page.card(most(summary.ratio(), 1, "\u00a0×"), "the better baseline's saving at most; " + spread(summary.ratio(), 1, "\u00a0×"));
		page.card(most(summary.acceleration(), 100, "\u00a0%"), "more packets with equal resources at most; "
				+ spread(summary.acceleration(), 100, "\u00a0%"));
		page.card(summary.verdicts().getOrDefault(Verdict.AHEAD, 0) + " of " + summary.cases(), "cases ahead of the better baseline; "
				+ List.of(Verdict.LEVEL, Verdict.DOES_NOT_PAY, Verdict.INFEASIBLE).stream()
						.map(v -> summary.verdicts().getOrDefault(v, 0) + " " + v.word()).collect(Collectors.joining(", ")));
		page.card(Integer.toString(summary.worse()), "cases worse than a baseline by the model");
		List<Row> asked = rows.stream().filter(r -> r.cell().nic().equals(summary.nic()) && r.stands().isPresent()).toList();
		if (!asked.isEmpty()) {
			page.card(asked.stream().filter(r -> r.stands().getAsDouble() == 1).count() + " of " + asked.size(),
					"cases whose outcome stands on all cards drawn from the ranges of the estimates");
		}
		page.end();
	}

	private static String count(int number, String what) {
		return number + " " + what + (number == 1 ? "" : "s");
	}

	private static String most(Spread spread, double factor, String unit) {
		return spread.count() == 0 ? NONE : Html.number(spread.most() * factor) + unit;
	}

	private static String spread(Spread spread, double factor, String unit) {
		return spread.count() == 0 ? "no case" : spread.count() == 1 ? "in one case" : "median " + Html.number(spread.median() * factor)
				+ unit + ", least " + Html.number(spread.least() * factor) + unit + ", in " + spread.count() + " cases";
	}

	/** Of cards with several cases each strategy's savings in order: the further a line is above the others, the more is saved. */
	private void distributions() {
		List<String> several = rows.stream().map(r -> r.cell().nic()).distinct().filter(nic -> comparable(nic).size() > 1).toList();
		if (several.isEmpty()) {
			return;
		}
		page.heading("Savings, cases in order");
		page.beginColumns();
		for (String nic : several) {
			List<Row> own = comparable(nic);
			LinePlot plot = new LinePlot(false, "cases, by how much the strategy saves in them", x -> Html.number(x) + " %",
					y -> Html.number(y) + " %");
			for (String strategy : List.of("cora", "state", "flow", "nic")) {
				double[] saved = own.stream().mapToDouble(r -> Math.max(0, r.saved(strategy).orElse(0))).sorted().toArray();
				List<LinePlot.Point> points = new ArrayList<>();
				for (int i = 0; i < saved.length; i++) {
					points.add(new LinePlot.Point(100.0 * (i + 0.5) / saved.length, 100 * saved[i], saved.length <= FEW));
				}
				plot.line(strategy, style(strategy), strategy.equals("cora"), points);
			}
			page.plot(nic, "per cent of the host's cores saved; 0 where the strategy has no plan", plot);
		}
		page.end();
	}

	private List<Row> comparable(String nic) {
		return rows.stream().filter(r -> r.cell().nic().equals(nic) && r.cores("host").isPresent()).toList();
	}

	private static int style(String strategy) {
		return switch (strategy) {
			case "cora" -> 0;
			case "state" -> 1;
			case "flow" -> 2;
			default -> 4;
		};
	}

	private PageTable cases() {
		List<Cell> titles = new ArrayList<>(List.of(Cell.words("card"), Cell.number("rate"), Cell.number("Mpps"), Cell.number("skew"),
				Cell.words("churn")));
		STRATEGIES.forEach(s -> titles.add(Cell.number(s)));
		titles.addAll(List.of(Cell.number("saved"), Cell.number("ratio"), Cell.number("faster"), Cell.words("bound by")));
		if (asksForEstimates()) {
			titles.add(Cell.number("stands"));
		}
		titles.add(Cell.words("outcome"));
		PageTable table = new PageTable(titles);
		String nf = "";
		for (Row row : rows) {
			if (!row.cell().nf().equals(nf)) {
				nf = row.cell().nf();
				table.group(nf);
			}
			table.row(cells(row));
		}
		return table;
	}

	private boolean asksForEstimates() {
		return rows.stream().anyMatch(r -> r.stands().isPresent());
	}

	private List<Cell> cells(Row row) {
		List<Cell> cells = new ArrayList<>(List.of(Cell.words(row.cell().nic()), Cell.number(format("%.1f", row.cell().rateShare())),
				Cell.number(format("%.1f", row.packetsPerSecond() / MEGA)), Cell.number(format("%.2f", row.cell().skew())),
				Cell.words(row.cell().churn().word())));
		for (String strategy : STRATEGIES) {
			OptionalDouble cores = row.cores(strategy);
			cells.add(cores.isPresent() ? new Cell(format("%.3f", cores.getAsDouble()), strategy.equals("cora") ? "n best" : "n")
					: new Cell(NONE, "n no"));
		}
		Verdict verdict = Verdict.of(row);
		cells.add(Cell.number(percent(row.saved("cora"))));
		cells.add(Cell.number(row.ratio().isPresent() ? format("%.2f", row.ratio().getAsDouble()) : NONE));
		cells.add(Cell.number(percent(row.acceleration())));
		cells.add(Cell.words(row.of("cora").bound() == null ? NONE : row.of("cora").bound()));
		if (asksForEstimates()) {
			cells.add(Cell.number(percent(row.stands())));
		}
		String word = row.worseThanBaseline() ? "worse than a baseline" : verdict.word();
		cells.add(new Cell(row.note().isEmpty() ? word : word + ": " + row.note().replace("`", ""), row.worseThanBaseline() ? "bad"
				: verdict == Verdict.AHEAD ? "good" : ""));
		return cells;
	}

	private PageTable simulated() {
		PageTable table = new PageTable(List.of(Cell.words("card"), Cell.number("rate"), Cell.number("skew"), Cell.words("churn"),
				Cell.words("strategy"), Cell.number("host cores"), Cell.number("by the model"), Cell.number("off by"),
				Cell.number("latency, µs"), Cell.number("by the model"), Cell.number("off by"), Cell.number("Mpps"), Cell.number("lost"),
				Cell.words("sound")));
		String nf = "";
		for (Row row : rows) {
			if (!row.simulated().isEmpty() && !row.cell().nf().equals(nf)) {
				nf = row.cell().nf();
				table.group(nf);
			}
			row.simulated().forEach(run -> table.row(cells(row.cell(), run)));
		}
		return table;
	}

	private static List<Cell> cells(org.cora.benchmarks.paper.Cell cell, Simulated run) {
		return List.of(Cell.words(cell.nic()), Cell.number(format("%.1f", cell.rateShare())), Cell.number(format("%.2f", cell.skew())),
				Cell.words(cell.churn().word()), Cell.words(run.strategy()), Cell.number(format("%.3f", run.hostCores())
						+ (Double.isNaN(run.coresWithin()) ? "" : format(" ± %.3f", run.coresWithin()))),
				Cell.number(format("%.3f", run.modelledCores())), Cell.number(format("%.1f %%", 100 * run.coresError())),
				Cell.number(figure(run.latencyUs())), Cell.number(figure(run.modelledLatencyUs())),
				Cell.number(Double.isNaN(run.latencyError()) ? NONE : format("%.1f %%", 100 * run.latencyError())),
				Cell.number(format("%.2f", run.deliveredMpps())), Cell.number(Html.percent(run.lostShare())),
				new Cell(run.sound() ? "yes" : "no", run.sound() ? "" : "bad"));
	}

	private static String figure(double value) {
		return Double.isNaN(value) ? NONE : format("%.2f", value);
	}

	/** How far model and simulator are apart. */
	private void errors() {
		ModelErrors errors = ModelErrors.of(rows);
		page.heading("Simulated").beginCards();
		page.card(format("%.1f %%", 100 * errors.cores().mean()), "mean error of the model's host cores; " + spread(errors.cores()));
		page.card(format("%.1f %%", 100 * errors.latency().mean()), "of its mean latency; " + spread(errors.latency()));
		page.card(format("%.1f %%", 100 * errors.throughput().mean()), "of the packets that it says are carried; "
				+ spread(errors.throughput()));
		page.card(Integer.toString(errors.worse()), "cases in which `cora` is worse than another strategy by more than a hundredth");
		page.end();
		page.paragraph("Each plan for fewest cores, begun in its steady state; all strategies of a case under the same packets. The ± is"
				+ " the 95 % confidence interval by batch means.");
		page.table(simulated());
	}

	private static String spread(ModelErrors.Error error) {
		return format("median %.1f", 100 * error.median()) + format(" %%, nine in ten below %.1f", 100 * error.p90())
				+ format(" %%, most %.1f %%", 100 * error.most());
	}

	private static String percent(OptionalDouble share) {
		return share.isPresent() ? format("%.1f %%", 100 * share.getAsDouble()) : NONE;
	}

	private static String format(String format, double value) {
		return String.format(Locale.ROOT, format, value);
	}
}
