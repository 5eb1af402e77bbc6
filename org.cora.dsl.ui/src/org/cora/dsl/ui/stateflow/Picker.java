// SPDX-License-Identifier: EPL-2.0
// Copyright (c) 2026 Cora contributors
package org.cora.dsl.ui.stateflow;

import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.ToDoubleFunction;
import org.cora.planner.scene.Scene;
import org.cora.planner.scene.Scene.Box;
import org.cora.planner.scene.Scene.Edge;
import org.cora.planner.scene.Scene.Node;
import org.cora.planner.scene.Scene.Point;

/** Finds shapes of a scene: at a point, in reading order, and in a direction. */
public final class Picker {

	/** A way to go from a node. */
	public enum Direction {
		LEFT(-1, 0), RIGHT(1, 0), UP(0, -1), DOWN(0, 1);

		private final int dx;
		private final int dy;

		Direction(int dx, int dy) {
			this.dx = dx;
			this.dy = dy;
		}
	}

	private static final double ASIDE = 3;

	private final Scene scene;
	private final List<Node> order;

	/** Finds shapes of that scene. */
	public Picker(Scene scene) {
		this.scene = scene;
		this.order = scene.nodes().stream().sorted(Comparator.<Node, Scene.Side>comparing(Node::side)
			.thenComparingDouble(node -> node.box().x()).thenComparingDouble(node -> node.box().y())).toList();
	}

	/** The node at a point of the scene. */
	public Optional<Node> node(Point point) {
		return scene.nodeAt(point);
	}

	/** The edge or label at a point of the scene, or no farther away than that. */
	public Optional<Edge> edge(Point point, double tolerance) {
		ToDoubleFunction<Edge> distance = edge -> edge.labelBox().contains(point) ? 0 : distance(edge, point);
		return scene.edges().stream().min(Comparator.comparingDouble(distance))
			.filter(edge -> distance.applyAsDouble(edge) <= tolerance);
	}

	/** What is said about the smallest shape at a point, or about an edge no farther away than that. */
	public Optional<String> tooltip(Point point, double tolerance) {
		return node(point).map(Node::tooltip)
			.or(() -> edge(point, tolerance).map(Edge::tooltip))
			.or(() -> scene.meters().stream().filter(meter -> meter.box().contains(point)).map(Scene.Meter::tooltip).findFirst())
			.or(() -> scene.levels().stream().filter(level -> level.box().contains(point)).map(Scene.Level::tooltip).findFirst())
			.or(() -> scene.regions().stream().filter(region -> region.box().contains(point)).map(Scene.Region::tooltip).findFirst())
			.filter(text -> !text.isEmpty());
	}

	/** The nodes that say a text, in reading order; none for no text. */
	public List<Node> find(String text) {
		String wanted = text.strip().toLowerCase(Locale.ROOT);
		return wanted.isEmpty() ? List.of() : order.stream().filter(node -> says(node, wanted)).toList();
	}

	private static boolean says(Node node, String wanted) {
		return (node.label() + " " + node.detail()).toLowerCase(Locale.ROOT).contains(wanted);
	}

	/** The nodes in reading order: NIC before CPU, from left to right, from top to bottom. */
	public List<Node> order() {
		return order;
	}

	/** The one after (1) or before (-1) a node in reading order; from null the first or last; empty at the end. */
	public Optional<Node> next(Node from, int step) {
		int start = from == null ? step > 0 ? -1 : order.size() : order.indexOf(from);
		int index = start + step;
		return index >= 0 && index < order.size() ? Optional.of(order.get(index)) : Optional.empty();
	}

	/** The nearest node in a direction; from null the first of all. */
	public Optional<Node> towards(Node from, Direction direction) {
		if (from == null) {
			return next(null, 1);
		}
		Point start = centre(from.box());
		return scene.nodes().stream().filter(node -> ahead(start, centre(node.box()), direction) > 1)
			.min(Comparator.comparingDouble(node -> effort(start, centre(node.box()), direction)));
	}

	private static double ahead(Point from, Point to, Direction direction) {
		return (to.x() - from.x()) * direction.dx + (to.y() - from.y()) * direction.dy;
	}

	/** What is aside counts more than what is straight ahead. */
	private static double effort(Point from, Point to, Direction direction) {
		double aside = Math.abs((to.x() - from.x()) * direction.dy) + Math.abs((to.y() - from.y()) * direction.dx);
		return ahead(from, to, direction) + ASIDE * aside;
	}

	private static Point centre(Box box) {
		return new Point(box.x() + box.width() / 2, box.y() + box.height() / 2);
	}

	private static double distance(Edge edge, Point point) {
		double least = Double.MAX_VALUE;
		for (int i = 1; i < edge.points().size(); i++) {
			least = Math.min(least, distance(edge.points().get(i - 1), edge.points().get(i), point));
		}
		return least;
	}

	private static double distance(Point from, Point to, Point point) {
		double dx = to.x() - from.x();
		double dy = to.y() - from.y();
		double square = dx * dx + dy * dy;
		double along = square == 0 ? 0 : ((point.x() - from.x()) * dx + (point.y() - from.y()) * dy) / square;
		double at = Math.max(0, Math.min(1, along));
		return Math.hypot(from.x() + at * dx - point.x(), from.y() + at * dy - point.y());
	}
}
