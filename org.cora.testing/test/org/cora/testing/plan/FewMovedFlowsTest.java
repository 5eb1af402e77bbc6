// SPDX-License-Identifier: EPL-2.0
// Copyright (c) 2026 Cora contributors
package org.cora.testing.plan;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.cora.dsl.compiler.Compilation;
import org.cora.dsl.compiler.CoraCompiler;
import org.cora.ir.spec.OffloadSpec;
import org.cora.nicmodel.MemoryLevel;
import org.cora.planner.Planner;
import org.cora.planner.evaluate.Cut;
import org.cora.planner.evaluate.Evaluation;
import org.cora.planner.evaluate.Split;
import org.cora.planner.evaluate.StateChoice;
import org.cora.planner.plan.Home;
import org.cora.planner.plan.Plan;
import org.cora.planner.search.PlanningProblem;
import org.cora.planner.search.Strategies;
import org.cora.sim.RunResult;
import org.cora.sim.Simulation;
import org.cora.sim.SimulationRequest;
import org.cora.testing.Profiles;
import org.junit.jupiter.api.Test;

/** Entries of flows compete for the caches of the side where they are: of a group of which few flows move most are on the host. */
class FewMovedFlowsTest {

	private static PlanningProblem problem(String arrivals) {
		Compilation compiled = CoraCompiler.compile("""
				import cora.nics.BlueField2
				import cora.nics.XeonHost
				nf N {
				  state s : map<FlowKey, u64> { capacity 1 M timeout 10 s }
				  on packet p {
				    require p.ipv4 && (p.tcp || p.udp) else pass
				    match s[p.flow] { found n => { s[p.flow] = n + 1 } missing => { s[p.flow] = 1 } }
				    forward
				  }
				}
				traffic T { flows 100000 zipf 0.6 packets 200 B rate 20 Mpps arrivals %s }
				offload O { run N on BlueField2 with XeonHost { cores 16 } under T }
				""".formatted(arrivals), "n.cora").orThrow();
		OffloadSpec spec = compiled.offloads().get(0);
		return Profiles.problem(compiled, spec, 0, Path.of(""), 20_000);
	}

	private static Evaluation evaluated(PlanningProblem problem, StateChoice choice, Optional<Cut> cut) {
		return problem.evaluator().evaluate(new Split(List.of(choice), cut, false));
	}

	private static String memory(PlanningProblem problem) {
		return problem.nic().getMemory().stream().filter(m -> m.getCaches() == null).map(MemoryLevel::getName).findFirst().orElseThrow();
	}

	/** Where hardly any flow lives long enough to move the host works as if none did. */
	@Test
	void aCutThatMovesNextToNobodyCostsWhatNoneDoes() {
		PlanningProblem problem = problem("100 k/s");
		Evaluation none = evaluated(problem, new StateChoice(Home.CPU, null), Optional.empty());
		Evaluation few = evaluated(problem, new StateChoice(Home.PER_FLOW, memory(problem)), Optional.of(new Cut(0, problem.evaluator().groups(), 4096)));
		double moved = few.nicPacketShare();
		assertTrue(moved > 0.001 && moved < 0.1, () -> "few flows move: " + moved);
		assertEquals(none.hostCores() * (1 - moved), few.hostCores(), 0.02 * none.hostCores());
	}

	/** The same in the simulator: a plan by which flows move after more packets than any has. */
	@Test
	void inTheSimulatorCachesHoldEntriesOfFlowsThatHaveNotMoved() {
		PlanningProblem problem = problem("1 k/s");
		Plan plan = Planner.planOnly(problem, Strategies.named("flow").orElseThrow());
		assertTrue(plan.getPromotion() != null && plan.getPromotion().getGroups().size() == problem.evaluator().groups(), "all groups move");
		plan.getPromotion().setThreshold(1_000_000_000);
		plan.getClasses().stream().flatMap(c -> c.getGroups().stream()).filter(g -> !g.getGroup().isUnknown()).forEach(g -> g.setPacketShare(0));
		double none = cores(problem, Planner.planOnly(problem, Strategies.named("host").orElseThrow()));
		assertEquals(none, cores(problem, plan), 0.03 * none);
	}

	private static double cores(PlanningProblem problem, Plan plan) {
		RunResult run = Simulation.run(SimulationRequest.of(problem.nf(), plan, problem.nic(), problem.host(), problem.spec().hostCores(), problem
				.spec().traffic()).withDuration(2_000_000).warm(true));
		assertEquals(0, run.packets().resourceDrops());
		return run.cpu().coresMean();
	}
}
