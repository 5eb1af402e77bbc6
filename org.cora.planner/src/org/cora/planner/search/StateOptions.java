// SPDX-License-Identifier: EPL-2.0
// Copyright (c) 2026 Cora contributors
package org.cora.planner.search;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.IntPredicate;
import java.util.stream.IntStream;
import org.cora.nicmodel.MemoryLevel;
import org.cora.planner.evaluate.LinearModel;
import org.cora.planner.evaluate.StateChoice;
import org.cora.planner.plan.Home;

/** The choices for one state in one regime with what they take, whatever the other states choose. */
final class StateOptions {

	static final int NIC = 0;
	static final int CPU = 1;
	/** Where the packet just is. */
	static final int HERE = 2;

	final int index;
	final List<StateChoice> choices;
	/** By choice. */
	final int[] memory;
	final double[] bytes;
	final double[] entries;
	final double[] upkeep;
	/** Host cores that wait for the state's lock. */
	final double[] waiting;
	final int[] surprises;
	/** By choice and side of the flow, 1 for the card: side on which the state is used. */
	final int[][] label;
	/** Which choices there are at the moment. */
	final boolean[] open;
	int left;
	/**
	 * By choice: its kind, less than 0 where it is never open. Choices of a kind mean the same for lanes: they have the same
	 * labels, and where the packet takes the state with it, the same memory.
	 */
	final int[] kind;
	/** By kind: one of its choices. */
	final int[] kinds;
	/** Accesses per packet if all are on the card, by side of the flow. */
	final double[] accesses = new double[2];
	/** The same of the heaviest flow's packets. */
	final double[] turnAccesses = new double[2];
	/** The same of packets alone, without expiry handlers and timers. */
	final double[] packetAccesses = new double[2];
	final double[] reads = new double[2];
	final double[] writes = new double[2];
	final double[] atomics = new double[2];
	/** How many stops of lanes are at this state, by side of the flow. */
	final int[] stops = new int[2];

	StateOptions(LinearModel model, int state, List<StateChoice> all) {
		List<MemoryLevel> memories = model.evaluator().memories();
		boolean table = model.evaluator().nf().states().get(state).kind().isTable();
		index = state;
		choices = all;
		int n = all.size();
		memory = new int[n];
		bytes = new double[n];
		entries = new double[n];
		upkeep = new double[n];
		waiting = new double[n];
		surprises = new int[n];
		label = new int[n][];
		open = new boolean[n];
		for (int c = 0; c < n; c++) {
			StateChoice choice = all.get(c);
			memory[c] = -1;
			for (int m = 0; m < memories.size(); m++) {
				memory[c] = memories.get(m).getName().equals(choice.memory()) ? m : memory[c];
			}
			bytes[c] = model.nicBytes(state, choice);
			entries[c] = table ? model.nicEntries(state, choice) : 0;
			upkeep[c] = model.upkeepCores(state, choice);
			waiting[c] = model.waitingCores(state, choice);
			surprises[c] = model.surprises(state, choice);
			label[c] = labels(choice.home());
			boolean byFlow = choice.home() == Home.PER_FLOW;
			open[c] = (!byFlow || model.regime().cut().isPresent()) && model.mayBe(state, choice);
			left += open[c] ? 1 : 0;
		}
		kind = new int[n];
		List<Integer> different = new ArrayList<>();
		for (int c = 0; c < n; c++) {
			kind[c] = -1;
			for (int k = 0; k <= different.size() && open[c] && kind[c] < 0; k++) {
				if (k == different.size()) {
					different.add(c);
				}
				kind[c] = alike(different.get(k), c) ? k : -1;
			}
		}
		kinds = different.stream().mapToInt(Integer::intValue).toArray();
	}

	private boolean alike(int one, int other) {
		return Arrays.equals(label[one], label[other]) && (label[one][0] != HERE || memory[one] == memory[other]);
	}

	private static int[] labels(Home home) {
		return switch (home) {
			case NIC -> new int[] {NIC, NIC};
			case CPU -> new int[] {CPU, CPU};
			case PER_FLOW -> new int[] {CPU, NIC};
			case REPLICATED, SHARDED -> new int[] {HERE, HERE};
		};
	}

	/** The only choice left. */
	int only() {
		for (int c = 0; c < open.length; c++) {
			if (open[c]) {
				return c;
			}
		}
		throw new IllegalStateException("no choice left");
	}

	/** Whether none of the choices left keeps the whole state on the card. */
	boolean certainlyOnHost() {
		return left > 0 && all(c -> choices.get(c).home() != Home.NIC);
	}

	/** Whether all choices left use that memory. */
	boolean certainlyIn(int which) {
		return left > 0 && all(c -> memory[c] == which);
	}

	private boolean all(IntPredicate test) {
		for (int c = 0; c < open.length; c++) {
			if (open[c] && !test.test(c)) {
				return false;
			}
		}
		return true;
	}

	/** How open choices use the state, for flows on that side. */
	boolean[] labels(int side) {
		boolean[] labels = new boolean[3];
		for (int c = 0; c < open.length; c++) {
			labels[label[c][side]] |= open[c];
		}
		return labels;
	}

	/** The least value of an open choice. */
	double least(double[] values) {
		double least = Double.POSITIVE_INFINITY;
		for (int c = 0; c < open.length; c++) {
			least = open[c] ? Math.min(least, values[c]) : least;
		}
		return least;
	}

	int leastSurprises() {
		int least = Integer.MAX_VALUE;
		for (int c = 0; c < open.length; c++) {
			least = open[c] ? Math.min(least, surprises[c]) : least;
		}
		return least;
	}

	/** Different homes among the open choices. */
	long homesLeft() {
		return IntStream.range(0, open.length).filter(c -> open[c]).mapToObj(c -> choices.get(c).home()).distinct()
				.count();
	}

	/** Whether an open choice has that home. */
	boolean mayHave(Home home) {
		return !all(c -> choices.get(c).home() != home);
	}

	void close(int choice) {
		if (open[choice]) {
			open[choice] = false;
			left--;
		}
	}

	void reopen(int choice) {
		if (!open[choice]) {
			open[choice] = true;
			left++;
		}
	}
}
