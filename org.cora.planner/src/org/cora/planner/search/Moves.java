// SPDX-License-Identifier: EPL-2.0
// Copyright (c) 2026 Cora contributors
package org.cora.planner.search;

import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.IntPredicate;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.cora.planner.plan.Home;

/**
 * Changes that local search and annealing try: of one state, or of states that hang together. Tied states go together: where one
 * gets another home, so do the others.
 */
final class Moves {

	/** What states are changed to, one after the other. */
	record Move(int[] states, int[] choices) {
	}

	/** Changes nothing. */
	static final Move NONE = new Move(new int[0], new int[0]);
	private static final int MOST_TOGETHER = 12;

	private final Relaxation relaxation;
	private final StateOptions[] states;
	/** By state: all that have to have the same home, itself among them, ascending. */
	private final int[][] tied;

	/** @param ties pairs of states that have to have the same home */
	Moves(Relaxation relaxation, List<int[]> ties) {
		this.relaxation = relaxation;
		this.states = relaxation.states;
		int[] group = IntStream.range(0, states.length).toArray();
		ties.forEach(tie -> join(group, tie[0], tie[1]));
		this.tied = Arrays.stream(group).mapToObj(g -> members(group, g)).toArray(int[][]::new);
	}

	private static void join(int[] part, int one, int other) {
		int from = part[one];
		int to = part[other];
		for (int t = 0; from != to && t < part.length; t++) {
			part[t] = part[t] == from ? to : part[t];
		}
	}

	private static int[] members(int[] part, int which) {
		return IntStream.range(0, part.length).filter(s -> part[s] == which).toArray();
	}

	/**
	 * States of each lane, and of lanes that hang together by states that can't be on both sides, with all that are tied to
	 * them; only small sets. And those that are tied.
	 */
	List<int[]> sets() {
		Lanes lanes = relaxation.lanes();
		int[] part = IntStream.range(0, states.length).toArray();
		Set<Set<Integer>> sets = new LinkedHashSet<>();
		for (int l = 0; l < lanes.count; l++) {
			int[] on = lanes.states(l);
			sets.add(closed(on));
			int[] tying = Arrays.stream(on).filter(s -> Arrays.stream(states[s].label)
					.noneMatch(label -> label[0] == StateOptions.HERE)).toArray();
			for (int s : tying) {
				join(part, s, tying[0]);
			}
		}
		for (int p = 0; p < part.length; p++) {
			sets.add(closed(members(part, p)));
		}
		sets.removeIf(set -> set.size() > MOST_TOGETHER);
		Arrays.stream(tied).forEach(group -> sets.add(closed(group)));
		return sets.stream().filter(set -> set.size() > 1).map(set -> set.stream().mapToInt(Integer::intValue).toArray())
				.toList();
	}

	/** States and all that are tied to them, ascending. */
	private Set<Integer> closed(int[] set) {
		return Arrays.stream(set).flatMap(s -> Arrays.stream(tied[s])).boxed().collect(Collectors.toCollection(TreeSet::new));
	}

	/**
	 * Gives a state an open choice, and states that are tied to it and have another home the cheapest with that one; changes nothing
	 * if one of them has none open.
	 *
	 * @param chosen by state
	 */
	Move one(int[] chosen, int s, int choice) {
		if (tied[s].length == 1) {
			return new Move(tied[s], new int[] {choice});
		}
		Home home = states[s].choices.get(choice).home();
		int[] change = Arrays.stream(tied[s])
				.filter(other -> other == s || states[other].choices.get(chosen[other]).home() != home).toArray();
		int[] to = like(change, s, choice);
		return possible(to) ? new Move(change, to) : NONE;
	}

	/**
	 * Moves states to a side, each to the choice there that packets find and that is cheapest at the relaxation's prices, tied ones
	 * to one home; not those that have none there.
	 *
	 * @param chosen by state
	 * @param set    with all that are tied to its states
	 */
	Move toSide(int[] chosen, int[] set, int side) {
		int[] to = chosen.clone();
		for (int s : set) {
			IntPredicate there = c -> states[s].label[c][1] == side || states[s].label[c][1] == StateOptions.HERE;
			if (tied[s][0] == s) {
				choose(tied[s], there, to);
			}
		}
		int[] change = Arrays.stream(set).filter(s -> to[s] != chosen[s]).toArray();
		return new Move(change, Arrays.stream(change).map(s -> to[s]).toArray());
	}

	/** Choices with all that are tied in one home: where they aren't, in the one that is cheapest for them together. */
	int[] together(int[] chosen) {
		int[] to = chosen.clone();
		for (int s = 0; s < tied.length; s++) {
			if (tied[s][0] == s && Arrays.stream(tied[s]).mapToObj(t -> states[t].choices.get(chosen[t]).home()).distinct().count() > 1) {
				choose(tied[s], c -> true, to);
			}
		}
		return to;
	}

	/** Changes tied states to their cheapest open choices with one home, one that the first of them may have, if there are any. */
	private void choose(int[] group, IntPredicate ofFirst, int[] to) {
		StateOptions options = states[group[0]];
		int[] best = null;
		double least = Double.POSITIVE_INFINITY;
		for (int c = 0; c < options.open.length; c++) {
			int[] choices = options.open[c] && ofFirst.test(c) ? like(group, group[0], c) : null;
			if (choices != null && possible(choices)) {
				double regret = regret(group, choices);
				if (best == null || regret < least) {
					best = choices;
					least = regret;
				}
			}
		}
		for (int i = 0; best != null && i < group.length; i++) {
			to[group[i]] = best[i];
		}
	}

	/** That choice for one state of a group, and for each other the cheapest open one with its home; less than 0 if it has none. */
	private int[] like(int[] group, int state, int choice) {
		Home home = states[state].choices.get(choice).home();
		int[] choices = new int[group.length];
		for (int i = 0; i < group.length; i++) {
			choices[i] = group[i] == state ? choice : cheapest(group[i], home);
		}
		return choices;
	}

	private static boolean possible(int[] choices) {
		for (int c : choices) {
			if (c < 0) {
				return false;
			}
		}
		return true;
	}

	private double regret(int[] group, int[] choices) {
		double regret = 0;
		for (int i = 0; i < group.length; i++) {
			regret += relaxation.regret(group[i], choices[i]);
		}
		return regret;
	}

	private int cheapest(int s, Home home) {
		StateOptions options = states[s];
		int best = -1;
		for (int c = 0; c < options.open.length; c++) {
			boolean may = options.open[c] && options.choices.get(c).home() == home;
			best = may && (best < 0 || relaxation.regret(s, c) < relaxation.regret(s, best)) ? c : best;
		}
		return best;
	}
}
