// SPDX-License-Identifier: EPL-2.0
// Copyright (c) 2026 Cora contributors
package org.cora.planner.search;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.cora.planner.evaluate.Evaluator;
import org.cora.planner.evaluate.Regime;
import org.cora.planner.evaluate.Split;
import org.cora.planner.evaluate.StateChoice;
import org.cora.planner.plan.Home;

/**
 * One regime that is searched: its {@linkplain Relaxation relaxation}, which choices are open in it, and the splits that are
 * tried on the way.
 */
final class Subproblem {

	/** States up to which nodes are bounded by trying prices; above, it is better to look at more of them. */
	static final int STEEP = 64;
	private static final double[] MARGINS = {0, 0.002, 0.02};
	private static final int REPEATS = 2;
	/** Part of what is missing to the best split that prices have to win to be looked for any longer. */
	private static final double ENOUGH = 0.002;

	final Relaxation relaxation;
	final Domains domains;
	final Moves moves;
	final Incumbent incumbent;
	private final Regime regime;
	private final Evaluator evaluator;

	Subproblem(Regime regime, Evaluator evaluator, List<List<StateChoice>> choices, List<int[]> ties, boolean noCrossing,
			Agreements agreements, Incumbent incumbent) {
		this.regime = regime;
		this.evaluator = evaluator;
		this.incumbent = incumbent;
		this.relaxation = new Relaxation(evaluator.linear(regime), choices, noCrossing, agreements);
		this.domains = new Domains(relaxation.states, ties);
		this.moves = new Moves(relaxation, ties);
	}

	Regime regime() {
		return regime;
	}

	/** Whether prices are found by dilation: where the relaxation is exact, and the objective its own row. */
	boolean dilates() {
		return relaxation.exact() && !relaxation.limits.maximise;
	}

	/** Whether there is the time for a good look at every node's prices. */
	boolean steep() {
		return relaxation.states.length <= STEEP;
	}

	void pass() {
		relaxation.pass();
		incumbent.spendOn(relaxation.size());
	}

	/** Whether what costs at least that can't be better than the best split. */
	boolean hopeless(double value) {
		return value == Double.POSITIVE_INFINITY || value > incumbent.ceiling() + incumbent.tolerance();
	}

	/** Whether what costs at least that isn't cheaper than the best split. */
	boolean closed(double value) {
		return value >= incumbent.ceiling() - incumbent.tolerance();
	}

	/** Whether what costs at least that and is open can't be better, not even by what decides between equal costs. */
	boolean hopelessOrTied(double value) {
		return hopeless(value) || value >= incumbent.ceiling() - incumbent.tolerance()
				&& incumbent.losesTie(relaxation);
	}

	/** Closes choices that alone lift the bound too far, but the last of each state; false if ties leave none. */
	boolean fix() {
		closeHopeless();
		return domains.keepTies();
	}

	private void closeHopeless() {
		for (int s = 0; s < relaxation.states.length; s++) {
			StateOptions options = relaxation.states[s];
			for (int c = 0; c < options.open.length && options.left > 1; c++) {
				if (options.open[c] && hopeless(relaxation.boundWith(s, c))) {
					domains.close(s, c);
				}
			}
		}
	}

	/** Raises the bound by that many passes at most, and closes choices that it rules out on the way. */
	double dilate(int passes) {
		return new SpaceDilation(relaxation, incumbent, this::closeHopeless).climb(passes, ENOUGH);
	}

	/** Evaluates what the relaxation would choose. */
	void round() {
		consider(relaxation.choice());
	}

	/** Evaluates what is decided. */
	void leaf() {
		consider(domains.decided());
	}

	/** Local search from what the relaxation would choose, with more and more room left for what isn't linear. */
	void improve() {
		if (relaxation.impossible() || steep() && !incumbent.mayImprove()) {
			return;
		}
		long before = incumbent.nodes();
		neighbours();
		incumbent.improved(incumbent.nodes() - before);
	}

	private void neighbours() {
		List<int[]> sets = moves.sets();
		int[] choice = relaxation.choice();
		for (double margin : MARGINS) {
			for (int again = 0; again < REPEATS; again++) {
				choice = new Neighbours(relaxation, moves, assignment(choice, margin), sets, incumbent).improve();
				if (consider(choice)) {
					return;
				}
			}
		}
	}

	/** Evaluates choices; if they aren't better than the best split, with memories packed anew. Whether one is. */
	boolean tryPacked(int[] choice) {
		return consider(choice) || consider(packed(choice));
	}

	/** Choices with memories packed anew. */
	int[] packed(int[] choice) {
		return new Neighbours(relaxation, moves, assignment(choice, 0), List.of(), incumbent).pack();
	}

	/** What choices cost, and far more if they overdraw a limit. */
	double score(int[] choice) {
		return assignment(choice, 0).score();
	}

	/** Local search from choices; returns where it ends. */
	int[] searchFrom(int[] choice) {
		int[] found = new Neighbours(relaxation, moves, assignment(choice, 0), moves.sets(), incumbent).improve();
		consider(found);
		return found;
	}

	/** Annealing from choices for so many nodes, and local search from what it finds; returns where that ends. */
	int[] annealFrom(int[] choice, double gap, long nodes, Random random) {
		List<int[]> sets = moves.sets();
		return searchFrom(new Annealing(relaxation, moves, assignment(choice, 0), sets, incumbent, random).run(gap, nodes));
	}

	/** Where a search begins: at choices, with those that are tied in one home. */
	Assignment assignment(int[] choice, double margin) {
		List<int[]> through = relaxation.lanes().through(relaxation.states.length);
		return new Assignment(relaxation, through, moves.together(choice), margin, incumbent);
	}

	private boolean consider(int[] choice) {
		List<StateChoice> states = new ArrayList<>();
		for (int s = 0; s < choice.length; s++) {
			states.add(relaxation.states[s].choices.get(choice[s]));
		}
		return Ties.together(evaluator.graph(), states) && consider(states);
	}

	private boolean consider(List<StateChoice> states) {
		boolean byFlow = states.stream().anyMatch(s -> s.home() == Home.PER_FLOW);
		return byFlow == regime.cut().isPresent() && incumbent.consider(new Split(states, regime.cut(), false));
	}
}
