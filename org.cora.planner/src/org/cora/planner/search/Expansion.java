// SPDX-License-Identifier: EPL-2.0
// Copyright (c) 2026 Cora contributors
package org.cora.planner.search;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.cora.planner.plan.Home;

/** Takes nodes of one regime apart: bounds them, closes what that rules out, decides a state. */
final class Expansion {

	private static final double UNSURE = 0.05;
	private static final int UNPRICED = -2;
	private static final int ROOT_PASSES = 40;

	private final RootBound root;
	private final Subproblem in;
	private final Relaxation relaxation;
	private final Domains domains;
	private final NodeBound bounds;
	/** Homes for which memories were looked for. */
	private final Set<List<Home>> packed = new HashSet<>();
	private Latencies rootLatencies;

	Expansion(RootBound root) {
		this.root = root;
		this.in = root.of();
		this.relaxation = in.relaxation;
		this.domains = in.domains;
		this.bounds = new NodeBound(in);
	}

	/** All of the regime. */
	Node root() {
		rootLatencies = relaxation.latencies();
		int depth = in.steep() && !in.dilates() ? UNPRICED : 0;
		return new Node(in, domains.closed(), root.value(), relaxation.prices(), depth, 0);
	}

	/** Bounds a node; what is left of it in two parts, the more promising one first. */
	List<Node> expand(Node node, boolean improve) {
		domains.undo(0);
		relaxation.restore(rootLatencies);
		domains.restore(node.closed());
		if (in.steep() || in.dilates()) {
			relaxation.prices(node.prices());
			relaxation.steps.reset();
		}
		if (node.depth() < 0) {
			return priced(node);
		}
		double reached = bounds.lower(node);
		if (in.hopeless(reached)) {
			return List.of();
		}
		if (improve || (in.steep() || in.dilates()) && domains.homesDecided() && packed.add(domains.homes())) {
			in.improve();
		}
		int state = branchOn(reached);
		if (state < 0) {
			in.leaf();
			return List.of();
		}
		return branch(node, state, reached);
	}

	/** Better prices for all of it: what is cheap first, what takes longer when it is still the lowest after that. */
	private List<Node> priced(Node node) {
		if (node.depth() == UNPRICED) {
			root.lift(ROOT_PASSES);
		} else {
			root.climb();
		}
		return in.hopeless(root.value()) ? List.of()
				: List.of(new Node(in, node.closed(), root.value(), relaxation.prices(), node.depth() + 1, 0));
	}

	private List<Node> branch(Node node, int state, double reached) {
		StateOptions options = relaxation.states[state];
		int cheapest = relaxation.cheapest(state);
		Home home = options.choices.get(cheapest).home();
		boolean byHome = options.homesLeft() > 1;
		Relaxation.Prices prices = relaxation.prices();
		List<Node> children = new ArrayList<>();
		for (int side = 0; side < 2; side++) {
			int mark = domains.mark();
			double least = Double.POSITIVE_INFINITY;
			for (int c = 0; c < options.open.length; c++) {
				boolean like = byHome ? options.choices.get(c).home() == home : c == cheapest;
				if (options.open[c] && like == (side == 0)) {
					least = Math.min(least, relaxation.boundWith(state, c));
				} else if (options.open[c]) {
					domains.close(state, c);
				}
			}
			if (domains.keepTies() && !in.hopeless(least)) {
				children.add(new Node(in, domains.closed(), Math.max(reached, least), prices, node.depth() + 1, 0));
			}
			domains.undo(mark);
		}
		return children;
	}

	/** The busiest state among those that the relaxation is least sure about. */
	private int branchOn(double reached) {
		int best = -1;
		double most = -1;
		double unsure = UNSURE * (in.incumbent.ceiling() - reached);
		for (int s = 0; s < relaxation.states.length; s++) {
			StateOptions options = relaxation.states[s];
			if (options.left > 1) {
				double weight = 1e-9 + options.accesses[0] + options.accesses[1];
				weight *= options.homesLeft() > 1 ? 1e3 : 1;
				weight *= relaxation.otherHome(s) <= unsure ? 1e6 : 1;
				if (weight > most) {
					most = weight;
					best = s;
				}
			}
		}
		return best;
	}
}
