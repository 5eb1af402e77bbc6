// SPDX-License-Identifier: EPL-2.0
// Copyright (c) 2026 Cora contributors
package org.cora.runtime.replan;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import net.jqwik.api.constraints.IntRange;
import org.cora.exec.flow.FlowIdentity;
import org.cora.ir.spec.OffloadSpec.Side;
import org.cora.planner.replan.TrafficChange;
import org.cora.planner.stateflow.FlowGroup;
import org.cora.planner.stateflow.StateFlowGraph;
import org.cora.planner.stateflow.StateflowFactory;
import org.cora.runtime.flow.FlowRegistry;

class ObservedTrafficTest {

	private static final int FLOWS = 5000;
	private static final int PACKETS = 4000;
	private static final int[] GROUPS = { 5, 45, 150, 800, 4000 };

	@Property(tries = 20)
	void sharesOfGroupsAreThoseOfTheTraffic(@ForAll @DoubleRange(min = 0, max = 1.4) double zipf, @ForAll @IntRange(min = 1, max = 1000) int seed) {
		Random random = new Random(seed);
		double[] upTo = upTo(zipf);
		FlowRegistry flows = new FlowRegistry();
		for (int rank = 0; rank < FLOWS; rank++) {
			flows.intern(identity(rank), Side.CPU);
		}
		for (int interval = 0; interval < 40; interval++) {
			for (int i = 0; i < PACKETS; i++) {
				int at = Arrays.binarySearch(upTo, upTo[FLOWS - 1] * random.nextDouble());
				flows.count(Math.min(FLOWS - 1, at < 0 ? -at - 1 : at), interval);
			}
			flows.nextEpoch();
		}
		ObservedTraffic traffic = new ObservedTraffic(graph());
		traffic.look(flows);
		TrafficChange change = traffic.change(2e6, 1000, 0.002);
		double all = 0;
		double arrivals = 0;
		double expected = 0;
		int rank = 0;
		for (int g = 0; g < GROUPS.length; g++) {
			TrafficChange.Group group = change.groups().get(g);
			rank += GROUPS[g];
			expected = upTo[rank - 1] / upTo[FLOWS - 1];
			all += group.packetShare();
			arrivals += group.arrivals();
			assertEquals(expected, all, 0.06, "zipf " + zipf + ": the " + rank + " heaviest");
			assertTrue(group.hottestShare() <= group.packetShare() + 1e-12);
		}
		assertEquals(1, all, 1e-6);
		assertEquals(1000, arrivals, 1e-6);
	}

	private static double[] upTo(double zipf) {
		double[] upTo = new double[FLOWS];
		double sum = 0;
		for (int rank = 0; rank < FLOWS; rank++) {
			sum += Math.pow(rank + 1, -zipf);
			upTo[rank] = sum;
		}
		return upTo;
	}

	private static StateFlowGraph graph() {
		StateFlowGraph graph = StateflowFactory.eINSTANCE.createStateFlowGraph();
		for (int size : GROUPS) {
			FlowGroup group = StateflowFactory.eINSTANCE.createFlowGroup();
			group.setFlows(size);
			graph.getGroups().add(group);
		}
		FlowGroup unknown = StateflowFactory.eINSTANCE.createFlowGroup();
		unknown.setUnknown(true);
		graph.getGroups().add(unknown);
		return graph;
	}

	private static FlowIdentity identity(long key) {
		FlowIdentity identity = new FlowIdentity();
		identity.begin(FlowIdentity.Kind.DECLARED);
		identity.add(key);
		return identity;
	}
}
