// SPDX-License-Identifier: EPL-2.0
// Copyright (c) 2026 Cora contributors
package org.cora.benchmarks.storms;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.ToDoubleFunction;
import java.util.stream.Stream;
import org.cora.planner.page.Html;
import org.cora.planner.page.LinePlot;
import org.cora.planner.page.Page;
import org.cora.planner.page.PageTable;
import org.cora.planner.page.PageTable.Cell;

/** Storms as an HTML page. */
public final class StormPage {

	private static final int[] COLOURS = { 3, 1, 0 };

	private StormPage() {
	}

	/** The document; needs nothing else. */
	public static String html(List<StormReport> reports) {
		Page page = new Page("Storms", "the NAT of the examples on scaled-down machines · a plan that stays, a reactive and a"
				+ " predictive runtime, and the optimum of who knows the course");
		for (StormReport report : reports) {
			page.heading(report.storm().name()).table(table(report)).table(bounds(report));
			page.beginColumns();
			page.plot("Host cores", "control work included", plot(report, c -> c.coreSeconds() * 1e3 / length(report)));
			page.plot("Packets lost", "in each control interval", plot(report, Course::drops));
			page.end();
		}
		return page.document("Cora · cora bench storms · docs/runtime.md says how it is measured");
	}

	private static double length(StormReport report) {
		List<Course> course = report.course();
		return course.size() > 1 ? course.get(1).endMillis() - course.get(0).endMillis() : 1;
	}

	private static LinePlot plot(StormReport report, ToDoubleFunction<Course> figure) {
		LinePlot plot = new LinePlot(false, "ms", Html::number, Html::number);
		List<String> ways = report.course().stream().map(Course::way).distinct().toList();
		for (int i = 0; i < ways.size(); i++) {
			String way = ways.get(i);
			List<LinePlot.Point> points = new ArrayList<>();
			report.course().stream().filter(c -> c.way().equals(way))
					.forEach(c -> points.add(new LinePlot.Point(c.endMillis(), figure.applyAsDouble(c), true)));
			plot = plot.line(way, COLOURS[i % COLOURS.length], way.equals(StormBench.PREDICTIVE), points);
		}
		return plot;
	}

	private static PageTable table(StormReport report) {
		PageTable table = new PageTable(Stream.concat(Stream.of(Cell.words("way")), Stream.of("packets lost", "core-ms", "migrations",
				"flows moved", "oscillations", "worst latency µs").map(Cell::number)).toList());
		for (StormRow row : report.rows()) {
			table.row(List.of(Cell.words(row.way()), number("%.0f", row.drops()), number("%.1f", 1e3 * row.coreSeconds()),
					number("%.0f", row.migrations()), number("%.0f", row.flowsMoved()), number("%.0f", row.oscillations()),
					number("%.0f", row.worstLatencyUs())));
		}
		return table;
	}

	private static PageTable bounds(StormReport report) {
		PageTable table = new PageTable(List.of(Cell.words("what should hold of the predictive runtime"), Cell.number("figure"),
				Cell.number("at most"), Cell.words("")));
		for (StormVerdict verdict : report.verdicts()) {
			table.row(List.of(Cell.words(verdict.what()), figure(verdict.figure()), figure(verdict.bound()),
					new Cell(verdict.isMet() ? "within the bound" : "beyond the bound", verdict.isMet() ? "good" : "bad")));
		}
		return table;
	}

	private static Cell figure(double value) {
		return number(value == Math.rint(value) || value >= 1000 ? "%.0f" : "%.3f", value);
	}

	private static Cell number(String format, double value) {
		return Cell.number(Double.isNaN(value) ? "–" : String.format(Locale.ROOT, format, value));
	}
}
