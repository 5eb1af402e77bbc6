// SPDX-License-Identifier: EPL-2.0
// Copyright (c) 2026 Cora contributors
package org.cora.planner.scene;

import java.util.List;
import org.cora.planner.scene.Drawing.Align;
import org.cora.planner.scene.Drawing.Area;
import org.cora.planner.scene.Drawing.Dash;
import org.cora.planner.scene.Drawing.Line;
import org.cora.planner.scene.Drawing.Mark;
import org.cora.planner.scene.Drawing.Rectangle;
import org.cora.planner.scene.Drawing.Size;
import org.cora.planner.scene.Drawing.Text;
import org.cora.planner.scene.Scene.Box;
import org.cora.planner.scene.Scene.Edge;
import org.cora.planner.scene.Scene.EdgeKind;
import org.cora.planner.scene.Scene.Level;
import org.cora.planner.scene.Scene.Meter;
import org.cora.planner.scene.Scene.Node;
import org.cora.planner.scene.Scene.NodeKind;
import org.cora.planner.scene.Scene.Point;
import org.cora.planner.scene.Scene.Region;

/** Draws scenes as marks. */
final class DrawingPen {

	private static final double MARGIN = 12;
	private static final double ROUND_REGION = 6;
	private static final double ROUND_LEVEL = 4;
	private static final double ROUND_CLASS = 18;
	private static final double ROUND_STATE = 2;
	private static final double TEXT_MARGIN = 6;
	private static final double ARROW_LENGTH = 8;
	private static final double ARROW_HALF = 3.5;
	private static final double BAR = 5;
	private static final int SCALE_STEPS = 20;
	private static final double SCALE_STEP = 6;
	private static final double ANY = 1e6;

	private final SceneLook look;
	private final SceneColors colors;
	private final List<Mark> marks;

	DrawingPen(SceneLook look, List<Mark> marks) {
		this.look = look;
		this.colors = look.colors();
		this.marks = marks;
	}

	void draw(Scene scene) {
		text(scene.title(), MARGIN, 19, scene.width(), Align.LEFT, Size.TITLE, true, colors.text());
		if (look.heat()) {
			scale(scene.width() - MARGIN);
		}
		scene.regions().forEach(this::region);
		scene.levels().forEach(this::level);
		scene.meters().forEach(this::meter);
		scene.edges().forEach(edge -> edge(edge, touches(scene, edge)));
		scene.nodes().forEach(this::node);
		scene.edges().forEach(edge -> label(edge, touches(scene, edge)));
		text(Scene.LEGEND, MARGIN, scene.height() - 14, scene.width(), Align.LEFT, Size.SMALL, false, colors.faint());
	}

	/** What the colours of heat mean, from the right to the left. */
	private void scale(double right) {
		String end = "100 % of capacity";
		text(end, right, 19, ANY, Align.RIGHT, Size.SMALL, false, colors.faint());
		double x = right - TextWidth.of(end, Size.SMALL.pixels()) - 6 - SCALE_STEPS * SCALE_STEP;
		for (int i = 0; i < SCALE_STEPS; i++) {
			double overlap = i < SCALE_STEPS - 1 ? 1 : 0;
			box(new Box(x + i * SCALE_STEP, 13, SCALE_STEP + overlap, 12), 0, colors.heat((i + 0.5) / SCALE_STEPS), Drawing.NONE, 0, "");
		}
		text("0 %", x - 6, 19, ANY, Align.RIGHT, Size.SMALL, false, colors.faint());
	}

	private boolean touches(Scene scene, Edge edge) {
		return look.selected() != null && (isSelected(scene, edge.from()) || isSelected(scene, edge.to()));
	}

	private boolean isSelected(Scene scene, String node) {
		return scene.node(node).map(found -> found.element().equals(look.selected())).orElse(false);
	}

	private void region(Region region) {
		Box box = region.box();
		int line = colors.line(region.side());
		box(box, ROUND_REGION, colors.fill(region.side()), line, 1, region.tooltip());
		text(region.label(), box.x() + 10, box.y() + 16, box.width(), Align.LEFT, Size.NORMAL, true, line);
		text(region.detail(), box.x() + box.width() - 10, box.y() + 16, box.width(), Align.RIGHT, Size.SMALL, false, colors.text());
		text(region.empty(), box.x() + box.width() / 2, box.y() + SceneMetrics.REGION_TOP + SceneMetrics.EMPTY_HEIGHT / 2,
			box.width() - 2 * TEXT_MARGIN, Align.MIDDLE, Size.NORMAL, false, colors.faint());
	}

	private void level(Level level) {
		boolean hot = look.heat() && !Double.isNaN(level.use());
		box(level.box(), ROUND_LEVEL, hot ? colors.heat(level.use()) : colors.level(), colors.line(level.side()), 1, level.tooltip());
		text(level.label(), level.box().x() + 8, level.box().y() + 13, level.box().width() - 2 * TEXT_MARGIN, Align.LEFT, Size.SMALL, false,
			colors.text());
	}

	private void meter(Meter meter) {
		Box box = meter.box();
		text(meter.label(), box.x(), box.y() + 8, box.width(), Align.LEFT, Size.SMALL, meter.bound(), colors.text());
		text(meter.value(), box.x() + box.width(), box.y() + 8, box.width(), Align.RIGHT, Size.SMALL, meter.bound(),
			meter.use() > 1 ? colors.crossing() : colors.text());
		Box track = new Box(box.x(), box.y() + 18, box.width(), BAR);
		box(track, 2, colors.track(), Drawing.NONE, 0, meter.tooltip());
		double share = Double.isNaN(meter.use()) ? 0 : Math.min(1, meter.use());
		if (share > 0) {
			double width = Math.max(2, box.width() * share);
			box(new Box(box.x(), box.y() + 18, width, BAR), 2, bar(meter), look.heat() ? colors.faint() : Drawing.NONE, 0.5, meter.tooltip());
		}
		text(meter.detail(), box.x(), box.y() + 33, box.width(), Align.LEFT, Size.SMALL, false, colors.faint());
	}

	private int bar(Meter meter) {
		return look.heat() ? colors.heat(meter.use()) : meter.use() > 1 ? colors.crossing() : colors.line(meter.side());
	}

	private void node(Node node) {
		boolean selected = node.element().equals(look.selected());
		boolean found = look.found().contains(node.id());
		double round = node.kind() == NodeKind.STEERING_CLASS ? ROUND_CLASS : ROUND_STATE;
		if (found) {
			box(node.box().grown(4), round + 3, Drawing.NONE, colors.found(), 2, "");
		}
		box(node.box(), round, look.heat() && !Double.isNaN(node.use()) ? colors.heat(node.use()) : colors.node(),
			selected ? colors.selection() : colors.line(node.side()), selected ? 3 : 1.25, node.tooltip());
		double middle = node.box().x() + node.box().width() / 2;
		double room = node.box().width() - 2 * TEXT_MARGIN;
		text(node.label(), middle, node.box().y() + 14, room, Align.MIDDLE, Size.NORMAL, false, colors.text());
		text(node.detail(), middle, node.box().y() + 32, room, Align.MIDDLE, Size.SMALL, false, look.heat() ? colors.text() : colors.faint());
	}

	private int colour(Edge edge, boolean selected) {
		return selected ? colors.selection() : edge.crossing() && edge.kind() == EdgeKind.ACCESS ? colors.crossing() : colors.edge();
	}

	private void edge(Edge edge, boolean selected) {
		int colour = colour(edge, selected);
		Dash dash = switch (edge.kind()) {
			case ACCESS -> Dash.SOLID;
			case KEY -> Dash.DOTTED;
			case SAME_STATE -> Dash.DASHED;
		};
		marks.add(new Line(edge.points(), colour, selected || edge.weight() >= 1 ? 2 : 1, dash, edge.tooltip()));
		if (edge.kind() != EdgeKind.SAME_STATE) {
			arrow(edge.points().get(edge.points().size() - 2), edge.points().get(edge.points().size() - 1), colour);
		}
	}

	private void label(Edge edge, boolean selected) {
		Box label = edge.labelBox();
		text(edge.label(), label.x() + label.width() / 2, label.y() + label.height() / 2, label.width() * 2, Align.MIDDLE, Size.SMALL, false,
			colour(edge, selected));
	}

	private void arrow(Point before, Point end, int colour) {
		double length = Math.hypot(end.x() - before.x(), end.y() - before.y());
		if (length == 0) {
			return;
		}
		double ux = (end.x() - before.x()) / length;
		double uy = (end.y() - before.y()) / length;
		double baseX = end.x() - ARROW_LENGTH * ux;
		double baseY = end.y() - ARROW_LENGTH * uy;
		marks.add(new Area(List.of(end, new Point(baseX - ARROW_HALF * uy, baseY + ARROW_HALF * ux),
			new Point(baseX + ARROW_HALF * uy, baseY - ARROW_HALF * ux)), colour));
	}

	private void box(Box box, double radius, int fill, int line, double width, String tooltip) {
		marks.add(new Rectangle(box, radius, fill, line, width, tooltip));
	}

	private void text(String text, double x, double y, double room, Align align, Size size, boolean bold, int colour) {
		if (!text.isEmpty()) {
			marks.add(new Text(text, x, y, room, align, size, bold, colour));
		}
	}
}
