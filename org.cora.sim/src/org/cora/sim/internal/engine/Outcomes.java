// SPDX-License-Identifier: EPL-2.0
// Copyright (c) 2026 Cora contributors
package org.cora.sim.internal.engine;

import org.cora.exec.Verdict;
import org.cora.exec.packet.Copies;
import org.cora.exec.traffic.PacketSource;
import org.cora.runtime.flow.FlowRegistry;
import org.cora.sim.CardResets;

/** What becomes of packets: they leave, are passed or dropped, and give their slots back. */
final class Outcomes {

	private final Engine engine;
	private final PacketSlots slots;
	private final PacketSource source;

	Outcomes(Engine engine, EngineSetup setup) {
		this.engine = engine;
		slots = engine.slots;
		source = setup.source();
	}

	/** The handler is through with the packet on that side: it leaves, is passed or dropped. */
	void complete(int slot, byte side) {
		sendGenerated(slots.packet[slot].copies(), slots.flow[slot], side);
		Verdict verdict = slots.verdict[slot];
		switch (verdict.kind()) {
			case FORWARD -> {
				if (side == PacketSlots.NIC) {
					engine.wires.transmit(slot);
				} else {
					engine.crossings.send(slot, true);
				}
			}
			case PASS -> pass(slot, side);
			case DROP_POLICY -> {
				engine.meter.dropPolicy(verdict);
				end(slot, verdict.toString());
			}
			case DROP_RESOURCE -> {
				engine.meter.dropResource(verdict.reason());
				end(slot, verdict.toString());
			}
		}
	}

	/** What the handler made of the packet leaves before it, if queues have room. */
	private void sendGenerated(Copies made, int flow, byte side) {
		for (int i = 0; i < made.count(); i++) {
			int bytes = made.packet(i).wireLength();
			engine.meter.generated++;
			if (engine.failure.isDown()) {
				engine.meter.dropResource(CardResets.CAUSE);
			} else if (side == PacketSlots.CPU && !engine.crossings.carries(bytes)) {
				engine.meter.dropResource("pcie to nic");
				engine.meter.cpuDrops++;
				continue;
			}
			if (side == PacketSlots.CPU) {
				engine.nic.passes(flow);
			}
			if (engine.wires.transmits(made.port(i), bytes)) {
				engine.meter.deliveredGenerated(bytes);
			} else {
				engine.meter.dropResource("transmit queue");
				engine.meter.nicDrops++;
			}
		}
		made.clear();
	}

	private void pass(int slot, byte side) {
		if (side == PacketSlots.NIC) {
			engine.crossings.crossToHost(slot);
		}
		engine.meter.passed++;
		end(slot, "pass");
	}

	/** A queue was full. The packet hasn't been handled, or is lost on its way afterwards. */
	void dropResource(int slot, String cause, byte side) {
		engine.meter.dropResource(cause);
		engine.handlers.logLost(slot);
		if (side == PacketSlots.NIC) {
			engine.meter.nicDrops++;
		} else {
			engine.meter.cpuDrops++;
		}
		int flow = slots.flow[slot];
		if (flow == FlowRegistry.NONE) {
			engine.meter.unknownDrops++;
		} else if (!slots.has(slot, PacketSlots.THROUGH)) {
			engine.flows.countDropped(flow);
			engine.underWay.leave(slot, flow);
		}
		end(slot, "drop resource \"" + cause + "\"");
	}

	/** Gives the slot back. */
	void end(int slot, String outcome) {
		if (slots.has(slot, PacketSlots.SAMPLED)) {
			engine.trace.ended(engine.now, slots.index[slot], slots.flow[slot], outcome);
		}
		slots.giveBack(slot);
	}

	void forwarded(int slot, int port) {
		source.forwarded(slots.connection[slot], slots.packet[slot], slots.port[slot], port);
	}
}
