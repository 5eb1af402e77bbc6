// SPDX-License-Identifier: EPL-2.0
// Copyright (c) 2026 Cora contributors
package org.cora.planner.search;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;

/**
 * Dynamic program over the limits that bind. It goes through the buckets of an {@link Elimination}, but keeps for each entry
 * not the least cost at some prices but all combinations of cost and uses of which none is dominated (G. L. Nemhauser and Z.
 * Ullmann, Management Science 15(9), 1969), as far as they may be part of something better than the best split: what
 * everything else costs at least with an entry is known from the elimination, at several prices (bounds on states of a dynamic
 * program as in S. Martello, D. Pisinger and P. Toth, Management Science 45(3), 1999). Where there would be too many, those
 * with the lowest bounds are kept, and the lowest bound of the others is remembered.
 */
final class KnapsackProgram {

	private final Relaxation relaxation;
	private final Incumbent incumbent;
	private final Buckets buckets;
	private final Resources resources;
	private final List<PricedTables> views;
	private final int most;
	private final LabelSet set;
	private final double ceiling;
	private final List<List<Integer>> children = new ArrayList<>();
	/** By bucket and entry of what comes later: choices for what is in the bucket and comes before. */
	private final Label[][][] found;
	/** By view: what a label may cost at its prices. */
	private final double[] room;
	private double dropped = Double.POSITIVE_INFINITY;

	/**
	 * @param views the relaxation's tables at different prices, its own first
	 * @param most  labels for each entry
	 */
	KnapsackProgram(Relaxation relaxation, Incumbent incumbent, Resources resources, List<PricedTables> views, int most) {
		this.relaxation = relaxation;
		this.incumbent = incumbent;
		this.buckets = relaxation.elimination().buckets();
		this.resources = resources;
		this.views = views;
		this.most = most;
		this.set = new LabelSet(most, incumbent::cancelled);
		this.ceiling = incumbent.ceiling();
		this.room = new double[views.size()];
		this.found = new Label[buckets.states.length][][];
		for (int b = 0; b < found.length; b++) {
			children.add(new ArrayList<>());
		}
		for (int b = 0; b < found.length; b++) {
			if (buckets.parent[b] >= 0) {
				children.get(buckets.parent[b]).add(b);
			}
		}
	}

	/** No split that wasn't looked at costs less, except for those that cost more than the best. */
	double dropped() {
		return dropped;
	}

	/** Choices for all states that may be better than the best split, the cheapest first; some may overdraw limits. */
	List<Label> run() {
		for (int b = 0; b < found.length && !incumbent.stopped(); b++) {
			bucket(b);
		}
		boolean partly = incumbent.stopped();
		Label[] all = partly ? new Label[0] : roots();
		if (partly || incumbent.cancelled()) {
			dropped = Double.NEGATIVE_INFINITY;
			return List.of();
		}
		List<Label> result = new ArrayList<>(List.of(all));
		result.sort(Comparator.comparingDouble(Label::cost));
		return result;
	}

	/** Choices for all states, from those for what hangs together; none if nobody waits for them any more. */
	private Label[] roots() {
		Label[] all = {Label.none(resources.count)};
		int[] roots = IntStream.range(0, found.length).filter(b -> buckets.parent[b] < 0).toArray();
		for (int root : roots) {
			if (incumbent.cancelled()) {
				return new Label[0];
			}
			for (int v = 0; v < room.length; v++) {
				PricedTables view = views.get(v);
				room[v] = ceiling - view.outside[root][0];
				for (int i = 0; roots[i] < root; i++) {
					room[v] += view.least[roots[i]][0];
				}
			}
			all = combine(all, found[root][0]);
		}
		return all;
	}

	private void bucket(int b) {
		int kinds = buckets.kinds[buckets.states[b][0]];
		found[b] = new Label[buckets.size[b] / kinds][];
		for (int r = 0; r < found[b].length && !incumbent.stopped(); r++) {
			List<Label> all = new ArrayList<>();
			for (int k = 0; k < kinds && !incumbent.stopped(); k++) {
				int e = r * kinds + k;
				Label[] labels = own(b, k, e);
				for (int child : children.get(b)) {
					if (incumbent.cancelled()) {
						return;
					}
					int index = buckets.fromParent[child][e];
					for (int v = 0; v < room.length; v++) {
						room[v] += views.get(v).least[child][index];
					}
					labels = combine(labels, found[child][index]);
				}
				all.addAll(List.of(labels));
			}
			found[b][r] = reduce(all);
		}
		for (int child : children.get(b)) {
			found[child] = null;
		}
	}

	/** Choices of one kind for a bucket's state, with the lanes that are known then, before what comes before. */
	private Label[] own(int b, int kind, int e) {
		for (int v = 0; v < room.length; v++) {
			PricedTables view = views.get(v);
			room[v] = ceiling - view.outside[b][e];
			for (int child : children.get(b)) {
				room[v] -= view.least[child][buckets.fromParent[child][e]];
			}
		}
		double[] lanes = resources.lanes(buckets, b, e);
		int state = buckets.states[b][0];
		StateOptions options = relaxation.states[state];
		List<Label> labels = new ArrayList<>();
		for (int c = 0; c < options.open.length; c++) {
			if (options.open[c] && options.kind[c] == kind) {
				add(sum(lanes, resources.own[state][c]), options.bytes[c], null, null, state, c, labels);
			}
		}
		return reduce(labels);
	}

	private static double[] sum(double[] one, double[] other) {
		double[] sum = one.clone();
		for (int a = 0; a < sum.length; a++) {
			sum[a] += other[a];
		}
		return sum;
	}

	/** All pairs that may be part of something good enough, or so many of the best of them. */
	private Label[] combine(Label[] ones, Label[] others) {
		List<Label> labels = new ArrayList<>();
		double highest = ones.length == 0 || others.length == 0 ? room[0] : set.threshold(ones, others, room[0]);
		if (highest < room[0]) {
			dropped = Math.min(dropped, ceiling - room[0] + highest);
		}
		for (Label one : ones) {
			for (Label other : others) {
				if (one.priced() + other.priced() > highest) {
					break;
				}
				set.paired();
				add(sum(one.amounts(), other.amounts()), one.bytes() + other.bytes(), one, other, -1, -1, labels);
			}
		}
		return reduce(labels);
	}

	private void add(double[] amounts, double bytes, Label part, Label other, int state, int choice, List<Label> into) {
		for (int a = 1; a < amounts.length; a++) {
			if (!resources.mayHold(a, amounts[a])) {
				return;
			}
		}
		double first = 0;
		for (int v = 0; v < room.length; v++) {
			double priced = priced(amounts, v);
			if (priced > room[v]) {
				return;
			}
			first = v == 0 ? priced : first;
		}
		into.add(new Label(amounts, bytes, first, part, other, state, choice));
	}

	private Label[] reduce(List<Label> labels) {
		List<Label> kept = set.undominated(labels);
		incumbent.spendOn(set.work());
		return (kept.size() > most ? trimmed(kept) : kept).toArray(new Label[0]);
	}

	/**
	 * So many of those with the lowest bounds at each view's prices, in turn; those that are cheap at different prices take
	 * different things, so that some of them find room at the end.
	 */
	private List<Label> trimmed(List<Label> labels) {
		double[][] priced = new double[room.length][labels.size()];
		boolean[] keep = new boolean[labels.size()];
		int left = most;
		List<Integer[]> orders = new ArrayList<>();
		for (int v = 0; v < room.length; v++) {
			if (incumbent.cancelled()) {
				return List.of();
			}
			double[] at = priced[v];
			for (int i = 0; i < at.length; i++) {
				at[i] = v == 0 ? labels.get(i).priced() : priced(labels.get(i).amounts(), v);
			}
			Integer[] order = IntStream.range(0, at.length).boxed().toArray(Integer[]::new);
			Arrays.sort(order, Comparator.comparingDouble(i -> at[i]));
			orders.add(order);
		}
		for (int i = 0; left > 0; i++) {
			for (int v = 0; v < room.length && left > 0; v++) {
				int next = orders.get(v)[i];
				left -= keep[next] ? 0 : 1;
				keep[next] = true;
			}
		}
		List<Label> kept = new ArrayList<>();
		for (int i = 0; i < keep.length; i++) {
			if (keep[i]) {
				kept.add(labels.get(i));
			} else {
				double bound = Double.NEGATIVE_INFINITY;
				for (int v = 0; v < room.length; v++) {
					bound = Math.max(bound, ceiling - room[v] + priced[v][i]);
				}
				dropped = Math.min(dropped, bound);
			}
		}
		return kept;
	}

	private double priced(double[] amounts, int view) {
		double[] price = views.get(view).price;
		double priced = 0;
		for (int a = 0; a < amounts.length; a++) {
			priced += amounts[a] * price[a];
		}
		return priced;
	}
}
