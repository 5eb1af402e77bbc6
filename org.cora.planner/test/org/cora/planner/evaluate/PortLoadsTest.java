// SPDX-License-Identifier: EPL-2.0
// Copyright (c) 2026 Cora contributors
package org.cora.planner.evaluate;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.cora.ir.program.Block;
import org.cora.ir.program.Handler;
import org.cora.ir.program.Instruction;
import org.cora.ir.program.Nf;
import org.cora.ir.program.PacketOperation;
import org.cora.ir.program.Port;
import org.cora.ir.program.Terminator;
import org.cora.ir.program.Trigger;
import org.cora.ir.source.SourceRange;
import org.cora.nicmodel.NicmodelFactory;
import org.cora.nicmodel.performance.CostModel;
import org.cora.nicmodel.performance.Wire;
import org.cora.planner.stateflow.FlowGroup;
import org.cora.planner.stateflow.PathClass;
import org.cora.planner.stateflow.StateFlowGraph;
import org.cora.planner.stateflow.StateflowFactory;
import org.cora.planner.stateflow.SteeringClass;
import org.junit.jupiter.api.Test;

/** What packets take of the wires of ports. */
class PortLoadsTest {

	private static final SourceRange WHERE = new SourceRange("test.cora", 0, 1, 1, 1);
	private static final double BYTES = 500;
	private static final double RATE = 1e6;

	/**
	 * Packets that come in by one port and leave by another, or are dropped.
	 *
	 * @param to    -1 to be dropped
	 * @param share of all packets
	 * @param in    bytes as they come, 0 if that isn't known
	 * @param out   bytes as they leave
	 * @param copyTo a port that a copy leaves by; -1 for none
	 */
	private record Stream(int from, int to, double share, double in, double out, int copyTo) {

		Stream(int from, int to, double share) {
			this(from, to, share, BYTES, BYTES, -1);
		}
	}

	private static PortLoads loads(int ports, List<Stream> streams) {
		List<Handler> handlers = new ArrayList<>();
		StateFlowGraph graph = graph();
		List<Port> all = new ArrayList<>();
		for (int p = 0; p < ports; p++) {
			all.add(new Port("p" + p, p, WHERE));
		}
		for (Stream stream : streams) {
			List<Instruction> copy = stream.copyTo < 0 ? List.of() : List.of(new PacketOperation.Emit(stream.copyTo, WHERE));
			Terminator end = stream.to < 0 ? new Terminator.Drop("test", WHERE) : new Terminator.Forward(stream.to, WHERE);
			handlers.add(new Handler("h" + handlers.size(), new Trigger.PacketFrom(stream.from), List.of(), List.of(new Block(0, copy, end)),
					List.of(), WHERE));
			graph.getClasses().add(owner(handlers.size() - 1, stream, ports));
		}
		Nf nf = new Nf("test.Ports", all, List.of(), handlers, WHERE);
		CostModel costs = new CostModel(NicmodelFactory.eINSTANCE.createNicModel());
		List<PathWork> works = new ArrayList<>();
		for (int c = 0; c < streams.size(); c++) {
			works.add(new PathWork(nf, graph.getClasses().get(c).getPaths().get(0), c, 1, handlers.get(c), costs, costs, 0));
		}
		return PortLoads.of(nf, graph, works, new FlowFlux(graph, Optional.empty(), Optional.empty()));
	}

	private static StateFlowGraph graph() {
		StateFlowGraph graph = StateflowFactory.eINSTANCE.createStateFlowGraph();
		graph.setPacketRate(RATE);
		graph.setPacketBytes(BYTES);
		FlowGroup group = StateflowFactory.eINSTANCE.createFlowGroup();
		group.setFlows(10);
		group.setPacketShare(1);
		graph.getGroups().add(group);
		graph.getGroups().add(StateflowFactory.eINSTANCE.createFlowGroup());
		return graph;
	}

	private static SteeringClass owner(int handler, Stream stream, int ports) {
		SteeringClass owner = StateflowFactory.eINSTANCE.createSteeringClass();
		owner.setHandler(handler);
		owner.setPort(stream.from);
		PathClass path = StateflowFactory.eINSTANCE.createPathClass();
		path.getBlocks().add(0);
		path.getGroupShares().add(stream.share);
		if (stream.in > 0) {
			path.setBytes(stream.in);
			for (int p = 0; p < ports; p++) {
				double packets = (p == stream.to ? 1 : 0) + (p == stream.copyTo ? 1 : 0);
				path.getSentPackets().add(packets);
				path.getSentBytes().add(packets * stream.out);
			}
		}
		owner.getPaths().add(path);
		return owner;
	}

	private static double wholeLine(double bytes) {
		return (bytes + 24) * 8;
	}

	@Test
	void theFullerPortBinds() {
		Wire wire = loads(2, List.of(new Stream(0, -1, 0.7), new Stream(1, -1, 0.3))).fullest();
		assertEquals("line-rate into p0", wire.resource());
		assertEquals(0.7 * wholeLine(BYTES), wire.bits(), 1e-9);
		assertEquals(2, wire.ports());
	}

	@Test
	void whatIsPushedMakesTheWayOutFuller() {
		Wire wire = loads(2, List.of(new Stream(0, 1, 0.7, BYTES, BYTES + 50, -1), new Stream(1, 0, 0.3, BYTES + 50, BYTES, -1))).fullest();
		assertEquals("line-rate out of p1", wire.resource());
		assertEquals(0.7 * wholeLine(BYTES + 50), wire.bits(), 1e-9);
	}

	@Test
	void copiesLeaveBesideThePackets() {
		Wire wire = loads(3, List.of(new Stream(0, 1, 0.5, BYTES, BYTES, 2), new Stream(1, 2, 0.5))).fullest();
		assertEquals("line-rate out of p2", wire.resource());
		assertEquals(wholeLine(BYTES), wire.bits(), 1e-9);
	}

	@Test
	void packetsWithoutAHandlerComeInTooButDoNotLeave() {
		StateFlowGraph graph = graph();
		graph.getUnhandledPackets().addAll(List.of(0.0, 0.6));
		graph.getUnhandledBytes().addAll(List.of(0.0, 0.6 * BYTES));
		Nf nf = new Nf("test.Ports", List.of(new Port("p0", 0, WHERE), new Port("p1", 1, WHERE)), List.of(), List.of(), WHERE);
		PortLoads loads = PortLoads.of(nf, graph, List.of(), new FlowFlux(graph, Optional.empty(), Optional.empty()));
		assertEquals(0.6 * wholeLine(BYTES), loads.wire(1, true).bits(), 1e-9);
		assertEquals(0, loads.wire(1, false).bits());
	}

	/** Plans of earlier versions don't say what leaves: then the program does, and packets are as long as all. */
	@Test
	void withoutFiguresOfPathsTheProgramSaysWhatLeaves() {
		List<Stream> known = List.of(new Stream(0, 1, 0.5, BYTES, BYTES, 2), new Stream(1, 2, 0.4), new Stream(1, -1, 0.1));
		List<Stream> unknown = known.stream().map(s -> new Stream(s.from, s.to, s.share, 0, 0, s.copyTo)).toList();
		PortLoads one = loads(3, known);
		PortLoads other = loads(3, unknown);
		for (int port = 0; port < 3; port++) {
			assertEquals(one.wire(port, true).bits(), other.wire(port, true).bits(), 1e-9);
			assertEquals(one.wire(port, false).bits(), other.wire(port, false).bits(), 1e-9);
		}
	}

	/** As much by each port, in and out: as if there were one wire for all. */
	@Property(tries = 50)
	void evenPortsAreLikeOneWire(@ForAll @IntRange(min = 1, max = 8) int ports) {
		List<Stream> streams = new ArrayList<>();
		for (int p = 0; p < ports; p++) {
			streams.add(new Stream(p, (p + 1) % ports, 1.0 / ports));
		}
		Wire wire = loads(ports, streams).fullest();
		assertEquals(Wire.single(BYTES).bits(), wire.bits() * wire.ports(), 1e-6);
	}

	@Property(tries = 200)
	void lopsidedPortsAreNeverBetterAndNamesDoNotMatter(@ForAll @IntRange(min = 1, max = 6) int ports, @ForAll Random random) {
		List<Stream> streams = random(ports, random);
		Wire wire = loads(ports, streams).fullest();
		double mean = streams.stream().mapToDouble(s -> s.share * s.in).sum();
		double sent = streams.stream().mapToDouble(s -> s.share * wholeLine(s.out) * ((s.to >= 0 ? 1 : 0) + (s.copyTo >= 0 ? 1 : 0))).sum();
		assertTrue(wire.bits() * ports >= Math.max(wholeLine(mean), sent) * (1 - 1e-9));
		List<Integer> other = new ArrayList<>();
		for (int p = 0; p < ports; p++) {
			other.add(p);
		}
		Collections.shuffle(other, random);
		List<Stream> permuted = streams.stream().map(s -> new Stream(other.get(s.from), s.to < 0 ? -1 : other.get(s.to), s.share, s.in,
				s.out, s.copyTo < 0 ? -1 : other.get(s.copyTo))).toList();
		assertEquals(wire.bits(), loads(ports, permuted).fullest().bits(), 1e-6);
	}

	private static List<Stream> random(int ports, Random random) {
		int count = 1 + random.nextInt(5);
		double[] weights = random.doubles(count, 0.01, 1).toArray();
		double sum = 0;
		for (double weight : weights) {
			sum += weight;
		}
		List<Stream> streams = new ArrayList<>();
		for (double weight : weights) {
			streams.add(new Stream(random.nextInt(ports), random.nextInt(ports + 1) - 1, weight / sum, 60 + random.nextInt(1400),
					60 + random.nextInt(1400), random.nextInt(ports + 1) - 1));
		}
		return streams;
	}
}
