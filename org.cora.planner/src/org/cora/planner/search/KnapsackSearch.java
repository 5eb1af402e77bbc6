// SPDX-License-Identifier: EPL-2.0
// Copyright (c) 2026 Cora contributors
package org.cora.planner.search;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Random;
import java.util.TreeSet;
import java.util.stream.IntStream;

/**
 * Closes the gap that prices leave where a few limits bind, as a knapsack's: runs a {@link KnapsackProgram} over those limits
 * whose prices make up for the gap, with more and more labels, and over those that what it finds overdraws. What it finds is
 * tried as it is, with memories packed anew, and as a start for local search.
 */
final class KnapsackSearch {

	private static final int FIRST = 50;
	private static final int WIDER = 4;
	private static final int WIDEST = 3200;
	private static final int ROUNDS = 12;
	private static final int VIEWS = 16;
	/** How different prices of views are: standard deviation of their logarithm. */
	private static final double SPREAD = 0.8;
	/** Part of the gap that a price has to make up for. */
	private static final double MATTERS = 0.1;
	/** Part of it below which a price is left out, so that costs are what they really are. */
	private static final double NOTHING = 0.01;
	/** Labels that are evaluated, and that local search begins from, in each round. */
	private static final int TRIED = 50;
	private static final int SEARCHED = 3;
	/** How often prices near the best ones are rounded, how near they are, and from how many of those local search begins. */
	private static final int ROUNDED = 48;
	private static final double NEAR = 0.05;
	private static final int SEARCHED_FROM = 6;
	/** How many of them are annealed, and which part of the nodes each of those takes; first and again. */
	private static final int ANNEALED = 5;
	private static final int ANNEALING = 10;
	private static final int ANNEALED_FIRST = 3;
	private static final int ANNEALING_AGAIN = 20;
	/** How hot it is when that is done again, as a share of the first time. */
	private static final double WARM = 0.3;
	/** Use of a limit from which on it may be what is short together with others. */
	private static final double NEARLY = 0.7;

	private final RootBound root;
	private final Subproblem in;
	private final Relaxation relaxation;
	private final Incumbent incumbent;
	private final long nodes;
	private final long until;
	/** What annealing begins from. */
	private final List<int[]> starts = new ArrayList<>();
	private final TreeSet<Integer> rows = new TreeSet<>();
	private final TreeSet<Integer> spaces = new TreeSet<>();
	private boolean together;

	/** @param nodes that it may take at most */
	KnapsackSearch(RootBound root, long nodes) {
		this.root = root;
		this.in = root.of();
		this.relaxation = in.relaxation;
		this.incumbent = in.incumbent;
		this.nodes = nodes;
		this.until = incumbent.nodes() + nodes;
	}

	/** Raises the regime's bound, and looks for better splits in it. */
	void run() {
		root.raise();
		Relaxation.Prices prices = prices();
		round(prices);
		int most = FIRST;
		for (int round = 0; round < ROUNDS && most <= WIDEST && goesOn(); round++) {
			Outcome outcome = round(prices, most);
			if (outcome == Outcome.DONE) {
				break;
			}
			if (outcome == Outcome.NOTHING) {
				anneal();
			}
			most *= outcome == Outcome.AGAIN ? 1 : WIDER;
		}
		in.domains.undo(0);
		relaxation.prices(prices);
		in.pass();
	}

	private boolean goesOn() {
		return !incumbent.stopped() && incumbent.nodes() < until && !in.closed(root.value());
	}

	/** Prices without those that are there for nothing; notes the limits whose prices matter. */
	private Relaxation.Prices prices() {
		in.pass();
		double bound = relaxation.lagrangian();
		Relaxation.Prices prices = relaxation.prices();
		drop(prices, prices.limits(), bound, rows);
		drop(prices, prices.spaces(), bound, spaces);
		relaxation.prices(prices);
		return prices;
	}

	private void drop(Relaxation.Prices prices, double[] some, double bound, TreeSet<Integer> matter) {
		for (int i = 0; i < some.length; i++) {
			double price = some[i];
			some[i] = 0;
			relaxation.prices(prices);
			in.pass();
			double loss = (bound - relaxation.lagrangian()) / (incumbent.ceiling() - bound);
			if (loss > MATTERS) {
				matter.add(i);
			}
			some[i] = loss > NOTHING ? price : 0;
		}
	}

	/** Tries what is cheapest at prices near the best ones: there limits are overdrawn less, or others. */
	private void round(Relaxation.Prices prices) {
		record Rounded(int[] choice, double score) {
		}
		Random random = new Random(2);
		List<Rounded> best = new ArrayList<>();
		for (int i = 0; i < ROUNDED && !incumbent.stopped(); i++) {
			double[] limits = Arrays.stream(prices.limits()).map(p -> p * Math.exp(NEAR * random.nextGaussian())).toArray();
			double[] space = Arrays.stream(prices.spaces()).map(p -> p * Math.exp(NEAR * random.nextGaussian())).toArray();
			relaxation.prices(new Relaxation.Prices(limits, space));
			in.pass();
			int[] choice = in.packed(relaxation.choice());
			best.add(new Rounded(choice, in.score(choice)));
		}
		relaxation.prices(prices);
		in.pass();
		best.sort(Comparator.comparingDouble(Rounded::score));
		best.stream().limit(SEARCHED_FROM).filter(r -> !incumbent.stopped()).forEach(r -> in.searchFrom(r.choice()));
		best.stream().limit(in.steep() ? ANNEALED : ANNEALED_FIRST).forEach(r -> starts.add(r.choice()));
	}

	/**
	 * Looks for what the program doesn't find, once: where hundreds of things fill several limits, all that it has room for may overdraw one.
	 * Then programs with more labels hardly find more either, and what is left is for annealing again and again from the best that it found.
	 */
	private void anneal() {
		Random random = new Random(3);
		int[] best = null;
		double least = Double.POSITIVE_INFINITY;
		long each = nodes / (in.steep() ? ANNEALING : ANNEALING_AGAIN);
		while (goesOn() && (!starts.isEmpty() || best != null && !in.steep())) {
			double gap = (incumbent.ceiling() - root.value()) * (starts.isEmpty() ? WARM : 1);
			int[] found = in.annealFrom(starts.isEmpty() ? best : starts.remove(0), gap, each, random);
			double score = in.score(found);
			if (best == null || score < least) {
				best = found;
				least = score;
			}
		}
		starts.clear();
	}

	private enum Outcome {
		/** Nothing is left, or nothing more to be had this way. */
		DONE,
		/** With more labels it may be better. */
		WIDER,
		/** The same, and nothing was found that holds the limits that were looked at. */
		NOTHING,
		/** Something is overdrawn that wasn't looked at. */
		AGAIN
	}

	private Outcome round(Relaxation.Prices prices, int most) {
		in.domains.undo(0);
		relaxation.prices(prices);
		in.pass();
		if (!in.fix()) {
			root.raise(incumbent.ceiling());
			return Outcome.DONE;
		}
		in.pass();
		Resources resources = new Resources(relaxation, rows.stream().mapToInt(Integer::intValue).toArray(), sums());
		KnapsackProgram program = new KnapsackProgram(relaxation, incumbent, resources, views(prices, resources), most);
		double ceiling = incumbent.ceiling();
		List<Label> found = program.run();
		List<Label> holding = found.stream().filter(resources::holds).toList();
		double cheapest = holding.isEmpty() ? ceiling : Math.min(ceiling, resources.cost(holding.get(0)));
		root.raise(Math.min(program.dropped(), cheapest));
		boolean first = tryAll(holding);
		if (goesOn()) {
			found.stream().sorted(Comparator.comparingDouble(Label::priced)).limit(SEARCHED).forEach(this::searchFrom);
		}
		boolean all = program.dropped() >= ceiling;
		if (first || holding.isEmpty()) {
			return all ? Outcome.DONE : first ? Outcome.WIDER : Outcome.NOTHING;
		}
		return overdrawn(chosen(holding.get(0))) ? Outcome.AGAIN : all ? Outcome.DONE : Outcome.WIDER;
	}

	/** Tries choices until one is better than the best split; whether that was the first. */
	private boolean tryAll(List<Label> labels) {
		for (int i = 0; i < Math.min(TRIED, labels.size()) && !incumbent.stopped(); i++) {
			if (in.tryPacked(chosen(labels.get(i)))) {
				return i == 0;
			}
		}
		return false;
	}

	private void searchFrom(Label label) {
		if (!incumbent.stopped()) {
			in.searchFrom(chosen(label));
		}
	}

	private int[] chosen(Label label) {
		int[] chosen = new int[relaxation.states.length];
		label.collect(chosen);
		return chosen;
	}

	/** Adds a limit that choices overdraw to those that are looked at; whether there is one. */
	private boolean overdrawn(int[] chosen) {
		double[] uses = new double[relaxation.limits.rows];
		double[] space = new double[relaxation.spaces().count()];
		relaxation.uses(chosen, uses, space);
		boolean more = false;
		double[] all = together();
		double sum = IntStream.range(0, space.length).mapToDouble(m -> all[m] * space[m]).sum();
		if (sum > 1 && !together) {
			together = true;
			more = true;
		} else {
			for (int m = 0; m < space.length; m++) {
				more |= space[m] > 1 && spaces.add(m);
			}
		}
		int most = IntStream.range(0, uses.length).filter(r -> relaxation.limits.priced(r) && !rows.contains(r)).boxed()
				.max(Comparator.comparingDouble(r -> uses[r])).orElse(-1);
		if (relaxation.limits.norm(uses) > relaxation.limits.radius && most >= 0 && uses[most] > NEARLY) {
			more |= rows.add(most);
		}
		return more;
	}

	/** The spaces that are looked at: each by itself, and all memories together. */
	private double[][] sums() {
		List<double[]> sums = new ArrayList<>();
		for (int m : spaces) {
			double[] alone = new double[relaxation.spaces().count()];
			alone[m] = 1;
			sums.add(alone);
		}
		if (together) {
			sums.add(together());
		}
		return sums.toArray(new double[0][]);
	}

	/** Part of each memory in all; so a sum of shares is the share of all of them. */
	private double[] together() {
		return relaxation.spaces().parts();
	}

	private List<PricedTables> views(Relaxation.Prices prices, Resources resources) {
		List<PricedTables> views = new ArrayList<>(List.of(new PricedTables(relaxation, resources.price)));
		Random random = new Random(1);
		for (int v = 1; v < VIEWS && resources.count > 2 && !incumbent.stopped(); v++) {
			double[] price = Arrays.copyOf(resources.price, resources.count);
			for (int a = 1; a < price.length; a++) {
				price[a] *= Math.exp(SPREAD * random.nextGaussian());
			}
			relaxation.prices(resources.with(prices, price));
			in.pass();
			views.add(new PricedTables(relaxation, price));
		}
		relaxation.prices(prices);
		in.pass();
		return views;
	}
}
