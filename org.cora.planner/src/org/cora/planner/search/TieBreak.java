// SPDX-License-Identifier: EPL-2.0
// Copyright (c) 2026 Cora contributors
package org.cora.planner.search;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.cora.planner.evaluate.Evaluation;
import org.cora.planner.evaluate.Evaluator;
import org.cora.planner.evaluate.Split;
import org.cora.planner.evaluate.StateChoice;

/**
 * Of splits that are equally good, chooses one that doesn't depend on the order in which a search comes by them: the previous
 * split, if there is one and it is as good, after however many packets flows would move then; else state by state, as
 * declared, what the previous split says, or the first of the choices that is as good.
 */
final class TieBreak {

	private final Evaluator evaluator;
	private final Restriction restriction;
	private final Preference preference;
	private final List<List<StateChoice>> choices;
	private final Optional<Split> previous;
	private final List<int[]> ties;

	/** @param choices that the restriction gives each state, in an order that is always the same */
	TieBreak(Evaluator evaluator, Restriction restriction, List<List<StateChoice>> choices, Optional<Split> previous) {
		this.evaluator = evaluator;
		this.restriction = restriction;
		this.preference = new Preference(evaluator.spec().objective());
		this.choices = choices;
		this.previous = previous.filter(p -> p.states().size() == choices.size());
		this.ties = Ties.of(evaluator.graph());
	}

	/** A split that is as good as the best one. */
	Evaluation settle(Evaluation best) {
		if (!best.feasible()) {
			return best;
		}
		Evaluation now = previous.filter(this::possible).flatMap(p -> asGood(after(p), best)).orElse(best);
		boolean changed = true;
		for (int round = 0; changed && round <= choices.size(); round++) {
			changed = false;
			for (int s = 0; s < choices.size(); s++) {
				Evaluation next = state(s, now, best);
				changed |= next != now;
				now = next;
			}
		}
		return asGood(after(now.split()), best).orElse(now);
	}

	private boolean possible(Split split) {
		for (int s = 0; s < choices.size(); s++) {
			if (!choices.get(s).contains(split.states().get(s))) {
				return false;
			}
		}
		return Ties.together(evaluator.graph(), split.states()) && (!split.hostOnly() || restriction.mayIdle());
	}

	/** The split after different numbers of packets, the previous split's first. */
	private List<Split> after(Split split) {
		Comparator<Split> before = Comparator.comparing(s -> !s.cut().equals(previous.flatMap(Split::cut)));
		return Thresholds.alike(evaluator.graph(), split).sorted(before).toList();
	}

	private Evaluation state(int state, Evaluation now, Evaluation best) {
		StateChoice own = now.split().states().get(state);
		Set<StateChoice> ranked = new LinkedHashSet<>();
		previous.map(p -> p.states().get(state)).filter(choices.get(state)::contains).ifPresent(ranked::add);
		ranked.addAll(choices.get(state));
		List<Split> tried = new ArrayList<>();
		for (StateChoice choice : ranked) {
			if (choice.equals(own)) {
				break;
			}
			with(now.split(), state, choice).ifPresent(tried::add);
		}
		return asGood(tried, best).orElse(now);
	}

	/** The split with one state elsewhere, and those whose entries go with its; empty if it isn't one of the problem's. */
	private Optional<Split> with(Split split, int state, StateChoice choice) {
		List<StateChoice> states = new ArrayList<>(split.states());
		states.set(state, choice);
		Set<Integer> moved = new LinkedHashSet<>(Set.of(state));
		for (int before = 0; before < moved.size();) {
			before = moved.size();
			for (int[] tie : ties) {
				if (moved.contains(tie[0]) != moved.contains(tie[1])) {
					int other = moved.contains(tie[0]) ? tie[1] : tie[0];
					Optional<StateChoice> along = along(other, states.get(other), choice);
					if (along.isEmpty()) {
						return Optional.empty();
					}
					states.set(other, along.get());
					moved.add(other);
				}
			}
		}
		Split other = new Split(states, split.cut(), split.hostOnly());
		boolean holds = other.placesFlows() == other.cut().isPresent()
				&& (!other.hostOnly() || states.stream().noneMatch(StateChoice::usesNic));
		return holds ? Optional.of(other) : Optional.empty();
	}

	private Optional<StateChoice> along(int state, StateChoice now, StateChoice with) {
		return now.home() == with.home() ? Optional.of(now)
				: choices.get(state).stream().filter(c -> c.home() == with.home()).findFirst();
	}

	/** The first that is as good. */
	private Optional<Evaluation> asGood(List<Split> splits, Evaluation best) {
		return splits.stream().map(evaluator::evaluate).filter(e -> restriction.admits(e) && preference.compare(e, best) <= 0)
				.findFirst();
	}
}
