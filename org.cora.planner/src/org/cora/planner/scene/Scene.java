// SPDX-License-Identifier: EPL-2.0
// Copyright (c) 2026 Cora contributors
package org.cora.planner.scene;

import java.util.List;
import java.util.Optional;

/**
 * A picture: regions with nodes in them, and edges between nodes. Coordinates in pixels from the top left, y downwards.
 *
 * @param width   of everything
 * @param height  of everything
 * @param title   one line
 * @param regions NIC and CPU
 * @param nodes   states and classes, each within its region
 * @param edges   between nodes
 */
public record Scene(double width, double height, String title, List<Region> regions, List<Node> nodes,
		List<Edge> edges) {

	/** What numbers and colours mean, one line at the bottom of every picture. */
	public static final String LEGEND = "Numbers: accesses per packet. Red: crosses between NIC and CPU. Dashed: parts of one state. Dotted: values that are keys.";

	/** A point. */
	public record Point(double x, double y) {
	}

	/** A rectangle, its top left corner first. */
	public record Box(double x, double y, double width, double height) {

		/** Whether the point lies in it or on its border. */
		public boolean contains(Point point) {
			return point.x() >= x && point.x() <= x + width && point.y() >= y && point.y() <= y + height;
		}

		/** Whether the two share more than a border. */
		public boolean overlaps(Box other) {
			return x < other.x + other.width && other.x < x + width && y < other.y + other.height && other.y < y
					+ height;
		}
	}

	/** A side of the split. */
	public enum Side {
		NIC, CPU
	}

	/** What a node stands for. */
	public enum NodeKind {
		/** Packets that enter the picture. */
		STEERING_CLASS,
		/** All of a state, or one side's part of it. */
		STATE
	}

	/** What an edge stands for. */
	public enum EdgeKind {
		/** Packets of a class use a state. */
		ACCESS,
		/** Values of one state are keys of another. */
		KEY,
		/** Two parts of one state. */
		SAME_STATE
	}

	/** A place in a source file, to open when a shape is picked. */
	public record Source(String file, int offset, int length, int line, int column) {
	}

	/** One side, with what is on it. */
	public record Region(Side side, String label, Box box) {
	}

	/**
	 * A state or class.
	 *
	 * @param id      unique in the picture
	 * @param element id of the state or class in the state-flow graph
	 * @param detail  second line
	 * @param weight  share of packets or accesses, 0 … 1, for shading
	 * @param tooltip the planner's sentence
	 * @param source  where it is written; null for what nobody wrote
	 */
	public record Node(String id, String element, NodeKind kind, Side side, String label, String detail, double weight,
			String tooltip, Source source, Box box) {
	}

	/**
	 * A line between two nodes.
	 *
	 * @param from     id of a node
	 * @param to       id of a node
	 * @param points   from one border to the other, at least two
	 * @param labelBox where the label stands, clear of nodes and other labels
	 * @param crossing whether it goes from one side to the other
	 * @param weight   accesses per packet of the class; 0 for links
	 */
	public record Edge(String id, EdgeKind kind, String from, String to, List<Point> points, String label,
			Box labelBox, boolean crossing, double weight) {
		public Edge {
			points = List.copyOf(points);
		}
	}

	public Scene {
		regions = List.copyOf(regions);
		nodes = List.copyOf(nodes);
		edges = List.copyOf(edges);
	}

	/** The node at a point, if there is one. */
	public Optional<Node> nodeAt(Point point) {
		return nodes.stream().filter(n -> n.box().contains(point)).findFirst();
	}

	public Optional<Node> node(String id) {
		return nodes.stream().filter(n -> n.id().equals(id)).findFirst();
	}
}
