// SPDX-License-Identifier: EPL-2.0
// Copyright (c) 2026 Cora contributors
package org.cora.planner.search;

import java.util.Arrays;

/**
 * Minimises over all states together, exactly: one after the other as {@link Buckets} says, and back again, so that it is
 * known of every choice what all together costs with it. Only where the tables are small.
 */
final class Elimination implements Agreement {

	/** Entries that take as long as a stop of a lane. */
	private static final int ENTRIES_PER_STOP = 12;
	/** Cost of a kind of which no choice is open: far above all others, small enough not to swallow them. */
	private static final double CLOSED = 1e7;

	private final Buckets buckets;
	private final LaneTables lanes;
	private final StateOptions[] states;
	/** By state and kind: the least of the open choices. */
	private final double[][] unary;
	/** By bucket: costs of what comes before, and with what comes later. */
	private final double[][] table;
	private final double[][] least;
	private final double[][] all;
	private final int[] chosen;
	private final int work;

	Elimination(Buckets buckets, LaneTables lanes, StateOptions[] states) {
		this.buckets = buckets;
		this.lanes = lanes;
		this.states = states;
		int count = states.length;
		this.unary = new double[count][];
		this.table = new double[count][];
		this.least = new double[count][];
		this.all = new double[count][];
		this.chosen = new int[count];
		for (int b = 0; b < count; b++) {
			unary[b] = new double[buckets.kinds[b]];
			table[b] = new double[buckets.size[b]];
			all[b] = new double[buckets.size[b]];
			least[b] = new double[buckets.size[b] / buckets.kinds[buckets.states[b][0]]];
		}
		this.work = lanes.work() + 4 * buckets.entries + buckets.scopes.stream().mapToInt(scope -> scope.index().length).sum();
	}

	@Override
	public void refresh() {
		lanes.refresh();
	}

	@Override
	public double minimise(Tariff tariff, double[][] own, double[][] reduced, double[] value) {
		lanes.price(tariff);
		unary(own);
		double total = lanes.constant();
		fill();
		for (int b = 0; b < table.length; b++) {
			total += forward(b);
		}
		for (int b = table.length - 1; b >= 0; b--) {
			backward(b, own, reduced, value);
		}
		return total;
	}

	private void unary(double[][] own) {
		for (int s = 0; s < states.length; s++) {
			Arrays.fill(unary[s], CLOSED);
			StateOptions options = states[s];
			for (int c = 0; c < options.open.length; c++) {
				if (options.open[c]) {
					unary[s][options.kind[c]] = Math.min(unary[s][options.kind[c]], own[s][c]);
				}
			}
		}
	}

	private void fill() {
		for (int b = 0; b < table.length; b++) {
			double[] costs = unary[buckets.states[b][0]];
			double[] into = table[b];
			for (int e = 0; e < into.length; e += costs.length) {
				System.arraycopy(costs, 0, into, e, costs.length);
			}
		}
		for (int i = 0; i < buckets.scopes.size(); i++) {
			lanes.add(i, table[buckets.scopes.get(i).bucket()]);
		}
	}

	/** Minimises over a bucket's state; what is left goes to its parent, or is part of the total. */
	private double forward(int b) {
		int kinds = buckets.kinds[buckets.states[b][0]];
		double[] from = table[b];
		double[] into = least[b];
		for (int e = 0; e < into.length; e++) {
			double minimum = from[e * kinds];
			for (int k = 1; k < kinds; k++) {
				minimum = Math.min(minimum, from[e * kinds + k]);
			}
			into[e] = minimum;
		}
		if (buckets.parent[b] < 0) {
			return into[0];
		}
		double[] parent = table[buckets.parent[b]];
		int[] index = buckets.fromParent[b];
		for (int e = 0; e < parent.length; e++) {
			parent[e] += into[index[e]];
		}
		return 0;
	}

	/** Adds what everything after a bucket costs; what its state's choices mean for all, and the cheapest of them. */
	private void backward(int b, double[][] own, double[][] reduced, double[] value) {
		int state = buckets.states[b][0];
		int kinds = buckets.kinds[state];
		double[] here = all[b];
		int up = buckets.parent[b];
		int rest = 0;
		int stride = 1;
		for (int i = 1; i < buckets.states[b].length; i++) {
			int other = buckets.states[b][i];
			rest += stride * states[other].kind[chosen[other]];
			stride *= buckets.kinds[other];
		}
		if (up < 0) {
			System.arraycopy(table[b], 0, here, 0, here.length);
		} else {
			double[] after = after(b, up);
			for (int e = 0; e < here.length; e++) {
				here[e] = table[b][e] + after[e / kinds];
			}
		}
		double[] with = new double[kinds];
		Arrays.fill(with, Double.POSITIVE_INFINITY);
		double minimum = Double.POSITIVE_INFINITY;
		for (int e = 0; e < here.length; e++) {
			with[e % kinds] = Math.min(with[e % kinds], here[e]);
			minimum = Math.min(minimum, here[e]);
		}
		value[state] = minimum;
		StateOptions options = states[state];
		for (int c = 0; c < options.open.length; c++) {
			int kind = options.kind[c];
			reduced[state][c] = kind < 0 ? Double.POSITIVE_INFINITY : with[kind] - unary[state][kind] + own[state][c];
		}
		choose(state, table[b], rest * kinds, own);
	}

	private double[] after(int b, int up) {
		double[] after = new double[least[b].length];
		Arrays.fill(after, Double.POSITIVE_INFINITY);
		int[] index = buckets.fromParent[b];
		double[] parent = all[up];
		for (int e = 0; e < parent.length; e++) {
			after[index[e]] = Math.min(after[index[e]], parent[e]);
		}
		for (int e = 0; e < after.length; e++) {
			after[e] -= least[b][e];
		}
		return after;
	}

	private void choose(int state, double[] costs, int from, double[][] own) {
		int best = 0;
		for (int k = 1; k < buckets.kinds[state]; k++) {
			best = costs[from + k] < costs[from + best] ? k : best;
		}
		StateOptions options = states[state];
		int choice = -1;
		for (int c = 0; c < options.open.length; c++) {
			boolean like = options.open[c] && options.kind[c] == best;
			choice = like && (choice < 0 || own[state][c] < own[state][choice]) ? c : choice;
		}
		chosen[state] = choice < 0 ? options.only() : choice;
	}

	Buckets buckets() {
		return buckets;
	}

	LaneTables lanes() {
		return lanes;
	}

	/** What an entry of a bucket costs with what comes before, and what all costs with it. */
	double inside(int bucket, int entry) {
		return table[bucket][entry];
	}

	double everything(int bucket, int entry) {
		return all[bucket][entry];
	}

	/** The least that a bucket costs with what comes before, by entry of those that come later. */
	double least(int bucket, int entry) {
		return least[bucket][entry];
	}

	@Override
	public int[] choice() {
		return chosen.clone();
	}

	@Override
	public boolean exact() {
		return true;
	}

	@Override
	public int size() {
		return work / ENTRIES_PER_STOP;
	}
}
