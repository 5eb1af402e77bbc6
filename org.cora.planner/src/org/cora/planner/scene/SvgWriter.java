// SPDX-License-Identifier: EPL-2.0
// Copyright (c) 2026 Cora contributors
package org.cora.planner.scene;

import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.cora.planner.scene.Drawing.Align;
import org.cora.planner.scene.Drawing.Area;
import org.cora.planner.scene.Drawing.Line;
import org.cora.planner.scene.Drawing.Mark;
import org.cora.planner.scene.Drawing.Rectangle;
import org.cora.planner.scene.Drawing.Text;
import org.cora.planner.scene.Scene.Box;
import org.cora.planner.scene.Scene.Point;

/** Writes a scene as a self-contained SVG 1.1 document: no scripts, no external fonts or styles. */
public final class SvgWriter {

	/** From the middle of a text to its base line, in parts of its size. */
	private static final double BASE = 0.36;

	private final StringBuilder svg = new StringBuilder();

	private SvgWriter() {
	}

	/** The document, beginning with its XML declaration, without heat. */
	public static String write(Scene scene) {
		return write(scene, SceneLook.PLAIN);
	}

	/** The document, beginning with its XML declaration. */
	public static String write(Scene scene, SceneLook look) {
		SvgWriter writer = new SvgWriter();
		writer.document(Drawing.of(scene, look));
		return writer.svg.toString();
	}

	private void document(Drawing drawing) {
		svg.append("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n");
		line("<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"%s\" height=\"%s\" viewBox=\"0 0 %s %s\" font-family=\"sans-serif\">",
				number(drawing.width()), number(drawing.height()), number(drawing.width()), number(drawing.height()));
		line("<title>%s</title>", escape(drawing.title()));
		line("<rect width=\"100%%\" height=\"100%%\" fill=\"%s\"/>", colour(drawing.background()));
		drawing.marks().forEach(this::mark);
		svg.append("</svg>\n");
	}

	private void mark(Mark mark) {
		if (mark instanceof Rectangle rectangle) {
			rectangle(rectangle);
		} else if (mark instanceof Line path) {
			path(path);
		} else if (mark instanceof Area area) {
			line("<path d=\"%s z\" fill=\"%s\"/>", way(area.points()), colour(area.colour()));
		} else if (mark instanceof Text text) {
			text(text);
		}
	}

	private void rectangle(Rectangle rectangle) {
		Box box = rectangle.box();
		line("<rect x=\"%s\" y=\"%s\" width=\"%s\" height=\"%s\" rx=\"%s\" fill=\"%s\" stroke=\"%s\" stroke-width=\"%s\"%s", number(box.x()),
				number(box.y()), number(box.width()), number(box.height()), number(rectangle.radius()), colour(rectangle.fill()),
				colour(rectangle.line()), number(rectangle.width()), end("rect", rectangle.tooltip()));
	}

	private void path(Line path) {
		String dash = path.dash().lengths().stream().map(String::valueOf).collect(Collectors.joining(","));
		line("<path d=\"%s\" fill=\"none\" stroke=\"%s\" stroke-width=\"%s\"%s%s", way(path.points()), colour(path.colour()),
				number(path.width()), dash.isEmpty() ? "" : " stroke-dasharray=\"" + dash + "\"", end("path", path.tooltip()));
	}

	private void text(Text text) {
		String anchor = text.align() == Align.LEFT ? "start" : text.align() == Align.MIDDLE ? "middle" : "end";
		double size = text.size().pixels();
		line("<text x=\"%s\" y=\"%s\" font-size=\"%s\"%s text-anchor=\"%s\" fill=\"%s\">%s</text>", number(text.x()),
				number(text.y() + BASE * size), number(size), text.bold() ? " font-weight=\"bold\"" : "", anchor, colour(text.colour()),
				escape(text.text()));
	}

	private static String end(String element, String tooltip) {
		return tooltip.isEmpty() ? "/>" : "><title>" + escape(tooltip) + "</title></" + element + ">";
	}

	private static String way(List<Point> points) {
		return points.stream().map(point -> number(point.x()) + "," + number(point.y())).collect(Collectors.joining(" L", "M", ""));
	}

	private static String colour(int rgb) {
		return rgb == Drawing.NONE ? "none" : String.format(Locale.ROOT, "#%06x", rgb);
	}

	private void line(String format, Object... values) {
		svg.append(String.format(Locale.ROOT, format, values)).append('\n');
	}

	private static String number(double value) {
		return String.format(Locale.ROOT, "%.1f", value);
	}

	private static String escape(String text) {
		StringBuilder out = new StringBuilder();
		text.codePoints().filter(c -> c >= 0x20 || c == '\t').forEach(c -> {
			switch (c) {
				case '<' -> out.append("&lt;");
				case '>' -> out.append("&gt;");
				case '&' -> out.append("&amp;");
				case '"' -> out.append("&quot;");
				default -> out.appendCodePoint(c);
			}
		});
		return out.toString();
	}
}
