// SPDX-License-Identifier: EPL-2.0
// Copyright (c) 2026 Cora contributors
package org.cora.planner.explain;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.function.Predicate;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.LongRange;
import org.cora.ir.spec.OffloadSpec.Objective;
import org.cora.nicmodel.performance.ModelCheck;
import org.cora.planner.Planner;
import org.cora.planner.RandomProblems;
import org.cora.planner.evaluate.Evaluation;
import org.cora.planner.evaluate.Evaluator;
import org.cora.planner.evaluate.Split;
import org.cora.planner.evaluate.SplitReader;
import org.cora.planner.explain.Counterfactuals.Change;
import org.cora.planner.explain.Course.OutOfBudget;
import org.cora.planner.explain.Replanner.Answer;
import org.cora.planner.explain.Replanner.Trial;
import org.cora.planner.generate.ProblemGenerator;
import org.cora.planner.plan.Plan;
import org.cora.planner.search.PlanningProblem;
import org.cora.planner.search.Preference;
import org.cora.planner.search.Strategies;
import org.junit.jupiter.api.Test;

/** What is known of a figure's course without planning is what planning says. */
class CourseTest {

	private static final double SAME = 1e-9;
	private static final Preference PREFERENCE = new Preference(Objective.MINIMISE_CORES);
	private static final List<String> CONSTRAINTS = List.of("memory fast", "nic-cores", "flow-table", "flow-inserts", "nic-serial x",
			"host-cores");

	/** Plans each problem from nothing, and counts how often. */
	private static final class Counting implements Replanner {

		private int plans;

		@Override
		public Trial of(PlanningProblem other) {
			Evaluator evaluator = other.evaluator();
			return new Trial() {
				@Override
				public boolean possible() {
					return ModelCheck.problems(other.nic()).isEmpty() && ModelCheck.problems(other.host()).isEmpty();
				}

				@Override
				public Optional<Answer> plan(List<Split> likely) {
					plans++;
					return Optional.of(new Answer(best(other)));
				}

				@Override
				public Optional<Boolean> finds() {
					throw new AssertionError("nobody asks");
				}

				@Override
				public Evaluation evaluate(Split split) {
					return evaluator.evaluate(split);
				}
			};
		}
	}

	private static Optional<Evaluation> best(PlanningProblem problem) {
		Plan plan = Planner.planOnly(problem, Strategies.named("cora").orElseThrow());
		assertTrue(plan.getBound() == null || plan.getBound().isProven());
		return SplitReader.read(plan).map(problem.evaluator()::evaluate);
	}

	private static List<Knob> knobs(PlanningProblem problem) {
		Knobs knobs = new Knobs(problem);
		List<Knob> all = new ArrayList<>(List.of(knobs.rate(true), knobs.rate(false)));
		CONSTRAINTS.forEach(c -> all.addAll(knobs.loosening(c)));
		return all;
	}

	private static Course course(PlanningProblem problem, Knob knob, Evaluation now, Replanner replanner) {
		return new Course(knob, replanner, problem.spec().objective(), now, problem.evaluator().carriedAtLeast());
	}

	@Property(tries = 12)
	void whatIsKnownIsWhatPlanningSays(@ForAll @LongRange(min = 1, max = 100_000) long seed) throws OutOfBudget {
		PlanningProblem problem = RandomProblems.draw(seed);
		Evaluation now = best(problem).orElseThrow();
		List<Knob> knobs = knobs(problem);
		Random random = new Random(seed);
		Knob knob = knobs.get(random.nextInt(knobs.size()));
		Course course = course(problem, knob, now, new Counting());
		for (double step : course.steps()) {
			double value = random.nextBoolean() ? step : knob.rounded(knob.value() + (step - knob.value()) * random.nextDouble());
			if (knob.factor(value) > 1) {
				agree(course.at(value), best(knob.at().apply(value)), seed + ": " + knob.words(value));
			}
		}
	}

	private static void agree(Answer known, Optional<Evaluation> planned, String what) {
		boolean feasible = planned.map(Evaluation::feasible).orElse(false);
		assertEquals(feasible, known.isFeasible(), what);
		if (feasible) {
			assertEquals(planned.get().hostCores(), known.best().orElseThrow().hostCores(), SAME, what);
			assertEquals(0, PREFERENCE.compare(known.best().orElseThrow(), planned.get()), what);
		}
	}

	/** With much more of each figure of the card it is decided once; in between nothing is, unless something changes there. */
	@Test
	void onePlanAnswersForAllValuesWhereNothingChanges() throws OutOfBudget {
		int asked = 0;
		int plans = 0;
		for (long seed = 1; seed <= 8; seed++) {
			PlanningProblem problem = ProblemGenerator.draw(2, 2, seed);
			Evaluation now = best(problem).orElseThrow();
			for (Knob knob : new Knobs(problem).loosening("memory slow")) {
				Counting replanner = new Counting();
				Course course = course(problem, knob, now, replanner);
				boolean changes = false;
				for (double value : course.steps()) {
					changes |= !course.at(value).best().orElseThrow().split().equals(now.split());
					asked++;
				}
				assertTrue(changes || replanner.plans == 1, seed + ": " + replanner.plans + " plans though nothing changes");
				plans += replanner.plans;
			}
		}
		assertTrue(asked > 60 && plans < asked / 2, plans + " plans for " + asked + " values");
	}

	/** The change is where it is said to be: planned there and one per cent before, for any decision. */
	@Property(tries = 8)
	void changesBeginWhereTheyAreSaidTo(@ForAll @LongRange(min = 1, max = 100_000) long seed) {
		PlanningProblem problem = RandomProblems.draw(seed);
		Evaluation now = best(problem).orElseThrow();
		Predicate<Answer> other = a -> a.isFeasible() != now.feasible() || a.isFeasible() && !a.best().orElseThrow().split().states().equals(now
				.split().states());
		for (Knob knob : knobs(problem)) {
			Optional<Change> change = new Counterfactuals(k -> course(problem, k, now, new Counting())).nearest(List.of(knob), other);
			change.ifPresent(c -> {
				assertTrue(other.test(new Answer(best(knob.at().apply(c.to())))), seed + ": not with " + knob.words(c.to()));
				double before = knob.whole() ? knob.upwards() ? Math.floor(c.to() / 1.025) : Math.ceil(c.to() * 1.025)
						: knob.upwards() ? c.to() / 1.025 : c.to() * 1.025;
				assertTrue(knob.factor(before) <= 1 || !other.test(new Answer(best(knob.at().apply(before)))), seed + ": already with " + knob
						.words(before));
			});
		}
	}

	/** What takes too long for one figure leaves the others alone, and isn't tried again. */
	@Test
	void aFigureThatTakesTooLongEndsForItselfOnly() {
		PlanningProblem problem = ProblemGenerator.draw(3, 3, 1);
		Evaluation now = best(problem).orElseThrow();
		int[] tried = new int[1];
		Replanner tooLong = other -> new Trial() {
			@Override
			public boolean possible() {
				return true;
			}

			@Override
			public Optional<Answer> plan(List<Split> likely) {
				tried[0]++;
				return Optional.empty();
			}

			@Override
			public Optional<Boolean> finds() {
				return Optional.empty();
			}

			@Override
			public Evaluation evaluate(Split split) {
				return other.evaluator().evaluate(split);
			}
		};
		Knob rate = new Knobs(problem).rate(false);
		Course hard = course(problem, rate, now, tooLong);
		assertThrows(OutOfBudget.class, () -> hard.at(rate.away(2)));
		assertThrows(OutOfBudget.class, () -> hard.at(rate.away(3)));
		assertEquals(1, tried[0]);
		Knob cores = new Knobs(problem).loosening("nic-cores").get(0);
		Counterfactuals both = new Counterfactuals(k -> course(problem, k, now, k.parameter().equals("rate") ? tooLong : new Counting()));
		assertEquals("nic-cores", both.nearest(List.of(rate, cores), a -> a.isFeasible() && a.best().orElseThrow().hostCores() < now.hostCores()
				- SAME).orElseThrow().knob().parameter());
	}
}
