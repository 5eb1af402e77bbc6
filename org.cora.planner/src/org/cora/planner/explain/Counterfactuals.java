// SPDX-License-Identifier: EPL-2.0
// Copyright (c) 2026 Cora contributors
package org.cora.planner.explain;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Predicate;
import org.cora.planner.evaluate.Evaluation;
import org.cora.planner.explain.Course.OutOfBudget;
import org.cora.planner.explain.Replanner.Answer;

/**
 * The nearest change of a figure that makes planning decide otherwise. Found by planning again with values further and
 * further away, and then between the last one that changed nothing and the first that did, until they are within one per
 * cent of each other (or are neighbouring whole numbers): so a change is told only if planning with it decides otherwise,
 * and planning with one per cent less of it doesn't.
 *
 * <p>Between two values it is tried first where the one split becomes better than the other, which evaluating the two tells (as lines
 * are followed from one to the next in parametric optimisation: M. J. Eisner and D. G. Severance, J. ACM 23(4), 1976), and just short
 * of that; halfway only where a third one is better there.
 */
final class Counterfactuals {

	private static final double NEAR = 1.01;
	private static final double ROUNDING = 1e-9;
	/** How much nearer a later figure has to be to be told instead of an earlier one. */
	private static final double CLEARLY = 1.1;
	private static final int MOST_TRIED = 32;

	/**
	 * A change that was tried.
	 *
	 * @param knob what was changed
	 * @param to   the value at which planning decides otherwise
	 * @param then what it decides
	 */
	record Change(Knob knob, double to, Evaluation then) {
	}

	private record Figure(String parameter, boolean upwards) {
	}

	private final Function<Knob, Course> courses;
	private final Map<Figure, Course> known = new HashMap<>();

	/** @param courses what planning decides as a figure changes */
	Counterfactuals(Function<Knob, Course> courses) {
		this.courses = courses;
	}

	/**
	 * The nearest change among several figures, of about equally near ones the first; empty if none was found, or can't be within the budget.
	 *
	 * @param otherwise whether a result is another decision
	 */
	Optional<Change> nearest(List<Knob> knobs, Predicate<Answer> otherwise) {
		Optional<Change> nearest = Optional.empty();
		double within = Double.POSITIVE_INFINITY;
		for (Knob knob : knobs) {
			Optional<Change> change = nearest(knob, otherwise, within);
			if (change.isPresent()) {
				nearest = change;
				within = knob.factor(change.get().to()) / CLEARLY;
			}
		}
		return nearest;
	}

	/** @param within how many times more or less it is at most */
	private Optional<Change> nearest(Knob knob, Predicate<Answer> otherwise, double within) {
		if (!(knob.value() > 0)) {
			return Optional.empty();
		}
		try {
			Course course = known.computeIfAbsent(new Figure(knob.parameter(), knob.upwards()), f -> courses.apply(knob));
			return search(knob, course, otherwise, within).filter(c -> knob.factor(c.to()) < within);
		} catch (OutOfBudget e) {
			return Optional.empty(); // there may be one, but nobody waits that long
		}
	}

	/** Where a result is no plan at all, there is none further away either; what is decided until then may still differ. */
	private Optional<Change> search(Knob knob, Course course, Predicate<Answer> otherwise, double within) throws OutOfBudget {
		Predicate<Answer> ends = otherwise.or(a -> knob.tightens() && !a.isFeasible());
		double low = knob.value();
		for (double value : course.steps()) {
			if (knob.factor(low) >= within) {
				return Optional.empty();
			}
			if (ends.test(course.at(value)) && ends.test(course.surelyAt(value))) {
				double to = narrow(knob, course, low, value, ends);
				Answer then = course.surelyAt(to);
				return otherwise.test(then) ? Optional.of(new Change(knob, to, then.best().orElseThrow())) : Optional.empty();
			}
			low = value;
		}
		return Optional.empty();
	}

	/** Between a value that changes nothing and one that does. */
	private static double narrow(Knob knob, Course course, double low, double high, Predicate<Answer> otherwise) throws OutOfBudget {
		double same = low;
		double other = high;
		boolean stepped = false;
		for (int n = 0; n < MOST_TRIED && knob.factor(other) / knob.factor(same) > NEAR + ROUNDING; n++) {
			double crossing = crossing(knob, course, same, other, otherwise);
			double guess = crossing != other ? crossing : stepped ? Double.NaN : justShort(knob, other);
			double value = strictlyBetween(knob, same, guess, other);
			if (Double.isNaN(value)) {
				break; // neighbouring whole numbers
			}
			boolean is = otherwise.test(course.surelyAt(value));
			stepped = is && crossing == other && !stepped;
			same = is ? same : value;
			other = is ? value : other;
		}
		double round = knob.readable(other);
		return knob.factor(round) >= knob.factor(other) && otherwise.test(course.surelyAt(round)) ? round : other;
	}

	/** Where the split at {@code other} becomes better, in three digits; {@code other} if only there. */
	private static double crossing(Knob knob, Course course, double same, double other, Predicate<Answer> otherwise) {
		double value = knob.readable(course.crossing(same, other, otherwise));
		return knob.factor(value) < knob.factor(other) ? value : other;
	}

	/** One per cent nearer, or the whole number next to that. */
	private static double justShort(Knob knob, double value) {
		double nearer = knob.upwards() ? value / NEAR : value * NEAR;
		return !knob.whole() ? nearer : knob.upwards() ? Math.floor(nearer + ROUNDING) : Math.ceil(nearer - ROUNDING);
	}

	/** A value if it is between two others, else the one halfway; not a number if there is none. */
	private static double strictlyBetween(Knob knob, double same, double value, double other) {
		double halfway = knob.rounded(Math.sqrt(same * other));
		for (double some : new double[] {value, halfway, knob.rounded((same + other) / 2)}) {
			if (knob.factor(some) > knob.factor(same) && knob.factor(some) < knob.factor(other)) {
				return some;
			}
		}
		return Double.NaN;
	}
}
