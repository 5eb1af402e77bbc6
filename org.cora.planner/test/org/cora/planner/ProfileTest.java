// SPDX-License-Identifier: EPL-2.0
// Copyright (c) 2026 Cora contributors
package org.cora.planner;

import static org.cora.planner.TestNfs.Part.COUNTER;
import static org.cora.planner.TestNfs.Part.PER_FLOW;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.cora.exec.capture.PcapWriter;
import org.cora.exec.packet.FrameBuilder;
import org.cora.exec.packet.Packet;
import org.cora.ir.diagnostic.CoraException;
import org.cora.ir.program.Nf;
import org.cora.ir.spec.OffloadSpec;
import org.cora.ir.spec.TrafficSpec;
import org.cora.ir.spec.Workload;
import org.cora.nicmodel.performance.TestCards;
import org.cora.planner.plan.Plan;
import org.cora.planner.profile.FlowRanks;
import org.cora.planner.search.PlanningMonitor;
import org.cora.planner.search.PlanningProblem;
import org.cora.planner.search.Strategies;
import org.cora.planner.stateflow.FlowGroup;
import org.cora.planner.stateflow.StateFlowGraph;
import org.cora.planner.stateflow.SteeringClass;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Profiles over traffic of every kind, and captures that are as odd as captures can be. */
class ProfileTest {

	private static final Nf NF = TestNfs.of(10_000, PER_FLOW, COUNTER);

	@TempDir
	Path folder;

	/** A capture of packets at these times, in microseconds, each of the flow of that number. */
	private Path capture(long[] micros, int... flows) {
		Path file = folder.resolve("test.pcap");
		try (PcapWriter writer = PcapWriter.create(file, false, 200)) {
			for (int n = 0; n < micros.length; n++) {
				Packet packet = new Packet();
				new FrameBuilder(packet).ethernet(1, 2).ipv4(0x0a000001L + flows[n], 0xc6120001L, 17).udp(1000, 53).payload(100).finish(
						1_000_000_000L + micros[n] * 1000);
				writer.write(packet);
			}
			writer.commit();
		}
		return file;
	}

	private PlanningProblem problem(Workload workload) {
		TrafficSpec traffic = new TrafficSpec("T", List.of(new TrafficSpec.Phase(0, workload)), TestCode.WHERE);
		OffloadSpec spec = new OffloadSpec("O", NF.name(), "TestCard", "TestHost", 0, traffic,
				OffloadSpec.Objective.MINIMISE_CORES, List.of(), List.of(), Optional.empty(), TestCode.WHERE);
		return Planner.prepare(NF, spec, TestCards.card(), TestCards.host(), 0, folder, 1, 2000, PlanningMonitor.NONE);
	}

	private PlanningProblem captured(Path file, double rate) {
		return problem(new Workload.Captured(file.toString(), 1, rate, 1));
	}

	/** Shares add up, nothing is negative or no number, and there is a plan. */
	private static void isSound(PlanningProblem problem) {
		StateFlowGraph graph = problem.graph();
		assertEquals(1, graph.getGroups().stream().mapToDouble(FlowGroup::getPacketShare).sum(), 1e-6);
		assertEquals(1, graph.getClasses().stream().mapToDouble(SteeringClass::getPacketShare).sum(), 1e-6);
		graph.getGroups().forEach(g -> assertTrue(g.getFlowRate() >= 0 && g.getArrivals() >= 0 && g.getHottestShare() <= 1 + 1e-9, g
				.toString()));
		Plan plan = Planner.planOnly(problem, Strategies.named("cora").orElseThrow());
		assertTrue(plan.isFeasible(), plan.getReason());
	}

	@Test
	void anEmptyCaptureIsRefused() {
		CoraException refused = assertThrows(CoraException.class, () -> captured(capture(new long[0]), 0));
		assertEquals("capture-empty", refused.diagnostics().get(0).code());
	}

	@Test
	void packetsOfOneTimeHaveNoRateUnlessOneIsGiven() {
		for (long[] times : List.of(new long[] {0}, new long[] {5, 5, 5})) {
			Path file = capture(times, new int[times.length]);
			CoraException refused = assertThrows(CoraException.class, () -> captured(file, 0));
			assertEquals("capture-no-rate", refused.diagnostics().get(0).code());
			assertEquals(TestCode.WHERE, refused.diagnostics().get(0).where());
			PlanningProblem problem = captured(file, 1e6);
			assertEquals(1e6, problem.graph().getPacketRate(), 1);
			assertEquals(1, problem.graph().getActiveFlows());
			isSound(problem);
		}
	}

	@Test
	void timeThatGoesBackwardsStandsStillMeanwhile() {
		PlanningProblem problem = captured(capture(new long[] {0, 100, 40, 60, 200, 150, 300}, 0, 1, 0, 1, 2, 2, 0), 0);
		assertTrue(problem.graph().getPacketRate() > 1e4 && problem.graph().getPacketRate() < 1e5, problem.graph()
				.getPacketRate() + " packets per second");
		assertEquals(3, problem.graph().getActiveFlows());
		isSound(problem);
	}

	@Test
	void oneFlowIsOneGroup() {
		PlanningProblem problem = captured(capture(new long[] {0, 10, 20, 30}, 0, 0, 0, 0), 0);
		assertEquals(List.of("heavy", "unknown"), problem.graph().getGroups().stream().map(FlowGroup::getName).toList());
		assertEquals(1, problem.graph().getGroups().get(0).getHottestShare(), 1e-9);
		isSound(problem);
	}

	/** Half of the packets answer the other half, whatever a flow is taken to be and however long flows are. */
	@Test
	void directionsHaveTheirSharesWhateverTheTraffic() {
		for (Workload.Popularity popularity : List.of(new Workload.Popularity.Uniform(), new Workload.Popularity.Zipf(1.1),
				Workload.Popularity.Lengths.measured("all"))) {
			Workload workload = new Workload.Synthetic(20_000, popularity, new Workload.Sizes.Imix(), 1e6, 100,
					Workload.Arrivals.POISSON, 0.85, 0.5);
			TrafficSpec traffic = new TrafficSpec("T", List.of(new TrafficSpec.Phase(0, workload)), TestCode.WHERE);
			OffloadSpec spec = new OffloadSpec("O", NF.name(), "TestCard", "TestHost", 0, traffic,
					OffloadSpec.Objective.MINIMISE_CORES, List.of(), List.of(), Optional.empty(), TestCode.WHERE);
			StateFlowGraph graph = Planner.prepare(NF, spec, TestCards.card(), TestCards.host(), 0, folder, 1, 40_000,
					PlanningMonitor.NONE).graph();
			for (String port : List.of("left", "right")) {
				assertEquals(0.5, graph.getClasses().stream().filter(c -> c.getPortName().equals(port)).mapToDouble(
						SteeringClass::getPacketShare).sum(), 0.03, popularity + " " + port);
			}
		}
	}

	@Test
	void ranksAreFineWhereFlowsAreHeavy() {
		assertEquals(List.of(1L), FlowRanks.of(1));
		assertEquals(List.of(10L, 100L, 1000L, 3000L, 10_000L, 30_000L, 60_000L, 100_000L), FlowRanks.of(100_000));
		for (long flows : new long[] {1, 2, 7, 99, 12_345, 1L << 26}) {
			List<Long> ranks = FlowRanks.of(flows);
			assertEquals(flows, ranks.get(ranks.size() - 1));
			assertTrue(ranks.size() <= FlowRanks.MOST_GROUPS);
		}
	}

	@Test
	void flowsThatShareAnIdentityAreOneAtATime() {
		PlanningProblem problem = TestProblems.problem(NF).rate(1e5).get();
		assertEquals(0, problem.graph().getBusiestIdentityShare(), "each has its own");
		double hottest = problem.graph().getGroups().stream().mapToDouble(FlowGroup::getHottestShare).max().orElseThrow();
		double before = heaviestFlow(problem);
		problem.graph().setBusiestIdentityShare(4 * hottest);
		assertEquals(4 * before, heaviestFlow(problem), 0.1 * before, "the heaviest flow does about what all do");
	}

	private static double heaviestFlow(PlanningProblem problem) {
		return Planner.planOnly(problem, Strategies.named("nic").orElseThrow()).getResources().stream().filter(r -> r.getName().equals(
				"nic-serial heaviest flow")).findFirst().orElseThrow().getUsed();
	}
}
