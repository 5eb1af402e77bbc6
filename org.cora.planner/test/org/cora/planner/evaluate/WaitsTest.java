// SPDX-License-Identifier: EPL-2.0
// Copyright (c) 2026 Cora contributors
package org.cora.planner.evaluate;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.cora.ir.program.Block;
import org.cora.ir.program.Handler;
import org.cora.ir.program.Nf;
import org.cora.ir.program.Port;
import org.cora.ir.program.Terminator;
import org.cora.ir.program.Trigger;
import org.cora.ir.source.SourceRange;
import org.cora.nicmodel.NicModel;
import org.cora.nicmodel.NicmodelFactory;
import org.cora.nicmodel.Pcie;
import org.cora.nicmodel.performance.CostModel;
import org.cora.planner.stateflow.FlowGroup;
import org.cora.planner.stateflow.PathClass;
import org.cora.planner.stateflow.StateFlowGraph;
import org.cora.planner.stateflow.StateflowFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Waits before the wires, and before the bus, there and back: by the formulas, and packet by packet. */
class WaitsTest {

	private static final SourceRange WHERE = new SourceRange("test.cora", 0, 1, 1, 1);
	private static final double BITS = 8e9;
	private static final double LINE = 50e9;
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
		Waits waits = waits(graph(mean, squares, rate), List.of());
		assertEquals(there / packets * 1e9, waits.toHost(1), 0.05 * there / packets * 1e9);
		assertEquals(back / packets * 1e9, waits.toNic(1), 0.45 * back / packets * 1e9, "an upper bound, close where it matters");
	}

	/** Packets into a port wait for each other, those out of it, too; not for those of other ports. */
	@Test
	void eachPortHasItsOwnWires() {
		double mean = 1000;
		StateFlowGraph graph = graph(mean, mean * mean, 4e6);
		graph.getUnhandledPackets().addAll(List.of(0.2, 0.0));
		graph.getUnhandledBytes().addAll(List.of(0.2 * mean, 0.0));
		Waits waits = waits(graph, List.of(new Port("a", 0, WHERE), new Port("b", 1, WHERE)));
		double service = (mean + 24) * 8 * 2 / LINE;
		double busy = 0.2 * 4e6 * service;
		assertEquals((service + busy / (1 - busy) * service / 2) * 1e9, waits.wires(path(0)), 1e-6);
		assertEquals(0, waits.wires(path(1)), "nothing comes in there");
	}

	/** One flow, of whose packets a part take turns of constant length: M/D/1. */
	@Test
	void onlyPacketsThatTakeTurnsWaitForEachOther() {
		StateFlowGraph graph = graph(1000, 1e6, 1e6);
		FlowGroup group = StateflowFactory.eINSTANCE.createFlowGroup();
		group.setFlows(1);
		group.setPacketShare(1);
		group.setHottestShare(1);
		graph.getGroups().add(0, group);
		FlowTurns turns = new FlowTurns(new WatchedFlows(graph, 1, List.of()), 1, 2);
		turns.add(0, 0, 0.6, 0);
		turns.add(0, 1, 0.1, 0);
		turns.add(0, 1, 0.3, 2000);
		assertEquals(0.4, turns.part(0), 1e-12, "all that come in by the second port, as that is a matter of the flow");
		double busy = 0.4 * 1e6 * 2e-6;
		assertEquals(busy / (1 - busy) * 2000 / 2, turns.wait(0, group, waits(graph, List.of()), 1e9), 1e-6);
	}

	private static PathWork path(int port) {
		Handler handler = new Handler("h", new Trigger.PacketFrom(port), List.of(), List.of(new Block(0, List.of(), new Terminator.Pass(WHERE))),
				List.of(), WHERE);
		PathClass path = StateflowFactory.eINSTANCE.createPathClass();
		path.getBlocks().add(0);
		CostModel costs = new CostModel(card());
		return new PathWork(new Nf("test.Waits", List.of(), List.of(), List.of(handler), WHERE), path, 0, 0, handler, costs, costs, 0);
	}

	private static Waits waits(StateFlowGraph graph, List<Port> ports) {
		Nf nf = new Nf("test.Waits", ports, List.of(), List.of(), WHERE);
		return new Waits(card(), graph, PortLoads.of(nf, graph, List.of(), new FlowFlux(graph, Optional.empty(), Optional.empty())));
	}

	private static NicModel card() {
		NicModel card = NicmodelFactory.eINSTANCE.createNicModel();
		Pcie pcie = NicmodelFactory.eINSTANCE.createPcie();
		pcie.setBandwidth(BITS);
		card.setPcie(pcie);
		card.setLineRate(LINE);
		return card;
	}

	private static StateFlowGraph graph(double mean, double squares, double rate) {
		StateFlowGraph graph = StateflowFactory.eINSTANCE.createStateFlowGraph();
		graph.setPacketRate(rate);
		graph.getGroups().add(StateflowFactory.eINSTANCE.createFlowGroup());
		graph.setPacketBytes(mean);
		graph.setSizeVariation(squares / mean / mean - 1);
		graph.setMostPacketBytes(1514);
		return graph;
	}
}
