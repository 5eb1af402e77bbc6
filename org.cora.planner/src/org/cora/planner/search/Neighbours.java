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
 * everything that hangs together to one side, alone or in exchange, as long as that makes the split better. What a change is
 * worth is the {@linkplain Assignment assignment}'s to say; whether the result is really better, the evaluator's.
 */
final class Neighbours {

	/** Improvement that doesn't count. */
	static final double LEAST = 1e-9;
	private static final int ROUNDS = 40;
	private static final int TRIED_WITH_OTHERS = 24;
	/** Part of the budget that one search may take. */
	private static final int PART = 32;
	private static final int MOST_TOGETHER = 12;
	private static final int[] SIDES = {StateOptions.NIC, StateOptions.CPU};

	private final Relaxation relaxation;
	private final StateOptions[] states;
	private final Incumbent incumbent;
	private final List<int[]> sets;
	private final Assignment at;
	private final int[] chosen;
	private final long until;

	/**
	 * @param at   where it begins; is changed
	 * @param sets of states that are moved together
	 */
	Neighbours(Relaxation relaxation, Assignment at, List<int[]> sets, Incumbent incumbent) {
		this.relaxation = relaxation;
		this.states = relaxation.states;
		this.incumbent = incumbent;
		this.until = incumbent.nodes() + incumbent.budget() / PART;
		this.sets = sets;
		this.at = at;
		this.chosen = at.chosen;
	}

	/** States of each lane, and of lanes that hang together by states that can't be on both sides; only small sets. */
	static List<int[]> sets(Relaxation relaxation) {
		Lanes lanes = relaxation.lanes();
		int[] part = IntStream.range(0, relaxation.states.length).toArray();
		Set<List<Integer>> sets = new LinkedHashSet<>();
		for (int l = 0; l < lanes.count; l++) {
			List<Integer> on = Arrays.stream(lanes.states(l)).boxed().toList();
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

	/** The choice that no change of one or two states makes better, or as far as the rounds got. */
	int[] improve() {
		double now = at.score();
		for (int round = 0; round < ROUNDS && goesOn(); round++) {
			double next = ones(now, false);
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

	/** The same with every state where it is, in whichever memory. */
	int[] pack() {
		double now = at.score();
		for (double before = Double.POSITIVE_INFINITY; now < before - LEAST && goesOn();) {
			before = now;
			now = ones(now, true);
		}
		return chosen.clone();
	}

	/** Takes every change of one state that is better, one state after the other; only of its memory if that is asked for. */
	private double ones(double before, boolean memories) {
		double now = before;
		for (int s = 0; s < states.length; s++) {
			int best = chosen[s];
			for (int c = 0; c < states[s].open.length; c++) {
				boolean alike = states[s].choices.get(c).home() == states[s].choices.get(best).home();
				if (states[s].open[c] && c != best && (alike || !memories)) {
					int was = chosen[s];
					if (at.move(s, c)) {
						double score = at.score();
						if (score < now - LEAST) {
							now = score;
							best = c;
						}
						at.move(s, was);
					}
				}
			}
			if (best != chosen[s]) {
				at.move(s, best);
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
				double score = at.score();
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
		double cost = at.cost();
		for (int[] set : sets) {
			for (int side : SIDES) {
				int[] was = moveAll(set, side);
				double less = at.cost();
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
					double score = at.score();
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
			int best = cheapest(relaxation, set[i], side);
			if (best >= 0 && best != chosen[set[i]]) {
				at.move(set[i], best);
			}
		}
		return was;
	}

	/** The cheapest open choice of a state at the relaxation's prices that packets find on a side; less than 0 if there is none. */
	static int cheapest(Relaxation relaxation, int s, int side) {
		StateOptions options = relaxation.states[s];
		int best = -1;
		for (int c = 0; c < options.open.length; c++) {
			boolean there = options.label[c][1] == side || options.label[c][1] == StateOptions.HERE;
			best = options.open[c] && there && (best < 0 || relaxation.regret(s, c) < relaxation.regret(s, best)) ? c : best;
		}
		return best;
	}

	private void back(int[] set, int[] was) {
		for (int i = set.length - 1; i >= 0; i--) {
			if (chosen[set[i]] != was[i]) {
				at.move(set[i], was[i]);
			}
		}
	}

	/** Looks for a change that would be cheaper but overdraws a limit, and one of another state that makes up for it. */
	private double twos(double before) {
		record Change(int state, int choice, double cost) {
		}
		List<Change> cheaper = new ArrayList<>();
		double cost = at.cost();
		for (int s = 0; s < states.length; s++) {
			for (int c = 0; c < states[s].open.length; c++) {
				int was = chosen[s];
				if (states[s].open[c] && c != was && at.move(s, c)) {
					double less = at.cost();
					if (less < cost - LEAST) {
						cheaper.add(new Change(s, c, less));
					}
					at.move(s, was);
				}
			}
		}
		cheaper.sort((a, b) -> Double.compare(a.cost(), b.cost()));
		for (Change change : cheaper.subList(0, Math.min(TRIED_WITH_OTHERS, cheaper.size()))) {
			int was = chosen[change.state()];
			at.move(change.state(), change.choice());
			for (int t = 0; t < states.length && goesOn(); t++) {
				for (int d = 0; t != change.state() && d < states[t].open.length; d++) {
					int old = chosen[t];
					if (states[t].open[d] && d != old && at.move(t, d)) {
						double score = at.score();
						if (score < before - LEAST) {
							return score;
						}
						at.move(t, old);
					}
				}
			}
			at.move(change.state(), was);
		}
		return before;
	}

	private boolean goesOn() {
		return !incumbent.stopped() && incumbent.nodes() < until;
	}
}
