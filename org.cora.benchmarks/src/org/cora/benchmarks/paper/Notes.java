// SPDX-License-Identifier: EPL-2.0
// Copyright (c) 2026 Cora contributors
package org.cora.benchmarks.paper;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalDouble;
import org.cora.planner.plan.Home;
import org.cora.planner.plan.Plan;
import org.cora.planner.plan.StatePlacement;
import org.cora.planner.search.PlanningMonitor;
import org.cora.planner.search.PlanningProblem;
import org.cora.planner.search.SearchBudget;
import org.cora.planner.search.Strategies;

/** What there is to say of a case where {@code cora} isn't ahead: why offload doesn't pay, or why a simpler way is as good. */
final class Notes {

	/** Host cores below that are nothing. */
	private static final double NOTHING = 1e-6;
	private static final double CLOSE = 1.01;

	private Notes() {
	}

	static String of(Row row, PlanningProblem problem, PlanningMonitor monitor) {
		return switch (Verdict.of(row)) {
			case INFEASIBLE -> "nothing carries it: " + row.of("cora").reason();
			case DOES_NOT_PAY -> String.format(Locale.ROOT, "saves %.1f %%: ", 100 * row.saved("cora").orElse(0))
					+ why(row, problem, monitor);
			case LEVEL -> level(row);
			case AHEAD -> row.cores("host").isEmpty() ? "the host alone can't carry it: " + row.of("host").reason() : "";
		};
	}

	private static String level(Row row) {
		double own = row.cores("cora").orElseThrow();
		OptionalDouble allOnCard = row.cores("nic");
		if (own < NOTHING && allOnCard.isPresent()) {
			return "all of it fits on the card, so nothing has to be split";
		}
		List<String> asGood = new ArrayList<>();
		for (String name : List.of("state", "flow")) {
			row.cores(name).ifPresent(cores -> {
				if (cores <= own * CLOSE + NOTHING) {
					asGood.add("`" + name + "`");
				}
			});
		}
		return asGood.isEmpty() ? "`" + row.betterBaseline().orElseThrow().strategy() + "` is within a tenth"
				: String.join(" and ", asGood) + (asGood.size() == 1 ? " is" : " are") + " as good";
	}

	/** The planner's own reason for the first state that is kept off the card; else why not all of it is on the card. */
	private static String why(Row row, PlanningProblem problem, PlanningMonitor monitor) {
		Plan plan = Strategies.named("cora").orElseThrow().plan(problem, SearchBudget.DEFAULT, monitor);
		for (StatePlacement placement : plan.getStates()) {
			boolean offCard = placement.getHome() == Home.CPU || placement.getHome() == Home.PER_FLOW;
			Optional<String> text = plan.getExplanations().stream()
					.filter(e -> placement.getState().getId().equals(e.getSubject()) && e.getBinding() != null)
					.map(e -> e.getText()).findFirst();
			if (offCard && text.isPresent()) {
				return text.get();
			}
		}
		return row.of("nic").reason() == null ? "the card's way to the host costs as much as it saves" : row.of("nic").reason();
	}
}
