// SPDX-License-Identifier: EPL-2.0
// Copyright (c) 2026 Cora contributors
package org.cora.planner.scene;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.cora.planner.plan.Plan;
import org.cora.planner.scene.Scene.Box;
import org.cora.planner.scene.Scene.Point;
import org.cora.planner.scene.Scene.Side;
import org.eclipse.elk.alg.layered.options.LayeredMetaDataProvider;
import org.eclipse.elk.alg.layered.options.LayeredOptions;
import org.eclipse.elk.core.RecursiveGraphLayoutEngine;
import org.eclipse.elk.core.data.LayoutMetaDataService;
import org.eclipse.elk.core.math.ElkPadding;
import org.eclipse.elk.core.options.CoreOptions;
import org.eclipse.elk.core.options.Direction;
import org.eclipse.elk.core.options.EdgeLabelPlacement;
import org.eclipse.elk.core.options.EdgeRouting;
import org.eclipse.elk.core.options.HierarchyHandling;
import org.eclipse.elk.core.options.NodeLabelPlacement;
import org.eclipse.elk.core.util.BasicProgressMonitor;
import org.eclipse.elk.graph.ElkBendPoint;
import org.eclipse.elk.graph.ElkEdge;
import org.eclipse.elk.graph.ElkEdgeSection;
import org.eclipse.elk.graph.ElkLabel;
import org.eclipse.elk.graph.ElkNode;
import org.eclipse.elk.graph.util.ElkGraphUtil;

/**
 * Lays a plan's picture out with ELK's layered algorithm (U. Rüegg et al.; Sugiyama, Tagawa and Toda, IEEE SMC 11(2),
 * 1981). Same plan, same picture; needs no screen and works inside and outside OSGi.
 */
public final class SceneLayout {

	private static final double CHARACTER = 7.2;
	private static final double TITLE_CHARACTER = 9.6;
	private static final double PADDING = 14;
	private static final double NODE_HEIGHT = 44;
	private static final double TITLE_HEIGHT = 30;
	private static final double MARGIN = 12;
	private static final double LEGEND_HEIGHT = 22;
	private static final double LABEL_CHARACTER = 6.4;
	private static final double LABEL_HEIGHT = 14;

	private static final class Registration {
		static {
			LayoutMetaDataService.getInstance().registerLayoutMetaDataProviders(new LayeredMetaDataProvider());
		}

		private Registration() {
		}

		static void ensure() {
			// Loading the class has registered the algorithm, once for all.
		}
	}

	private final ElkNode root = ElkGraphUtil.createGraph();
	private final Map<Side, ElkNode> regions = new EnumMap<>(Side.class);
	private final Map<SceneContent.Item, ElkNode> nodes = new HashMap<>();
	private final Map<SceneContent.Link, ElkEdge> edges = new HashMap<>();
	private final SceneContent content;
	private final Plan plan;

	private SceneLayout(Plan plan) {
		this.plan = plan;
		this.content = new SceneContent(plan);
	}

	/** The picture of a plan, or of one that isn't feasible the picture of what comes nearest. */
	public static Scene of(Plan plan) {
		Registration.ensure();
		SceneLayout layout = new SceneLayout(plan);
		layout.build();
		new RecursiveGraphLayoutEngine().layout(layout.root, new BasicProgressMonitor());
		return layout.read();
	}

	private void build() {
		root.setProperty(CoreOptions.ALGORITHM, LayeredOptions.ALGORITHM_ID);
		root.setProperty(CoreOptions.DIRECTION, Direction.RIGHT);
		root.setProperty(CoreOptions.HIERARCHY_HANDLING, HierarchyHandling.INCLUDE_CHILDREN);
		root.setProperty(CoreOptions.EDGE_ROUTING, EdgeRouting.ORTHOGONAL);
		root.setProperty(CoreOptions.PADDING, new ElkPadding(TITLE_HEIGHT + MARGIN, MARGIN, LEGEND_HEIGHT + MARGIN, MARGIN));
		root.setProperty(CoreOptions.SPACING_NODE_NODE, 24.0);
		root.setProperty(LayeredOptions.SPACING_NODE_NODE_BETWEEN_LAYERS, 40.0);
		root.setProperty(CoreOptions.SPACING_EDGE_LABEL, 2.0);
		for (Side side : Side.values()) {
			if (content.items().stream().anyMatch(i -> i.side() == side)) {
				regions.put(side, region());
			}
		}
		content.items().forEach(this::node);
		content.links().forEach(this::edge);
	}

	private ElkNode region() {
		ElkNode region = ElkGraphUtil.createNode(root);
		region.setProperty(CoreOptions.PADDING, new ElkPadding(TITLE_HEIGHT, PADDING, PADDING, PADDING));
		region.setProperty(CoreOptions.NODE_LABELS_PLACEMENT,
				EnumSet.of(NodeLabelPlacement.INSIDE, NodeLabelPlacement.V_TOP, NodeLabelPlacement.H_LEFT));
		return region;
	}

	private void node(SceneContent.Item item) {
		ElkNode node = ElkGraphUtil.createNode(regions.get(item.side()));
		int characters = Math.max(item.label().length(), item.detail().length());
		node.setDimensions(characters * CHARACTER + 2 * PADDING, NODE_HEIGHT);
		nodes.put(item, node);
	}

	private void edge(SceneContent.Link link) {
		ElkEdge edge = ElkGraphUtil.createSimpleEdge(nodes.get(link.from()), nodes.get(link.to()));
		ElkLabel label = ElkGraphUtil.createLabel(link.label(), edge);
		label.setDimensions(link.label().length() * LABEL_CHARACTER + 4, LABEL_HEIGHT);
		label.setProperty(CoreOptions.EDGE_LABELS_PLACEMENT, EdgeLabelPlacement.CENTER);
		edges.put(link, edge);
	}

	private Scene read() {
		List<Scene.Region> regionShapes = new ArrayList<>();
		regions.forEach((side, node) -> regionShapes.add(new Scene.Region(side, side == Side.NIC ? "NIC: "
				+ plan.getNic() : "CPU: " + plan.getHost(), box(node))));
		List<Scene.Node> nodeShapes = new ArrayList<>();
		for (SceneContent.Item item : content.items()) {
			nodeShapes.add(new Scene.Node(item.id(), item.element(), item.kind(), item.side(), item.label(),
					item.detail(), item.weight(),
					item.tooltip(), item.source(), box(nodes.get(item))));
		}
		List<Scene.Edge> edgeShapes = new ArrayList<>();
		for (SceneContent.Link link : content.links()) {
			edgeShapes.add(new Scene.Edge(link.id(), link.kind(), link.from().id(), link.to().id(), points(link),
					link.label(), label(link), link.crossing(), link.weight()));
		}
		String title = plan.getNf() + " on " + plan.getNic() + ", strategy " + plan.getStrategy()
				+ (plan.isFeasible() ? "" : " – not feasible");
		double width = Math.max(root.getWidth(), 2 * MARGIN
				+ Math.max(title.length() * TITLE_CHARACTER, Scene.LEGEND.length() * LABEL_CHARACTER));
		return new Scene(width, Math.max(root.getHeight(), TITLE_HEIGHT + LEGEND_HEIGHT + MARGIN), title, regionShapes, nodeShapes,
				edgeShapes);
	}

	private List<Point> points(SceneContent.Link link) {
		ElkEdge edge = edges.get(link);
		if (edge.getSections().isEmpty()) {
			Box from = box(nodes.get(link.from()));
			Box to = box(nodes.get(link.to()));
			return List.of(new Point(from.x() + from.width(), from.y() + from.height() / 2),
					new Point(to.x(), to.y() + to.height() / 2));
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
