// SPDX-License-Identifier: EPL-2.0
// Copyright (c) 2026 Cora contributors
package org.cora.planner.evaluate;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Random;
import org.cora.nicmodel.NicModel;
import org.cora.nicmodel.NicmodelFactory;
import org.cora.nicmodel.Pcie;
import org.cora.planner.stateflow.StateFlowGraph;
import org.cora.planner.stateflow.StateflowFactory;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Waits before the bus, there and back: by the formulas, and packet by packet. */
class WaitsTest {

	private static final double BITS = 8e9;
	private static final int[] SIZES = {64, 64, 64, 64, 64, 64, 64, 590, 590, 590, 590, 1514};

	@ParameterizedTest
	@ValueSource(doubles = {0.3, 0.7, 0.9})
	void thereLikeASingleServerAndBackNoLongerThanTheLongestPacketTakes(double busy) {
		Random random = new Random(5);
		double mean = 0;
		double squares = 0;
		for (int size : SIZES) {
			mean += (double) size / SIZES.length;
			squares += (double) size * size / SIZES.length;
		}
		double rate = busy * BITS / 8 / mean;
		double there = 0;
		double back = 0;
		double now = 0;
		double free = 0;
		double freeBack = 0;
		int packets = 2_000_000;
		for (int n = 0; n < packets; n++) {
			double taken = SIZES[random.nextInt(SIZES.length)] * 8 / BITS;
			now -= Math.log(1 - random.nextDouble()) / rate;
			free = Math.max(now, free) + taken;
			there += free - now;
			freeBack = Math.max(free, freeBack) + taken;
			back += freeBack - free;
		}
		Waits waits = new Waits(card(), graph(mean, squares), rate);
		assertEquals(there / packets * 1e9, waits.toHost(1), 0.05 * there / packets * 1e9);
		assertEquals(back / packets * 1e9, waits.toNic(1), 0.45 * back / packets * 1e9, "an upper bound, close where it matters");
	}

	private static NicModel card() {
		NicModel card = NicmodelFactory.eINSTANCE.createNicModel();
		Pcie pcie = NicmodelFactory.eINSTANCE.createPcie();
		pcie.setBandwidth(BITS);
		card.setPcie(pcie);
		return card;
	}

	private static StateFlowGraph graph(double mean, double squares) {
		StateFlowGraph graph = StateflowFactory.eINSTANCE.createStateFlowGraph();
		graph.setPacketBytes(mean);
		graph.setSizeVariation(squares / mean / mean - 1);
		graph.setMostPacketBytes(1514);
		return graph;
	}
}
