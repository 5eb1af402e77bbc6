// SPDX-License-Identifier: EPL-2.0
// Copyright (c) 2026 Cora contributors
package org.cora.sim.report;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** A line chart as SVG that takes its colours from the page. */
final class LineChart {

	private static final int WIDTH = 720;
	private static final int HEIGHT = 230;
	private static final int LEFT = 52;
	private static final int RIGHT = 14;
	private static final int TOP = 26;
	private static final int BOTTOM = 30;
	private static final int TICKS = 5;

	private final String xUnit;
	private final List<Line> lines = new ArrayList<>();
	private final List<Mark> marks = new ArrayList<>();
	private boolean logarithmic;
	private double xMost;
	private double yMost;

	/** One line; points by growing x. */
	private record Line(String name, List<double[]> points, int colour, boolean dashed, boolean filled) {
	}

	private record Mark(double x, String text) {
	}

	LineChart(String xUnit) {
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
		lines.forEach(l -> l.points().forEach(p -> {
			xMost = Math.max(xMost, p[0]);
			yMost = Math.max(yMost, p[1]);
		}));
		yMost = nice(yMost <= 0 ? 1 : yMost);
		xMost = Math.max(xMost, logarithmic ? 10 : 1e-9);
		StringBuilder svg = new StringBuilder();
		svg.append(String.format(Locale.ROOT, "<svg viewBox=\"0 0 %d %d\" role=\"img\">", WIDTH, HEIGHT));
		axes(svg);
		marks.forEach(m -> svg.append(String.format(Locale.ROOT,
				"<line class=\"event\" x1=\"%.1f\" x2=\"%.1f\" y1=\"%d\" y2=\"%d\"><title>%s</title></line>", x(m.x()), x(m.x()), TOP,
				HEIGHT - BOTTOM, Html.escape(m.text()))));
		lines.forEach(l -> draw(svg, l));
		legend(svg);
		return svg.append("</svg>").toString();
	}

	private void axes(StringBuilder svg) {
		for (int i = 0; i <= TICKS; i++) {
			double value = yMost * i / TICKS;
			svg.append(String.format(Locale.ROOT, "<line class=\"grid\" x1=\"%d\" x2=\"%d\" y1=\"%.1f\" y2=\"%.1f\"/>", LEFT,
					WIDTH - RIGHT, y(value), y(value)));
			svg.append(String.format(Locale.ROOT, "<text x=\"%d\" y=\"%.1f\" text-anchor=\"end\">%s</text>", LEFT - 7,
					y(value) + 4, Html.number(value)));
		}
		if (logarithmic) {
			for (double value = 1; value <= xMost; value *= 10) {
				tick(svg, value);
			}
		} else {
			for (int i = 0; i <= TICKS; i++) {
				tick(svg, xMost * i / TICKS);
			}
		}
		svg.append(String.format(Locale.ROOT, "<line class=\"axis\" x1=\"%d\" x2=\"%d\" y1=\"%d\" y2=\"%d\"/>", LEFT, WIDTH - RIGHT,
				HEIGHT - BOTTOM, HEIGHT - BOTTOM));
	}

	private void tick(StringBuilder svg, double value) {
		svg.append(String.format(Locale.ROOT, "<text x=\"%.1f\" y=\"%d\" text-anchor=\"%s\">%s %s</text>", x(value),
				HEIGHT - BOTTOM + 17, value >= xMost ? "end" : "middle", Html.number(value), xUnit));
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
			at += 44 + 6.2 * line.name().length();
		}
	}

	private double x(double value) {
		double share = logarithmic ? Math.log(Math.max(1, value)) / Math.log(xMost) : value / xMost;
		return LEFT + share * (WIDTH - LEFT - RIGHT);
	}

	private double y(double value) {
		return HEIGHT - BOTTOM - value / yMost * (HEIGHT - TOP - BOTTOM);
	}

	/** The next of 1, 2, 2.5, 5 times a power of ten. */
	private static double nice(double value) {
		double power = Math.pow(10, Math.floor(Math.log10(value)));
		for (double step : new double[] {1, 2, 2.5, 5}) {
			if (value <= step * power) {
				return step * power;
			}
		}
		return 10 * power;
	}
}
