// SPDX-License-Identifier: EPL-2.0
// Copyright (c) 2026 Cora contributors
package org.cora.testing.plan;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import org.cora.dsl.compiler.Compilation;
import org.cora.dsl.compiler.CoraCompiler;
import org.cora.ir.spec.OffloadSpec;
import org.cora.nicmodel.performance.HostLoad;
import org.cora.planner.Planner;
import org.cora.planner.evaluate.Evaluation;
import org.cora.planner.evaluate.SplitReader;
import org.cora.planner.plan.Plan;
import org.cora.planner.plan.Resource;
import org.cora.planner.search.PlanningMonitor;
import org.cora.planner.search.PlanningProblem;
import org.cora.planner.search.Strategies;
import org.cora.sim.RunResult;
import org.cora.sim.Simulation;
import org.cora.sim.SimulationRequest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Planner and simulator count the same turns where cores meet at an entry. */
class LockAgreementTest {

	private static final String SOURCE = """
			import cora.nics.BlueField2
			import cora.nics.XeonHost
			nf N {
			  port a, b
			  %s
			  on packet p { require p.ipv4 else pass  %s  forward }
			}
			traffic T { flows 2000 zipf 0.5 packets 200 B rate %s }
			offload O { run N on BlueField2 with XeonHost { cores 8 } under T  keep s on %s  subject to loss <= 90 %% }
			""";

	private static PlanningProblem problem(String state, String use, String rate, String side) {
		Compilation compiled = CoraCompiler.compile(SOURCE.formatted(state, use, rate, side), "test.cora").orThrow();
		OffloadSpec spec = compiled.offloads().get(0);
		return Planner.prepare(compiled.program().nf(spec.nf()).orElseThrow(), spec, compiled.nic(spec), compiled.host(spec), 0,
				Path.of(""), Planner.SEED, 20_000, PlanningMonitor.NONE);
	}

	private static double delivered(PlanningProblem problem, Plan plan) {
		return run(problem, plan).throughput().deliveredMpps() * 1e6;
	}

	private static RunResult run(PlanningProblem problem, Plan plan) {
		RunResult run = Simulation.run(SimulationRequest.of(problem.nf(), plan, problem.nic(), problem.host(), problem.spec()
				.hostCores(), problem.spec().traffic()).withDuration(3_000_000));
		assertTrue(run.isSound(), () -> run.invariants().toString());
		return run;
	}

	/** All packets meet at a register: overloaded, the simulator carries what the planner says its lock allows. */
	@Test
	void aRegisterHasOneLock() {
		PlanningProblem problem = problem("state s : register<u64> { }", "s = s + 1", "20 Mpps", "nic");
		Plan plan = Planner.planOnly(problem, Strategies.named("cora").orElseThrow());
		assertTrue(plan.isFeasible(), plan.getReason());
		Resource lock = plan.getResources().stream().filter(r -> r.getName().equals("nic-serial s")).findFirst().orElseThrow();
		assertTrue(lock.getPacketRate() < 15e6, lock.toString());
		assertEquals(lock.getPacketRate(), delivered(problem, plan), 0.08 * lock.getPacketRate());
	}

	/** Spread over many entries the locks limit neither. */
	@Test
	void aTableHasALockForEachEntry() {
		PlanningProblem problem = problem("state s : map<ipv4, u64> { capacity 10000 }", "s[p.ipv4.src] = 1", "8 Mpps", "nic");
		Plan plan = Planner.planOnly(problem, Strategies.named("cora").orElseThrow());
		assertTrue(plan.isFeasible(), plan.getReason());
		assertTrue(plan.getObjective().getCapacityPps() > 8e6, plan.getObjective().toString());
		assertEquals(8e6, delivered(problem, plan), 0.05 * 8e6);
	}

	/** Host cores that wait for the lock are busy; the plan counts them and says so. */
	@ParameterizedTest
	@ValueSource(strings = {"4 Mpps", "8 Mpps", "10 Mpps"})
	void coresOfTheHostThatWaitAreBusy(String rate) {
		PlanningProblem problem = problem("state s : register<u64> { }", "s = s + 1", rate, "cpu");
		Plan plan = Planner.plan(problem, Strategies.named("cora").orElseThrow());
		assertTrue(plan.isFeasible(), plan.getReason());
		Evaluation evaluation = problem.evaluator().evaluate(SplitReader.read(plan).orElseThrow());
		double waiting = evaluation.lockWaits().stream().mapToDouble(HostLoad.Wait::cores).sum();
		double busy = run(problem, plan).cpu().coresMean();
		assertEquals(busy, plan.getObjective().getHostCores(), 0.06 * busy);
		assertTrue(waiting > 0.06 * busy, () -> waiting + " of " + busy);
		assertTrue(plan.getExplanations().stream().anyMatch(e -> e.getText().contains("cores wait for the lock of `s`")));
	}

	/** Of the entries of a table on the host it is the busiest that is waited for; those who ask for another one don't wait. */
	@Test
	void coresOfTheHostWaitForTheBusiestEntry() {
		PlanningProblem problem = problem("state s : map<u8, u64> { capacity 10 }", "s[p.proto] = 1", "8 Mpps", "cpu");
		Plan plan = Planner.planOnly(problem, Strategies.named("cora").orElseThrow());
		Evaluation evaluation = problem.evaluator().evaluate(SplitReader.read(plan).orElseThrow());
		double waiting = evaluation.lockWaits().stream().mapToDouble(HostLoad.Wait::cores).sum();
		double busy = run(problem, plan).cpu().coresMean();
		assertEquals(busy, plan.getObjective().getHostCores(), 0.06 * busy);
		assertTrue(waiting > 0.06 * busy, () -> waiting + " of " + busy);
	}
}
