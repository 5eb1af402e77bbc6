// SPDX-License-Identifier: EPL-2.0
// Copyright (c) 2026 Cora contributors
package org.cora.dsl.ui.stateflow;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.cora.planner.scene.Drawing;
import org.cora.planner.scene.Drawing.Align;
import org.cora.planner.scene.Drawing.Area;
import org.cora.planner.scene.Drawing.Line;
import org.cora.planner.scene.Drawing.Mark;
import org.cora.planner.scene.Drawing.Rectangle;
import org.cora.planner.scene.Drawing.Text;
import org.cora.planner.scene.Scene.Box;
import org.cora.planner.scene.Scene.Point;
import org.eclipse.swt.SWT;
import org.eclipse.swt.graphics.Color;
import org.eclipse.swt.graphics.GC;
import org.eclipse.swt.graphics.Path;
import org.eclipse.swt.graphics.Transform;

/**
 * Paints a drawing. Needs a graphics context, no window. Shapes are scaled by the context; texts are painted in a font of the right
 * size, because a scaled text of a small size is hard to read.
 */
final class ScenePainter {

	private final GC gc;
	private final SceneFonts fonts;
	private final Viewport viewport;
	private final Box seen;
	private final Map<Integer, Color> colours = new HashMap<>();

	/**
	 * @param width  of what is painted on, in its pixels; what is outside is left out
	 * @param height of it
	 */
	ScenePainter(GC gc, SceneFonts fonts, Viewport viewport, double width, double height) {
		this.gc = gc;
		this.fonts = fonts;
		this.viewport = viewport;
		Point start = viewport.toScene(0, 0);
		this.seen = new Box(start.x(), start.y(), width / viewport.scale(), height / viewport.scale());
	}

	void paint(Drawing drawing) {
		Transform transform = new Transform(gc.getDevice());
		try {
			transform.translate((float) viewport.x(), (float) viewport.y());
			transform.scale((float) viewport.scale(), (float) viewport.scale());
			gc.setAntialias(SWT.ON);
			gc.setTextAntialias(SWT.ON);
			for (Mark mark : drawing.marks()) {
				if (seen.overlaps(mark.bounds())) {
					paint(mark, transform);
				}
			}
		} finally {
			gc.setTransform(null);
			transform.dispose();
		}
	}

	private void paint(Mark mark, Transform transform) {
		if (mark instanceof Text text) {
			gc.setTransform(null);
			text(text);
			return;
		}
		gc.setTransform(transform);
		if (mark instanceof Rectangle rectangle) {
			rectangle(rectangle);
		} else if (mark instanceof Line line) {
			line(line);
		} else if (mark instanceof Area area) {
			gc.setBackground(colour(area.colour()));
			draw(area.points(), true);
		}
	}

	private void rectangle(Rectangle rectangle) {
		Box box = rectangle.box();
		int x = (int) Math.round(box.x());
		int y = (int) Math.round(box.y());
		int width = (int) Math.round(box.width());
		int height = (int) Math.round(box.height());
		int round = (int) Math.round(2 * rectangle.radius());
		if (rectangle.fill() != Drawing.NONE) {
			gc.setBackground(colour(rectangle.fill()));
			gc.fillRoundRectangle(x, y, width, height, round, round);
		}
		if (rectangle.line() != Drawing.NONE) {
			gc.setForeground(colour(rectangle.line()));
			gc.setLineWidth((int) Math.max(1, Math.round(rectangle.width())));
			gc.drawRoundRectangle(x, y, width, height, round, round);
		}
	}

	private void line(Line line) {
		gc.setForeground(colour(line.colour()));
		gc.setLineWidth((int) Math.max(1, Math.round(line.width())));
		if (line.dash().lengths().isEmpty()) {
			gc.setLineStyle(SWT.LINE_SOLID);
		} else {
			gc.setLineDash(line.dash().lengths().stream().mapToInt(Integer::intValue).toArray());
		}
		draw(line.points(), false);
		gc.setLineStyle(SWT.LINE_SOLID);
	}

	private void draw(List<Point> points, boolean fill) {
		Path path = new Path(gc.getDevice());
		path.moveTo((float) points.get(0).x(), (float) points.get(0).y());
		points.forEach(point -> path.lineTo((float) point.x(), (float) point.y()));
		if (fill) {
			path.close();
			gc.fillPath(path);
		} else {
			gc.drawPath(path);
		}
		path.dispose();
	}

	private void text(Text text) {
		gc.setFont(fonts.of(text.size(), text.bold()));
		gc.setForeground(colour(text.colour()));
		String shown = fitting(text.text(), text.room() * viewport.scale());
		org.eclipse.swt.graphics.Point size = gc.textExtent(shown, SWT.DRAW_TRANSPARENT);
		Point at = viewport.toScreen(new Point(text.x(), text.y()));
		double left = text.align() == Align.LEFT ? at.x() : text.align() == Align.MIDDLE ? at.x() - size.x / 2.0 : at.x() - size.x;
		gc.drawText(shown, (int) Math.round(left), (int) Math.round(at.y() - size.y / 2.0), SWT.DRAW_TRANSPARENT);
	}

	/** The text, or as much of it as there is room for. */
	private String fitting(String text, double room) {
		String shown = text;
		int length = text.length();
		while (length > 1 && gc.textExtent(shown, SWT.DRAW_TRANSPARENT).x > room) {
			length--;
			shown = text.substring(0, length) + "…";
		}
		return shown;
	}

	private Color colour(int rgb) {
		return colours.computeIfAbsent(rgb, it -> new Color(it >> 16 & 0xff, it >> 8 & 0xff, it & 0xff));
	}
}
