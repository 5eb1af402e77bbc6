// SPDX-License-Identifier: EPL-2.0
// Copyright (c) 2026 Cora contributors
package org.cora.planner.evaluate;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.Random;
import java.util.stream.IntStream;
import org.cora.nicmodel.performance.FlowSpread;
import org.cora.planner.stateflow.FlowGroup;
import org.cora.planner.stateflow.StateFlowGraph;
import org.cora.planner.stateflow.StateflowFactory;
import org.junit.jupiter.api.Test;

/** Which flows load the cores of a side. */
class CoreLoadsTest {

	private static final int CORES = 8;
	private static final int HEAVY = 10;
	private static final double[] SHARES = shares();

	/** A thousand flows by Zipf's law: ten heavy ones, and the rest. */
	private static double[] shares() {
		double[] weights = IntStream.rangeClosed(1, 1000).mapToDouble(rank -> 1.0 / rank).toArray();
		double sum = Arrays.stream(weights).sum();
		return Arrays.stream(weights).map(w -> w / sum).toArray();
	}

	private static StateFlowGraph graph(double heavyWithState) {
		StateFlowGraph graph = StateflowFactory.eINSTANCE.createStateFlowGraph();
		graph.getGroups().add(group(0, HEAVY, heavyWithState));
		graph.getGroups().add(group(HEAVY, SHARES.length, 1));
		graph.getGroups().add(StateflowFactory.eINSTANCE.createFlowGroup());
		return graph;
	}

	private static FlowGroup group(int from, int to, double withState) {
		double[] own = Arrays.copyOfRange(SHARES, from, to);
		FlowGroup group = StateflowFactory.eINSTANCE.createFlowGroup();
		group.setFlows(own.length);
		group.setPacketShare(Arrays.stream(own).sum());
		group.setHottestShare(own[0]);
		group.setSquaredShares(Arrays.stream(own).map(w -> w * w).sum());
		group.setFlowsWithState(withState);
		return group;
	}

	private static double share(StateFlowGraph graph, int group) {
		return graph.getGroups().get(group).getPacketShare();
	}

	/** Load of the busiest core by the mean one's, flows thrown onto cores. */
	private static double thrown(double[] loads) {
		Random random = new Random(5);
		double sum = 0;
		for (int n = 0; n < 2000; n++) {
			double[] cores = new double[CORES];
			for (double load : loads) {
				cores[random.nextInt(CORES)] += load;
			}
			sum += Arrays.stream(cores).max().orElseThrow();
		}
		return CORES * sum / 2000 / Arrays.stream(loads).sum();
	}

	@Test
	void heavyFlowsOfTheOtherSideCountWhereTheirPacketsCross() {
		StateFlowGraph graph = graph(1);
		CoreLoads loads = new CoreLoads(graph);
		loads.add(1, true, false, share(graph, 1), 300);
		FlowSpread without = loads.spread();
		loads.add(0, false, false, share(graph, 0), 100);
		double[] each = IntStream.range(0, SHARES.length).mapToDouble(f -> SHARES[f] * (f < HEAVY ? 100 : 300)).toArray();
		assertEquals(thrown(Arrays.copyOfRange(each, HEAVY, each.length)), without.busiest(CORES), 0.03);
		assertEquals(thrown(each), loads.spread().busiest(CORES), 0.05);
		assertTrue(loads.spread().busiest(CORES) > without.busiest(CORES) + 0.1);
	}

	@Test
	void packetsThatHaveNothingToDoHereDontCount() {
		StateFlowGraph graph = graph(1);
		CoreLoads loads = new CoreLoads(graph);
		loads.add(1, true, false, share(graph, 1), 300);
		double before = loads.spread().busiest(CORES);
		loads.add(0, false, false, share(graph, 0), 0);
		assertEquals(before, loads.spread().busiest(CORES), 1e-12);
		assertEquals(FlowSpread.EVEN, new CoreLoads(graph).spread());
	}

	/** Half of the heavy group's packets use no state: the heaviest flow may be one of those, and is on the card then. */
	@Test
	void aFlowWithoutStateMayBeTheHeaviest() {
		StateFlowGraph graph = graph(0.5);
		CoreLoads loads = new CoreLoads(graph);
		loads.add(0, false, true, share(graph, 0) / 2, 200);
		loads.add(0, false, false, share(graph, 0) / 2, 0);
		loads.add(1, true, false, share(graph, 1), 200);
		double total = share(graph, 0) / 2 + share(graph, 1);
		assertEquals(SHARES[0] / total, loads.spread().heaviest(), 1e-9);
	}

	/** Where each flow has some packets without state, no flow has all of them. */
	@Test
	void packetsWithoutStateOfFlowsThatHaveSomeAreSpreadOverThem() {
		StateFlowGraph graph = graph(1);
		CoreLoads loads = new CoreLoads(graph);
		loads.add(0, false, true, share(graph, 0) / 2, 200);
		loads.add(0, false, false, share(graph, 0) / 2, 0);
		loads.add(1, true, false, share(graph, 1), 200);
		double total = share(graph, 0) / 2 + share(graph, 1);
		assertEquals(SHARES[0] / 2 / total, loads.spread().heaviest(), 1e-9);
	}
}
