// SPDX-License-Identifier: EPL-2.0
// Copyright (c) 2026 Cora contributors
package org.cora.sim.internal.engine;

import java.util.Arrays;
import java.util.function.IntConsumer;
import org.cora.exec.flow.FlowIdentity;
import org.cora.exec.packet.Packet;
import org.cora.exec.state.LocalStore;
import org.cora.exec.state.LookAhead;
import org.cora.exec.state.MapState;
import org.cora.runtime.flow.FlowRegistry;

/**
 * Finds out which flow packets belong to. With many flows nearly every look-up waits for memory, so it is first done for
 * all packets that are about to come in, where they wait together; what was found then is taken if nothing that it was
 * found by has changed since.
 */
final class FlowFinder {

	private final Engine engine;
	private final PacketSlots slots;
	private final IdentityUse use;
	/** Maps that the flow of a packet depends on, at 2 * port + side. */
	private final MapState[][] asked;
	private final FlowIdentity identity = new FlowIdentity();
	private final FlowIdentity elsewhere = new FlowIdentity();
	private final Packet[] packets = new Packet[Arrivals.MOST];
	private final int[] ports = new int[Arrivals.MOST];
	private final int[] members = new int[Arrivals.MOST];
	private final FlowIdentity[] identities = new FlowIdentity[Arrivals.MOST];
	private final int[] found = new int[Arrivals.MOST];
	private final int[] groups = new int[Arrivals.MOST];
	private final int[] sorted = new int[Arrivals.MOST];
	/** Of each port and side, at 2 * port + side, where its packets end among those sorted. */
	private final int[] ends;
	private final RawTuple tuple;
	/** Brings records of flows into the processor's caches. */
	private final IntConsumer records;

	FlowFinder(Engine engine, EngineSetup setup) {
		this.engine = engine;
		slots = engine.slots;
		records = engine.flows::foresee;
		tuple = new RawTuple(engine.fields);
		use = new IdentityUse(setup.nf());
		asked = new MapState[2 * setup.nf().ports().size()][];
		ends = new int[asked.length];
		for (int i = 0; i < asked.length; i++) {
			LocalStore store = engine.handlers.store((byte) (i % 2));
			asked[i] = use.reads(i / 2).mapToObj(store::state).filter(MapState.class::isInstance).toArray(MapState[]::new);
		}
		for (int i = 0; i < identities.length; i++) {
			identities[i] = new FlowIdentity();
		}
	}

	// ---- ahead of time

	/** Looks at what finding the flows of these packets and handling them will look at, and notes what it finds. */
	void foresee(int[] batch, int count) {
		for (int i = 0; i < count; i++) {
			groups[i] = 2 * slots.port[batch[i]] + side(batch[i]);
		}
		sort(count);
		for (byte side = 0; side < 2; side++) {
			int n = 0;
			for (int group = side; group < asked.length; group += 2) {
				for (int i = group == 0 ? 0 : ends[group - 1]; i < ends[group]; i++) {
					members[n] = batch[sorted[i]];
					packets[n] = slots.packet[members[n]];
					ports[n++] = group / 2;
				}
			}
			if (n > 0) {
				engine.handlers.executor(side).foresee(packets, ports, n, records);
				guess(side, n);
			}
		}
	}

	/** Packets of a port and side together: they take the same way. */
	private void sort(int count) {
		Arrays.fill(ends, 0);
		for (int i = 0; i < count; i++) {
			ends[groups[i]]++;
		}
		int sum = 0;
		for (int group = 0; group < ends.length; group++) {
			int here = ends[group];
			ends[group] = sum;
			sum += here;
		}
		for (int i = 0; i < count; i++) {
			sorted[ends[groups[i]]++] = i;
		}
	}

	private byte side(int slot) {
		Packet packet = slots.packet[slot];
		if (engine.steering.entries() > 0 && tuple.read(packet, slots.port[slot])) {
			int flow = engine.steering.find(tuple);
			if (flow != FlowRegistry.NONE) {
				return engine.traffic.steeredTo(flow);
			}
		}
		return engine.placement.firstSides().of(packet, slots.port[slot]);
	}

	private void guess(byte side, int count) {
		for (int i = 0; i < count; i++) {
			found[i] = packets[i].foreseen()[LookAhead.FLOW];
			engine.handlers.executor(side).identify(packets[i], ports[i], identities[i]);
		}
		engine.flows.find(identities, count, found);
		for (int i = 0; i < count; i++) {
			int flow = found[i];
			boolean kept = use.isSteady(ports[i])
					|| use.isTraced(ports[i]) && identities[i].kind() == FlowIdentity.Kind.DECLARED;
			slots.guess[members[i]] = kept ? flow : FlowRegistry.NONE;
			slots.guessedBy[members[i]] = side;
			slots.guessedAt[members[i]] = changes(ports[i], side);
		}
	}

	/** Changes so far of all that a flow was found by. */
	private long changes(int port, byte side) {
		long changes = engine.flows.releases();
		for (MapState map : asked[2 * port + side]) {
			changes += map.changes();
		}
		return changes;
	}

	// ---- now

	/** Finds out which flow a packet belongs to; a new flow begins on that side. */
	void resolve(int slot, byte home) {
		int guess = slots.guess[slot];
		if (guess != FlowRegistry.NONE && slots.guessedBy[slot] == home
				&& slots.guessedAt[slot] == changes(slots.port[slot], home)) {
			slots.flow[slot] = guess;
			beginsWithState(guess, home);
			return;
		}
		identify(slot, home);
		int flow = engine.flows.find(identity);
		if (flow == FlowRegistry.NONE) {
			flow = engine.flows.intern(identity, Engine.side(home));
			engine.traffic.begin(flow, home);
			engine.runtime.begins(flow);
		}
		slots.flow[slot] = flow;
		beginsWithState(flow, home);
	}

	/**
	 * A flow whose packets needed no state so far was the card's, where such packets are handled. With the first one that does
	 * it is the host's, where the plan has flows begin that are moved to the card later.
	 */
	private void beginsWithState(int flow, byte home) {
		boolean first = home == PacketSlots.CPU && engine.traffic.home(flow) == PacketSlots.NIC && engine.placement.perFlowStates() != 0;
		if (first && !engine.dataplane.migrations().isMoving(flow) && !engine.handlers.hasState(flow)) {
			engine.flows.moved(flow, Engine.side(PacketSlots.CPU));
			engine.traffic.home(flow, PacketSlots.CPU);
			engine.traffic.steeredTo(flow, PacketSlots.CPU);
		}
	}

	/** Asks the store of the side first and then the directory of what has moved to the other. */
	private void identify(int slot, byte side) {
		Packet packet = slots.packet[slot];
		int port = slots.port[slot];
		engine.handlers.executor(side).identify(packet, port, identity);
		slots.unmark(slot, PacketSlots.GUESSED);
		if (identity.kind() != FlowIdentity.Kind.DECLARED && !use.isSteady(port)) {
			if (engine.handlers.everMoved()) {
				engine.handlers.executor((byte) (1 - side)).identify(packet, port, elsewhere);
				if (elsewhere.kind() == FlowIdentity.Kind.DECLARED) {
					identity.copyFrom(elsewhere);
					return;
				}
			}
			slots.mark(slot, PacketSlots.GUESSED);
		}
	}

	/** Looks again when the packet's turn has come, if its flow was unknown to the program when it came in. */
	void resolveAgain(int slot) {
		if (slots.has(slot, PacketSlots.GUESSED)) {
			int before = slots.flow[slot];
			slots.guess[slot] = FlowRegistry.NONE;
			resolve(slot, slots.side[slot]);
			if (slots.flow[slot] != before) {
				engine.underWay.leave(slot, before);
				engine.traffic.join(slots.flow[slot], slots.side[slot], slots.index[slot]);
			}
		}
	}
}
