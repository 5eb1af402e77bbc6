// SPDX-License-Identifier: EPL-2.0
// Copyright (c) 2026 Cora contributors
package org.cora.planner.scene;

import java.util.List;
import java.util.Optional;

/**
 * A picture: regions with memory levels, nodes and meters in them, and edges between nodes. Coordinates in pixels from the top
 * left, y downwards.
 *
 * @param width   of everything
 * @param height  of everything
 * @param title   one line
 * @param regions NIC and CPU, always both
 * @param levels  memories that states are in, each within its region
 * @param nodes   states and classes, each within its region; states within their level
 * @param meters  what else there is of which how much is used, each within its region
 * @param edges   between nodes
 */
public record Scene(double width, double height, String title, List<Region> regions, List<Level> levels, List<Node> nodes,
		List<Meter> meters, List<Edge> edges) {

	/** What numbers and lines mean, one line at the bottom of every picture. */
	public static final String LEGEND = "Numbers: uses per packet. Red: crosses between NIC and CPU. Dashed: parts of one state. Dotted: values that are keys.";

	/** A point. */
	public record Point(double x, double y) {
	}

	/** A rectangle, its top left corner first. */
	public record Box(double x, double y, double width, double height) {

		/** Whether the point lies in it or on its border. */
		public boolean contains(Point point) {
			return point.x() >= x && point.x() <= x + width && point.y() >= y && point.y() <= y + height;
		}

		/** The smallest one with all the points in it. */
		static Box around(List<Point> points) {
			double left = points.stream().mapToDouble(Point::x).min().orElse(0);
			double top = points.stream().mapToDouble(Point::y).min().orElse(0);
			return new Box(left, top, points.stream().mapToDouble(Point::x).max().orElse(0) - left,
					points.stream().mapToDouble(Point::y).max().orElse(0) - top);
		}

		/** With that much more on every side. */
		public Box grown(double by) {
			return new Box(x - by, y - by, width + 2 * by, height + 2 * by);
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

	/**
	 * One side, with what is on it.
	 *
	 * @param detail  what it achieves, a few words; empty if there is nothing to say
	 * @param tooltip a sentence
	 * @param empty   what to say in its middle because no state and no class is there; empty if one is
	 */
	public record Region(Side side, String label, String detail, String tooltip, String empty, Box box) {
	}

	/**
	 * A memory that states are in.
	 *
	 * @param label   its name and how much of it is used
	 * @param use     used share of its capacity, from 0; NaN where it has no limit
	 * @param tooltip a sentence
	 */
	public record Level(String id, Side side, String label, double use, String tooltip, Box box) {
	}

	/**
	 * Something of which how much is used: cores, rates.
	 *
	 * @param value   the used share as people read it
	 * @param detail  use and capacity with their unit
	 * @param use     used share of its capacity, from 0; NaN where it has no limit
	 * @param bound   whether it limits throughput first
	 * @param tooltip a sentence
	 */
	public record Meter(String id, Side side, String label, String value, String detail, double use, boolean bound, String tooltip,
			Box box) {
	}

	/**
	 * A state or class.
	 *
	 * @param id      unique in the picture
	 * @param element id of the state or class in the state-flow graph
	 * @param detail  second line
	 * @param weight  share of packets or accesses, 0 … 1
	 * @param use     share of its memory's capacity that a state takes; NaN for classes, and where there is no limit
	 * @param tooltip the planner's sentence
	 * @param source  where it is written; null for what nobody wrote
	 */
	public record Node(String id, String element, NodeKind kind, Side side, String label, String detail, double weight,
			double use, String tooltip, Source source, Box box) {
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
	 * @param tooltip  a sentence
	 */
	public record Edge(String id, EdgeKind kind, String from, String to, List<Point> points, String label,
			Box labelBox, boolean crossing, double weight, String tooltip) {
		public Edge {
			points = List.copyOf(points);
		}
	}

	public Scene {
		regions = List.copyOf(regions);
		levels = List.copyOf(levels);
		nodes = List.copyOf(nodes);
		meters = List.copyOf(meters);
		edges = List.copyOf(edges);
	}

	/** The node at a point, if there is one. */
	public Optional<Node> nodeAt(Point point) {
		return nodes.stream().filter(n -> n.box().contains(point)).findFirst();
	}

	/** The node with an id, if there is one. */
	public Optional<Node> node(String id) {
		return nodes.stream().filter(n -> n.id().equals(id)).findFirst();
	}
}
