// SPDX-License-Identifier: EPL-2.0
// Copyright (c) 2026 Cora contributors
package org.cora.testing.state;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import org.cora.planner.plan.Home;
import org.cora.planner.plan.Plan;
import org.cora.planner.search.PlanningProblem;
import org.cora.sim.RunResult;
import org.cora.sim.Simulation;
import org.cora.sim.SimulationRequest;
import org.cora.sim.metrics.DropCount;
import org.cora.sim.metrics.Invariant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Handlers of timed-out entries change what the entry's flow has, and what both sides have a part of. */
class ExpirySidesTest {

	private static final String TRAFFIC = "flows %d zipf 0.6 packets 350 B rate 2 Mpps arrivals %s";

	/** Connections of a pair of hosts; a pair is gone with the last of them. */
	private static final String PAIRS = """
			nf N {
			  port clients, servers
			  struct Pair { client : ipv4, server : ipv4 }
			  state connections : map<FlowKey, Pair> { capacity 100 k timeout 1 ms }
			  state pairs : map<Pair, u32> { capacity 100 k }
			  flow by clients: Pair { client: p.ipv4.src, server: p.ipv4.dst }, servers: Pair { client: p.ipv4.dst, server: p.ipv4.src }
			  on packet p from clients {
			    require p.ipv4 && (p.tcp || p.udp) else pass
			    match connections[p.flow] {
			      found _c => forward
			      missing => {
			        let pair = Pair { client: p.ipv4.src, server: p.ipv4.dst }
			        match pairs[pair] { found n => n += 1 missing => pairs[pair] = 1 }
			        connections[p.flow] = pair
			        forward
			      }
			    }
			  }
			  on packet p from servers { forward }
			  on expire connections[_flow] as pair {
			    match pairs[pair] {
			      found n => { if n > 1 { n -= 1 } else { pairs.remove(pair) } }
			      missing => { }
			    }
			  }
			}
			""";

	/** Each flow holds a label while it is there. */
	private static final String LABELS = """
			nf N {
			  state held : map<FlowKey, Endpoint> { capacity 100 k timeout 1 ms }
			  state free : pool<Endpoint> { from 203.0.113.1 .. 203.0.113.1 ports 1 .. 300 }
			  on packet p {
			    require p.ipv4 && (p.tcp || p.udp) else pass
			    match held[p.flow] {
			      found _e => forward
			      missing => {
			        let e = free.take() else drop "no free label"
			        held[p.flow] = e else { free.give(e) drop "table full" }
			        forward
			      }
			    }
			  }
			  on expire held[_k] as e { free.give(e) }
			}
			""";

	@TempDir
	Path folder;

	private RunResult run(PlanningProblem problem, Plan plan, long nanos) {
		plan.getPromotion().setThreshold(2);
		plan.getPromotion().setWindowNanos(0);
		RunResult run = Simulation.run(SimulationRequest.of(problem.nf(), plan, problem.nic(), problem.host(), 8,
				problem.spec().traffic()).withDuration(nanos).withOrderLog(folder.resolve("order")));
		for (Invariant invariant : run.invariants()) {
			assertTrue(invariant.holds(), () -> invariant.name() + ": " + invariant.detail());
		}
		return run;
	}

	/** The connections are on one side, whole, and pairs are where they have moved to. */
	@ParameterizedTest
	@EnumSource(names = {"NIC", "CPU"})
	void handlersOfATableThatOneSideHasRunWhereTheFlowIs(Home home) {
		Offloaded offloaded = Offloaded.under(TRAFFIC.formatted(500, "50 k/s"), "AgilioCX40", PAIRS);
		Plan plan = offloaded.plan("flow");
		Offloaded.placement(plan, "connections").setHome(home);
		assertEquals(Home.PER_FLOW, Offloaded.placement(plan, "pairs").getHome());
		RunResult run = run(offloaded.problem(), plan, 10_000_000);
		assertTrue(run.runtime().insertions() > 100, () -> run.runtime().toString());
		assertTrue(run.runtime().deletions() > 0.3 * run.runtime().insertions(), () -> run.runtime().toString());
	}

	/** Flows begin on the host and mostly end on the card: the host gets back what it gave out. */
	@Test
	void whatIsGivenBackReturnsToTheSideThatItIsFrom() {
		Offloaded offloaded = Offloaded.under(TRAFFIC.formatted(50, "10 k/s"), "AgilioCX40", LABELS);
		Plan plan = offloaded.plan("flow");
		Offloaded.placement(plan, "free").setHome(Home.SHARDED);
		RunResult run = run(offloaded.problem(), plan, 60_000_000);
		assertTrue(run.runtime().promotedFlows() > 150, () -> run.runtime().toString());
		assertEquals(0, run.packets().byCause().stream().filter(DropCount::policy).mapToLong(DropCount::packets).sum(),
				() -> run.packets().toString());
	}
}
