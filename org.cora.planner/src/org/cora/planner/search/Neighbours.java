// SPDX-License-Identifier: EPL-2.0
// Copyright (c) 2026 Cora contributors
package org.cora.planner.search;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * Local search in one regime: changes the choice for one state, for two at once, or moves all states of a lane or of
 * everything that hangs together to one side, alone or in exchange, as long as that makes the split better. Which states go
 * with others is for the {@linkplain Moves moves} to say; what a change is worth, for the {@linkplain Assignment assignment};
 * whether the result is really better, for the evaluator.
 */
final class Neighbours {

	/** Improvement that doesn't count. */
	static final double LEAST = 1e-9;
	private static final int ROUNDS = 40;
	private static final int TRIED_WITH_OTHERS = 24;
	/** Part of the budget that one search may take. */
	private static final int PART = 32;
	private static final int[] SIDES = {StateOptions.NIC, StateOptions.CPU};

	/** A change that one of those states is in, and what all costs then. */
	private record Change(Moves.Move move, int state, double cost) {
	}

	private final Moves moves;
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
	Neighbours(Relaxation relaxation, Moves moves, Assignment at, List<int[]> sets, Incumbent incumbent) {
		this.moves = moves;
		this.states = relaxation.states;
		this.incumbent = incumbent;
		this.until = incumbent.nodes() + incumbent.budget() / PART;
		this.sets = sets;
		this.at = at;
		this.chosen = at.chosen;
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
			Moves.Move better = null;
			for (int c = 0; c < states[s].open.length; c++) {
				boolean alike = states[s].choices.get(c).home() == states[s].choices.get(best).home();
				if (states[s].open[c] && c != best && (alike || !memories)) {
					Moves.Move move = moves.one(chosen, s, c);
					Moves.Move back = at.make(move);
					double score = at.score();
					if (score < now - LEAST) {
						now = score;
						best = c;
						better = move;
					}
					at.make(back);
				}
			}
			if (better != null) {
				at.make(better);
			}
		}
		return now;
	}

	/** Takes every move of states that hang together to one side that is better. */
	private double together(double before) {
		double now = before;
		for (int[] set : sets) {
			for (int side : SIDES) {
				Moves.Move back = at.make(moves.toSide(chosen, set, side));
				double score = at.score();
				if (score < now - LEAST) {
					now = score;
				} else {
					at.make(back);
				}
			}
		}
		return now;
	}

	/** Like {@link #twos} with states that hang together. */
	private double exchange(double before) {
		List<Change> cheaper = new ArrayList<>();
		double cost = at.cost();
		for (int[] set : sets) {
			for (int side : SIDES) {
				addCheaper(moves.toSide(chosen, set, side), set[0], cost, cheaper);
			}
		}
		for (Change change : cheapest(cheaper)) {
			Moves.Move back = at.make(change.move());
			for (int i = 0; i < sets.size() && goesOn(); i++) {
				for (int side : SIDES) {
					Moves.Move other = at.make(moves.toSide(chosen, sets.get(i), side));
					double score = at.score();
					if (score < before - LEAST) {
						return score;
					}
					at.make(other);
				}
			}
			at.make(back);
		}
		return before;
	}

	/** Looks for a change that would be cheaper but overdraws a limit, and one of another state that makes up for it. */
	private double twos(double before) {
		List<Change> cheaper = new ArrayList<>();
		double cost = at.cost();
		for (int s = 0; s < states.length; s++) {
			for (int c = 0; c < states[s].open.length; c++) {
				if (states[s].open[c] && c != chosen[s]) {
					addCheaper(moves.one(chosen, s, c), s, cost, cheaper);
				}
			}
		}
		for (Change change : cheapest(cheaper)) {
			Moves.Move back = at.make(change.move());
			for (int t = 0; t < states.length && goesOn(); t++) {
				for (int d = 0; t != change.state() && d < states[t].open.length; d++) {
					if (states[t].open[d] && d != chosen[t]) {
						Moves.Move other = at.make(moves.one(chosen, t, d));
						double score = at.score();
						if (score < before - LEAST) {
							return score;
						}
						at.make(other);
					}
				}
			}
			at.make(back);
		}
		return before;
	}

	/** Adds a change if it is cheaper, whatever it overdraws. */
	private void addCheaper(Moves.Move move, int state, double cost, List<Change> cheaper) {
		Moves.Move back = at.make(move);
		double less = at.cost();
		if (less < cost - LEAST) {
			cheaper.add(new Change(move, state, less));
		}
		at.make(back);
	}

	private static List<Change> cheapest(List<Change> changes) {
		changes.sort(Comparator.comparingDouble(Change::cost));
		return changes.subList(0, Math.min(TRIED_WITH_OTHERS, changes.size()));
	}

	private boolean goesOn() {
		return !incumbent.stopped() && incumbent.nodes() < until;
	}
}
