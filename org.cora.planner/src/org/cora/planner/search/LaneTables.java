// SPDX-License-Identifier: EPL-2.0
// Copyright (c) 2026 Cora contributors
package org.cora.planner.search;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;

/** What lanes take, for all kinds that their states can have, and what that costs at given prices. */
final class LaneTables {

	private final Buckets buckets;
	private final Lanes lanes;
	private final LaneUses uses;
	private final StateOptions[] states;
	private final int[] scopeOf;
	private final Supplier<Latencies> latencies;
	private final int width;
	/** By scope and entry; nothing if it has to be worked out anew. */
	private double[][] taken;
	private final double[] constant;
	private final double[] prices;

	/**
	 * @param scopeOf by lane: which of the buckets' scopes, less than 0 for none; scopes of no lane are of tied states
	 */
	LaneTables(Buckets buckets, Lanes lanes, LaneUses uses, StateOptions[] states, int[] scopeOf,
			Supplier<Latencies> latencies) {
		this.buckets = buckets;
		this.lanes = lanes;
		this.uses = uses;
		this.states = states;
		this.scopeOf = scopeOf;
		this.latencies = latencies;
		this.width = uses.width();
		this.constant = new double[width];
		this.prices = new double[width];
	}

	/** States that each lane's costs depend on, ascending; pairs that are tied after them. */
	static List<int[]> scopes(Lanes lanes, List<int[]> ties) {
		List<int[]> all = new ArrayList<>();
		Map<List<Integer>, Integer> known = new HashMap<>();
		for (int l = 0; l < lanes.count; l++) {
			int[] scope = lanes.states(l);
			if (scope.length > 0 && known.putIfAbsent(Arrays.stream(scope).boxed().toList(), all.size()) == null) {
				all.add(scope);
			}
		}
		ties.forEach(tie -> all.add(new int[] {Math.min(tie[0], tie[1]), Math.max(tie[0], tie[1])}));
		return all;
	}

	/** Latencies have changed. */
	void refresh() {
		taken = null;
	}

	/** Works out what lanes take, whichever kinds their states have. */
	private void take() {
		List<Buckets.Scope> scopes = buckets.scopes;
		taken = new double[scopes.size()][];
		for (int i = 0; i < taken.length; i++) {
			taken[i] = new double[width * Buckets.product(buckets.kinds, scopes.get(i).states())];
		}
		Arrays.fill(constant, 0);
		int[][] labels = new int[states.length][];
		int[] memory = new int[states.length];
		double[] sum = new double[width];
		Latencies now = latencies.get();
		boolean[] laneScope = new boolean[scopes.size()];
		for (int l = 0; l < lanes.count; l++) {
			if (scopeOf[l] >= 0) {
				laneScope[scopeOf[l]] = true;
			}
			int[] scope = scopeOf[l] < 0 ? new int[0] : scopes.get(scopeOf[l]).states();
			double[] into = scopeOf[l] < 0 ? constant : taken[scopeOf[l]];
			for (int entry = 0; entry < Buckets.product(buckets.kinds, scope); entry++) {
				int rest = entry;
				for (int s : scope) {
					int choice = states[s].kinds[rest % buckets.kinds[s]];
					labels[s] = states[s].label[choice];
					memory[s] = labels[s][0] == StateOptions.HERE ? states[s].memory[choice] : -1;
					rest /= buckets.kinds[s];
				}
				Arrays.fill(sum, 0);
				uses.take(l, labels, memory, now, sum, 1);
				for (int i = 0; i < width; i++) {
					into[entry * width + i] += sum[i];
				}
			}
		}
		for (int i = 0; i < taken.length; i++) {
			if (!laneScope[i]) {
				tie(scopes.get(i).states(), taken[i]);
			}
		}
	}

	private void tie(int[] pair, double[] into) {
		for (int a = 0; a < buckets.kinds[pair[0]]; a++) {
			for (int b = 0; b < buckets.kinds[pair[1]]; b++) {
				boolean same = Arrays.equals(label(pair[0], a), label(pair[1], b));
				into[(a + buckets.kinds[pair[0]] * b) * width + LaneUses.IMPOSSIBLES] = same ? 0 : 1;
			}
		}
	}

	private int[] label(int state, int kind) {
		return states[state].label[states[state].kinds[kind]];
	}

	/** Takes other prices. */
	void price(Tariff tariff) {
		if (taken == null) {
			take();
		}
		price(tariff, LaneCosts.IMPOSSIBLE);
	}

	private void price(Tariff tariff, double impossible) {
		prices[LaneUses.CYCLES] = tariff.hostCycle();
		prices[LaneUses.PACKETS] = tariff.hostTurn();
		prices[LaneUses.ISSUE] = tariff.issue();
		prices[LaneUses.SPACING] = tariff.core();
		prices[LaneUses.WAITING] = tariff.thread();
		prices[LaneUses.CRITICAL] = tariff.turn();
		prices[LaneUses.CROSSINGS] = tariff.crossing();
		prices[LaneUses.IMPOSSIBLES] = impossible;
		System.arraycopy(tariff.served(), 0, prices, LaneUses.SERVED, tariff.served().length);
	}

	private double dot(double[] amounts, int from) {
		double sum = 0;
		for (int i = 0; i < width; i++) {
			sum += amounts[from + i] * prices[i];
		}
		return sum;
	}

	/** By entry: what the lanes of one scope cost at other prices, and something that can't be. */
	double[] costs(int which, Tariff tariff, double impossible) {
		price(tariff, impossible);
		double[] costs = new double[taken[which].length / width];
		for (int e = 0; e < costs.length; e++) {
			costs[e] = dot(taken[which], e * width);
		}
		return costs;
	}

	/** The same of lanes that stop nowhere. */
	double constant(Tariff tariff, double impossible) {
		price(tariff, impossible);
		return dot(constant, 0);
	}

	/** What lanes cost that stop nowhere. */
	double constant() {
		return dot(constant, 0);
	}

	/** Adds what the lanes of one scope cost to the table that it is part of. */
	void add(int which, double[] into) {
		double[] costs = new double[taken[which].length / width];
		for (int e = 0; e < costs.length; e++) {
			costs[e] = dot(taken[which], e * width);
		}
		int[] index = buckets.scopes.get(which).index();
		for (int e = 0; e < into.length; e++) {
			into[e] += costs[index[e]];
		}
	}

	/** Numbers that one pricing multiplies. */
	int work() {
		return buckets.scopes.stream().mapToInt(s -> width * Buckets.product(buckets.kinds, s.states())).sum();
	}
}
