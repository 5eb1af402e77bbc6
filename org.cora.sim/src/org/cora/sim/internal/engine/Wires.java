// SPDX-License-Identifier: EPL-2.0
// Copyright (c) 2026 Cora contributors
package org.cora.sim.internal.engine;

import java.util.Arrays;
import java.util.Map;
import org.cora.nicmodel.NicModel;
import org.cora.runtime.flow.FlowRegistry;
import org.cora.sim.resource.SerialServer;
import org.cora.sim.trace.Place;

/** The card's ports: wires in, the receive path that all ports share, wires out. */
final class Wires {

	/** Preamble, start delimiter, inter-frame gap and frame check sequence, bytes (IEEE 802.3, clauses 3 and 4). */
	private static final int OVERHEAD_BYTES = 24;
	private static final double PICOS_PER_SECOND = 1e12;
	/** Up to that length, how long a packet takes is looked up. */
	private static final int KNOWN_BYTES = 1 << 11;
	/** An update penalty never stops the card altogether. */
	private static final double MOST_PENALTY = 0.99;

	private final Engine engine;
	private final PacketSlots slots;
	private final SerialServer[] receivers;
	private final SerialServer[] transmitters;
	private final SerialServer parser = new SerialServer("nic packet rate");
	private final double picosPerByte;
	private final long[] picosOf = new long[KNOWN_BYTES];
	private final long parserPicos;
	private final long parserPicosWhileUpdating;
	private final int room;
	private final long fixedNanos;
	private final long lookupNanos;

	Wires(Engine engine, EngineSetup setup) {
		this.engine = engine;
		slots = engine.slots;
		NicModel model = setup.placement().nic();
		int ports = setup.nf().ports().size();
		receivers = new SerialServer[ports];
		transmitters = new SerialServer[ports];
		for (int i = 0; i < ports; i++) {
			receivers[i] = new SerialServer("receive " + i);
			transmitters[i] = new SerialServer("transmit " + i);
		}
		picosPerByte = 8 * PICOS_PER_SECOND * ports / model.getLineRate();
		Arrays.setAll(picosOf, this::picos);
		parserPicos = Math.round(PICOS_PER_SECOND / model.getMaxPacketRate());
		boolean steers = setup.usesFlowTable();
		double penalty = steers ? Math.min(MOST_PENALTY, model.getFlowTable().getUpdatePenalty()) : 0;
		parserPicosWhileUpdating = Math.round(parserPicos / (1 - penalty));
		room = model.getReceiveQueue();
		fixedNanos = Math.round(model.getPacketLatency());
		lookupNanos = steers ? Math.round(model.getFlowTable().getLookupLatency()) : 0;
	}

	/** When the packet is off the wire of its port; -1 if too many come in there. To be asked in the order in which they come. */
	long receive(int slot) {
		long at = slots.ingressNanos[slot];
		long wire = wirePicos(slot);
		SerialServer port = receivers[slots.port[slot]];
		return port.isBehind(at, room * wire) ? -1 : port.serve(at, wire);
	}

	/** When the packet, off the wire at that time, is through the receive path; -1 if it was dropped there. To be asked in the order of times. */
	long parse(int slot, long got) {
		if (parser.isBehind(got, room * parserPicos)) {
			engine.outcomes.dropResource(slot, "nic packet rate", PacketSlots.NIC);
			return -1;
		}
		return parser.serve(got, engine.steering.isUpdating(got) ? parserPicosWhileUpdating : parserPicos);
	}

	/** Sends a packet by the port that its verdict names. */
	void transmit(int slot) {
		int port = slots.verdict[slot].port();
		long wire = wirePicos(slot);
		if (transmitters[port].isBehind(engine.now, room * wire)) {
			engine.outcomes.dropResource(slot, "transmit queue", PacketSlots.NIC);
			return;
		}
		long sent = transmitters[port].serve(engine.now, wire);
		int flow = slots.flow[slot];
		boolean known = flow != FlowRegistry.NONE && engine.flows.isLive(flow);
		if (known && !engine.traffic.sent(flow, port, slots.index[slot])) {
			engine.meter.reorderedAtEgress++;
		}
		engine.outcomes.forwarded(slot, port);
		long apart = fixedNanos + (engine.steering.isInUse() ? lookupNanos : 0);
		engine.meter.delivered(sent - slots.ingressNanos[slot] + apart, slots.has(slot, PacketSlots.ON_CPU),
				slots.packet[slot].wireLength());
		engine.trace.visit(slots, slot, sent, Place.TRANSMIT, port);
		engine.outcomes.end(slot, engine.trace.forwardTo(port));
	}

	/** Sends a packet that a handler made; false if the port's queue is full. */
	boolean transmits(int port, int bytes) {
		long wire = bytesPicos(bytes);
		if (transmitters[port].isBehind(engine.now, room * wire)) {
			return false;
		}
		transmitters[port].serve(engine.now, wire);
		return true;
	}

	private long wirePicos(int slot) {
		return bytesPicos(slots.packet[slot].wireLength());
	}

	private long bytesPicos(int bytes) {
		return bytes < picosOf.length ? picosOf[bytes] : picos(bytes);
	}

	private long picos(int bytes) {
		return Math.round((bytes + OVERHEAD_BYTES) * picosPerByte);
	}

	/** Busy time so far in nanoseconds, of the busiest port for the wires. */
	void busy(Map<String, Double> into, long now) {
		into.put("packet-rate", (double) parser.busyNanos(now));
		double most = 0;
		for (int i = 0; i < receivers.length; i++) {
			most = Math.max(most, Math.max(receivers[i].busyNanos(now), transmitters[i].busyNanos(now)));
		}
		into.put("line-rate", most);
	}
}
