// SPDX-License-Identifier: EPL-2.0
// Copyright (c) 2026 Cora contributors
package org.cora.testing.state;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Optional;
import org.cora.planner.evaluate.Cut;
import org.cora.planner.evaluate.Evaluator;
import org.cora.planner.evaluate.Regime;
import org.cora.planner.evaluate.Split;
import org.cora.planner.evaluate.StateChoice;
import org.cora.planner.plan.Home;
import org.cora.planner.plan.Plan;
import org.cora.planner.plan.StatePlacement;
import org.cora.planner.search.PlanningMonitor;
import org.cora.planner.search.PlanningProblem;
import org.cora.planner.search.SearchBudget;
import org.cora.planner.search.Strategies;
import org.cora.planner.validate.PlanValidator;
import org.cora.sim.RunResult;
import org.cora.sim.Simulation;
import org.cora.sim.SimulationRequest;
import org.cora.sim.metrics.MemoryUse;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * A table remembers the latest segments. Where it is divided by flow, each side's part forgets as fast as the whole would: packets that
 * find their flow's fourth last segment, and need the host then, are as many as were profiled.
 */
class LruPartsTest {

	private static final int CAPACITY = 600;

	private static PlanningProblem problem(String timeout) {
		PlanningProblem problem = Offloaded.under("flows 400 zipf 0.8 packets 350 B rate 1 Mpps tcp 90 %", "AgilioCX40", """
				nf N {
				  port near, far
				  struct Segment { flow : FlowKey, number : u32 }
				  state latest : lru<Segment, u8> { capacity %d %s }
				  state again : map<FlowKey, u64> { capacity 10 k }
				  on packet p {
				    require p.ipv4 && p.tcp else forward
				    match latest[Segment { flow: p.flow, number: p.tcp.seq - 4 }] {
				      found _v => {
				        match again[p.flow] {
				          found n => n += 1
				          missing => again[p.flow] = 1 else forward
				        }
				      }
				      missing => { }
				    }
				    match latest[Segment { flow: p.flow, number: p.tcp.seq }] {
				      found _v => { }
				      missing => latest[Segment { flow: p.flow, number: p.tcp.seq }] = 1
				    }
				    forward
				  }
				}""".formatted(CAPACITY, timeout), "keep again on cpu").problem();
		problem.nic().setMaxEntries(CAPACITY * 2 / 3);
		return problem;
	}

	/** A plan that has flows on both sides: the card has no room for all of the table. */
	private static Plan divided(PlanningProblem problem) {
		Plan plan = Strategies.named("cora").orElseThrow().plan(problem, SearchBudget.DEFAULT,
				PlanningMonitor.NONE);
		assertTrue(PlanValidator.check(problem, plan).isEmpty(), () -> PlanValidator.check(problem, plan).toString());
		assertEquals(Home.PER_FLOW, Offloaded.placement(plan, "latest").getHome());
		return plan;
	}

	private static RunResult run(PlanningProblem problem, Plan plan) {
		RunResult run = Simulation.run(SimulationRequest.of(problem.nf(), plan, problem.nic(), problem.host(), 8, problem.spec().traffic())
				.withDuration(100_000_000).warm(true));
		assertTrue(run.isSound(), () -> run.invariants().toString());
		return run;
	}

	private static double staysOnCard(PlanningProblem problem, Plan plan) {
		RunResult run = run(problem, plan);
		return (double) run.latency().nic().packets() / run.packets().delivered();
	}

	/** So they aren't in a part that has the room of the whole: it has less to keep in mind, so packets find more there. */
	@Test
	void packetsFindWhatTheyWouldFindInTheWhole() {
		PlanningProblem problem = problem("timeout 10 s");
		Plan plan = divided(problem);
		StatePlacement latest = Offloaded.placement(plan, "latest");
		assertTrue(latest.getNicEntries() > CAPACITY / 3 && latest.getNicEntries() <= CAPACITY * 2 / 3, latest::toString);
		double modelled = plan.getObjective().getNicPacketShare();
		assertEquals(modelled, staysOnCard(problem, plan), 0.015);
		latest.setNicEntries(CAPACITY);
		double whole = staysOnCard(problem, plan);
		assertTrue(whole < modelled - 0.03, () -> whole + " instead of " + modelled);
	}

	/** What search and evaluation take the card's part to be is the same, for whichever flows move, and grows with them. */
	@ParameterizedTest
	@ValueSource(strings = {"timeout 10 s", ""})
	void boundsHaveTheSameParts(String timeout) {
		PlanningProblem problem = problem(timeout);
		Evaluator evaluator = problem.evaluator();
		StateChoice byFlow = new StateChoice(Home.PER_FLOW, "emem");
		long before = 0;
		for (int to = 1; to <= evaluator.groups(); to++) {
			Cut cut = new Cut(0, to, 4);
			long part = evaluator.evaluate(new Split(List.of(byFlow, StateChoice.ON_CPU), Optional.of(cut), false)).states().get(0).nicEntries();
			assertEquals(part, evaluator.linear(Regime.of(cut)).nicEntries(0, byFlow));
			assertTrue(part >= before && part <= CAPACITY, cut + ": " + part);
			before = part;
		}
		assertEquals(CAPACITY, before, 0.01 * CAPACITY, "all of it where all flows are");
	}

	/** Nothing makes room in a table that has room for all of its flows' entries: the card's part needn't either, whatever the plan counted with. */
	@Test
	void aTableThatNobodyFillsHasRoomOnBothSides() {
		Offloaded offloaded = Offloaded.under("flows 400 zipf 0.8 packets 350 B rate 1 Mpps", "AgilioCX40", """
				nf N {
				  port near, far
				  state last : lru<FlowKey, time> { capacity 10 k timeout 10 s }
				  on packet p {
				    require p.ipv4 else forward
				    last[p.flow] = now
				    forward
				  }
				}""");
		Plan plan = offloaded.plan("flow");
		StatePlacement last = Offloaded.placement(plan, "last");
		assertTrue(last.getNicEntries() < 2000, last::toString);
		last.setNicEntries(100);
		RunResult run = run(offloaded.problem(), plan);
		assertEquals(plan.getObjective().getHostCores(), run.cpu().coresMean(), 0.005);
		assertTrue(run.nicUse().memory().stream().mapToLong(MemoryUse::usedBytes).sum() > 700 * offloaded.problem().nf().states().get(0).entryBytes());
	}
}
