// SPDX-License-Identifier: EPL-2.0
// Copyright (c) 2026 Cora contributors
package org.cora.planner.whatif;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.cora.ir.unit.Dimension;
import org.cora.ir.unit.Quantity;
import org.cora.planner.evaluate.Evaluation;
import org.cora.planner.evaluate.Evaluator;
import org.cora.planner.evaluate.Split;
import org.cora.planner.evaluate.StateChoice;
import org.cora.planner.evaluate.Violation;
import org.cora.planner.search.PlanningProblem;
import org.cora.planner.search.Preference;
import org.cora.planner.search.Thresholds;

/** Says in a sentence how a plan changes shape, and what would be if it didn't: the old split is evaluated at the new value. */
final class ChangeWords {

	private static final double SMALL = 1e-6;
	private static final int MOST_DIGITS = 9;

	private final Parameter parameter;
	private final PlanningProblem below;
	private final PlanningProblem above;

	ChangeWords(Parameter parameter, PlanningProblem below, PlanningProblem above) {
		this.parameter = parameter;
		this.below = below;
		this.above = above;
	}

	ShapeChange change(double low, Outcome before, double high, Outcome after) {
		String from = "From " + parameter.format(high) + " ";
		if (!after.feasible()) {
			Optional<Evaluation> kept = stay(before, above);
			return new ShapeChange(low, high, from + "no plan is feasible: " + after.reason() + ".", kept.flatMap(
					ChangeWords::broken).map(Violation::name).orElse(null));
		}
		if (!before.feasible()) {
			return new ShapeChange(low, high, from + "there is a feasible plan; below that, " + before.reason() + ".", null);
		}
		Optional<Evaluation> kept = stay(before, above);
		Optional<Violation> broken = kept.flatMap(ChangeWords::broken);
		String why = broken.map(v -> ": as before, " + v.text()).orElseGet(() -> kept.map(k -> dearer(k, after)).orElse(""));
		if (why.isEmpty()) {
			why = stay(after, below).flatMap(ChangeWords::broken).map(v -> ": below that, " + v.text()).orElse("");
		}
		return new ShapeChange(low, high, from + String.join("; ", clauses(before, after)) + why + ".",
				broken.map(Violation::name).orElse(null));
	}

	/** The shape at the other value, after the number of packets that suits best; empty where its flow groups are not the same ones. */
	private static Optional<Evaluation> stay(Outcome outcome, PlanningProblem problem) {
		Evaluator evaluator = problem.evaluator();
		return outcome.split().filter(s -> s.cut().isEmpty() || outcome.groups().size() == evaluator.groups())
				.flatMap(s -> Thresholds.alike(problem.graph(), s).map(evaluator::evaluate).min(new Preference(problem.spec().objective())));
	}

	private static Optional<Violation> broken(Evaluation kept) {
		return kept.violations().stream().findFirst();
	}

	private static String dearer(Evaluation kept, Outcome after) {
		if (kept.hostCores() - after.hostCores() > SMALL) {
			return ": as before, it would need " + apart(kept.hostCores(), " host cores instead of ", after.hostCores());
		}
		if (kept.nicMemoryBytes() - after.nicMemoryBytes() >= 1) {
			return ": as before, it would take " + Quantity.format(kept.nicMemoryBytes(), Dimension.SIZE) + " of card memory instead of "
					+ Quantity.format(after.nicMemoryBytes(), Dimension.SIZE);
		}
		return "";
	}

	/** Two numbers with three digits, or as many as tell them apart. */
	private static String apart(double one, String between, double other) {
		int digits = 3;
		while (digits < MOST_DIGITS && text(digits, one).equals(text(digits, other))) {
			digits++;
		}
		return text(digits, one) + between + text(digits, other);
	}

	private static String text(int digits, double value) {
		return String.format(Locale.ROOT, "%." + digits + "g", value);
	}

	private List<String> clauses(Outcome before, Outcome after) {
		List<String> clauses = new ArrayList<>(moved(before.split().orElseThrow(), after.split().orElseThrow()));
		Shape old = before.shape();
		Shape now = after.shape();
		if (old.hostOnly() != now.hostOnly()) {
			clauses.add(now.hostOnly() ? "the card does nothing but hand packets over" : "the card takes part");
		}
		if (now.promotes() && (old.fromGroup() != now.fromGroup() || old.toGroup() != now.toGroup())) {
			clauses.add(groups(after) + " move to the card" + (old.promotes() ? " instead of " + groups(before) : ""));
		}
		return clauses.isEmpty() ? List.of("the plan changes") : clauses;
	}

	/** States that change their home, those that change alike in one clause. */
	private List<String> moved(Split before, Split after) {
		Map<List<StateChoice>, List<String>> moves = new LinkedHashMap<>();
		for (int s = 0; s < after.states().size(); s++) {
			StateChoice old = before.states().get(s);
			StateChoice now = after.states().get(s);
			if (!old.equals(now)) {
				moves.computeIfAbsent(List.of(old, now), m -> new ArrayList<>()).add("`" + above.nf().states().get(s).name() + "`");
			}
		}
		List<String> clauses = new ArrayList<>();
		moves.forEach((move, names) -> clauses.add(list(names) + (names.size() == 1 ? " is " : " are ") + where(move.get(1),
				names.size()) + " instead of " + where(move.get(0), names.size())));
		return clauses;
	}

	private static String list(List<String> names) {
		int last = names.size() - 1;
		return last == 0 ? names.get(0) : String.join(", ", names.subList(0, last)) + " and " + names.get(last);
	}

	private static String where(StateChoice choice, int count) {
		String memory = choice.memory() == null ? "" : " (" + choice.memory() + ")";
		return switch (choice.home()) {
			case CPU -> "on the CPU";
			case NIC -> "on the NIC" + memory;
			case PER_FLOW -> (count == 1 ? "where its flow is" : "where their flows are") + memory;
			case REPLICATED -> "on both sides" + memory;
			case SHARDED -> "divided between the sides" + memory;
		};
	}

	private static String groups(Outcome outcome) {
		int from = outcome.shape().fromGroup();
		int to = Math.min(outcome.shape().toGroup(), outcome.groups().size());
		if (from == 0 && to == outcome.groups().size()) {
			return "all flows";
		}
		String first = outcome.groups().get(from);
		String last = outcome.groups().get(to - 1);
		return "flow groups " + (to - from == 1 ? first : first + " to " + last);
	}
}
