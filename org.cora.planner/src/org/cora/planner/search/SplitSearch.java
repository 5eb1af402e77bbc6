// SPDX-License-Identifier: EPL-2.0
// Copyright (c) 2026 Cora contributors
package org.cora.planner.search;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.cora.ir.spec.OffloadSpec.Objective;
import org.cora.nicmodel.MemoryLevel;
import org.cora.nicmodel.performance.MemoryModel;
import org.cora.planner.evaluate.Cut;
import org.cora.planner.evaluate.Evaluation;
import org.cora.planner.evaluate.Evaluator;
import org.cora.planner.evaluate.Split;
import org.cora.planner.evaluate.StateChoice;
import org.cora.planner.plan.Home;
import org.cora.planner.stateflow.StateNode;

/**
 * Depth-first branch and bound over the homes of states, and for each complete choice over cuts.
 *
 * <p>A branch is left when the states it has put on the host cost more host cycles than the best split found (a bound
 * that no completion can get under, {@link Evaluator#hostCyclesAtLeast(boolean[])}), or when what it has put whole on the card
 * doesn't fit. Exhaustive unless the budget runs out.
 */
final class SplitSearch {

	private static final int ASK_EVERY = 256;

	private final Evaluator evaluator;
	private final Restriction restriction;
	private final Preference preference;
	private final long budget;
	private final PlanningMonitor monitor;
	private final List<List<StateChoice>> choices = new ArrayList<>();
	private final List<Cut> cuts;
	private final StateChoice[] chosen;
	private final Map<String, Double> memoryLeft = new HashMap<>();
	private Evaluation best;
	private final NearMisses misses = new NearMisses();
	private long nodes;
	private boolean stopped;

	SplitSearch(Evaluator evaluator, Restriction restriction, SearchBudget budget, PlanningMonitor monitor) {
		this.evaluator = evaluator;
		this.restriction = restriction;
		this.preference = new Preference(evaluator.spec().objective());
		this.budget = budget.nodes();
		this.monitor = monitor;
		evaluator.graph().getStates().forEach(s -> choices.add(restriction.choices(evaluator, s)));
		this.cuts = Thresholds.cuts(evaluator.graph());
		this.chosen = new StateChoice[choices.size()];
		for (MemoryLevel level : evaluator.memories()) {
			memoryLeft.put(level.getName(), MemoryModel.usableBytes(level));
		}
	}

	/** State that pins leave no choice for, if there is one. */
	Optional<StateNode> impossible() {
		for (int s = 0; s < choices.size(); s++) {
			if (choices.get(s).isEmpty()) {
				return Optional.of(evaluator.graph().getStates().get(s));
			}
		}
		return Optional.empty();
	}

	/** Takes a split found for a like problem as the first to compare with, if it is one of this problem's. */
	void startWith(Split split) {
		boolean possible = split.states().size() == choices.size() && split.placesFlows() == split.cut().isPresent()
				&& split.cut().map(cuts::contains).orElse(true) && (!split.hostOnly() || restriction.mayIdle());
		for (int s = 0; possible && s < choices.size(); s++) {
			possible = choices.get(s).contains(split.states().get(s));
		}
		if (possible && Ties.together(evaluator.graph(), split.states())) {
			consider(split);
		}
	}

	/** Searches; {@link #best()} is there afterwards unless {@link #impossible()}. */
	void run() {
		if (impossible().isPresent()) {
			return;
		}
		seeds();
		descend(0);
	}

	/** Splits that are good on many problems, so that there is something to compare with from the start. */
	private void seeds() {
		if (restriction.mayIdle() && choices.stream().allMatch(c -> c.contains(StateChoice.ON_CPU))) {
			consider(new Split(choices.stream().map(c -> StateChoice.ON_CPU).toList(), Optional.empty(), true));
		}
		List<StateChoice> last = choices.stream().map(c -> c.get(c.size() - 1)).toList();
		if (last.stream().noneMatch(c -> c.home() == Home.PER_FLOW)) {
			consider(new Split(last, Optional.empty(), false));
		}
	}

	private void descend(int state) {
		if (stop()) {
			return;
		}
		if (state == chosen.length) {
			complete();
			return;
		}
		if (tooDear(state)) {
			return;
		}
		for (StateChoice choice : choices.get(state)) {
			if (!fitsOwner(state, choice)) {
				continue;
			}
			double bytes = wholeBytes(state, choice);
			double left = choice.memory() == null ? 0 : memoryLeft.get(choice.memory());
			if (bytes > left && best != null && best.feasible()) {
				continue;
			}
			chosen[state] = choice;
			if (choice.memory() != null) {
				memoryLeft.put(choice.memory(), left - bytes);
			}
			descend(state + 1);
			if (choice.memory() != null) {
				memoryLeft.put(choice.memory(), left);
			}
			chosen[state] = null;
		}
	}

	/** Entries that go with an entry of another state are where that one is. */
	private boolean fitsOwner(int state, StateChoice choice) {
		for (int other = 0; other < state; other++) {
			if (chosen[other].home() != choice.home() && Ties.tied(evaluator.graph(), other, state)) {
				return false;
			}
		}
		return true;
	}

	private double wholeBytes(int state, StateChoice choice) {
		boolean whole = choice.home() == Home.NIC || choice.home() == Home.REPLICATED;
		var declared = evaluator.nf().states().get(state);
		return whole ? evaluator.tableBytes(state, declared.capacity()) : 0;
	}

	private boolean tooDear(int decided) {
		if (best == null || !best.feasible() || evaluator.spec().objective() == Objective.MAXIMISE_THROUGHPUT) {
			return false;
		}
		boolean[] onCpu = new boolean[chosen.length];
		for (int s = 0; s < decided; s++) {
			onCpu[s] = chosen[s].home() == Home.CPU;
		}
		return coresAtLeast(onCpu) > best.hostCores() + 1e-9;
	}

	private boolean tooDear(Cut cut, List<StateChoice> states) {
		if (best == null || !best.feasible() || evaluator.spec().objective() == Objective.MAXIMISE_THROUGHPUT) {
			return false;
		}
		boolean[] perFlow = new boolean[states.size()];
		for (int s = 0; s < perFlow.length; s++) {
			perFlow[s] = states.get(s).home() == Home.PER_FLOW;
		}
		return cores(evaluator.hostCyclesAtLeast(cut, perFlow)) > best.hostCores() + 1e-9;
	}

	/** Whether no flow moves, or the entries of those that do can't fit, once something feasible is known. */
	private boolean tooLarge(Cut cut, List<StateChoice> states) {
		if (best == null || !best.feasible()) {
			return false;
		}
		double flows = evaluator.flowsOnNic(cut);
		if (flows == 0) {
			return true;
		}
		Map<String, Double> need = new HashMap<>();
		for (int s = 0; s < states.size(); s++) {
			if (states.get(s).home() == Home.PER_FLOW) {
				double entries = Math.min(evaluator.nf().states().get(s).capacity(), flows);
				need.merge(states.get(s).memory(), entries * evaluator.tableBytes(s, 1), Double::sum);
			}
		}
		return need.entrySet().stream().anyMatch(e -> e.getValue() > memoryLeft.get(e.getKey()) * (1 + 1e-9));
	}

	private double coresAtLeast(boolean[] onCpu) {
		return cores(evaluator.hostCyclesAtLeast(onCpu));
	}

	private double cores(double cyclesPerPacket) {
		return cyclesPerPacket * evaluator.graph().getPacketRate() / evaluator.host().getClock()
				* evaluator.carriedAtLeast();
	}

	private void complete() {
		List<StateChoice> states = Arrays.asList(chosen.clone());
		boolean byFlow = states.stream().anyMatch(s -> s.home() == Home.PER_FLOW);
		if (!byFlow) {
			consider(new Split(states, Optional.empty(), false));
			return;
		}
		for (Cut cut : cuts) {
			if (stop()) {
				return;
			}
			if (!tooDear(cut, states) && !tooLarge(cut, states)) {
				consider(new Split(states, Optional.of(cut), false));
			}
		}
	}

	private void consider(Split split) {
		nodes++;
		Evaluation evaluation = evaluator.evaluate(split);
		boolean dearer = best != null && best.feasible() && preference.cost(evaluation) > preference.cost(best) + 1e-9;
		if (dearer || !restriction.admits(evaluation)) {
			return;
		}
		if (!evaluation.feasible()) {
			misses.add(evaluation, preference.cost(evaluation));
		}
		if (best == null || preference.compare(evaluation, best) < 0) {
			best = evaluation;
		}
	}

	private boolean stop() {
		nodes++;
		if (nodes % ASK_EVERY == 0) {
			monitor.progress("searching", nodes);
			stopped |= monitor.cancelled();
		}
		stopped |= nodes >= budget;
		return stopped;
	}

	Evaluation best() {
		return best;
	}

	/** Takes a split that another search has found, if it is better. */
	void offer(Evaluation other) {
		if (other != null && preference.compare(other, best) < 0) {
			best = other;
		}
	}

	/** A split that would be clearly better than the best but doesn't hold all constraints, the least overdrawn one found. */
	Optional<Evaluation> nearMiss() {
		return misses.below(preference.cost(best));
	}

	long nodes() {
		return nodes;
	}

	/** Whether every split that is allowed was looked at or ruled out. */
	boolean exhaustive() {
		return !stopped;
	}

	/** Host cores that no split under this restriction can get under, whatever the search found. */
	double rootBound() {
		boolean[] onCpu = new boolean[chosen.length];
		for (int s = 0; s < onCpu.length; s++) {
			onCpu[s] = choices.get(s).stream().allMatch(c -> c.home() == Home.CPU);
		}
		return coresAtLeast(onCpu);
	}
}
