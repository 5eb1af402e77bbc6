// SPDX-License-Identifier: EPL-2.0
// Copyright (c) 2026 Cora contributors
package org.cora.testing.state;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.List;
import org.cora.planner.plan.Plan;
import org.cora.planner.search.PlanningProblem;
import org.cora.sim.CardResets;
import org.cora.sim.RunResult;
import org.cora.sim.Simulation;
import org.cora.sim.SimulationRequest;
import org.cora.sim.metrics.MemoryUse;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Connections have more segments under way than a table keeps in mind: those that were used least recently make room. */
class FullLruTest {

	private static final int CAPACITY = 1000;
	private static final String TRAFFIC = "flows 2000 zipf 0.6 packets 350 B rate 1 Mpps arrivals 1 k/s tcp 90 %";

	private static Offloaded offloaded(String kind) {
		return Offloaded.under(TRAFFIC, "AgilioCX40", """
				nf N {
				  port near, far
				  struct Waiting { flow : FlowKey, ack : u32 }
				  state waiting : %s<Waiting, time> { capacity %d timeout 10 s }
				  on packet p {
				    require p.ipv4 && p.tcp else forward
				    match waiting[Waiting { flow: p.flow, ack: p.tcp.seq }] {
				      found at => at = now
				      missing => waiting[Waiting { flow: p.flow, ack: p.tcp.seq }] = now %s
				    }
				    forward
				  }
				}""".formatted(kind, CAPACITY, kind.equals("lru") ? "" : "else forward"));
	}

	@TempDir
	private Path folder;

	private SimulationRequest request(PlanningProblem problem, Plan plan) {
		return SimulationRequest.of(problem.nf(), plan, problem.nic(), problem.host(), 8, problem.spec().traffic()).withDuration(20_000_000)
				.withOrderLog(folder.resolve("order"));
	}

	private RunResult run(PlanningProblem problem, Plan plan, boolean warm) {
		RunResult run = Simulation.run(request(problem, plan).warm(warm));
		assertTrue(run.isSound(), () -> run.invariants().toString());
		return run;
	}

	private static double onCard(RunResult run) {
		return (double) run.latency().nic().packets() / run.packets().delivered();
	}

	/** Twice as many entries as there is room for are there when the run begins. */
	@Test
	void flowsBeginOnTheCardThoughItsTableIsFull() {
		Offloaded offloaded = offloaded("lru");
		Plan plan = offloaded.plan("flow");
		assertEquals(CAPACITY, Offloaded.placement(plan, "waiting").getNicEntries(), 0.02 * CAPACITY);
		RunResult run = run(offloaded.problem(), plan, true);
		assertTrue(onCard(run) > 0.99, () -> onCard(run) + " of the packets");
		assertEquals(plan.getObjective().getHostCores(), run.cpu().coresMean(), 0.005);
		assertEquals(0, run.runtime().flowsAborted());
	}

	@Test
	void flowsMoveToTheCardThoughItsTableIsFull() {
		Offloaded offloaded = offloaded("lru");
		RunResult run = run(offloaded.problem(), offloaded.plan("flow"), false);
		assertTrue(run.runtime().flowsMoved() > CAPACITY, () -> run.runtime().toString());
		assertEquals(0, run.runtime().flowsAborted());
		String replay = run.invariants().get(run.invariants().size() - 1).detail();
		assertTrue(replay.startsWith("not compared: both sides' parts of waiting"), replay);
		assertTrue(run.nicUse().memory().stream().allMatch(m -> m.usedBytes() <= CAPACITY * offloaded.problem().nf().states().get(0).entryBytes()));
	}

	/** A part of a table that is full is full, too. */
	@Test
	void flowsMoveToAPartOfTheTable() {
		Offloaded offloaded = offloaded("lru");
		Plan plan = offloaded.plan("flow");
		Offloaded.placement(plan, "waiting").setNicEntries(CAPACITY / 2);
		RunResult run = run(offloaded.problem(), plan, false);
		assertTrue(run.runtime().flowsMoved() > CAPACITY, () -> run.runtime().toString());
		assertEquals(0, run.runtime().flowsAborted());
		assertEquals(CAPACITY / 2 * offloaded.problem().nf().states().get(0).entryBytes(), run.nicUse().memory().stream().mapToLong(MemoryUse::usedBytes)
				.sum(), "it makes room when it has as many as the plan gives it");
	}

	/**
	 * What a flow that has ended had in a full table goes when others need the room, long before it would time out; its steering entries
	 * go with the last that it could still have. In the steady state as many flows' go as come.
	 */
	@Test
	void asManyFlowsLeaveTheFlowTableAsComeToIt() {
		Offloaded offloaded = Offloaded.under(TRAFFIC.replace("arrivals 1 k/s", "arrivals 20 k/s"), "AgilioCX40", """
				nf N {
				  port near, far
				  struct Waiting { flow : FlowKey, ack : u32 }
				  state waiting : lru<Waiting, time> { capacity 1 k timeout 1 s }
				  state marked : map<FlowKey, u32> { capacity 100 k timeout 3 s }
				  on packet p {
				    require p.ipv4 && p.tcp else forward
				    match waiting[Waiting { flow: p.flow, ack: p.tcp.seq }] {
				      found at => at = now
				      missing => waiting[Waiting { flow: p.flow, ack: p.tcp.seq }] = now
				    }
				    if hash(p.tcp.seq) & 15 == 0 { marked[p.flow] = p.tcp.seq else forward }
				    forward
				  }
				}""");
		Plan plan = offloaded.plan("flow");
		RunResult run = run(offloaded.problem(), plan, true);
		long come = run.runtime().insertions();
		assertTrue(come > 50, () -> run.runtime().toString());
		assertEquals(come, run.runtime().deletions(), 0.3 * come);
	}

	/** A table that makes no room for insertions makes none for flows. */
	@Test
	void whereAMapIsFullTheyStay() {
		Offloaded offloaded = offloaded("map");
		RunResult run = run(offloaded.problem(), offloaded.plan("flow"), false);
		assertTrue(run.runtime().flowsAborted() > run.runtime().flowsMoved(), () -> run.runtime().toString());
	}

	/** What the host knows of flows on the card is what it goes on with, though its table has no room for all of it either. */
	@Test
	void aResetFindsWhatWasPromised() {
		Offloaded offloaded = offloaded("lru");
		PlanningProblem problem = offloaded.problem();
		RunResult run = Simulation.run(request(problem, offloaded.plan("flow")).warm(true)
				.withResets(new CardResets(List.of(10_000_000L), 1_000_000, 4_000_000)));
		assertTrue(run.isSound(), () -> run.invariants().toString());
		assertTrue(run.runtime().checkpoints().resets().get(0).flowsToHost() > CAPACITY / 2, () -> run.runtime().toString());
	}
}
