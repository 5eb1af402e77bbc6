// SPDX-License-Identifier: EPL-2.0
// Copyright (c) 2026 Cora contributors
package org.cora.sim.report;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.cora.planner.page.Axis;
import org.cora.planner.page.Html;

/** A line chart as SVG that takes its colours from the page. */
final class LineChart {

	private static final int WIDE = 760;
	private static final int NARROW = 460;
	private static final int HEIGHT = 220;
	private static final int LEFT = 52;
	private static final int RIGHT = 22;
	private static final int TOP = 26;
	private static final int BOTTOM = 30;
	/** Width of a letter of a legend, about. */
	private static final double LETTER = 6.2;

	private final int width;
	private final String xUnit;
	private final List<Line> lines = new ArrayList<>();
	private final List<Mark> marks = new ArrayList<>();
	private boolean logarithmic;
	private Axis xs;
	private Axis ys;

	/** One line; points by growing x. */
	private record Line(String name, List<double[]> points, int colour, boolean dashed, boolean filled) {
	}

	private record Mark(double x, String text) {
	}

	/**
	 * An empty chart.
	 *
	 * @param wide whether it has a row of the page for itself
	 */
	LineChart(boolean wide, String xUnit) {
		this.width = wide ? WIDE : NARROW;
		this.xUnit = xUnit;
	}

	/** Adds a line. Colours: 0 for the CPU, 1 for the NIC, 2 for what stands out. */
	LineChart line(String name, List<double[]> points, int colour) {
		lines.add(new Line(name, points, colour, false, true));
		return this;
	}

	/** A line without the area under it, for what another one is compared with. */
	LineChart outline(String name, List<double[]> points, int colour) {
		lines.add(new Line(name, points, colour, false, false));
		return this;
	}

	/** Adds a level to compare with. */
	LineChart level(String name, double value, double xFrom, double xTo, int colour) {
		lines.add(new Line(name, List.of(new double[] {xFrom, value}, new double[] {xTo, value}), colour, true, false));
		return this;
	}

	/** Adds a moment at which something happened. */
	LineChart mark(double x, String text) {
		marks.add(new Mark(x, text));
		return this;
	}

	/** Has the x axis grow by powers of ten, from 1. */
	LineChart logarithmic() {
		logarithmic = true;
		return this;
	}

	boolean isEmpty() {
		return lines.stream().allMatch(l -> l.points().isEmpty());
	}

	/** The SVG element. */
	String svg() {
		double xMost = most(0);
		xs = logarithmic ? Axis.logarithmic(1, Math.max(10, xMost)) : Axis.linear(0, xMost);
		ys = Axis.fromZero(most(1));
		StringBuilder svg = new StringBuilder();
		svg.append(String.format(Locale.ROOT, "<svg class=\"chart%s\" viewBox=\"0 0 %d %d\" role=\"img\">", width == WIDE ? " wide" : "",
				width, HEIGHT));
		axes(svg);
		marks.forEach(m -> svg.append(String.format(Locale.ROOT,
				"<line class=\"event\" x1=\"%.1f\" x2=\"%.1f\" y1=\"%d\" y2=\"%d\"><title>%s</title></line>", x(m.x()), x(m.x()), TOP,
				HEIGHT - BOTTOM, Html.escape(m.text()))));
		lines.forEach(l -> draw(svg, l));
		legend(svg);
		return svg.append("</svg>").toString();
	}

	private double most(int coordinate) {
		return lines.stream().flatMap(l -> l.points().stream()).mapToDouble(p -> p[coordinate]).max().orElse(0);
	}

	private void axes(StringBuilder svg) {
		for (double value : ys.ticks()) {
			svg.append(String.format(Locale.ROOT, "<line class=\"grid\" x1=\"%d\" x2=\"%d\" y1=\"%.1f\" y2=\"%.1f\"/>", LEFT,
					width - RIGHT, y(value), y(value)));
			svg.append(String.format(Locale.ROOT, "<text x=\"%d\" y=\"%.1f\" text-anchor=\"end\">%s</text>", LEFT - 7,
					y(value) + 4, ys.label(value)));
		}
		double labelled = 0;
		for (double value : xs.ticks()) {
			String text = Html.number(value) + " " + xUnit;
			double half = LETTER * text.length() / 2;
			boolean atEnd = x(value) + half > width;
			double from = x(value) - (atEnd ? 2 * half : half);
			if (from >= labelled) {
				svg.append(String.format(Locale.ROOT, "<text x=\"%.1f\" y=\"%d\" text-anchor=\"%s\">%s</text>", x(value),
						HEIGHT - BOTTOM + 17, atEnd ? "end" : "middle", text));
				labelled = from + 2 * half + LETTER;
			}
		}
		svg.append(String.format(Locale.ROOT, "<line class=\"axis\" x1=\"%d\" x2=\"%d\" y1=\"%d\" y2=\"%d\"/>", LEFT, width - RIGHT,
				HEIGHT - BOTTOM, HEIGHT - BOTTOM));
	}

	private void draw(StringBuilder svg, Line line) {
		if (line.points().isEmpty()) {
			return;
		}
		StringBuilder path = new StringBuilder();
		for (double[] point : line.points()) {
			path.append(String.format(Locale.ROOT, "%s%.1f %.1f", path.length() == 0 ? "M" : "L", x(point[0]), y(point[1])));
		}
		if (line.filled()) {
			double first = x(line.points().get(0)[0]);
			double last = x(line.points().get(line.points().size() - 1)[0]);
			svg.append(String.format(Locale.ROOT, "<path class=\"area f%d\" d=\"%sL%.1f %.1fL%.1f %.1fZ\"/>", line.colour(), path, last,
					y(0), first, y(0)));
		}
		svg.append(String.format(Locale.ROOT, "<path class=\"line s%d%s\" d=\"%s\"/>", line.colour(),
				line.dashed() ? " dash" : "", path));
	}

	private void legend(StringBuilder svg) {
		double at = LEFT;
		for (Line line : lines) {
			svg.append(String.format(Locale.ROOT, "<line class=\"line s%d%s\" x1=\"%.1f\" x2=\"%.1f\" y1=\"11\" y2=\"11\"/>",
					line.colour(), line.dashed() ? " dash" : "", at, at + 18));
			svg.append(String.format(Locale.ROOT, "<text x=\"%.1f\" y=\"15\">%s</text>", at + 24, Html.escape(line.name())));
			at += 44 + LETTER * line.name().length();
		}
	}

	private double x(double value) {
		return LEFT + xs.share(logarithmic ? Math.max(1, value) : value) * (width - LEFT - RIGHT);
	}

	private double y(double value) {
		return HEIGHT - BOTTOM - ys.share(value) * (HEIGHT - TOP - BOTTOM);
	}
}
