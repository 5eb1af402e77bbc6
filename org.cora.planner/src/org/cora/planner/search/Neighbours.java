// SPDX-License-Identifier: EPL-2.0
// Copyright (c) 2026 Cora contributors
package org.cora.planner.search;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Local search in one regime: changes the choice for one state, or for two at once, as long as that makes the split
 * better. What a change is worth follows from the lanes through the state alone, with the latencies of the split it began
 * with; whether the result is really better is for the evaluator to say.
 */
final class Neighbours {

	private static final double OVERDRAWN = 1e3;
	private static final double LEAST = 1e-9;
	private static final int ROUNDS = 40;
	private static final int TRIED_WITH_OTHERS = 24;

	private final Relaxation relaxation;
	private final LaneCosts lanes;
	private final StateOptions[] states;
	private final Incumbent incumbent;
	private final double margin;
	private final List<int[]> through;
	private final List<List<Integer>> tied = new ArrayList<>();
	private final int[] chosen;
	private final int[][] labels;
	private final int[] memory;
	private final Relaxation.Latencies latencies;
	private final double[] taken;
	private final double[] space;
	private final double[] uses;
	private double upkeep;

	/**
	 * @param start  a choice for every state
	 * @param margin share of the limits that is left unused, for what isn't linear
	 */
	Neighbours(Relaxation relaxation, List<int[]> through, List<int[]> ties, int[] start, double margin,
			Incumbent incumbent) {
		this.relaxation = relaxation;
		this.lanes = relaxation.lanes();
		this.states = relaxation.states;
		this.incumbent = incumbent;
		this.margin = margin;
		this.through = through;
		this.chosen = start.clone();
		this.latencies = relaxation.latencies(start);
		this.labels = new int[states.length][];
		this.memory = new int[states.length];
		this.taken = new double[lanes.width()];
		this.space = new double[relaxation.spaces()];
		this.uses = new double[relaxation.limits.rows];
		this.upkeep = relaxation.model.promotionCores();
		for (int s = 0; s < states.length; s++) {
			tied.add(new ArrayList<>());
			labels[s] = states[s].label[chosen[s]];
			memory[s] = states[s].memory[chosen[s]];
			upkeep += states[s].upkeep[chosen[s]];
			relaxation.takeSpace(s, chosen[s], space, 1);
		}
		for (int[] tie : ties) {
			tied.get(tie[0]).add(tie[1]);
			tied.get(tie[1]).add(tie[0]);
		}
		for (int l = 0; l < lanes.count; l++) {
			lanes.take(l, labels, memory, latencies, taken, 1);
		}
	}

	/** Lanes that each state is on. */
	static List<int[]> lanesThrough(LaneCosts lanes, int states) {
		List<List<Integer>> lists = new ArrayList<>();
		for (int s = 0; s < states; s++) {
			lists.add(new ArrayList<>());
		}
		for (int l = 0; l < lanes.count; l++) {
			for (int k = lanes.first[l]; k < lanes.first[l + 1]; k++) {
				List<Integer> list = lists.get(lanes.state[k]);
				if (list.isEmpty() || list.get(list.size() - 1) != l) {
					list.add(l);
				}
			}
		}
		return lists.stream().map(list -> list.stream().mapToInt(Integer::intValue).toArray()).toList();
	}

	/** The choice that no change of one or two states makes better, or as far as the rounds got. */
	int[] improve() {
		double now = score();
		for (int round = 0; round < ROUNDS && !incumbent.stopped(); round++) {
			double next = ones(now);
			if (next > now - LEAST) {
				next = twos(now);
			}
			if (next > now - LEAST) {
				break;
			}
			now = next;
		}
		return chosen.clone();
	}

	/** Takes every change of one state that is better, one state after the other. */
	private double ones(double before) {
		double now = before;
		for (int s = 0; s < states.length; s++) {
			int best = chosen[s];
			for (int c = 0; c < states[s].open.length; c++) {
				if (states[s].open[c] && c != best) {
					int was = chosen[s];
					if (move(s, c)) {
						double score = score();
						if (score < now - LEAST) {
							now = score;
							best = c;
						}
						move(s, was);
					}
				}
			}
			if (best != chosen[s]) {
				move(s, best);
			}
		}
		return now;
	}

	/** Looks for a change that would be cheaper but overdraws a limit, and one of another state that makes up for it. */
	private double twos(double before) {
		record Change(int state, int choice, double cost) {
		}
		List<Change> cheaper = new ArrayList<>();
		double cost = cost();
		for (int s = 0; s < states.length; s++) {
			for (int c = 0; c < states[s].open.length; c++) {
				int was = chosen[s];
				if (states[s].open[c] && c != was && move(s, c)) {
					double less = cost();
					if (less < cost - LEAST) {
						cheaper.add(new Change(s, c, less));
					}
					move(s, was);
				}
			}
		}
		cheaper.sort((a, b) -> Double.compare(a.cost(), b.cost()));
		for (Change change : cheaper.subList(0, Math.min(TRIED_WITH_OTHERS, cheaper.size()))) {
			int was = chosen[change.state()];
			move(change.state(), change.choice());
			for (int t = 0; t < states.length && !incumbent.stopped(); t++) {
				for (int d = 0; t != change.state() && d < states[t].open.length; d++) {
					int old = chosen[t];
					if (states[t].open[d] && d != old && move(t, d)) {
						double score = score();
						if (score < before - LEAST) {
							return score;
						}
						move(t, old);
					}
				}
			}
			move(change.state(), was);
		}
		return before;
	}

	/** Changes a state; not if it is tied to one with another home. */
	private boolean move(int s, int choice) {
		for (int other : tied.get(s)) {
			if (states[other].choices.get(chosen[other]).home() != states[s].choices.get(choice).home()) {
				return false;
			}
		}
		int[] on = through.get(s);
		incumbent.moved(on.length);
		for (int l : on) {
			lanes.take(l, labels, memory, latencies, taken, -1);
		}
		relaxation.takeSpace(s, chosen[s], space, -1);
		upkeep += states[s].upkeep[choice] - states[s].upkeep[chosen[s]];
		chosen[s] = choice;
		labels[s] = states[s].label[choice];
		memory[s] = states[s].memory[choice];
		relaxation.takeSpace(s, choice, space, 1);
		for (int l : on) {
			lanes.take(l, labels, memory, latencies, taken, 1);
		}
		return true;
	}

	private double cost() {
		Limits limits = relaxation.limits;
		if (!limits.maximise) {
			return taken[LaneCosts.CYCLES] * limits.coresPerCycle + upkeep * limits.carried;
		}
		Arrays.fill(uses, 0);
		lanes.uses(taken, upkeep, uses);
		return Math.max(limits.norm(uses), uses[Limits.CORES_ALLOWED]);
	}

	private double score() {
		Limits limits = relaxation.limits;
		double excess = Math.max(0, taken[LaneCosts.IMPOSSIBLES]);
		if (!limits.maximise) {
			Arrays.fill(uses, 0);
			lanes.uses(taken, upkeep, uses);
			excess += Math.max(0, limits.norm(uses) / limits.radius - 1 + margin);
		}
		for (double share : space) {
			excess += Math.max(0, share - 1);
		}
		return cost() + (excess > LEAST ? OVERDRAWN * (0.01 + excess) : 0);
	}
}
