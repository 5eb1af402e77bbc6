// SPDX-License-Identifier: EPL-2.0
// Copyright (c) 2026 Cora contributors
package org.cora.planner.search;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.List;
import java.util.Optional;

/**
 * In which order states are minimised over, one after the other, and what has to be known for each: its bucket is a table
 * over the kinds of the state and of those that costs tie it to and that come later (R. Dechter, Bucket elimination,
 * Artificial Intelligence 113, 1999). Chosen greedily, always the state with the smallest table.
 */
final class Buckets {

	/** States whose kinds a cost depends on, ascending, and the table that it is part of. */
	record Scope(int[] states, int bucket, int[] index) {
	}

	/** Kinds of each state. */
	final int[] kinds;
	/** By bucket: its state first, then those that come later. */
	final int[][] states;
	/** By bucket: entries. */
	final int[] size;
	/** By bucket: where its minimum is needed next; less than 0 if nowhere. */
	final int[] parent;
	/** By bucket: for each entry of the parent's table the entry of the minimum. */
	final int[][] fromParent;
	final List<Scope> scopes = new ArrayList<>();
	/** Entries of all tables. */
	final int entries;

	private Buckets(int[] kinds, int[][] states, List<int[]> scopes) {
		this.kinds = kinds;
		this.states = states;
		int count = states.length;
		int[] position = new int[count];
		for (int b = 0; b < count; b++) {
			position[states[b][0]] = b;
		}
		this.size = new int[count];
		this.parent = new int[count];
		this.fromParent = new int[count][];
		int sum = 0;
		for (int b = 0; b < count; b++) {
			size[b] = product(kinds, states[b]);
			sum += size[b];
		}
		for (int b = 0; b < count; b++) {
			int[] rest = Arrays.copyOfRange(states[b], 1, states[b].length);
			parent[b] = first(rest, position);
			fromParent[b] = parent[b] < 0 ? new int[0] : index(states[parent[b]], rest);
		}
		for (int[] scope : scopes) {
			int bucket = first(scope, position);
			this.scopes.add(new Scope(scope, bucket, index(states[bucket], scope)));
		}
		this.entries = sum;
	}

	/**
	 * Buckets for costs with those scopes; nothing if their tables would be too large.
	 *
	 * @param kinds  of each state, at least 1
	 * @param scopes states, ascending, none empty
	 * @param most   entries of all tables together
	 */
	static Optional<Buckets> of(int[] kinds, List<int[]> scopes, int most) {
		int count = kinds.length;
		BitSet[] near = new BitSet[count];
		for (int s = 0; s < count; s++) {
			near[s] = new BitSet();
			near[s].set(s);
		}
		for (int[] scope : scopes) {
			for (int s : scope) {
				for (int t : scope) {
					near[s].set(t);
				}
			}
		}
		boolean[] done = new boolean[count];
		int[][] states = new int[count][];
		double sum = 0;
		for (int b = 0; b < count; b++) {
			int best = -1;
			double least = Double.POSITIVE_INFINITY;
			for (int s = 0; s < count; s++) {
				double size = done[s] ? Double.POSITIVE_INFINITY : near[s].stream().mapToDouble(t -> kinds[t]).reduce(1, (x, y) -> x * y);
				if (size < least) {
					least = size;
					best = s;
				}
			}
			sum += least;
			if (sum > most) {
				return Optional.empty();
			}
			states[b] = eliminate(best, near);
			done[best] = true;
		}
		return Optional.of(new Buckets(kinds, states, scopes));
	}

	/** Takes a state out; those next to it are next to each other then. */
	private static int[] eliminate(int state, BitSet[] near) {
		BitSet others = (BitSet) near[state].clone();
		others.clear(state);
		others.stream().forEach(t -> {
			near[t].or(others);
			near[t].clear(state);
		});
		int[] rest = others.stream().toArray();
		int[] states = new int[rest.length + 1];
		states[0] = state;
		System.arraycopy(rest, 0, states, 1, rest.length);
		return states;
	}

	static int product(int[] kinds, int[] states) {
		int product = 1;
		for (int s : states) {
			product *= kinds[s];
		}
		return product;
	}

	private static int first(int[] scope, int[] position) {
		return Arrays.stream(scope).map(s -> position[s]).min().orElse(-1);
	}

	/** For each entry of a table over some states, the entry of one over some of them. */
	private int[] index(int[] of, int[] some) {
		int[] weight = new int[of.length];
		int stride = 1;
		for (int s : some) {
			for (int i = 0; i < of.length; i++) {
				weight[i] = of[i] == s ? stride : weight[i];
			}
			stride *= kinds[s];
		}
		int[] result = new int[product(kinds, of)];
		for (int e = 0; e < result.length; e++) {
			int rest = e;
			for (int i = 0; i < of.length; i++) {
				result[e] += weight[i] * (rest % kinds[of[i]]);
				rest /= kinds[of[i]];
			}
		}
		return result;
	}
}
