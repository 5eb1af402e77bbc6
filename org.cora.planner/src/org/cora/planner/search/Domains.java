// SPDX-License-Identifier: EPL-2.0
// Copyright (c) 2026 Cora contributors
package org.cora.planner.search;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Deque;
import java.util.List;
import org.cora.planner.evaluate.StateChoice;
import org.cora.planner.plan.Home;

/**
 * Which choices the states of a relaxation have left: closed on the way down a search tree, opened again on the way up.
 * States that are tied have the same homes left.
 */
final class Domains {

	private record Closed(int state, int choice) {
	}

	private final StateOptions[] states;
	private final List<int[]> ties;
	private final Deque<Closed> trail = new ArrayDeque<>();

	Domains(StateOptions[] states, List<int[]> ties) {
		this.states = states;
		this.ties = ties;
	}

	/** How much is closed, to {@linkplain #undo(int) come back} to. */
	int mark() {
		return trail.size();
	}

	void close(int state, int choice) {
		states[state].close(choice);
		trail.push(new Closed(state, choice));
	}

	/** Opens what was closed since. */
	void undo(int mark) {
		while (trail.size() > mark) {
			Closed closed = trail.pop();
			states[closed.state()].reopen(closed.choice());
		}
	}

	/** What is closed: pairs of a state and a choice. */
	int[] closed() {
		int[] pairs = new int[2 * trail.size()];
		int i = 0;
		for (Closed closed : trail) {
			pairs[i++] = closed.state();
			pairs[i++] = closed.choice();
		}
		return pairs;
	}

	/** Closes just these pairs. */
	void restore(int[] pairs) {
		undo(0);
		for (int i = 0; i < pairs.length; i += 2) {
			if (states[pairs[i]].open[pairs[i + 1]]) {
				close(pairs[i], pairs[i + 1]);
			}
		}
	}

	/** Closes homes that a tied state doesn't have; false if a state has none left. */
	boolean keepTies() {
		boolean changed = true;
		while (changed) {
			changed = false;
			for (int[] tie : ties) {
				changed |= narrow(tie[0], tie[1]) | narrow(tie[1], tie[0]);
			}
		}
		return Arrays.stream(states).noneMatch(options -> options.left == 0);
	}

	private boolean narrow(int state, int by) {
		StateOptions options = states[state];
		boolean changed = false;
		for (int c = 0; c < options.open.length; c++) {
			if (options.open[c] && !states[by].mayHave(options.choices.get(c).home())) {
				close(state, c);
				changed = true;
			}
		}
		return changed;
	}

	boolean homesDecided() {
		return Arrays.stream(states).allMatch(options -> options.homesLeft() == 1);
	}

	/** Homes, where they are decided. */
	List<Home> homes() {
		return Arrays.stream(states).map(options -> options.choices.get(options.only()).home()).toList();
	}

	/** The first choice left for each state. */
	List<StateChoice> decided() {
		List<StateChoice> decided = new ArrayList<>();
		for (StateOptions options : states) {
			decided.add(options.choices.get(options.only()));
		}
		return decided;
	}
}
