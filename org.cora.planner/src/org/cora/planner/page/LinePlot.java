// SPDX-License-Identifier: EPL-2.0
// Copyright (c) 2026 Cora contributors
package org.cora.planner.page;

import java.util.ArrayList;
import java.util.List;
import java.util.function.DoubleFunction;

/**
 * Lines over one variable as SVG that takes its colours from the page. Lines differ by colour, dashes and the shape of their
 * points, so that they can be told apart without colours too; each point says its value when pointed at.
 */
public final class LinePlot {

	/** Style of a thin line to compare with; its points are not drawn. */
	public static final int PLAIN = 5;

	private static final double NARROW = 540;
	private static final double HEIGHT = 308;
	private static final double LEFT = 58;
	private static final double RIGHT = 18;
	private static final double TOP = 54;
	private static final double BOTTOM = 46;
	private static final double KEY_Y = 14;
	/** Width of a letter of a label, about. */
	private static final double LETTER = 6;

	private final double width;
	private final String xTitle;
	private final DoubleFunction<String> xText;
	private final DoubleFunction<String> yText;
	private final List<Line> lines = new ArrayList<>();
	private final List<Double> marks = new ArrayList<>();
	private boolean logarithmic;
	private Axis xs;
	private Axis ys;

	/**
	 * A point of a line.
	 *
	 * @param x     growing along the line
	 * @param y     NaN where the line is interrupted
	 * @param shown whether the point itself is drawn, not only the line through it
	 */
	public record Point(double x, double y, boolean shown) {
	}

	private record Line(String name, int style, boolean strong, List<Point> points) {
		Line {
			points = List.copyOf(points);
		}
	}

	/**
	 * An empty plot.
	 *
	 * @param wide   whether it has a row of the page for itself
	 * @param xTitle below the axis
	 * @param xText  writes values of the axis
	 * @param yText  writes values that are pointed at
	 */
	public LinePlot(boolean wide, String xTitle, DoubleFunction<String> xText, DoubleFunction<String> yText) {
		this.width = wide ? 2 * NARROW : NARROW;
		this.xTitle = xTitle;
		this.xText = xText;
		this.yText = yText;
	}

	/**
	 * Adds a line.
	 *
	 * @param style  0 … 4: colour, dashes and shape of points; {@link #PLAIN}
	 * @param strong whether it is the one that is talked about
	 */
	public LinePlot line(String name, int style, boolean strong, List<Point> points) {
		lines.add(new Line(name, style, strong, points));
		return this;
	}

	/** Adds a numbered vertical line. */
	public LinePlot mark(double x) {
		marks.add(x);
		return this;
	}

	/** Has the axis grow by equal ratios; all values have to be above 0 then. */
	public LinePlot logarithmic(boolean yes) {
		logarithmic = yes;
		return this;
	}

	boolean isEmpty() {
		return lines.stream().flatMap(l -> l.points().stream()).noneMatch(p -> Double.isFinite(p.y()));
	}

	String svg(String title) {
		double low = lines.stream().flatMap(l -> l.points().stream()).mapToDouble(Point::x).min().orElse(0);
		double high = lines.stream().flatMap(l -> l.points().stream()).mapToDouble(Point::x).max().orElse(1);
		double top = lines.stream().flatMap(l -> l.points().stream()).mapToDouble(Point::y).filter(Double::isFinite).max()
				.orElse(1);
		xs = logarithmic ? Axis.logarithmic(low, high) : Axis.linear(low, high);
		ys = Axis.fromZero(top);
		StringBuilder svg = new StringBuilder("<svg" + (width > NARROW ? " class=\"wide\"" : "") + " viewBox=\"0 0 " + Html.coordinate(width) + " " + Html.coordinate(HEIGHT)
				+ "\" role=\"img\"><title>" + Html.escape(title) + "</title>");
		axes(svg);
		marks(svg);
		for (int i = lines.size() - 1; i >= 0; i--) {
			draw(svg, lines.get(i));
		}
		key(svg);
		return svg.append("</svg>").toString();
	}

	private void axes(StringBuilder svg) {
		for (double value : ys.ticks()) {
			rule(svg, "grid", LEFT, width - RIGHT, y(value), y(value));
			text(svg, "", LEFT - 8, y(value) + 4, "end", ys.label(value));
		}
		labels(svg);
		rule(svg, "axis", LEFT, width - RIGHT, HEIGHT - BOTTOM, HEIGHT - BOTTOM);
		text(svg, "", (LEFT + width - RIGHT) / 2, HEIGHT - 8, "middle", xTitle);
	}

	/** As many labels as have room: one that would overlap the one before is left out. */
	private void labels(StringBuilder svg) {
		double end = Double.NEGATIVE_INFINITY;
		for (double value : xs.ticks()) {
			String label = xText.apply(value);
			boolean last = xs.share(value) > 0.98;
			double length = LETTER * label.length();
			double begin = x(value) - (last ? length : length / 2);
			rule(svg, "axis", x(value), x(value), HEIGHT - BOTTOM, HEIGHT - BOTTOM + 4);
			if (begin > end) {
				text(svg, "", x(value), HEIGHT - BOTTOM + 17, last ? "end" : "middle", label);
				end = begin + length + LETTER;
			}
		}
	}

	/** Numbers of marks that would overlap go to a second and third row. */
	private void marks(StringBuilder svg) {
		double[] rowEnd = new double[3];
		for (int i = 0; i < marks.size(); i++) {
			double at = x(marks.get(i));
			int row = 0;
			while (row < rowEnd.length - 1 && rowEnd[row] > at - 8) {
				row++;
			}
			rowEnd[row] = at + 8;
			rule(svg, "mark", at, at, TOP, HEIGHT - BOTTOM);
			text(svg, "nr", at, TOP - 4 - 10 * row, "middle", Integer.toString(i + 1));
		}
	}

	private void draw(StringBuilder svg, Line line) {
		StringBuilder path = new StringBuilder();
		boolean pen = false;
		for (Point point : line.points()) {
			if (Double.isFinite(point.y())) {
				path.append(pen ? "L" : "M").append(Html.coordinate(x(point.x()))).append(' ').append(Html.coordinate(y(point.y())));
			}
			pen = Double.isFinite(point.y());
		}
		svg.append("<path class=\"line s").append(line.style()).append(" d").append(line.style())
				.append(line.strong() ? " strong" : "").append("\" d=\"").append(path.isEmpty() ? "M0 0" : path).append("\"/>");
		for (Point point : line.points()) {
			if (point.shown() && Double.isFinite(point.y())) {
				svg.append(Marker.svg(line.style(), x(point.x()), y(point.y()), line.strong() ? 4.5 : 3.6,
						line.name() + ": " + yText.apply(point.y()) + " at " + xText.apply(point.x())));
			}
		}
	}

	private void key(StringBuilder svg) {
		double at = LEFT;
		for (Line line : lines) {
			svg.append("<path class=\"line s").append(line.style()).append(" d").append(line.style())
					.append(line.strong() ? " strong" : "").append("\" d=\"M").append(Html.coordinate(at)).append(' ')
					.append(Html.coordinate(KEY_Y)).append("h26\"/>")
					.append(line.style() == PLAIN ? "" : Marker.svg(line.style(), at + 13, KEY_Y, 4, line.name()));
			text(svg, "key", at + 33, KEY_Y + 4, "start", line.name());
			at += 52 + 6.8 * line.name().length();
		}
	}

	private static void rule(StringBuilder svg, String style, double x1, double x2, double y1, double y2) {
		svg.append("<line class=\"").append(style).append("\" x1=\"").append(Html.coordinate(x1)).append("\" x2=\"")
				.append(Html.coordinate(x2)).append("\" y1=\"").append(Html.coordinate(y1)).append("\" y2=\"")
				.append(Html.coordinate(y2)).append("\"/>");
	}

	private static void text(StringBuilder svg, String style, double x, double y, String anchor, String text) {
		svg.append("<text class=\"").append(style).append("\" x=\"").append(Html.coordinate(x)).append("\" y=\"")
				.append(Html.coordinate(y)).append("\" text-anchor=\"").append(anchor).append("\">").append(Html.escape(text))
				.append("</text>");
	}

	private double x(double value) {
		return LEFT + xs.share(value) * (width - LEFT - RIGHT);
	}

	private double y(double value) {
		return HEIGHT - BOTTOM - ys.share(value) * (HEIGHT - TOP - BOTTOM);
	}
}
