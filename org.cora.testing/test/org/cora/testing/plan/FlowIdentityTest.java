// SPDX-License-Identifier: EPL-2.0
// Copyright (c) 2026 Cora contributors
package org.cora.testing.plan;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.cora.dsl.compiler.Compilation;
import org.cora.dsl.compiler.CoraCompiler;
import org.cora.exec.packet.Bytes;
import org.cora.exec.packet.Packet;
import org.cora.exec.traffic.TrafficSource;
import org.cora.ir.packet.Headers;
import org.cora.ir.spec.OffloadSpec;
import org.cora.planner.Planner;
import org.cora.planner.plan.Plan;
import org.cora.planner.search.PlanningMonitor;
import org.cora.planner.search.PlanningProblem;
import org.cora.planner.search.Strategies;
import org.cora.planner.stateflow.FlowGroup;
import org.cora.planner.stateflow.StateFlowGraph;
import org.cora.sim.RunResult;
import org.cora.sim.Simulation;
import org.cora.sim.SimulationRequest;
import org.junit.jupiter.api.Test;

/** Where a program's flows are hosts, plans are of hosts: all connections of one are one flow, and it outlives them. */
class FlowIdentityTest {

	private static final long FLOWS = 20_000;
	/** Servers of generated traffic. */
	private static final long SERVERS = 2048;
	private static final double CHURN = 50_000;

	private static Compilation compiled(String near, String far, String card) {
		return CoraCompiler.compile("""
				import cora.nics.AgilioCX40
				import cora.nics.XeonHost
				nf N {
				  port near, far
				  state hosts : map<ipv4, u32> { capacity 64 k }
				  flow by near: p.ipv4.%1$s, far: p.ipv4.%2$s
				  on packet p from near {
				    require p.ipv4 else forward
				    match hosts[p.ipv4.%1$s] { found n => n += 1  missing => hosts[p.ipv4.%1$s] = 1 else drop "full" }
				    forward
				  }
				  on packet p from far {
				    require p.ipv4 else forward
				    match hosts[p.ipv4.%2$s] { found n => n += 1  missing => hosts[p.ipv4.%2$s] = 1 else drop "full" }
				    forward
				  }
				}
				nic Card extends AgilioCX40 { %3$s }
				traffic T { flows %4$d zipf 0.9 packets 300 B rate 8 Mpps arrivals %5$d k/s }
				offload O { run N on Card with XeonHost { cores 8 } under T }
				""".formatted(near, far, card, FLOWS, (long) CHURN / 1000), "test.cora").orThrow();
	}

	private static PlanningProblem problem(Compilation compilation) {
		OffloadSpec spec = compilation.offloads().get(0);
		return Planner.prepare(compilation.program().nf(spec.nf()).orElseThrow(), spec, compilation.nic(spec), compilation.host(spec), 0, Path.of(""),
				Planner.SEED, 40_000, PlanningMonitor.NONE);
	}

	private static StateFlowGraph graph(String near, String far) {
		return problem(compiled(near, far, "")).graph();
	}

	private static List<FlowGroup> groups(StateFlowGraph graph) {
		return graph.getGroups().stream().filter(g -> !g.isUnknown()).toList();
	}

	@Test
	void groupsAreOfHostsThatGoOnWhileConnectionsEnd() {
		StateFlowGraph graph = graph("dst", "src");
		assertTrue(graph.isGroupsByIdentity());
		assertEquals(SERVERS, graph.getActiveFlows(), 5);
		assertEquals(SERVERS, groups(graph).stream().mapToDouble(FlowGroup::getFlows).sum(), 5);
		assertEquals(1, groups(graph).stream().mapToDouble(FlowGroup::getPacketShare).sum(), 1e-9);
		assertTrue(graph.getFlowRate() < 0.01 * CHURN, "servers that begin per second: " + graph.getFlowRate());
		assertEquals(2, graph.getEntriesPerFlow(), "it comes in by both ports");
		assertEquals(1, graph.getStates().get(0).getEntriesPerFlow(), 0.02);
	}

	/** Packets are counted, server by server, as the traffic makes them. */
	@Test
	void groupsCarryWhatTheirHostsCarry() {
		Compilation compilation = compiled("dst", "src", "");
		Map<Long, Integer> counts = new HashMap<>();
		int packets = 100_000;
		try (TrafficSource source = new TrafficSource(compilation.offloads().get(0).traffic(), Path.of(""), 7)) {
			Packet packet = new Packet();
			for (int n = 0; n < packets; n++) {
				source.next(packet);
				int port = source.port();
				int at = packet.offset(Headers.IPV4_HEADER);
				counts.merge(Bytes.u32(packet.bytes(), at + (port == 0 ? 16 : 12)), 1, Integer::sum);
				source.forwarded(source.connection(), packet, port, 1 - port);
			}
		}
		List<Integer> byRank = counts.values().stream().sorted(Comparator.reverseOrder()).toList();
		int rank = 0;
		for (FlowGroup group : groups(problem(compilation).graph())) {
			int end = (int) Math.min(byRank.size(), rank + Math.round(group.getFlows()));
			double share = byRank.subList(rank, end).stream().mapToInt(Integer::intValue).sum() / (double) packets;
			assertEquals(share, group.getPacketShare(), 0.01 + 0.05 * share, group.getName());
			rank = end;
		}
	}

	/** Who sends: a connection is of two flows, of which each comes in by one port. */
	@Test
	void aConnectionMayBeOfTwoFlows() {
		StateFlowGraph graph = graph("src", "src");
		assertTrue(graph.isGroupsByIdentity());
		assertEquals(FLOWS + SERVERS, graph.getActiveFlows(), 5);
		assertEquals(1, graph.getEntriesPerFlow());
		assertEquals(CHURN, graph.getFlowRate(), 0.01 * CHURN, "each connection has a client of its own, and a server that is known");
	}

	@Test
	void whereEachConnectionHasItsOwnHostGroupsAreOfConnections() {
		StateFlowGraph graph = graph("src", "dst");
		assertFalse(graph.isGroupsByIdentity());
		assertEquals(FLOWS, graph.getActiveFlows());
		assertEquals(CHURN, graph.getFlowRate());
	}

	/** A flow table too small for all hosts. */
	@Test
	void theSimulatorHasTheHeavyHostsOnTheCard() {
		Compilation compilation = compiled("dst", "src", "flow-table { entries 400 }");
		PlanningProblem problem = problem(compilation);
		Plan plan = Planner.planOnly(problem, Strategies.named("flow").orElseThrow());
		double planned = plan.getObjective().getHostCores();
		assertTrue(plan.getPromotion().getFlows() > 20 && plan.getPromotion().getFlows() <= 200, plan.getPromotion().getFlows() + " hosts");
		RunResult run = Simulation.run(SimulationRequest.of(problem.nf(), plan, problem.nic(), problem.host(), 0, problem.spec().traffic())
				.withDuration(5_000_000).warm(true));
		assertTrue(run.isSound(), run.invariants().toString());
		assertEquals(planned, run.cpu().coresMean(), 0.05 * planned);
	}
}
