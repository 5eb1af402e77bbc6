// SPDX-License-Identifier: EPL-2.0
// Copyright (c) 2026 Cora contributors
package org.cora.planner.search;

import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.PriorityQueue;

/**
 * Branch and bound over all regimes together, for many states: goes on where the bound is lowest, so that the lowest bound,
 * which is everybody's, rises all the time; now and then from there down to where everything is decided, for a split to
 * compare with.
 */
final class BestFirst {

	private static final int IMPROVE_EVERY = 64;

	private final Incumbent incumbent;
	private final PriorityQueue<Node> frontier = new PriorityQueue<>(Comparator.comparingDouble(Node::bound)
			.thenComparing(Comparator.comparingInt(Node::depth).reversed()).thenComparingLong(Node::order));
	private final Map<Subproblem, Expansion> expansions = new HashMap<>();
	private final boolean ties;
	private long order;
	private double bound;

	/**
	 * @param bound no split costs less, as far as is known before
	 * @param ties  whether splits that cost as much as the best are looked for, too
	 */
	BestFirst(List<RootBound> regimes, Incumbent incumbent, double bound, boolean ties) {
		this.incumbent = incumbent;
		this.ties = ties;
		this.bound = bound;
		for (RootBound regime : regimes) {
			Expansion expansion = new Expansion(regime);
			expansions.put(regime.of(), expansion);
			frontier.add(expansion.root());
		}
	}

	/** No split costs less. */
	double bound() {
		return bound;
	}

	/** Goes on until nothing that is left may be better than the best split. */
	void search() {
		long expanded = 0;
		while (!frontier.isEmpty() && !incumbent.stopped()) {
			Node node = frontier.poll();
			bound = Math.max(bound, node.bound());
			if (ties ? node.in().hopeless(node.bound()) : node.in().closed(node.bound())) {
				return;
			}
			if (expanded++ % IMPROVE_EVERY == 0) {
				dive(node);
			} else {
				add(expand(node, false));
			}
		}
	}

	/** Expands a node, and its more promising part, and so on where prices are good enough for that. */
	private void dive(Node from) {
		for (Optional<Node> next = Optional.of(from); next.isPresent() && !incumbent.stopped();) {
			List<Node> children = expand(next.get(), next.get() == from);
			boolean down = from.in().dilates() && !children.isEmpty();
			next = down ? Optional.of(children.get(0)) : Optional.empty();
			add(children.subList(down ? 1 : 0, children.size()));
		}
	}

	private List<Node> expand(Node node, boolean improve) {
		return expansions.get(node.in()).expand(node, improve);
	}

	private void add(List<Node> nodes) {
		for (Node node : nodes) {
			frontier.add(node.numbered(++order));
		}
	}
}
