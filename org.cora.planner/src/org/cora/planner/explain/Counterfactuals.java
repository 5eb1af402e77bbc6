// SPDX-License-Identifier: EPL-2.0
// Copyright (c) 2026 Cora contributors
package org.cora.planner.explain;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import org.cora.planner.evaluate.Evaluation;
import org.cora.planner.explain.Replanner.Answer;

/**
 * The nearest change of a figure that makes planning decide otherwise. Found by planning again with values further and
 * further away, and then between the last one that changed nothing and the first that did, until they are within one per
 * cent of each other (or are neighbouring whole numbers): so a change is told only if planning with it decides otherwise,
 * and planning with one per cent less of it doesn't. Results are remembered, as several decisions are asked about.
 */
final class Counterfactuals {

	private static final double[] FACTORS = {1.1, 1.25, 1.6, 2, 3, 5, 10, 30, 100, 1000, 10_000};
	private static final double NEAR = 1.01;
	/** How much nearer a later figure has to be to be told instead of an earlier one. */
	private static final double CLEARLY = 1.1;
	private static final int MOST_HALVINGS = 16;

	/**
	 * A change that was tried.
	 *
	 * @param knob what was changed
	 * @param to   the value at which planning decides otherwise
	 * @param then what it decides
	 */
	record Change(Knob knob, double to, Evaluation then) {
	}

	private record Tried(String parameter, double value) {
	}

	/** Thrown within this class only, when the budget is used up. */
	private static final class OutOfBudget extends Exception {
		private static final long serialVersionUID = 1L;
	}

	private final Replanner replanner;
	private final Map<Tried, Answer> tried = new HashMap<>();
	private boolean spent;

	Counterfactuals(Replanner replanner) {
		this.replanner = replanner;
	}

	/**
	 * The nearest change among several figures, of about equally near ones the first; empty if none was found, or can't be within the budget.
	 *
	 * @param otherwise whether a result is another decision
	 */
	Optional<Change> nearest(List<Knob> knobs, Predicate<Answer> otherwise) {
		Optional<Change> nearest = Optional.empty();
		for (Knob knob : knobs) {
			Optional<Change> change = nearest(knob, otherwise);
			if (change.isPresent() && (nearest.isEmpty() || knob.factor(change.get().to()) * CLEARLY < nearest.get().knob().factor(
					nearest.get().to()))) {
				nearest = change;
			}
		}
		return nearest;
	}

	private Optional<Change> nearest(Knob knob, Predicate<Answer> otherwise) {
		if (spent || !(knob.value() > 0)) {
			return Optional.empty();
		}
		try {
			return search(knob, otherwise);
		} catch (OutOfBudget e) {
			spent = true;
			return Optional.empty();
		}
	}

	/** Where a result is no plan at all, there is none further away either; what is decided until then may still differ. */
	private Optional<Change> search(Knob knob, Predicate<Answer> otherwise) throws OutOfBudget {
		Predicate<Answer> ends = otherwise.or(a -> knob.tightens() && !a.isFeasible());
		double low = knob.value();
		for (double factor : FACTORS) {
			double value = knob.away(factor);
			if (knob.factor(value) > knob.factor(low)) {
				if (test(knob, value, ends)) {
					Change change = narrow(knob, low, value, ends);
					return test(knob, change.to(), otherwise) ? Optional.of(change) : Optional.empty();
				}
				low = value;
			}
		}
		return Optional.empty();
	}

	/** Between a value that changes nothing and one that does. */
	private Change narrow(Knob knob, double low, double high, Predicate<Answer> otherwise) throws OutOfBudget {
		double same = low;
		double other = high;
		for (int n = 0; n < MOST_HALVINGS && knob.factor(other) / knob.factor(same) > NEAR; n++) {
			double middle = knob.rounded(Math.sqrt(same * other));
			if (middle == same || middle == other) {
				middle = knob.rounded((same + other) / 2);
			}
			if (middle == same || middle == other) {
				break; // neighbouring whole numbers
			}
			if (test(knob, middle, otherwise)) {
				other = middle;
			} else {
				same = middle;
			}
		}
		double round = readable(knob, other);
		double to = knob.factor(round) >= knob.factor(other) && test(knob, round, otherwise) ? round : other;
		return new Change(knob, to, tried.get(new Tried(knob.parameter(), to)).best().orElseThrow());
	}

	/** Three digits, rounded away from what it is now. */
	private static double readable(Knob knob, double value) {
		double unit = Math.pow(10, Math.floor(Math.log10(value)) - 2);
		double digits = value / unit;
		double rounded = (knob.upwards() ? Math.ceil(digits - 1e-9) : Math.floor(digits + 1e-9)) * unit;
		return knob.rounded(unit < 1 ? rounded : Math.rint(rounded));
	}

	private boolean test(Knob knob, double value, Predicate<Answer> otherwise) throws OutOfBudget {
		Tried key = new Tried(knob.parameter(), value);
		Answer answer = tried.get(key);
		if (answer == null) {
			answer = replanner.plan(knob.at().apply(value)).orElseThrow(OutOfBudget::new);
			tried.put(key, answer);
		}
		return otherwise.test(answer);
	}
}
