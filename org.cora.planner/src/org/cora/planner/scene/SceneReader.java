// SPDX-License-Identifier: EPL-2.0
// Copyright (c) 2026 Cora contributors
package org.cora.planner.scene;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.cora.planner.plan.Plan;
import org.cora.planner.plan.Resource;
import org.cora.planner.scene.Drawing.Size;
import org.cora.planner.scene.Scene.Box;
import org.cora.planner.scene.Scene.Point;
import org.cora.planner.scene.Scene.Side;
import org.eclipse.elk.graph.ElkBendPoint;
import org.eclipse.elk.graph.ElkEdge;
import org.eclipse.elk.graph.ElkEdgeSection;
import org.eclipse.elk.graph.ElkLabel;
import org.eclipse.elk.graph.ElkNode;

/** Reads a picture from a graph that was laid out. */
final class SceneReader {

	private static final double HEAT_SCALE = 300;

	private final Plan plan;
	private final SceneCapacity capacity;
	private final SceneContent content;
	private final ElkNode root;
	private final Map<Side, ElkNode> regions;
	private final Map<String, ElkNode> levels;
	private final Map<SceneContent.Item, ElkNode> nodes;
	private final Map<SceneContent.Link, ElkEdge> edges;

	SceneReader(Plan plan, SceneCapacity capacity, SceneContent content, ElkNode root, Map<Side, ElkNode> regions, Map<String, ElkNode> levels,
			Map<SceneContent.Item, ElkNode> nodes, Map<SceneContent.Link, ElkEdge> edges) {
		this.plan = plan;
		this.capacity = capacity;
		this.content = content;
		this.root = root;
		this.regions = regions;
		this.levels = levels;
		this.nodes = nodes;
		this.edges = edges;
	}

	Scene read() {
		String title = plan.getNf() + " on " + plan.getNic() + ", strategy " + plan.getStrategy() + (plan.isFeasible() ? "" : " – not feasible");
		double texts = Math.max(TextWidth.bold(title, Size.TITLE.pixels()) + HEAT_SCALE, TextWidth.of(Scene.LEGEND, Size.SMALL.pixels()));
		double width = Math.max(root.getWidth(), 2 * SceneMetrics.MARGIN + texts);
		return new Scene(width, root.getHeight(), title, regions(), levels(), nodes(), meters(), edges());
	}

	/** What is written on a region. */
	static String label(Plan plan, Side side) {
		return side == Side.NIC ? "NIC: " + plan.getNic() : "CPU: " + plan.getHost();
	}

	private List<Scene.Region> regions() {
		List<Scene.Region> shapes = new ArrayList<>();
		regions.forEach((side, node) -> shapes.add(new Scene.Region(side, label(plan, side), detail(side, node), capacity.sentence(side),
				node.getChildren().isEmpty() ? "No state and no packets here." : "", box(node))));
		return shapes;
	}

	private String detail(Side side, ElkNode region) {
		return region.getChildren().isEmpty() ? "" : capacity.detail(side);
	}

	private List<Scene.Level> levels() {
		List<Scene.Level> shapes = new ArrayList<>();
		levels.forEach((id, node) -> shapes.add(new Scene.Level(id, node.getParent() == regions.get(Side.NIC) ? Side.NIC : Side.CPU,
				capacity.levelLabel(id), capacity.levelUse(id), capacity.levelSentence(id), box(node))));
		return shapes;
	}

	private List<Scene.Node> nodes() {
		return content.items().stream().map(item -> new Scene.Node(item.id(), item.element(), item.kind(), item.side(), item.label(),
				item.detail(), item.weight(), item.use(), item.tooltip(), item.source(), box(nodes.get(item)))).toList();
	}

	/** At the bottom of their region, in rows. */
	private List<Scene.Meter> meters() {
		List<Scene.Meter> shapes = new ArrayList<>();
		regions.forEach((side, node) -> {
			Box region = box(node);
			List<Resource> shown = capacity.meters(side);
			SceneMetrics.Rows rows = capacity.rows(side);
			int columns = rows.columns(region.width());
			double top = region.y() + region.height() - rows.height(region.width());
			for (int i = 0; i < shown.size(); i++) {
				double x = region.x() + SceneMetrics.PADDING + i % columns * (rows.width() + SceneMetrics.METER_GAP);
				shapes.add(meter(side, shown.get(i), new Box(x, top + i / columns * SceneMetrics.METER_HEIGHT, rows.width(),
						SceneMetrics.METER_HEIGHT)));
			}
		});
		return shapes;
	}

	private Scene.Meter meter(Side side, Resource resource, Box box) {
		double use = SceneCapacity.use(resource);
		return new Scene.Meter(resource.getName(), side, capacity.label(resource), SceneCapacity.value(resource),
				SceneWords.amount(resource), use, capacity.isBound(resource), capacity.sentence(resource), box);
	}

	private List<Scene.Edge> edges() {
		return content.links().stream().map(link -> new Scene.Edge(link.id(), link.kind(), link.from().id(), link.to().id(), points(link),
				link.label(), label(link), link.crossing(), link.weight(), link.tooltip())).toList();
	}

	private List<Point> points(SceneContent.Link link) {
		ElkEdge edge = edges.get(link);
		if (edge.getSections().isEmpty()) {
			Box from = box(nodes.get(link.from()));
			Box to = box(nodes.get(link.to()));
			return List.of(new Point(from.x() + from.width(), from.y() + from.height() / 2), new Point(to.x(), to.y() + to.height() / 2));
		}
		ElkEdgeSection section = edge.getSections().get(0);
		Point origin = origin(edge.getContainingNode());
		List<Point> points = new ArrayList<>();
		points.add(new Point(origin.x() + section.getStartX(), origin.y() + section.getStartY()));
		for (ElkBendPoint bend : section.getBendPoints()) {
			points.add(new Point(origin.x() + bend.getX(), origin.y() + bend.getY()));
		}
		points.add(new Point(origin.x() + section.getEndX(), origin.y() + section.getEndY()));
		return points;
	}

	private Box label(SceneContent.Link link) {
		ElkEdge edge = edges.get(link);
		ElkLabel label = edge.getLabels().get(0);
		Point origin = origin(edge.getContainingNode());
		return new Box(origin.x() + label.getX(), origin.y() + label.getY(), label.getWidth(), label.getHeight());
	}

	private Box box(ElkNode node) {
		Point origin = origin(node.getParent());
		return new Box(origin.x() + node.getX(), origin.y() + node.getY(), node.getWidth(), node.getHeight());
	}

	/** Where a node's children's coordinates count from. */
	private Point origin(ElkNode node) {
		double x = 0;
		double y = 0;
		for (ElkNode at = node; at != null && at != root; at = at.getParent()) {
			x += at.getX();
			y += at.getY();
		}
		return new Point(x, y);
	}
}
