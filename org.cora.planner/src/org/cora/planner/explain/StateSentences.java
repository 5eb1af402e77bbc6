// SPDX-License-Identifier: EPL-2.0
// Copyright (c) 2026 Cora contributors
package org.cora.planner.explain;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import org.cora.planner.evaluate.Cut;
import org.cora.planner.evaluate.Evaluation;
import org.cora.planner.evaluate.Evaluator;
import org.cora.planner.evaluate.Split;
import org.cora.planner.evaluate.StateChoice;
import org.cora.planner.evaluate.Violation;
import org.cora.planner.explain.Counterfactuals.Change;
import org.cora.planner.explain.Replanner.Answer;
import org.cora.planner.plan.Home;
import org.cora.planner.plan.Plan;
import org.cora.planner.plan.StatePlacement;
import org.cora.planner.search.PlanningProblem;
import org.cora.planner.search.Preference;

/** Why a state is where it is: what would break, or cost more, if it alone were elsewhere. */
final class StateSentences {

	/**
	 * What is said of a state.
	 *
	 * @param text    a sentence
	 * @param binding name of what decided; null where nothing in particular did
	 */
	record Said(String text, String binding) {
	}

	private final PlanningProblem problem;
	private final Evaluator evaluator;
	private final Plan plan;
	private final Evaluation best;

	StateSentences(PlanningProblem problem, Evaluator evaluator, Plan plan, Evaluation best) {
		this.problem = problem;
		this.evaluator = evaluator;
		this.plan = plan;
		this.best = best;
	}

	Said of(StatePlacement placement) {
		String name = placement.getState().getName();
		if (placement.isPinned()) {
			return new Said(name + " " + where(placement) + " because the author keeps it there.", "pin");
		}
		String binding = null;
		List<String> clauses = new ArrayList<>();
		if (placement.getHome() == Home.PER_FLOW) {
			Optional<Evaluation> more = moreFlows();
			Optional<Violation> violation = more.flatMap(this::newViolation);
			more.ifPresent(m -> clauses.add("with more flows there, " + violation.map(v -> ConstraintWords.of(m, v)).orElseGet(
					() -> difference(m))));
			binding = violation.map(v -> ConstraintWords.binding(more.get(), v)).orElse(null);
		}
		for (List<StateChoice> elsewhere : elsewhere(placement)) {
			Optional<Evaluation> other = alternatives(placement, elsewhere).stream().min(new Preference(problem.spec()
					.objective()));
			if (other.isPresent()) {
				StateChoice choice = other.get().split().states().get(placement.getState().getIndex());
				Optional<Violation> violation = newViolation(other.get());
				String all = placement.getHome() == Home.PER_FLOW ? "all of it " : "";
				clauses.add(all + Places.to(choice) + ", " + violation.map(v -> ConstraintWords.of(other.get(), v))
						.orElseGet(() -> difference(other.get())));
				binding = binding != null ? binding : violation.map(v -> ConstraintWords.binding(other.get(), v)).orElse("host-cores");
			}
		}
		return new Said(name + " " + where(placement) + (clauses.isEmpty() ? "" : ": " + String.join("; ", clauses)) + ".",
				binding);
	}

	/** The nearest change that moves the state elsewhere. */
	Optional<Change> change(StatePlacement placement, String binding, Counterfactuals counterfactuals) {
		int index = placement.getState().getIndex();
		Home now = placement.getHome();
		Predicate<Answer> elsewhere = answer -> answer.isFeasible() && isElsewhere(answer.best().orElseThrow().split(), index);
		Knobs knobs = new Knobs(problem);
		List<Knob> tried = new ArrayList<>(binding == null ? List.of() : knobs.loosening(binding));
		if (problem.graph().getPacketRate() > 0) {
			tried.add(knobs.rate(now == Home.NIC));
		}
		return counterfactuals.nearest(tried, elsewhere);
	}

	/** Whether a state has another home, or if it is placed by flow, is so for other flow groups. */
	private boolean isElsewhere(Split other, int index) {
		Home now = best.split().states().get(index).home();
		return other.states().get(index).home() != now || now == Home.PER_FLOW && !groups(other).equals(groups(best.split()));
	}

	private static List<Integer> groups(Split split) {
		return split.cut().map(c -> List.of(c.from(), c.to())).orElse(List.of());
	}

	/** What such a change does to the state: {@code it would be on the NIC (dram)}. */
	String outcome(StatePlacement placement, Change change) {
		StateChoice then = change.then().split().states().get(placement.getState().getIndex());
		if (then.home() == Home.PER_FLOW && placement.getHome() == Home.PER_FLOW) {
			return Figures.percent(promoted(change.then())) + " of flows would have it on the NIC instead of " + Figures.percent(
					promoted(best));
		}
		return "it would be " + Places.to(then);
	}

	/** Share of the active flows that are on the card. */
	private double promoted(Evaluation split) {
		double flows = plan.getGraph().getActiveFlows();
		return flows > 0 ? Math.min(1, split.promotion().flows() / flows) : 0;
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

	/** The same split with the next slower flows on the card too, or where all move already, after fewer packets. */
	private Optional<Evaluation> moreFlows() {
		return best.split().cut().map(cut -> {
			Cut more = cut.to() < evaluator.groups() ? new Cut(cut.from(), cut.to() + 1, cut.threshold())
					: cut.threshold() > 1 ? new Cut(cut.from(), cut.to(), Math.max(1, cut.threshold() / 2))
							: cut.from() > 0 ? new Cut(cut.from() - 1, cut.to(), cut.threshold()) : cut;
			return more.equals(cut) ? null : evaluator.evaluate(new Split(best.split().states(), Optional.of(more), false));
		});
	}

	private Optional<Violation> newViolation(Evaluation other) {
		return other.violations().stream().filter(v -> best.violations().stream().noneMatch(b -> b.name().equals(v.name())))
				.findFirst();
	}

	/** What another feasible split has worse, as a clause. */
	private String difference(Evaluation other) {
		double more = other.hostCores() - best.hostCores();
		if (Math.abs(more) > 1e-6) {
			boolean alike = Figures.cores(other.hostCores()).equals(Figures.cores(best.hostCores()));
			return alike || best.hostCores() == 0 && Figures.cores(more).startsWith("under")
					? "the plan would need " + Figures.cores(Math.abs(more)) + (more > 0 ? " host cores more" : " host cores less")
					: "the plan would need " + Figures.cores(other.hostCores()) + " host cores instead of " + Figures.cores(best
							.hostCores());
		}
		if (other.surprises() != best.surprises()) {
			return "packets on paths that the profile did not see would have to change sides";
		}
		double bytes = other.nicMemoryBytes() - best.nicMemoryBytes();
		if (Math.abs(bytes) >= 1) {
			return "it would need " + Figures.size(other.nicMemoryBytes()) + " of card memory instead of " + Figures.size(best
					.nicMemoryBytes()) + " and save no host core";
		}
		return "packets would take " + Figures.time(other.latency().meanNanos()) + " instead of " + Figures.time(best.latency()
				.meanNanos());
	}

	/** The same split with this one state elsewhere, and the states tied to it. */
	private List<Evaluation> alternatives(StatePlacement placement, List<StateChoice> choices) {
		List<Evaluation> found = new ArrayList<>();
		int index = placement.getState().getIndex();
		for (StateChoice choice : choices) {
			List<StateChoice> states = new ArrayList<>(best.split().states());
			states.set(index, choice);
			for (StatePlacement other : plan.getStates()) {
				boolean tied = other.getState().getTiedTo() == placement.getState() || placement.getState().getTiedTo() == other
						.getState();
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

	private String where(StatePlacement placement) {
		return switch (placement.getHome()) {
			case NIC -> "is on the NIC (" + placement.getMemory() + ")";
			case CPU -> "stays on the CPU";
			case PER_FLOW -> byFlow(placement);
			case REPLICATED -> "has a copy on both sides";
			case SHARDED -> "is divided, the NIC gives out " + Figures.count(placement.getNicEntries()) + " of its items";
		};
	}

	private String byFlow(StatePlacement placement) {
		return promoted(best) == 1 && placement.getNicShare() == 1 ? "is on the NIC (" + placement.getMemory() + ") for all flows"
				: "stays on the CPU for " + Figures.percent(1 - promoted(best)) + " of flows, the others with " + Figures.percent(placement
				.getNicShare()) + " of its accesses have it on the NIC (" + placement.getMemory() + ")";
	}
}
