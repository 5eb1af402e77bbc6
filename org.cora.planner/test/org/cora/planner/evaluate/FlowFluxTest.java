// SPDX-License-Identifier: EPL-2.0
// Copyright (c) 2026 Cora contributors
package org.cora.planner.evaluate;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Optional;
import java.util.Random;
import org.cora.planner.stateflow.FlowGroup;
import org.cora.planner.stateflow.StateFlowGraph;
import org.cora.planner.stateflow.StateflowFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Which packets come after their flow has moved. */
class FlowFluxTest {

	private static final double RATE = 1e6;
	private static final double FLOWS = 1000;

	/** One group that all packets are of, whose flows have so many of them each on average. */
	private static StateFlowGraph graph(double packetsPerFlow, boolean atRandom) {
		StateFlowGraph graph = StateflowFactory.eINSTANCE.createStateFlowGraph();
		graph.setPacketRate(RATE);
		graph.setEndingAtRandom(atRandom);
		FlowGroup group = StateflowFactory.eINSTANCE.createFlowGroup();
		group.setFlows(FLOWS);
		group.setPacketShare(1);
		group.setFlowRate(RATE / FLOWS);
		group.setArrivals(RATE / packetsPerFlow);
		graph.getGroups().add(group);
		graph.getGroups().add(StateflowFactory.eINSTANCE.createFlowGroup());
		return graph;
	}

	private static FlowFlux flux(StateFlowGraph graph, int threshold, double insertSeconds) {
		Cut cut = new Cut(0, 1, threshold);
		return new FlowFlux(graph, Optional.of(cut), Optional.of(new Recognitions(graph, insertSeconds).of(cut)));
	}

	/** Flow by flow: packets come at random while it lives, which it does for an exponentially distributed time. */
	@ParameterizedTest
	@CsvSource({"100, 1, 0", "100, 16, 0", "20, 16, 0", "5, 16, 0", "100, 16, 0.05", "2, 1, 0.001"})
	void flowsThatEndAtRandom(double packetsPerFlow, int threshold, double insertSeconds) {
		Random random = new Random(3);
		double rate = RATE / FLOWS;
		double life = packetsPerFlow / rate;
		double all = 0;
		double after = 0;
		int reached = 0;
		int flows = 200_000;
		for (int n = 0; n < flows; n++) {
			double ends = -Math.log(1 - random.nextDouble()) * life;
			double moved = insertSeconds;
			for (int k = 0; k < threshold; k++) {
				moved -= Math.log(1 - random.nextDouble()) / rate;
			}
			reached += moved - insertSeconds < ends ? 1 : 0;
			all += ends;
			after += Math.max(0, ends - moved);
		}
		FlowFlux flux = flux(graph(packetsPerFlow, true), threshold, insertSeconds);
		assertEquals(after / all, flux.promoted(0), 0.01);
		assertEquals(FLOWS * after / all, flux.flowsOnNic(), 0.01 * FLOWS);
		assertEquals(RATE / packetsPerFlow * reached / flows, flux.promotionsPerSecond(), 0.01 * RATE / packetsPerFlow);
		assertEquals(1, flux.promoted(0) + flux.unknown(0), 1e-9);
	}

	@Test
	void flowsOfOneLengthMoveAllOrNone() {
		assertEquals(0.84, flux(graph(100, false), 16, 0).promoted(0), 1e-9);
		assertEquals(0, flux(graph(16, false), 16, 0).promoted(0), 1e-9);
		assertEquals(RATE / 100, flux(graph(100, false), 16, 0).promotionsPerSecond(), 1e-6);
	}

	/** What the card needs nothing of stays where it is, and takes no entry. */
	@Test
	void flowsWithoutStateArentMoved() {
		StateFlowGraph graph = graph(100, true);
		FlowFlux all = flux(graph, 16, 0);
		graph.getGroups().get(0).setFlowsWithState(0.25);
		FlowFlux some = flux(graph, 16, 0);
		assertEquals(all.flowsOnNic() / 4, some.flowsOnNic(), 1e-9);
		assertEquals(all.promotionsPerSecond() / 4, some.promotionsPerSecond(), 1e-9);
	}

	/** A side has the flows that are there: what it spreads over its cores are these. */
	@Test
	void aSideSpreadsItsOwnFlows() {
		StateFlowGraph graph = graph(100, true);
		FlowGroup group = graph.getGroups().get(0);
		group.setHottestShare(0.1);
		group.setSquaredShares(0.012);
		FlowFlux flux = flux(graph, 16, 0);
		double known = flux.promoted(0);
		assertEquals(0.1, flux.spread(true, false).heaviest(), 1e-9, "the heaviest is mostly on the card");
		assertEquals(0.012 / known - 0.01, flux.spread(true, false).others(), 1e-9);
		assertEquals(0, flux.spread(false, false).heaviest(), 1e-9);
		assertEquals(0.012 * (1 - known) / (1 - known) / (1 - known), flux.spread(false, false).others(), 1e-9);
		assertEquals(0.1, flux.spread(false, true).heaviest(), 1e-9, "without a cut it may be anywhere");
	}
}
