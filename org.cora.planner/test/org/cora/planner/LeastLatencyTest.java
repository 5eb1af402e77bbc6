// SPDX-License-Identifier: EPL-2.0
// Copyright (c) 2026 Cora contributors
package org.cora.planner;

import static org.cora.planner.TestNfs.Part.COUNTER;
import static org.cora.planner.TestNfs.Part.PER_ADDRESS;
import static org.cora.planner.TestNfs.Part.PER_FLOW;
import static org.cora.planner.TestNfs.Part.REGISTER;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.cora.ir.program.Nf;
import org.cora.ir.spec.OffloadSpec.Constraint;
import org.cora.ir.spec.OffloadSpec.Metric;
import org.cora.ir.spec.OffloadSpec.Relation;
import org.cora.planner.evaluate.Evaluation;
import org.cora.planner.evaluate.LeastLatency;
import org.cora.planner.evaluate.SplitReader;
import org.cora.planner.plan.Conflict;
import org.cora.planner.plan.Plan;
import org.cora.planner.search.PlanningProblem;
import org.cora.planner.search.Strategies;
import org.cora.planner.search.Strategy;
import org.junit.jupiter.api.Test;

/** A bound on latency that nothing can keep is seen at once; one that some split keeps is never called so. */
class LeastLatencyTest {

	private static final Strategy CORA = Strategies.named("cora").orElseThrow();
	private static final List<Nf> NFS = List.of(TestNfs.of(10_000, PER_FLOW), TestNfs.of(10_000, PER_FLOW, COUNTER, PER_ADDRESS), TestNfs
			.of(1000, REGISTER, PER_FLOW));

	private static PlanningProblem bounded(Nf nf, double rate, double nanos) {
		return TestProblems.problem(nf).rate(rate).subjectTo(new Constraint(Metric.P99, Relation.AT_MOST, nanos, TestCode.WHERE)).get();
	}

	@Test
	void whatSomePlanKeepsIsNotOutOfReach() {
		for (Nf nf : NFS) {
			for (double rate : new double[] {1e4, 3e6}) {
				PlanningProblem free = TestProblems.problem(nf).rate(rate).get();
				double best = Double.POSITIVE_INFINITY;
				for (Strategy strategy : Strategies.all()) {
					Plan plan = Planner.planOnly(free, strategy);
					Evaluation evaluation = free.evaluator().evaluate(SplitReader.read(plan).orElseThrow());
					best = Math.min(best, evaluation.latencyWith(free.host().getCores()).exceededBy(0.01));
				}
				assertFalse(LeastLatency.isTooLong(bounded(nf, rate, best * 1.001).evaluator()), nf.name() + " at " + rate + ": " + best);
			}
		}
	}

	/** A search would look at hundreds of splits. */
	@Test
	void whatNothingKeepsIsRefusedWithoutASearch() {
		for (Nf nf : NFS) {
			PlanningProblem problem = bounded(nf, 3e6, 1);
			assertTrue(LeastLatency.isTooLong(problem.evaluator()));
			Plan plan = Planner.planOnly(problem, CORA);
			assertFalse(plan.isFeasible());
			assertTrue(plan.getReason().startsWith("p99 would be"), plan.getReason());
			assertTrue(plan.getNodes() < 10, plan.getNodes() + " nodes");
		}
	}

	@Test
	void theBoundIsWhatStandsInTheWay() {
		Plan plan = Planner.plan(bounded(NFS.get(0), 3e6, 1), CORA);
		assertEquals(List.of("p99 <= 1 ns"), plan.getConflict().stream().map(Conflict::getText).toList());
	}
}
