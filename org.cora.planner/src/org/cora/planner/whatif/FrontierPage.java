// SPDX-License-Identifier: EPL-2.0
// Copyright (c) 2026 Cora contributors
package org.cora.planner.whatif;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.DoubleFunction;
import java.util.function.ToDoubleFunction;
import org.cora.ir.unit.Dimension;
import org.cora.ir.unit.Quantity;
import org.cora.planner.page.Html;
import org.cora.planner.page.LinePlot;
import org.cora.planner.page.Page;
import org.cora.planner.page.PageTable;
import org.cora.planner.page.PageTable.Cell;

/** A frontier as an HTML page: plots of host cores, throughput and latency, the changes of shape in words, and the figures. */
public final class FrontierPage {

	private static final double MEGA = 1e6;
	private static final double MICRO = 1e3;
	private static final double WIDE = 50;

	private final Frontier frontier;
	private final Parameter parameter;

	private FrontierPage(Frontier frontier) {
		this.frontier = frontier;
		this.parameter = frontier.parameter();
	}

	/** The document; needs nothing else. */
	public static String html(Frontier frontier) {
		return new FrontierPage(frontier).html();
	}

	private String html() {
		var spec = frontier.scenario().spec();
		Page page = new Page(frontier.scenario().nf().name() + " on " + frontier.scenario().nic().getName() + ", as "
				+ parameter.name() + " varies", "offload " + spec.name() + " · host " + frontier.scenario().host().getName()
				+ " · traffic " + spec.traffic().name() + " · first phase" + (frontier.complete() ? "" : " · ended early"));
		cards(page);
		boolean none = frontier.changes().isEmpty();
		page.plot("Host cores", "work by the model, where a plan is feasible" + (none ? "" : "; numbered: changes of shape, below"),
				plot(true, Html::number, Outcome::hostCores));
		page.beginColumns();
		page.plot("Room", "Mpps that the plan could carry", offered(plot(false, v -> Html.number(v) + " Mpps",
				o -> o.capacityPps() / MEGA)));
		page.plot("Latency", "µs that one packet in a hundred exceeds", plot(false, v -> Html.number(v) + " µs",
				o -> o.p99Nanos() / MICRO));
		page.end();
		page.plot("Packets that never leave the card", "per cent", plot(true, v -> Html.number(v) + " %",
				o -> 100 * o.nicPacketShare()));
		page.heading("Where the plan of " + frontier.followed() + " changes shape");
		if (none) {
			page.paragraph(frontier.complete()
					? "Nowhere between the values looked at: states stay where they are, and the same flows move."
					: "Not looked for: planning ended early.");
		} else {
			page.numbered(frontier.changes().stream().map(ShapeChange::text).toList());
		}
		page.heading("Figures").table(table());
		return page.document("Cora · modelled, not measured · seed " + frontier.scenario().seed());
	}

	private void cards(Page page) {
		page.beginCards();
		for (String strategy : frontier.strategies()) {
			List<Sample> feasible = frontier.samples().stream().filter(s -> s.of(strategy).map(Outcome::feasible).orElse(false))
					.toList();
			if (feasible.isEmpty()) {
				page.card("–", strategy + ": no feasible plan");
				continue;
			}
			double least = feasible.stream().mapToDouble(s -> s.of(strategy).orElseThrow().hostCores()).min().orElse(0);
			double most = feasible.stream().mapToDouble(s -> s.of(strategy).orElseThrow().hostCores()).max().orElse(0);
			page.card(least == most ? Html.number(least) : Html.number(least) + " … " + Html.number(most),
					strategy + ": host cores, feasible from " + parameter.format(feasible.get(0).value()) + " to "
							+ parameter.format(feasible.get(feasible.size() - 1).value()));
		}
		page.end();
	}

	private LinePlot plot(boolean wide, DoubleFunction<String> text, ToDoubleFunction<Outcome> figure) {
		LinePlot plot = new LinePlot(wide, parameter.title(), parameter::format, text).logarithmic(wideRange());
		for (int s = 0; s < frontier.strategies().size(); s++) {
			String strategy = frontier.strategies().get(s);
			List<LinePlot.Point> points = new ArrayList<>();
			for (Sample sample : frontier.samples()) {
				Optional<Outcome> outcome = sample.of(strategy);
				outcome.ifPresent(o -> points.add(new LinePlot.Point(sample.value(), o.feasible() ? figure.applyAsDouble(o)
						: Double.NaN, sample.asked())));
			}
			plot.line(strategy, style(strategy), strategy.equals(frontier.followed()), points);
		}
		frontier.changes().forEach(c -> plot.mark(c.from()));
		return plot;
	}

	private LinePlot offered(LinePlot plot) {
		if (parameter.dimension() == Dimension.PACKET_RATE) {
			List<LinePlot.Point> line = frontier.samples().stream().map(s -> new LinePlot.Point(s.value(), s.value() / MEGA, false))
					.toList();
			plot.line("offered", LinePlot.PLAIN, false, line);
		}
		return plot;
	}

	private boolean wideRange() {
		double low = frontier.samples().stream().mapToDouble(Sample::value).min().orElse(0);
		double high = frontier.samples().stream().mapToDouble(Sample::value).max().orElse(0);
		return low > 0 && high / low > WIDE;
	}

	/** The same for a strategy in every page. */
	private static int style(String strategy) {
		return switch (strategy) {
			case "cora" -> 0;
			case "state" -> 1;
			case "flow" -> 2;
			case "host" -> 3;
			default -> 4;
		};
	}

	private PageTable table() {
		List<Cell> titles = new ArrayList<>(List.of(Cell.number(parameter.name())));
		frontier.strategies().forEach(s -> titles.add(Cell.number(s + ", cores")));
		titles.addAll(List.of(Cell.number("room of " + frontier.followed() + ", Mpps"), Cell.number("mean, µs"),
				Cell.number("p99, µs"), Cell.number("card memory"), Cell.number("never left the card"), Cell.words("bound by")));
		PageTable table = new PageTable(titles);
		for (Sample sample : frontier.asked()) {
			List<Cell> cells = new ArrayList<>(List.of(Cell.number(parameter.format(sample.value()))));
			for (String strategy : frontier.strategies()) {
				Outcome outcome = sample.of(strategy).orElseThrow();
				cells.add(outcome.feasible() ? new Cell(Html.number(outcome.hostCores()), strategy.equals(frontier.followed())
						? "n best" : "n") : new Cell("not feasible", "n no"));
			}
			followed(cells, sample.of(frontier.followed()).orElseThrow());
			table.row(cells);
		}
		return table;
	}

	private static void followed(List<Cell> cells, Outcome outcome) {
		if (!outcome.feasible()) {
			cells.addAll(List.of(Cell.number("–"), Cell.number("–"), Cell.number("–"), Cell.number("–"), Cell.number("–"),
					new Cell(outcome.reason() == null ? "" : outcome.reason(), "no")));
			return;
		}
		cells.add(Cell.number(Html.number(outcome.capacityPps() / MEGA)));
		cells.add(Cell.number(Html.number(outcome.latencyNanos() / MICRO)));
		cells.add(Cell.number(Html.number(outcome.p99Nanos() / MICRO)));
		cells.add(Cell.number(Quantity.format(outcome.nicMemoryBytes(), Dimension.SIZE)));
		cells.add(Cell.number(Html.percent(outcome.nicPacketShare())));
		cells.add(Cell.words(outcome.bottleneck() == null ? "" : outcome.bottleneck()));
	}
}
