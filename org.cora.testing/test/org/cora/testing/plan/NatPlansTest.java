// SPDX-License-Identifier: EPL-2.0
// Copyright (c) 2026 Cora contributors
package org.cora.testing.plan;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import org.cora.dsl.compiler.Compilation;
import org.cora.dsl.compiler.CoraCompiler;
import org.cora.ir.spec.OffloadSpec;
import org.cora.nicmodel.NicModel;
import org.cora.planner.Planner;
import org.cora.planner.plan.Home;
import org.cora.planner.plan.Plan;
import org.cora.planner.search.PlanningProblem;
import org.cora.planner.search.Strategies;
import org.cora.planner.search.Strategy;
import org.cora.planner.stateflow.KeyOrigin;
import org.cora.planner.stateflow.SteeringClass;
import org.cora.planner.stateflow.Use;
import org.cora.planner.validate.PlanValidator;
import org.cora.testing.NfFixture;
import org.cora.testing.Profiles;
import org.junit.jupiter.api.Test;

/** The shipped NAT planned for the shipped cards: quiet traffic first, then the phase with a few very heavy flows. */
class NatPlansTest {

	private static final Path FOLDER = Path.of(System.getProperty("cora.root", "..")).resolve("examples/nat");
	private static final Compilation NAT = CoraCompiler.compile(FOLDER.resolve("nat.cora")).orThrow();
	private static final int PACKETS = 20_000;

	private static PlanningProblem problem(String offload, int phase) {
		OffloadSpec spec = NAT.offload(offload).orElseThrow();
		return Profiles.problem(NAT, spec, phase, FOLDER, PACKETS);
	}

	/** What is decided; nobody asks why. */
	private static Plan plan(PlanningProblem problem, String strategy) {
		return Planner.planOnly(problem, Strategies.named(strategy).orElseThrow());
	}

	@Test
	void whatAnalysisFinds() {
		PlanningProblem problem = problem("NatOnAgilio", 0);
		assertEquals(List.of(KeyOrigin.FLOW_IDENTITY, KeyOrigin.FLOW_IDENTITY, KeyOrigin.ACROSS_FLOWS,
				KeyOrigin.HEADER),
				problem.graph().getStates().stream().map(s -> s.getKeyOrigin()).toList());
		assertEquals(Use.ALLOCATION, problem.graph().getStates().get(2).getUse());
		assertTrue(problem.graph().getStates().get(3).isMergeable(), "counters are mergeable by default");
		assertEquals(List.of("ipv4 && (tcp || udp)", "!tcp && !udp || !ipv4"),
				problem.graph().getClasses().stream().filter(c -> c.getPortName().equals("lan"))
						.map(SteeringClass::getPredicate).sorted(Comparator.reverseOrder()).toList());
	}

	@Test
	void feasiblePlansAreValidAndCoraIsTheBest() {
		for (String offload : List.of("NatOnAgilio", "NatOnBlueField")) {
			for (int phase = 0; phase < 2; phase++) {
				PlanningProblem problem = problem(offload, phase);
				double cora = plan(problem, "cora").getObjective().getHostCores();
				for (Strategy strategy : Strategies.all()) {
					Plan plan = Planner.planOnly(problem, strategy);
					String what = offload + " phase " + phase + " " + strategy.name();
					if (plan.isFeasible()) {
						assertEquals(List.of(), PlanValidator.check(problem, plan), what);
						assertTrue(plan.getBound().isProven(), what);
						assertTrue(cora <= plan.getObjective().getHostCores() + 1e-9, what);
					}
				}
			}
		}
	}

	@Test
	void quietTrafficFitsOnBothCards() {
		for (String offload : List.of("NatOnAgilio", "NatOnBlueField")) {
			PlanningProblem problem = problem(offload, 0);
			assertEquals(0, plan(problem, "cora").getObjective().getHostCores(), offload);
			assertTrue(plan(problem, "host").getObjective().getHostCores() > 0.5, offload);
		}
	}

	/** One flow with an eighth of 14 Mpps is too fast for a memory of 200 to 500 cycles, but not for the host. */
	@Test
	void veryHeavyFlowsLeaveTheAgilio() {
		PlanningProblem problem = NfFixture.nf("nat")
				.underTraffic("flows 100000 zipf 1.1 packets imix rate 14 Mpps arrivals 2 k/s")
				.with(NfFixture.constraint("throughput >= 10 Mpps, p99 <= 50 us, loss = 0")).problem();
		Plan nic = plan(problem, "nic");
		assertFalse(nic.isFeasible());
		assertTrue(nic.getReason().startsWith("nic-serial heaviest flow"), nic.getReason());
		Plan cora = plan(problem, "cora");
		assertEquals(Home.PER_FLOW, cora.getStates().get(0).getHome());
		assertTrue(cora.getPromotion().getGroups().stream().noneMatch(g -> g.getName().equals("heavy")));
		assertTrue(cora.getPromotion().getCeiling() > 0);
		double host = plan(problem, "host").getObjective().getHostCores();
		assertTrue(cora.getObjective().getHostCores() < 0.5 * host);
		assertTrue(plan(problem, "state").getObjective().getHostCores() > 0.8 * host,
				"states whole can't tell flows apart");
	}

	@Test
	void firmwareWithoutPoolsLeavesAllocationToTheHost() {
		NicModel bpf = CoraCompiler.nic("AgilioCX40Bpf").orElseThrow();
		PlanningProblem agilio = problem("NatOnAgilio", 0);
		PlanningProblem problem = agilio.on(bpf, agilio.host());
		Plan nic = plan(problem, "nic");
		assertFalse(nic.isFeasible());
		assertTrue(nic.getReason().contains("pool take"), nic.getReason());
		Plan cora = Planner.plan(problem, Strategies.named("cora").orElseThrow());
		assertTrue(cora.isFeasible(), cora.getReason());
		assertEquals(Home.CPU, cora.getStates().get(2).getHome());
		assertTrue(cora.getObjective().getHostCores() < 0.1, "only new flows need the host");
		assertTrue(cora.getExplanations().stream().anyMatch(e -> e.getSubject().equals("state.free") && e.getText()
				.contains("has no pool")),
				() -> cora.getExplanations().toString());
	}
}
