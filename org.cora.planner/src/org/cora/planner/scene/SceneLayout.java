// SPDX-License-Identifier: EPL-2.0
// Copyright (c) 2026 Cora contributors
package org.cora.planner.scene;

import java.util.EnumMap;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import org.cora.planner.plan.Plan;
import org.cora.planner.scene.Drawing.Size;
import org.cora.planner.scene.Scene.Side;
import org.eclipse.elk.alg.layered.options.LayeredMetaDataProvider;
import org.eclipse.elk.alg.layered.options.LayerUnzippingStrategy;
import org.eclipse.elk.alg.layered.options.LayeredOptions;
import org.eclipse.elk.core.RecursiveGraphLayoutEngine;
import org.eclipse.elk.core.data.LayoutMetaDataService;
import org.eclipse.elk.core.math.ElkPadding;
import org.eclipse.elk.core.options.CoreOptions;
import org.eclipse.elk.core.options.Direction;
import org.eclipse.elk.core.options.EdgeLabelPlacement;
import org.eclipse.elk.core.options.EdgeRouting;
import org.eclipse.elk.core.options.HierarchyHandling;
import org.eclipse.elk.core.util.BasicProgressMonitor;
import org.eclipse.elk.graph.ElkEdge;
import org.eclipse.elk.graph.ElkLabel;
import org.eclipse.elk.graph.ElkNode;
import org.eclipse.elk.graph.util.ElkGraphUtil;


/**
 * Lays a plan's picture out with ELK's layered algorithm (U. Rüegg et al.; Sugiyama, Tagawa and Toda, IEEE SMC 11(2),
 * 1981). Same plan, same picture; needs no screen and works inside and outside OSGi.
 */
public final class SceneLayout {

	private static final int MOST_IN_A_COLUMN = 6;
	private static final int COLUMNS = 3;

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
	private final Map<String, ElkNode> levels = new LinkedHashMap<>();
	private final Map<SceneContent.Item, ElkNode> nodes = new HashMap<>();
	private final Map<SceneContent.Link, ElkEdge> edges = new HashMap<>();
	private final SceneCapacity capacity;
	private final SceneContent content;
	private final Plan plan;

	private SceneLayout(Plan plan, SceneNames names) {
		this.plan = plan;
		this.capacity = new SceneCapacity(plan, names);
		this.content = new SceneContent(plan, capacity, names);
	}

	/** The picture of a plan, or of one that isn't feasible the picture of what comes nearest. */
	public static Scene of(Plan plan) {
		return of(plan, SceneNames.PLAIN);
	}

	/** The same with other names of resources. */
	public static Scene of(Plan plan, SceneNames names) {
		Registration.ensure();
		SceneLayout layout = new SceneLayout(plan, names);
		layout.build();
		layout.run();
		layout.makeRoom();
		layout.run();
		return new SceneReader(plan, layout.capacity, layout.content, layout.root, layout.regions, layout.levels, layout.nodes, layout.edges).read();
	}

	private void run() {
		new RecursiveGraphLayoutEngine().layout(root, new BasicProgressMonitor());
	}

	private void build() {
		root.setProperty(CoreOptions.ALGORITHM, LayeredOptions.ALGORITHM_ID);
		root.setProperty(CoreOptions.DIRECTION, Direction.RIGHT);
		root.setProperty(CoreOptions.HIERARCHY_HANDLING, HierarchyHandling.INCLUDE_CHILDREN);
		root.setProperty(CoreOptions.EDGE_ROUTING, EdgeRouting.ORTHOGONAL);
		root.setProperty(CoreOptions.PADDING, new ElkPadding(SceneMetrics.TITLE + SceneMetrics.MARGIN, SceneMetrics.MARGIN,
				SceneMetrics.LEGEND + SceneMetrics.MARGIN, SceneMetrics.MARGIN));
		root.setProperty(CoreOptions.SPACING_NODE_NODE, 22.0);
		root.setProperty(LayeredOptions.SPACING_NODE_NODE_BETWEEN_LAYERS, 36.0);
		root.setProperty(CoreOptions.SPACING_EDGE_LABEL, 2.0);
		for (Side side : Side.values()) {
			regions.put(side, region(side));
		}
		content.items().forEach(this::node);
		content.links().forEach(this::edge);
		levels.values().stream().filter(level -> level.getChildren().size() > MOST_IN_A_COLUMN).forEach(SceneLayout::inColumns);
		if (content.links().stream().noneMatch(SceneContent.Link::crossing)) {
			ElkGraphUtil.createSimpleEdge(regions.get(Side.NIC), regions.get(Side.CPU));
		}
	}

	/** Many states beside each other, so that the picture isn't many times as high as wide. */
	private static void inColumns(ElkNode level) {
		level.setProperty(LayeredOptions.LAYER_UNZIPPING_STRATEGY, LayerUnzippingStrategy.ALTERNATING);
		level.getChildren().forEach(state -> state.setProperty(LayeredOptions.LAYER_UNZIPPING_LAYER_SPLIT, COLUMNS));
	}

	private ElkNode region(Side side) {
		ElkNode region = ElkGraphUtil.createNode(root);
		if (isEmpty(side)) {
			double width = least(side);
			region.setDimensions(width, SceneMetrics.REGION_TOP + SceneMetrics.EMPTY_HEIGHT + capacity.rows(side).height(width));
		} else {
			pad(region, SceneMetrics.REGION_TOP, 0, 0);
		}
		return region;
	}

	private boolean isEmpty(Side side) {
		return content.items().stream().noneMatch(i -> i.side() == side);
	}

	/** How wide a region must be for what is written in it. */
	private double least(Side side) {
		double words = TextWidth.bold(SceneReader.label(plan, side), Size.NORMAL.pixels()) + TextWidth.of(capacity.detail(side), Size.SMALL.pixels());
		return Math.max(words + 40, capacity.rows(side).width() + 2 * SceneMetrics.PADDING);
	}

	private static void pad(ElkNode box, double top, double right, double below) {
		box.setProperty(CoreOptions.PADDING,
				new ElkPadding(top, SceneMetrics.PADDING + right, SceneMetrics.PADDING + below, SceneMetrics.PADDING));
	}

	/**
	 * Once it is known how wide nodes make them, levels and regions get the room that they need beside and below: ELK's layered
	 * algorithm takes no heed of least sizes of nodes with children.
	 */
	private void makeRoom() {
		levels.forEach((id, level) -> {
			double words = TextWidth.of(capacity.levelLabel(id), Size.SMALL.pixels()) + 16;
			pad(level, SceneMetrics.LEVEL_TOP, Math.max(0, words - level.getWidth()), 0);
		});
		regions.forEach((side, region) -> {
			if (!isEmpty(side)) {
				double missing = Math.max(0, least(side) - region.getWidth());
				pad(region, SceneMetrics.REGION_TOP, missing, capacity.rows(side).height(region.getWidth() + missing));
			}
		});
	}

	private ElkNode level(SceneContent.Item item) {
		return levels.computeIfAbsent(item.level(), id -> {
			ElkNode level = ElkGraphUtil.createNode(regions.get(item.side()));
			pad(level, SceneMetrics.LEVEL_TOP, 0, 0);
			return level;
		});
	}

	private void node(SceneContent.Item item) {
		ElkNode node = ElkGraphUtil.createNode(item.level() == null ? regions.get(item.side()) : level(item));
		double text = Math.max(TextWidth.of(item.label(), Size.NORMAL.pixels()), TextWidth.of(item.detail(), Size.SMALL.pixels()));
		node.setDimensions(Math.ceil(text + 2 * SceneMetrics.PADDING), SceneMetrics.NODE_HEIGHT);
		nodes.put(item, node);
	}

	private void edge(SceneContent.Link link) {
		ElkEdge edge = ElkGraphUtil.createSimpleEdge(nodes.get(link.from()), nodes.get(link.to()));
		ElkLabel label = ElkGraphUtil.createLabel(link.label(), edge);
		label.setDimensions(Math.ceil(TextWidth.of(link.label(), Size.SMALL.pixels()) + 6), SceneMetrics.LABEL_HEIGHT);
		label.setProperty(CoreOptions.EDGE_LABELS_PLACEMENT, EdgeLabelPlacement.CENTER);
		edges.put(link, edge);
	}
}
