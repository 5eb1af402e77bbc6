// SPDX-License-Identifier: EPL-2.0
// Copyright (c) 2026 Cora contributors
package org.cora.planner.diff;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.cora.ir.spec.OffloadSpec.Objective;
import org.cora.ir.unit.Dimension;
import org.cora.ir.unit.Quantity;
import org.cora.planner.evaluate.Cut;
import org.cora.planner.evaluate.Evaluation;
import org.cora.planner.evaluate.Evaluator;
import org.cora.planner.evaluate.Split;
import org.cora.planner.evaluate.SplitReader;
import org.cora.planner.evaluate.StateChoice;
import org.cora.planner.evaluate.Violation;
import org.cora.planner.explain.Figures;
import org.cora.planner.plan.Plan;
import org.cora.planner.plan.StatePlacement;
import org.cora.planner.search.PlanningProblem;
import org.cora.planner.stateflow.KeyOrigin;
import org.cora.planner.stateflow.StateNode;

/** What would be wrong with an older plan's decisions today: they are evaluated for today's problem. */
final class OldDecisions {

	private static final double SMALL = 1e-9;

	private OldDecisions() {
	}

	/** A sentence; empty if the older plan made no decisions, or ones that can't be made any more. */
	static Optional<String> underNow(Plan before, Plan after, PlanningProblem problem) {
		Optional<Split> old = SplitReader.read(before);
		Optional<Split> now = SplitReader.read(after);
		if (old.isEmpty() || now.isEmpty() || !before.isFeasible()) {
			return Optional.empty();
		}
		Evaluator evaluator = problem.evaluator();
		return carriedOver(before, old.get(), now.get(), evaluator).map(split -> sentence(evaluator.evaluate(split),
				evaluator.evaluate(now.get()), problem.spec().objective()));
	}

	/** The older choices for the states that are still there, the newer ones for the others. */
	private static Optional<Split> carriedOver(Plan before, Split old, Split now, Evaluator evaluator) {
		Map<String, StateChoice> byName = new LinkedHashMap<>();
		for (StatePlacement placement : before.getStates()) {
			byName.put(placement.getState().getName(), old.states().get(before.getStates().indexOf(placement)));
		}
		List<StateChoice> states = new ArrayList<>();
		for (StateNode node : evaluator.graph().getStates()) {
			StateChoice choice = byName.getOrDefault(node.getName(), now.states().get(node.getIndex()));
			boolean byFlow = choice.home() == org.cora.planner.plan.Home.PER_FLOW;
			if (byFlow && node.getKeyOrigin() != KeyOrigin.FLOW_IDENTITY) {
				return Optional.empty();
			}
			states.add(choice);
		}
		Split split = new Split(states, Optional.empty(), old.hostOnly());
		if (!split.placesFlows()) {
			return Optional.of(split);
		}
		return (old.cut().isPresent() ? old.cut() : now.cut()).filter(c -> c.from() < evaluator.groups())
				.map(c -> new Split(states, Optional.of(new Cut(c.from(), Math.min(c.to(), evaluator.groups()), c
						.threshold())), false));
	}

	private static String sentence(Evaluation old, Evaluation now, Objective objective) {
		if (!old.feasible()) {
			return "As it was planned before, " + old.violations().stream().map(Violation::text).collect(Collectors
					.joining("; ")) + ".";
		}
		if (objective == Objective.MAXIMISE_THROUGHPUT && Double.isFinite(old.performance().capacity())) {
			return "As it was planned before, there would be room for " + rate(old.performance().capacity())
					+ " instead of " + rate(now.performance().capacity()) + ".";
		}
		if (old.hostCores() > now.hostCores() + SMALL) {
			return "As it was planned before, it would need " + Figures.cores(old.hostCores()) + " host cores instead of "
					+ Figures.cores(now.hostCores()) + ".";
		}
		return old.hostCores() < now.hostCores() - SMALL
				? "As it was planned before, it would need " + Figures.cores(old.hostCores())
						+ " host cores; the strategy chosen now can't place it so."
				: "As it was planned before, it would need as many host cores, but more of the card or more time.";
	}

	private static String rate(double pps) {
		return Quantity.format(pps, Dimension.PACKET_RATE);
	}
}
