// SPDX-License-Identifier: EPL-2.0
// Copyright (c) 2026 Cora contributors
package org.cora.planner.explain;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;
import org.cora.ir.unit.Dimension;
import org.cora.ir.unit.Quantity;
import org.cora.nicmodel.performance.Limit;
import org.cora.planner.evaluate.Evaluation;
import org.cora.planner.evaluate.Evaluator;
import org.cora.planner.evaluate.Split;
import org.cora.planner.evaluate.StateChoice;
import org.cora.planner.evaluate.Violation;
import org.cora.planner.graph.Sources;
import org.cora.planner.plan.ClassPlacement;
import org.cora.planner.plan.Explanation;
import org.cora.planner.plan.GroupPlacement;
import org.cora.planner.plan.Home;
import org.cora.planner.plan.Plan;
import org.cora.planner.plan.PlanFactory;
import org.cora.planner.plan.StatePlacement;
import org.cora.planner.search.PlanningProblem;
import org.cora.planner.search.Preference;
import org.cora.planner.stateflow.SourceRef;

/**
 * Adds explanations to a plan: for each state what would happen if it were elsewhere, worked out by evaluating exactly
 * that; for each class where its packets go; for the whole what limits it, and what would change it.
 */
public final class Explainer {

	/** Host cores below which a difference is told as such, as two rounded totals would look alike. */
	private static final double SMALL = 0.01;
	private static final double THERE_AND_BACK = 2;

	private final PlanningProblem problem;
	private final Evaluator evaluator;
	private final Plan plan;
	private final Evaluation best;
	private final Optional<Evaluation> nearMiss;
	private final Function<PlanningProblem, Evaluation> replan;

	/**
	 * @param nearMiss a split that would be better but doesn't hold all constraints
	 * @param replan   plans another problem by the same strategy
	 */
	public Explainer(PlanningProblem problem, Evaluator evaluator, Plan plan, Evaluation best,
			Optional<Evaluation> nearMiss,
			Function<PlanningProblem, Evaluation> replan) {
		this.problem = problem;
		this.evaluator = evaluator;
		this.plan = plan;
		this.best = best;
		this.nearMiss = nearMiss;
		this.replan = replan;
	}

	/** Adds them. */
	public void explain() {
		whole();
		plan.getStates().forEach(this::state);
		plan.getClasses().forEach(this::steeringClass);
	}

	private void whole() {
		String binding = !best.feasible() ? best.violations().get(0).name()
				: nearMiss.map(n -> n.violations().get(0).name()).orElse(plan.getBottleneck());
		String text = best.feasible()
				? String.format(Locale.ROOT, "%s carries %s with %s host cores; %s limits it at %s.", plan.getNic(),
						pps(plan.getObjective().getOfferedPps()), cores(best.hostCores()),
						best.performance().throughputBottleneck().map(Limit::name).orElse("nothing"),
								pps(plan.getObjective().getCapacityPps()))
				: "No split holds all constraints: " + plan.getReason() + ".";
		if (best.feasible() && nearMiss.isPresent()) {
			text += String.format(Locale.ROOT, " %s host cores would do, but %s.", cores(nearMiss.get().hostCores()),
					nearMiss.get().violations().get(0).text());
		}
		String change = binding == null ? null : Counterfactual.find(problem, best, binding, replan).orElse(null);
		add("plan", text, binding, change, null);
	}

	private void state(StatePlacement placement) {
		String name = placement.getState().getName();
		String where = where(placement);
		if (placement.isPinned()) {
			add(placement.getState().getId(), name + " " + where + " because the author keeps it there.", "pin", null,
					placement.getState().getSource());
			return;
		}
		String binding = null;
		List<String> clauses = new ArrayList<>();
		for (List<StateChoice> elsewhere : elsewhere(placement)) {
			Optional<Evaluation> other = alternatives(placement, elsewhere).stream()
					.min(new Preference(problem.spec().objective()));
			if (other.isPresent()) {
				StateChoice choice = other.get().split().states().get(placement.getState().getIndex());
				Optional<Violation> violation = newViolation(other.get());
				String whole = placement.getHome() == Home.PER_FLOW ? "all of it " : "";
				clauses.add(whole + whereTo(choice) + ", " + violation.map(Violation::text)
						.orElseGet(() -> difference(other.get())));
				binding = binding != null ? binding : violation.map(Violation::name).orElse("host-cores");
			}
		}
		String text = name + " " + where + (clauses.isEmpty() ? "" : ": " + String.join("; ", clauses)) + ".";
		add(placement.getState().getId(), text, binding, null, placement.getState().getSource());
	}

	/** Where else a state could be: for one that is placed by flow on either side, else on the other one. */
	private List<List<StateChoice>> elsewhere(StatePlacement placement) {
		List<StateChoice> nic = evaluator.memories().stream().map(m -> new StateChoice(Home.NIC, m.getName())).toList();
		List<StateChoice> cpu = List.of(StateChoice.ON_CPU);
		return switch (placement.getHome()) {
			case CPU -> List.of(nic);
			case PER_FLOW -> List.of(nic, cpu);
			case NIC, REPLICATED, SHARDED -> List.of(cpu);
		};
	}

	private Optional<Violation> newViolation(Evaluation other) {
		return other.violations().stream().filter(v -> best.violations().stream()
				.noneMatch(b -> b.name().equals(v.name()))).findFirst();
	}

	/** What another feasible split has worse, as a clause. */
	private String difference(Evaluation other) {
		double more = other.hostCores() - best.hostCores();
		if (Math.abs(more) > 1e-6 && Math.abs(more) < SMALL && best.hostCores() > 0) {
			return "the plan would need " + cores(Math.abs(more))
					+ (more > 0 ? " host cores more" : " host cores less");
		}
		if (Math.abs(more) > 1e-6) {
			return "the plan would need " + cores(other.hostCores()) + " host cores instead of "
					+ cores(best.hostCores());
		}
		if (other.surprises() != best.surprises()) {
			return "packets on paths that the profile did not see would have to change sides";
		}
		double bytes = other.nicMemoryBytes() - best.nicMemoryBytes();
		if (Math.abs(bytes) >= 1) {
			return "it would need " + size(other.nicMemoryBytes()) + " of card memory instead of "
					+ size(best.nicMemoryBytes()) + " and save no host core";
		}
		return "packets would take " + time(other.latency().meanNanos()) + " instead of "
				+ time(best.latency().meanNanos());
	}

	/** The same split with this one state elsewhere, and the states tied to it. */
	private List<Evaluation> alternatives(StatePlacement placement, List<StateChoice> choices) {
		List<Evaluation> found = new ArrayList<>();
		int index = placement.getState().getIndex();
		for (StateChoice choice : choices) {
			List<StateChoice> states = new ArrayList<>(best.split().states());
			states.set(index, choice);
			for (StatePlacement other : plan.getStates()) {
				boolean tied = other.getState().getTiedTo() == placement.getState() || placement.getState()
						.getTiedTo() == other.getState();
				if (tied) {
					states.set(other.getState().getIndex(), choice);
				}
			}
			Split split = new Split(states, best.split().cut(), best.split().hostOnly() && !choice.usesNic());
			boolean needsCut = split.placesFlows();
			if (needsCut == split.cut().isPresent()) {
				found.add(evaluator.evaluate(split));
			} else if (!needsCut) {
				found.add(evaluator.evaluate(new Split(states, Optional.empty(), split.hostOnly())));
			}
		}
		return found;
	}

	private static String where(StatePlacement placement) {
		return switch (placement.getHome()) {
			case NIC -> "is on the NIC (" + placement.getMemory() + ")";
			case CPU -> "stays on the CPU";
			case PER_FLOW -> "is where its flow is, on the NIC for " + percent(placement.getNicShare())
					+ " of its accesses";
			case REPLICATED -> "has a copy on both sides";
			case SHARDED -> "is divided, the NIC gives out " + placement.getNicEntries() + " of its items";
		};
	}

	private static String whereTo(StateChoice choice) {
		return choice.home() == Home.CPU ? "on the CPU" : "on the NIC (" + choice.memory() + ")";
	}

	private void steeringClass(ClassPlacement placement) {
		double total = placement.getGroups().stream().mapToDouble(GroupPlacement::getPacketShare).sum();
		if (placement.getSteeringClass().getPort() < 0) {
			return;
		}
		double onCpu = 0;
		double onBoth = 0;
		for (GroupPlacement group : placement.getGroups()) {
			switch (group.getRoute()) {
				case ON_CPU -> onCpu += group.getPacketShare();
				case NIC_THEN_CPU -> onBoth += group.getPacketShare() * Math.min(1, group.getCrossings() / THERE_AND_BACK);
				case SPLIT -> onBoth += group.getPacketShare();
				case ON_NIC -> onCpu += 0;
			}
		}
		String text = placement.getSteeringClass().getName() + " (" + percent(total) + " of packets): ";
		if (total == 0) {
			text += "no packets seen; they would begin on the " + placement.getDefaultSide().getLiteral()
					.toUpperCase(Locale.ROOT) + ".";
		} else {
			text += percent((total - onCpu - onBoth) / total) + " handled on the NIC, " + percent(onCpu / total)
					+ " on the CPU" + (onBoth > 0 ? ", " + percent(onBoth / total) + " on both" : "") + ".";
		}
		add(placement.getSteeringClass().getId(), text, plan.getBottleneck(), null, placement.getSteeringClass()
				.getSource());
	}

	private void add(String subject, String text, String binding, String change, SourceRef source) {
		Explanation explanation = PlanFactory.eINSTANCE.createExplanation();
		explanation.setSubject(subject);
		explanation.setText(text);
		explanation.setBinding(binding);
		explanation.setChange(change);
		explanation.setSource(Sources.copy(source));
		plan.getExplanations().add(explanation);
	}

	static String cores(double cores) {
		return String.format(Locale.ROOT, cores == 0 ? "0" : cores < 0.1 ? "%.5f" : "%.2f", cores);
	}

	private static String percent(double share) {
		return String.format(Locale.ROOT, share > 0 && share < 0.01 ? "%.2f %%" : "%.0f %%", share * 100);
	}

	private static String pps(double rate) {
		return Double.isInfinite(rate) ? "no rate" : Quantity.format(rate, Dimension.PACKET_RATE);
	}

	private static String size(double bytes) {
		return Quantity.format(bytes, Dimension.SIZE);
	}

	private static String time(double nanos) {
		return Quantity.format(nanos, Dimension.TIME);
	}
}
