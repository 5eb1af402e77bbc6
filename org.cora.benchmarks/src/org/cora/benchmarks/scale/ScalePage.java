// SPDX-License-Identifier: EPL-2.0
// Copyright (c) 2026 Cora contributors
package org.cora.benchmarks.scale;

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

/** Growth with size as an HTML page. */
public final class ScalePage {

	private ScalePage() {
	}

	/** The document; needs nothing else. */
	public static String html(List<ScaleRow> rows) {
		Page page = new Page("Planning by size", rows.size() + " generated problems · as many classes as states");
		page.heading("Mean by size").beginColumns();
		page.plot("Gap to the bound", "% of the plan's host cores that aren't proven to be needed",
				plot(rows, r -> 100 * r.gap(), " %"));
		page.plot("Processor time", "s, of the planning thread", plot(rows, ScaleRow::seconds, " s"));
		page.plot("Heap", "MB, most that was in use, garbage included", plot(rows, ScaleRow::megabytes, " MB"));
		List<ScaleRow> cancelled = rows.stream().filter(r -> r.cancels() > 0).toList();
		if (!cancelled.isEmpty()) {
			page.plot("Cancelling", "ms of processor time from there to the plan, the worst of each problem", plot(cancelled,
					ScaleRow::worstCancelMs, " ms"));
		}
		page.end();
		page.heading("Every problem").table(table(rows));
		return page.document("Cora · cora bench scale · docs/planner.md says what is drawn how");
	}

	private static LinePlot plot(List<ScaleRow> rows, ToDoubleFunction<ScaleRow> figure, String unit) {
		LinePlot plot = new LinePlot(false, "states", Html::number, y -> Html.number(y) + unit);
		List<LinePlot.Point> points = new ArrayList<>();
		for (int states : rows.stream().map(ScaleRow::states).distinct().toList()) {
			points.add(new LinePlot.Point(states, rows.stream().filter(r -> r.states() == states)
					.mapToDouble(figure).average().orElse(0), true));
		}
		return plot.line("cora", LinePlot.PLAIN, true, points);
	}

	private static PageTable table(List<ScaleRow> rows) {
		PageTable table = new PageTable(Stream.of("states", "classes", "instance", "host cores", "bound", "gap", "proven",
				"nodes", "s", "MB", "cancelled", "median ms", "worst ms").map(name -> name.equals("proven") ? Cell.words(name) : Cell.number(name)).toList());
		for (ScaleRow row : rows) {
			table.row(List.of(Cell.number(Integer.toString(row.states())), Cell.number(Integer.toString(row.classes())),
					Cell.number(Long.toString(row.instance())), number("%.4f", row.hostCores()), number("%.4f", row.bound()),
					number("%.2f %%", 100 * row.gap()), Cell.words(row.proven() ? "yes" : "no"),
					Cell.number(Long.toString(row.nodes())), number("%.2f", row.seconds()), number("%.0f", row.megabytes()),
					Cell.number(Integer.toString(row.cancels())), millis(row.cancelMs()), millis(row.worstCancelMs())));
		}
		return table;
	}

	private static Cell millis(Double value) {
		return value == null ? Cell.words("–") : number("%.1f", value);
	}

	private static Cell number(String format, double value) {
		return Cell.number(String.format(Locale.ROOT, format, value));
	}
}
