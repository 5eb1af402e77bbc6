// SPDX-License-Identifier: EPL-2.0
// Copyright (c) 2026 Cora contributors
package org.cora.planner.search;

import java.util.Arrays;
import java.util.List;

/**
 * A choice for every state, and what it costs and takes. Where a state is changed only the lanes through it are followed
 * anew, with the latencies of the choice that it began with.
 */
final class Assignment {

	private static final double OVERDRAWN = 1e3;

	/** By state; changed by {@link #make} only. */
	final int[] chosen;
	private final Relaxation relaxation;
	private final LaneUses lanes;
	private final StateOptions[] states;
	private final Incumbent incumbent;
	private final double margin;
	private final List<int[]> through;
	private final int[][] labels;
	private final int[] memory;
	private final Latencies latencies;
	private final double[] taken;
	private final double[] space;
	private final double[] uses;
	private double upkeep;
	private double waiting;

	/**
	 * @param through lanes through each state
	 * @param start   a choice for every state
	 * @param margin  share of the limits that is left unused, for what isn't linear
	 */
	Assignment(Relaxation relaxation, List<int[]> through, int[] start, double margin, Incumbent incumbent) {
		this.relaxation = relaxation;
		this.lanes = relaxation.laneUses();
		this.states = relaxation.states;
		this.incumbent = incumbent;
		this.margin = margin;
		this.through = through;
		this.chosen = start.clone();
		this.latencies = Latencies.of(relaxation.model, states, start);
		this.labels = new int[states.length][];
		this.memory = new int[states.length];
		this.taken = new double[lanes.width()];
		this.space = new double[relaxation.spaces().count()];
		this.uses = new double[relaxation.limits.rows];
		this.upkeep = relaxation.model.promotionCores();
		for (int s = 0; s < states.length; s++) {
			labels[s] = states[s].label[chosen[s]];
			memory[s] = states[s].memory[chosen[s]];
			upkeep += states[s].upkeep[chosen[s]];
			waiting += states[s].waiting[chosen[s]];
			relaxation.spaces().take(states[s], chosen[s], space, 1);
		}
		for (int l = 0; l < relaxation.lanes().count; l++) {
			lanes.take(l, labels, memory, latencies, taken, 1);
		}
	}

	/** Changes states; returns what takes that back. */
	Moves.Move make(Moves.Move move) {
		int count = move.states().length;
		int[] last = new int[count];
		int[] was = new int[count];
		for (int i = 0; i < count; i++) {
			int s = move.states()[i];
			last[count - 1 - i] = s;
			was[count - 1 - i] = chosen[s];
			change(s, move.choices()[i]);
		}
		return new Moves.Move(last, was);
	}

	private void change(int s, int choice) {
		int[] on = through.get(s);
		incumbent.moved(on.length);
		for (int l : on) {
			lanes.take(l, labels, memory, latencies, taken, -1);
		}
		relaxation.spaces().take(states[s], chosen[s], space, -1);
		upkeep += states[s].upkeep[choice] - states[s].upkeep[chosen[s]];
		waiting += states[s].waiting[choice] - states[s].waiting[chosen[s]];
		chosen[s] = choice;
		labels[s] = states[s].label[choice];
		memory[s] = states[s].memory[choice];
		relaxation.spaces().take(states[s], choice, space, 1);
		for (int l : on) {
			lanes.take(l, labels, memory, latencies, taken, 1);
		}
	}

	/** What is to be made small. */
	double cost() {
		Limits limits = relaxation.limits;
		if (!limits.maximise) {
			return taken[LaneUses.CYCLES] * limits.coresPerCycle + upkeep * limits.carried + waiting;
		}
		Arrays.fill(uses, 0);
		lanes.uses(taken, upkeep, uses);
		return Math.max(limits.norm(uses), uses[Limits.CORES_ALLOWED]);
	}

	/** The same, and what is overdrawn at prices: for all of the limits together, and for each space. */
	double priced(double limit, double[] spaces) {
		double priced = cost() + OVERDRAWN * Math.max(0, taken[LaneUses.IMPOSSIBLES]) + limit * Math.max(0, overdrawn());
		for (int m = 0; m < space.length; m++) {
			priced += spaces[m] * Math.max(0, space[m] - 1);
		}
		return priced;
	}

	/** Whether no limit is overdrawn. */
	boolean holds() {
		return taken[LaneUses.IMPOSSIBLES] <= Neighbours.LEAST && overdrawn() <= Neighbours.LEAST
				&& Arrays.stream(space).allMatch(share -> share <= 1 + Neighbours.LEAST);
	}

	/** By how much of them limits are overdrawn; less than 0 if something is left. */
	private double overdrawn() {
		Arrays.fill(uses, 0);
		lanes.uses(taken, upkeep, uses);
		return relaxation.limits.norm(uses) / relaxation.limits.radius - 1 + margin;
	}

	/** What is to be made small, and far more if a limit is overdrawn. */
	double score() {
		double excess = Math.max(0, taken[LaneUses.IMPOSSIBLES]);
		if (!relaxation.limits.maximise) {
			excess += Math.max(0, overdrawn());
		}
		for (double share : space) {
			excess += Math.max(0, share - 1);
		}
		return cost() + (excess > Neighbours.LEAST ? OVERDRAWN * (0.01 + excess) : 0);
	}
}
