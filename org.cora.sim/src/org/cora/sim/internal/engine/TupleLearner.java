// SPDX-License-Identifier: EPL-2.0
// Copyright (c) 2026 Cora contributors
package org.cora.sim.internal.engine;

import org.cora.exec.Verdict;
import org.cora.exec.flow.FlowIdentity;
import org.cora.exec.packet.Packet;
import org.cora.ir.packet.Headers;

/**
 * Learns by which raw tuples a flow's packets come: that of a packet as it came in, and that of the answers to what was sent
 * out, or may be sent out later: what comes by a tuple that isn't known while the flow is away from where it began takes another way
 * than its other packets, and is overtaken by them. Answers may be another flow's, where a program's flows are hosts that send: an entry
 * for them would bring packets to where their own flow's state isn't.
 */
final class TupleLearner {

	private static final int ADDRESS_BYTES = 4;
	private static final int PORT_BYTES = 2;
	private static final int MAC_BYTES = 6;
	private static final int SOURCE_ADDRESS = 12;

	private final Engine engine;
	private final RawTuple tuple;
	private final FlowIdentity identity = new FlowIdentity();
	private final boolean learns;
	private final int ports;
	private int came;
	private boolean wanted;
	private long first;
	private long second;

	/**
	 * @param learns whether the card has a flow table that is in use
	 * @param ports  of the program
	 */
	TupleLearner(Engine engine, boolean learns, int ports) {
		this.ports = ports;
		this.engine = engine;
		tuple = new RawTuple(engine.fields);
		this.learns = learns;
	}

	/** Looks at a packet before its handler changes it. */
	void before(Packet packet, int port, int flow) {
		wanted = learns && engine.traffic.tuples(flow) < FlowTraffic.TUPLES && tuple.read(packet, port);
		first = tuple.first;
		second = tuple.second;
		came = port;
	}

	/** Learns from what its handler has made of it on that side; true if the flow has more tuples than before. */
	boolean after(Packet packet, int flow, Verdict verdict, byte side) {
		if (!wanted) {
			return false;
		}
		int before = engine.traffic.tuples(flow);
		engine.traffic.learn(flow, first, second);
		int port = verdict.isForward() ? verdict.port() : ports <= 2 ? ports - 1 - came : -1;
		if (port >= 0 && tuple.readAnswer(packet, port) && isAnsweredBy(flow, packet, port, side)) {
			engine.traffic.learn(flow, tuple.first, tuple.second);
		}
		return engine.traffic.tuples(flow) > before;
	}

	/** Whether the program takes answers to a packet for packets of the flow. */
	private boolean isAnsweredBy(int flow, Packet packet, int port, byte side) {
		turn(packet);
		engine.handlers.executor(side).identify(packet, port, identity);
		turn(packet);
		return engine.flows.find(identity) == flow;
	}

	/** Exchanges source and destination. */
	private static void turn(Packet packet) {
		int eth = packet.offset(Headers.ETH);
		int l4 = packet.offset(Headers.L4);
		if (eth >= 0) {
			swap(packet.bytes(), eth, MAC_BYTES);
		}
		swap(packet.bytes(), packet.offset(Headers.IPV4_HEADER) + SOURCE_ADDRESS, ADDRESS_BYTES);
		if (l4 >= 0) {
			swap(packet.bytes(), l4, PORT_BYTES);
		}
	}

	/** Exchanges so many bytes with those that follow. */
	private static void swap(byte[] bytes, int at, int count) {
		for (int i = at; i < at + count; i++) {
			byte kept = bytes[i];
			bytes[i] = bytes[i + count];
			bytes[i + count] = kept;
		}
	}
}
