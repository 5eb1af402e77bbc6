// SPDX-License-Identifier: EPL-2.0
// Copyright (c) 2026 Cora contributors
package org.cora.dsl.ui.stateflow;

import java.util.ArrayList;
import java.util.List;
import org.cora.planner.scene.Scene;
import org.cora.planner.scene.Scene.Box;
import org.cora.planner.scene.Scene.Edge;
import org.cora.planner.scene.Scene.EdgeKind;
import org.cora.planner.scene.Scene.Node;
import org.cora.planner.scene.Scene.NodeKind;
import org.cora.planner.scene.Scene.Point;
import org.cora.planner.scene.Scene.Region;
import org.eclipse.swt.SWT;
import org.eclipse.swt.graphics.Color;
import org.eclipse.swt.graphics.Font;
import org.eclipse.swt.graphics.GC;
import org.eclipse.swt.graphics.Path;
import org.eclipse.swt.graphics.Transform;

/**
 * Paints a scene. Needs a graphics context, no window. Shapes are scaled by the context; texts are painted after them in a font
 * of the right size, because a scaled text of a small size is hard to read.
 */
final class ScenePainter {

	private static final int ROUND_STATE = 4;
	private static final int ROUND_CLASS = 36;
	private static final int ROUND_REGION = 12;
	private static final double ARROW_LENGTH = 8;
	private static final double ARROW_HALF = 3.5;
	private static final int[] DASHED = {7, 4};
	private static final int[] DOTTED = {2, 3};
	private static final double TEXT_MARGIN = 6;

	/** A text to be painted when the shapes are; x and y in the scene, of its left or of its middle. */
	private record Text(String text, Font font, Color colour, double x, double y, double room, boolean centred) {
	}

	private final GC gc;
	private final List<Text> texts = new ArrayList<>();
	private final Palette palette;
	private final SceneFonts fonts;
	private final String element;

	/** @param element id of the state or class to highlight; null for none */
	ScenePainter(GC gc, Palette palette, SceneFonts fonts, String element) {
		this.gc = gc;
		this.palette = palette;
		this.fonts = fonts;
		this.element = element;
	}

	void paint(Scene scene, Viewport viewport) {
		Transform transform = new Transform(gc.getDevice());
		try {
			transform.translate((float) viewport.x(), (float) viewport.y());
			transform.scale((float) viewport.scale(), (float) viewport.scale());
			gc.setTransform(transform);
			gc.setAntialias(SWT.ON);
			gc.setTextAntialias(SWT.ON);
			shapes(scene);
		} finally {
			gc.setTransform(null);
			transform.dispose();
		}
		texts.forEach(text -> text(text, viewport));
	}

	private void shapes(Scene scene) {
		left(scene.title(), fonts.title(), palette.text(), 12, 18);
		scene.regions().forEach(this::region);
		scene.edges().forEach(edge -> edge(edge, touches(scene, edge)));
		scene.nodes().forEach(this::node);
		left(Scene.LEGEND, fonts.small(), palette.faint(), 12, scene.height() - 14);
	}

	private boolean touches(Scene scene, Edge edge) {
		return element != null && (isSelected(scene, edge.from()) || isSelected(scene, edge.to()));
	}

	private boolean isSelected(Scene scene, String node) {
		return scene.node(node).map(found -> found.element().equals(element)).orElse(false);
	}

	private void region(Region region) {
		gc.setLineWidth(1);
		box(region.box(), ROUND_REGION, palette.fill(region.side()), palette.line(region.side()));
		left(region.label(), fonts.bold(), palette.line(region.side()), region.box().x() + 10, region.box().y() + 15);
	}

	private void node(Node node) {
		boolean selected = node.element().equals(element);
		gc.setLineWidth(selected ? 3 : 1);
		box(node.box(), node.kind() == NodeKind.STEERING_CLASS ? ROUND_CLASS : ROUND_STATE, palette.node(),
			selected ? palette.selection() : palette.line(node.side()));
		double middle = node.box().x() + node.box().width() / 2;
		double room = node.box().width() - 2 * TEXT_MARGIN;
		centred(node.label(), fonts.normal(), palette.text(), middle, node.box().y() + 13, room);
		centred(node.detail(), fonts.small(), palette.faint(), middle, node.box().y() + 31, room);
	}

	private void edge(Edge edge, boolean selected) {
		Color colour = selected ? palette.selection()
			: edge.crossing() && edge.kind() == EdgeKind.ACCESS ? palette.crossing() : palette.edge();
		gc.setForeground(colour);
		gc.setBackground(colour);
		gc.setLineWidth(selected || edge.weight() >= 1 ? 2 : 1);
		if (edge.kind() == EdgeKind.ACCESS) {
			gc.setLineStyle(SWT.LINE_SOLID);
		} else {
			gc.setLineDash(edge.kind() == EdgeKind.KEY ? DOTTED : DASHED);
		}
		line(edge.points());
		gc.setLineStyle(SWT.LINE_SOLID);
		if (edge.kind() != EdgeKind.SAME_STATE) {
			arrow(edge.points().get(edge.points().size() - 2), edge.points().get(edge.points().size() - 1));
		}
		Box label = edge.labelBox();
		centred(edge.label(), fonts.small(), colour, label.x() + label.width() / 2, label.y() + label.height() / 2,
			label.width() * 2);
	}

	private void line(List<Point> points) {
		Path path = new Path(gc.getDevice());
		path.moveTo((float) points.get(0).x(), (float) points.get(0).y());
		points.forEach(point -> path.lineTo((float) point.x(), (float) point.y()));
		gc.drawPath(path);
		path.dispose();
	}

	private void arrow(Point before, Point end) {
		double length = Math.hypot(end.x() - before.x(), end.y() - before.y());
		if (length == 0) {
			return;
		}
		double ux = (end.x() - before.x()) / length;
		double uy = (end.y() - before.y()) / length;
		double baseX = end.x() - ARROW_LENGTH * ux;
		double baseY = end.y() - ARROW_LENGTH * uy;
		Path path = new Path(gc.getDevice());
		path.moveTo((float) end.x(), (float) end.y());
		path.lineTo((float) (baseX - ARROW_HALF * uy), (float) (baseY + ARROW_HALF * ux));
		path.lineTo((float) (baseX + ARROW_HALF * uy), (float) (baseY - ARROW_HALF * ux));
		path.close();
		gc.fillPath(path);
		path.dispose();
	}

	private void box(Box box, int round, Color fill, Color line) {
		int x = (int) Math.round(box.x());
		int y = (int) Math.round(box.y());
		int width = (int) Math.round(box.width());
		int height = (int) Math.round(box.height());
		gc.setBackground(fill);
		gc.fillRoundRectangle(x, y, width, height, round, round);
		gc.setForeground(line);
		gc.drawRoundRectangle(x, y, width, height, round, round);
	}

	private void left(String text, Font font, Color colour, double x, double y) {
		texts.add(new Text(text, font, colour, x, y, Double.MAX_VALUE, false));
	}

	private void centred(String text, Font font, Color colour, double x, double y, double room) {
		texts.add(new Text(text, font, colour, x, y, room, true));
	}

	private void text(Text text, Viewport viewport) {
		gc.setFont(text.font());
		gc.setForeground(text.colour());
		String shown = fitting(text.text(), text.room() * viewport.scale());
		org.eclipse.swt.graphics.Point size = gc.textExtent(shown, SWT.DRAW_TRANSPARENT);
		Point at = viewport.toScreen(new Point(text.x(), text.y()));
		gc.drawText(shown, (int) Math.round(text.centred() ? at.x() - size.x / 2.0 : at.x()),
			(int) Math.round(at.y() - size.y / 2.0), SWT.DRAW_TRANSPARENT);
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
}
