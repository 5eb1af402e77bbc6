// SPDX-License-Identifier: EPL-2.0
// Copyright (c) 2026 Cora contributors
package org.cora.planner.explain;

import java.util.List;
import java.util.Optional;
import org.cora.planner.evaluate.Evaluation;
import org.cora.planner.evaluate.Evaluator;
import org.cora.planner.explain.Counterfactuals.Change;
import org.cora.planner.explain.StateSentences.Said;
import org.cora.planner.graph.Sources;
import org.cora.planner.plan.ClassPlacement;
import org.cora.planner.plan.Explanation;
import org.cora.planner.plan.Plan;
import org.cora.planner.plan.PlanFactory;
import org.cora.planner.plan.StatePlacement;
import org.cora.planner.search.PlanningMonitor;
import org.cora.planner.search.PlanningProblem;
import org.cora.planner.stateflow.SourceRef;

/**
 * Adds explanations to a plan: for each state what would happen if it were elsewhere, worked out by evaluating exactly
 * that; for each class where its packets go; for the whole what limits it; and for each of them the nearest change that
 * would make planning decide otherwise, found by planning again. Of an infeasible plan it says which of the author's
 * demands contradict each other.
 */
public final class Explainer {

	private final PlanningProblem problem;
	private final Plan plan;
	private final Evaluation best;
	private final Replanner replanner;
	private final PlanningMonitor monitor;
	private final Counterfactuals counterfactuals;
	private final PlanSentence whole;
	private final StateSentences states;

	/**
	 * @param nearMiss a split that would be better but doesn't hold all constraints
	 * @param monitor  can end it between two explanations
	 */
	public Explainer(PlanningProblem problem, Evaluator evaluator, Plan plan, Evaluation best,
			Optional<Evaluation> nearMiss, Replanner replanner, PlanningMonitor monitor) {
		this.monitor = monitor;
		this.problem = problem;
		this.plan = plan;
		this.best = best;
		this.replanner = replanner;
		this.counterfactuals = new Counterfactuals(knob -> new Course(knob, replanner, problem.spec().objective(), best, evaluator
				.carriedAtLeast()));
		this.whole = new PlanSentence(problem, plan, best, nearMiss);
		this.states = new StateSentences(problem, evaluator, plan, best);
	}

	/** Adds them; what isn't explained when the monitor cancels stays so. */
	public void explain() {
		if (!best.feasible()) {
			Conflicts.add(problem, plan, replanner);
		}
		add("plan", whole.text(), whole.binding(), null);
		whole.change(counterfactuals).ifPresent(c -> change(c, whole.outcome(c)));
		for (StatePlacement placement : plan.getStates()) {
			if (monitor.cancelled()) {
				return;
			}
			state(placement);
		}
		ClassSentences classes = new ClassSentences(plan);
		for (ClassPlacement placement : plan.getClasses()) {
			if (placement.getSteeringClass().getPort() >= 0) {
				add(placement.getSteeringClass().getId(), classes.of(placement), plan.getBottleneck(), placement
						.getSteeringClass().getSource());
			}
		}
	}

	private void state(StatePlacement placement) {
		Said said = states.of(placement);
		add(placement.getState().getId(), said.text(), said.binding(), placement.getState().getSource());
		if (best.feasible() && !placement.isPinned()) {
			states.change(placement, said.binding(), counterfactuals).ifPresent(c -> change(c, states.outcome(placement, c)));
		}
	}

	private void add(String subject, String text, String binding, SourceRef source) {
		Explanation explanation = PlanFactory.eINSTANCE.createExplanation();
		explanation.setSubject(subject);
		explanation.setText(text);
		explanation.setBinding(binding);
		explanation.setSource(Sources.copy(source));
		plan.getExplanations().add(explanation);
	}

	/** Of the explanation added last. */
	private void change(Change change, String outcome) {
		List<Explanation> all = plan.getExplanations();
		Explanation explanation = all.get(all.size() - 1);
		explanation.setChange("with " + change.knob().words(change.to()) + " " + outcome);
		explanation.setParameter(change.knob().parameter());
		explanation.setChangeFrom(change.knob().value());
		explanation.setChangeTo(change.to());
	}
}
