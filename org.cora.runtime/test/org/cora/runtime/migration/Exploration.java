// SPDX-License-Identifier: EPL-2.0
// Copyright (c) 2026 Cora contributors
package org.cora.runtime.migration;

import java.util.ArrayList;
import java.util.List;
import org.cora.runtime.migration.ModelDataplane.Violation;

/**
 * Tries everything that can happen in a {@link ModelWorld}, in every order, depth first; a state that was met before isn't
 * gone on from again. Where flows share nothing, the steps of one flow are enough at a time: those of others can be put
 * off without changing what they do (a persistent set, Godefroid 1996), which is checked as each step is done.
 */
final class Exploration {

	/**
	 * States, steps between them, sequences of steps from the first to a last state, the longest of them, most packets that
	 * overtook another, most times that a packet was sent on to the other side.
	 */
	record Result(long states, long steps, double sequences, int longest, int overtakers, int crossings) {
	}

	private final Scenario scenario;
	private final StateTable known = new StateTable();
	private long steps;
	private int longest;
	private int overtakers;
	private int crossings;

	private Exploration(Scenario scenario) {
		this.scenario = scenario;
	}

	/**
	 * Explores all of it.
	 *
	 * @throws AssertionError with the shortest sequence of steps to something that must not happen
	 */
	static Result of(Scenario scenario) {
		Exploration exploration = new Exploration(scenario);
		try {
			double sequences = exploration.from(new ModelWorld(scenario), 0);
			return new Result(exploration.known.size(), exploration.steps, sequences, exploration.longest,
					exploration.overtakers, exploration.crossings);
		} catch (Violation violation) {
			throw new AssertionError(Counterexample.of(scenario).map(Counterexample::toString).orElse(violation.getMessage()));
		}
	}

	/** Goes on from a state; gives the number of sequences of steps from there to the end. */
	private double from(ModelWorld world, int depth) {
		int at = known.begin(world.hash());
		longest = Math.max(longest, depth);
		List<Step> possible = next(world);
		world.check();
		double sequences = possible.isEmpty() ? 1 : 0;
		for (Step step : possible) {
			ModelWorld after = world.copy();
			after.perform(step);
			steps++;
			overtakers = Math.max(overtakers, after.plane.overtakers);
			crossings = Math.max(crossings, after.plane.crossings);
			if (scenario.apart()) {
				checkLeavesOthersAlone(world, step, after);
			}
			int reached = known.find(after.hash());
			if (reached >= 0) {
				if (known.isOpen(reached)) {
					throw new Violation("it can go on for ever");
				}
				sequences += known.sequences(reached);
			} else {
				sequences += from(after, depth + 1);
				at = known.find(world.hash());
			}
		}
		known.end(at, sequences);
		return sequences;
	}

	/** The steps to try: all that are possible, or those of one flow if the others can wait. */
	private List<Step> next(ModelWorld world) {
		if (!scenario.apart()) {
			return world.possible();
		}
		if (!world.plane.copies.isEmpty()) {
			return world.possible().stream().filter(s -> !s.kind().isOfFlow || s.kind() == Step.Kind.ABORT).toList();
		}
		List<Step> steps = new ArrayList<>();
		for (int f = 0; f < scenario.flows() && steps.isEmpty(); f++) {
			world.addStepsOf(f, steps);
		}
		return steps;
	}

	private void checkLeavesOthersAlone(ModelWorld before, Step step, ModelWorld after) {
		for (int f = 0; f < scenario.flows() && step.kind().isOfFlow; f++) {
			if (f != step.subject() && before.hash(f) != after.hash(f)) {
				throw new Violation("what happens to flow " + step.subject() + " changes flow " + f);
			}
		}
	}
}
