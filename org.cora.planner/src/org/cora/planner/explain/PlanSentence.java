// SPDX-License-Identifier: EPL-2.0
// Copyright (c) 2026 Cora contributors
package org.cora.planner.explain;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.cora.nicmodel.performance.Limit;
import org.cora.planner.evaluate.Evaluation;
import org.cora.planner.evaluate.Violation;
import org.cora.planner.explain.Counterfactuals.Change;
import org.cora.planner.explain.Replanner.Answer;
import org.cora.planner.plan.Plan;
import org.cora.planner.search.PlanningProblem;

/** What limits a plan as a whole, and what would make a better one possible. */
final class PlanSentence {

	/** Host cores that a change must save, as a share and in cores, to be worth telling. */
	private static final double WORTH = 0.05;
	private static final double WORTH_CORES = 0.02;

	private final PlanningProblem problem;
	private final Plan plan;
	private final Evaluation best;
	private final Optional<Evaluation> nearMiss;

	PlanSentence(PlanningProblem problem, Plan plan, Evaluation best, Optional<Evaluation> nearMiss) {
		this.problem = problem;
		this.plan = plan;
		this.best = best;
		this.nearMiss = nearMiss;
	}

	/** Name of the constraint that stands in the way; null if there is none. */
	String binding() {
		return !best.feasible() ? best.violations().get(0).name() : nearMiss.map(n -> n.violations().get(0).name()).orElse(plan
				.getBottleneck());
	}

	String text() {
		if (!best.feasible()) {
			return "No split holds all constraints: " + plan.getReason() + ".";
		}
		Optional<Limit> limit = best.performance().throughputBottleneck();
		String text = plan.getNic() + " carries " + Figures.rate(plan.getObjective().getOfferedPps()) + " with " + Figures.cores(
				best.hostCores()) + " host cores" + limit.map(l -> "; " + ConstraintWords.resource(l.name()) + " limits it at " + Figures.rate(plan
						.getObjective().getCapacityPps())).orElse("") + "." + waiting();
		if (nearMiss.isEmpty()) {
			return text;
		}
		Violation violation = nearMiss.get().violations().get(0);
		return text + " " + Figures.cores(nearMiss.get().hostCores()) + " host cores would do, but " + ConstraintWords.of(nearMiss
				.get(), violation) + ".";
	}

	/** Which locks cores wait for, where that is worth telling: {@code  0.85 of 1.74 cores wait for the lock of `behind`.} */
	private String waiting() {
		return best.lockWaits().stream().filter(w -> w.cores() > Math.max(WORTH_CORES, WORTH * best.hostCores()))
				.map(w -> " " + Figures.cores(w.cores()) + " of " + Figures.cores(best.hostCores()) + " cores wait for the lock of `" + w
						.lock() + "`.").collect(Collectors.joining());
	}

	/** The nearest change that makes a plan possible, or a clearly better one. */
	Optional<Change> change(Counterfactuals counterfactuals) {
		if (best.feasible() && (nearMiss.isEmpty() || best.hostCores() < WORTH_CORES)) {
			return Optional.empty();
		}
		Knobs knobs = new Knobs(problem);
		List<Knob> tried = new ArrayList<>();
		for (Violation violation : best.feasible() ? nearMiss.get().violations() : best.violations()) {
			tried.addAll(knobs.loosening(violation.name()));
		}
		if (!best.feasible() && problem.graph().getPacketRate() > 0) {
			tried.add(knobs.rate(false));
		}
		return counterfactuals.nearest(tried, this::isBetter);
	}

	private boolean isBetter(Answer answer) {
		return answer.isFeasible() && (!best.feasible() || answer.best().orElseThrow().hostCores() < Math.min(best.hostCores() * (1
				- WORTH), best.hostCores() - WORTH_CORES));
	}

	/** What such a change does: {@code it would need 0.31 host cores instead of 0.52}. */
	String outcome(Change change) {
		return best.feasible() ? "it would need " + Figures.cores(change.then().hostCores()) + " host cores instead of " + Figures
				.cores(best.hostCores()) : "there would be a plan, with " + Figures.cores(change.then().hostCores()) + " host cores";
	}
}
