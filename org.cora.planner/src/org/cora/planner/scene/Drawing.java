// SPDX-License-Identifier: EPL-2.0
// Copyright (c) 2026 Cora contributors
package org.cora.planner.scene;

import java.util.ArrayList;
import java.util.List;
import org.cora.planner.scene.Scene.Box;
import org.cora.planner.scene.Scene.Point;

/**
 * A scene as the marks that make it up, in the order in which they are drawn. Whoever draws them – on a screen, as SVG – shows the
 * same picture.
 *
 * @param width  of everything, in pixels
 * @param height of everything
 * @param title  what it shows
 */
public record Drawing(double width, double height, String title, int background, List<Mark> marks) {

	/** No colour: isn't filled, or has no line. */
	public static final int NONE = -1;

	/** Something to draw. */
	public sealed interface Mark permits Rectangle, Line, Area, Text {

		/** Where it is; nothing of it is outside. */
		Box bounds();
	}

	/**
	 * A rectangle.
	 *
	 * @param radius  of its corners
	 * @param fill    colour as 0xRRGGBB or {@link #NONE}
	 * @param line    colour or {@link #NONE}
	 * @param width   of the line
	 * @param tooltip what is said about it; empty for nothing
	 */
	public record Rectangle(Box box, double radius, int fill, int line, double width, String tooltip) implements Mark {

		@Override
		public Box bounds() {
			return box.grown(width);
		}
	}

	/** How a line is drawn. */
	public enum Dash {
		SOLID(List.of()), DASHED(List.of(7, 4)), DOTTED(List.of(2, 3));

		private final List<Integer> lengths;

		Dash(List<Integer> lengths) {
			this.lengths = lengths;
		}

		/** Of strokes and gaps by turns; empty for a line without gaps. */
		public List<Integer> lengths() {
			return lengths;
		}
	}

	/** A line through points, at least two. */
	public record Line(List<Point> points, int colour, double width, Dash dash, String tooltip) implements Mark {

		public Line {
			points = List.copyOf(points);
		}

		@Override
		public Box bounds() {
			return Box.around(points).grown(width);
		}
	}

	/** A filled area between points, at least three. */
	public record Area(List<Point> points, int colour) implements Mark {

		public Area {
			points = List.copyOf(points);
		}

		@Override
		public Box bounds() {
			return Box.around(points);
		}
	}

	/** Where a text's x is. */
	public enum Align {
		LEFT, MIDDLE, RIGHT
	}

	/** Sizes of texts in pixels. */
	public enum Size {
		SMALL(11.5), NORMAL(13), TITLE(16);

		private final double pixels;

		Size(double pixels) {
			this.pixels = pixels;
		}

		/** The height of the font. */
		public double pixels() {
			return pixels;
		}
	}

	/**
	 * A text of one line.
	 *
	 * @param x    its left, middle or right
	 * @param y    its middle
	 * @param room how wide it may be
	 */
	public record Text(String text, double x, double y, double room, Align align, Size size, boolean bold, int colour) implements Mark {

		@Override
		public Box bounds() {
			double width = Math.min(room, bold ? TextWidth.bold(text, size.pixels()) : TextWidth.of(text, size.pixels()));
			double left = align == Align.LEFT ? x : align == Align.MIDDLE ? x - width / 2 : x - width;
			return new Box(left, y - size.pixels(), width, 2 * size.pixels());
		}
	}

	public Drawing {
		marks = List.copyOf(marks);
	}

	/** The drawing of a scene. */
	public static Drawing of(Scene scene, SceneLook look) {
		List<Mark> marks = new ArrayList<>();
		new DrawingPen(look, marks).draw(scene);
		return new Drawing(scene.width(), scene.height(), scene.title(), look.colors().background(), marks);
	}
}
