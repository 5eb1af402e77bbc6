// SPDX-License-Identifier: EPL-2.0
// Copyright (c) 2026 Cora contributors
package org.cora.planner.explain;

import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.DoublePredicate;
import java.util.function.Predicate;
import java.util.stream.DoubleStream;
import java.util.stream.Stream;
import org.cora.ir.spec.OffloadSpec.Objective;
import org.cora.planner.evaluate.Evaluation;
import org.cora.planner.evaluate.Split;
import org.cora.planner.explain.Replanner.Answer;
import org.cora.planner.explain.Replanner.Trial;
import org.cora.planner.search.Preference;

/**
 * What planning decides as one figure changes. Everything that was found out is remembered, as several decisions are asked about.
 *
 * <p>Where more of the figure can't do any harm, whatever is possible with less of it is possible with more, at no higher cost. So what
 * is best with more is best with less, too, as long as it holds there and is worth the same; and where there is nothing with more, there
 * is nothing with less. One search then answers for all values down to where its split begins to hold, and it is
 * begun far away: mostly nothing changes, and one search says so.
 */
final class Course {

	/** How many times more or less is tried. */
	private static final double[] FACTORS = {1.1, 1.25, 1.6, 2, 3, 5, 10, 30, 100, 1000, 10_000};
	/** How exactly it is told where one split becomes better than another. */
	private static final double CLOSE = 1.002;

	/** Thrown when it would take too long to tell, the budget is used up, or nobody waits for the result. */
	static final class OutOfBudget extends Exception {
		private static final long serialVersionUID = 1L;
	}

	/** @param planned whether it was planned for that value, not for another one */
	private record Point(double value, Answer answer, boolean planned) {
	}

	private final Knob knob;
	private final Replanner replanner;
	private final Preference preference;
	/** Whether what is best with more and holds with less is taken for the best there; and whether that is certain. */
	private final boolean loosens;
	private final boolean certain;
	private final double[] steps;
	/** By how many times more or less than now. */
	private final NavigableMap<Double, Point> known = new TreeMap<>();
	private final Map<Double, Trial> trials = new HashMap<>();
	/** From how many times more or less on it takes too long to plan. */
	private double hardFrom = Double.POSITIVE_INFINITY;

	/**
	 * @param now     what is decided with the figure as it is
	 * @param carried share of the packets that every plan carries; where it may be less than all, a plan that carries more costs more
	 */
	Course(Knob knob, Replanner replanner, Objective objective, Evaluation now, double carried) {
		this.knob = knob;
		this.replanner = replanner;
		this.preference = new Preference(objective);
		this.loosens = knob.loosens() && objective == Objective.MINIMISE_CORES;
		this.certain = carried >= 1 && knob.loosensForSure();
		known.put(1.0, new Point(knob.value(), new Answer(Optional.of(now)), true));
		DoubleStream apart = Arrays.stream(FACTORS).map(knob::away).filter(knob::isWorthTrying).distinct();
		this.steps = knob.tightens() && now.feasible() ? withLast(apart.toArray(), now.split()) : apart.toArray();
	}

	/** With the value among the steps at which a split that holds now does no longer: there something changes. */
	private double[] withLast(double[] apart, Split split) {
		double low = knob.value();
		for (double high : apart) {
			if (!trial(high).possible() || !trial(high).evaluate(split).feasible()) {
				double last = knob.readable(lastWith(low, high, v -> trial(v).possible() && trial(v).evaluate(split).feasible()));
				return DoubleStream.concat(Arrays.stream(apart), DoubleStream.of(last)).filter(v -> knob.factor(v) > 1).distinct().sorted()
						.toArray();
			}
			low = high;
		}
		return apart;
	}

	/** Where something that is so at the nearer value begins not to be. */
	private double lastWith(double near, double far, DoublePredicate is) {
		double low = near;
		double high = far;
		while (knob.factor(high) / knob.factor(low) > CLOSE) {
			double middle = knob.rounded(Math.sqrt(low * high));
			if (middle == low || middle == high) {
				break;
			}
			boolean still = is.test(middle);
			low = still ? middle : low;
			high = still ? high : middle;
		}
		return high;
	}

	/** Values to try, further and further away from what the figure is now. */
	double[] steps() {
		return steps;
	}

	/** What is decided at a value, as far as that is known without doubt or where nothing rests on it. */
	Answer at(double value) throws OutOfBudget {
		Point point = known.get(knob.factor(value));
		if (point != null) {
			return point.answer();
		}
		return loosens && steps.length > 0 && value <= steps[steps.length - 1] ? fromBeyond(value) : plan(value);
	}

	/** What is decided at a value, without doubt. */
	Answer surelyAt(double value) throws OutOfBudget {
		Point point = known.get(knob.factor(value));
		return point != null && (certain || point.planned()) ? point.answer() : certain ? at(value) : plan(value);
	}

	private Answer fromBeyond(double value) throws OutOfBudget {
		while (true) {
			Map.Entry<Double, Point> more = known.higherEntry(knob.factor(value));
			Optional<Answer> same = more == null ? Optional.empty() : sameAs(more.getValue(), value);
			if (same.isPresent()) {
				known.put(knob.factor(value), new Point(value, same.get(), false));
				return same.get();
			}
			double next = more == null ? furthest(value) : between(value, more.getValue().value());
			if (next == value) {
				return plan(value);
			}
			tryToPlan(next);
		}
	}

	/** The most that there can be. */
	private double furthest(double atLeast) {
		for (int i = steps.length - 1; i >= 0; i--) {
			if (steps[i] > atLeast && trial(steps[i]).possible()) {
				return knob.factor(steps[i]) < hardFrom ? steps[i] : atLeast;
			}
		}
		return atLeast;
	}

	/** The middle one of the steps between a value and more; the value itself if there is none. */
	private double between(double value, double more) {
		double[] inside = Arrays.stream(steps).filter(v -> v > value && v < more && knob.factor(v) < hardFrom).toArray();
		return inside.length == 0 ? value : inside[inside.length / 2];
	}

	/** What is decided with less, if that follows from what is decided with more. */
	private Optional<Answer> sameAs(Point more, double value) {
		Optional<Evaluation> best = more.answer().best().filter(Evaluation::feasible);
		if (best.isEmpty()) {
			return Optional.of(new Answer(Optional.empty()));
		}
		Evaluation here = trial(value).evaluate(best.get().split());
		return preference.compare(here, best.get()) == 0 ? Optional.of(new Answer(Optional.of(here))) : Optional.empty();
	}

	private Answer plan(double value) throws OutOfBudget {
		return tryToPlan(value).orElseThrow(OutOfBudget::new);
	}

	/** What is decided at a value; empty if that takes too long, and then it isn't tried again any further away. */
	private Optional<Answer> tryToPlan(double value) {
		double factor = knob.factor(value);
		if (factor >= hardFrom) {
			return Optional.empty();
		}
		List<Split> likely = Stream.of(known.lowerEntry(factor), known.higherEntry(factor)).filter(e -> e != null)
				.flatMap(e -> e.getValue().answer().best().stream()).map(Evaluation::split).distinct().toList();
		Optional<Answer> answer = trial(value).plan(likely);
		answer.ifPresentOrElse(a -> known.put(factor, new Point(value, a, true)), () -> hardFrom = factor);
		return answer;
	}

	private Trial trial(double value) {
		return trials.computeIfAbsent(value, v -> replanner.of(knob.at().apply(v)));
	}

	/**
	 * The value between two that are known from which on planning would decide otherwise if there were no splits but the two that
	 * are best there; the one further away if there is none before.
	 *
	 * @param otherwise whether a result is another decision: not that at {@code same}, but that at {@code other}
	 */
	double crossing(double same, double other, Predicate<Answer> otherwise) {
		Optional<Split> first = split(same);
		Optional<Split> second = split(other);
		if (first.isEmpty() || second.isEmpty()) {
			return other;
		}
		return lastWith(same, other, v -> trial(v).possible() && !otherwise.test(better(trial(v), first.get(), second.get())));
	}

	private Optional<Split> split(double value) {
		return known.get(knob.factor(value)).answer().best().map(Evaluation::split);
	}

	private Answer better(Trial trial, Split one, Split other) {
		Evaluation first = trial.evaluate(one);
		Evaluation second = one.equals(other) ? first : trial.evaluate(other);
		return new Answer(Optional.of(preference.compare(second, first) < 0 ? second : first));
	}
}
