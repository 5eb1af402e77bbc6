// SPDX-License-Identifier: EPL-2.0
// Copyright (c) 2026 Cora contributors
package org.cora.planner.search;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;

/**
 * Local search in one regime: changes the choice for one state, for two at once, or moves all states of a lane or of
 * everything that hangs together to one side, alone or in exchange, as long as that makes the split better. What a change is worth follows from the lanes through the state alone, with the latencies of the split it began
 * with; whether the result is really better is for the evaluator to say.
 */
final class Neighbours {

	private static final double OVERDRAWN = 1e3;
	private static final double LEAST = 1e-9;
	private static final int ROUNDS = 40;
	private static final int TRIED_WITH_OTHERS = 24;
	/** Part of the budget that one search may take. */
	private static final int PART = 32;
	private static final int MOST_TOGETHER = 12;
	private static final int[] SIDES = {StateOptions.NIC, StateOptions.CPU};

	private final Relaxation relaxation;
	private final LaneCosts lanes;
	private final StateOptions[] states;
	private final Incumbent incumbent;
	private final double margin;
	private final List<int[]> through;
	private final List<int[]> sets;
	private final List<List<Integer>> tied = new ArrayList<>();
	private final int[] chosen;
	private final int[][] labels;
	private final int[] memory;
	private final Relaxation.Latencies latencies;
	private final double[] taken;
	private final double[] space;
	private final double[] uses;
	private final long until;
	private double upkeep;

	/**
	 * @param start  a choice for every state
	 * @param margin share of the limits that is left unused, for what isn't linear
	 */
	Neighbours(Relaxation relaxation, List<int[]> through, List<int[]> sets, List<int[]> ties, int[] start, double margin,
			Incumbent incumbent) {
		this.relaxation = relaxation;
		this.lanes = relaxation.lanes();
		this.states = relaxation.states;
		this.incumbent = incumbent;
		this.margin = margin;
		this.until = incumbent.nodes() + incumbent.budget() / PART;
		this.through = through;
		this.sets = sets;
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
		for (int round = 0; round < ROUNDS && goesOn(); round++) {
			double next = ones(now);
			if (next > now - LEAST) {
				next = together(now);
			}
			if (next > now - LEAST) {
				next = exchange(now);
			}
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

	/** Takes every move of states that hang together to one side that is better. */
	private double together(double before) {
		double now = before;
		for (int[] set : sets) {
			for (int side : SIDES) {
				int[] was = moveAll(set, side);
				double score = score();
				if (score < now - LEAST) {
					now = score;
				} else {
					back(set, was);
				}
			}
		}
		return now;
	}

	/** Like {@link #twos} with states that hang together. */
	private double exchange(double before) {
		record Move(int[] set, int side, double cost) {
		}
		List<Move> cheaper = new ArrayList<>();
		double cost = cost();
		for (int[] set : sets) {
			for (int side : SIDES) {
				int[] was = moveAll(set, side);
				double less = cost();
				if (less < cost - LEAST) {
					cheaper.add(new Move(set, side, less));
				}
				back(set, was);
			}
		}
		cheaper.sort((a, b) -> Double.compare(a.cost(), b.cost()));
		for (Move move : cheaper.subList(0, Math.min(TRIED_WITH_OTHERS, cheaper.size()))) {
			int[] was = moveAll(move.set(), move.side());
			for (int i = 0; i < sets.size() && goesOn(); i++) {
				for (int side : SIDES) {
					int[] old = moveAll(sets.get(i), side);
					double score = score();
					if (score < before - LEAST) {
						return score;
					}
					back(sets.get(i), old);
				}
			}
			back(move.set(), was);
		}
		return before;
	}

	/** Moves states to a side, each to the choice there that is cheapest at the relaxation's prices; returns what was. */
	private int[] moveAll(int[] set, int side) {
		int[] was = new int[set.length];
		for (int i = 0; i < set.length; i++) {
			was[i] = chosen[set[i]];
			int best = -1;
			StateOptions options = states[set[i]];
			for (int c = 0; c < options.open.length; c++) {
				boolean there = options.label[c][1] == side || options.label[c][1] == StateOptions.HERE;
				best = options.open[c] && there && (best < 0
						|| relaxation.regret(set[i], c) < relaxation.regret(set[i], best)) ? c : best;
			}
			if (best >= 0 && best != chosen[set[i]]) {
				move(set[i], best);
			}
		}
		return was;
	}

	private void back(int[] set, int[] was) {
		for (int i = set.length - 1; i >= 0; i--) {
			if (chosen[set[i]] != was[i]) {
				move(set[i], was[i]);
			}
		}
	}

	/** States of each lane, and of lanes that hang together by states that can't be on both sides; only small sets. */
	static List<int[]> sets(Relaxation relaxation) {
		LaneCosts lanes = relaxation.lanes();
		int[] part = IntStream.range(0, relaxation.states.length).toArray();
		Set<List<Integer>> sets = new LinkedHashSet<>();
		for (int l = 0; l < lanes.count; l++) {
			List<Integer> on = IntStream.range(lanes.first[l], lanes.first[l + 1]).map(k -> lanes.state[k]).sorted()
					.distinct().boxed().toList();
			sets.add(on);
			List<Integer> tying = on.stream().filter(s -> Arrays.stream(relaxation.states[s].label)
					.noneMatch(label -> label[0] == StateOptions.HERE)).toList();
			for (int s : tying) {
				int from = part[s];
				int to = part[tying.get(0)];
				for (int t = 0; from != to && t < part.length; t++) {
					part[t] = part[t] == from ? to : part[t];
				}
			}
		}
		for (int p = 0; p < part.length; p++) {
			int which = p;
			sets.add(IntStream.range(0, part.length).filter(s -> part[s] == which).boxed().toList());
		}
		return sets.stream().filter(set -> set.size() > 1 && set.size() <= MOST_TOGETHER)
				.map(set -> set.stream().mapToInt(Integer::intValue).toArray()).toList();
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
			for (int t = 0; t < states.length && goesOn(); t++) {
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

	private boolean goesOn() {
		return !incumbent.stopped() && incumbent.nodes() < until;
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
