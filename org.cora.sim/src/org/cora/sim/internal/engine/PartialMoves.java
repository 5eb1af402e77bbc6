// SPDX-License-Identifier: EPL-2.0
// Copyright (c) 2026 Cora contributors
package org.cora.sim.internal.engine;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.cora.exec.state.EntryParts;
import org.cora.exec.state.LocalStore;
import org.cora.ir.spec.OffloadSpec.Side;
import org.cora.runtime.PartialState;

/**
 * Flows that are handled on their new side before what is only counted of them has followed. Handlers don't look at it; what
 * looks at an entry that times out has the counts fetched first.
 */
final class PartialMoves implements PartialState {

	/**
	 * Counts that haven't followed.
	 *
	 * @param at      the side that the flow has come to
	 * @param entries its entries as it left the other one, whole
	 */
	private record Awaited(Side at, byte[] entries, byte[] counts) {
	}

	private final Engine engine;
	private final SimDataplane dataplane;
	private EntryParts parts;
	private long perFlow;
	private final Map<Integer, Awaited> awaited = new LinkedHashMap<>();
	private long fetched;

	PartialMoves(Engine engine, SimDataplane dataplane, EntryParts parts, long perFlow) {
		this.engine = engine;
		this.dataplane = dataplane;
		this.parts = parts;
		this.perFlow = perFlow;
	}

	/** Another version of the program has taken over; nothing is awaited. */
	void follow(EntryParts newParts, long newPerFlow) {
		parts = newParts;
		perFlow = newPerFlow;
	}

	private LocalStore store(Side side) {
		return engine.handlers.store(Engine.side(side));
	}

	@Override
	public byte[] needed(byte[] entries) {
		return parts.needed(entries);
	}

	@Override
	public byte[] counted(byte[] entries) {
		return parts.counted(entries);
	}

	@Override
	public boolean installNeeded(Side side, int flow, byte[] entries) {
		if (!dataplane.install(side, flow, entries, store -> parts.install(store, flow, entries))) {
			return false;
		}
		byte[] counts = parts.counted(entries);
		if (counts.length > 0) {
			awaited.put(flow, new Awaited(side, entries, counts));
		}
		return true;
	}

	@Override
	public void add(Side side, int flow, byte[] counts) {
		if (awaited.remove(flow) != null) {
			parts.add(store(side), counts);
			if (side == Side.CPU) {
				engine.memory.left(flow);
			}
		}
	}

	/** Whether counts of the flow are still where it was. */
	boolean awaits(int flow) {
		return awaited.containsKey(flow);
	}

	/** Has the counts of flows be fetched that have entries which are about to time out: that handler looks at them. */
	void fetchDue(long time) {
		if (awaited.isEmpty() || !store(Side.NIC).mayExpireBy(time) && !store(Side.CPU).mayExpireBy(time)) {
			return;
		}
		List<Integer> due = awaited.keySet().stream()
				.filter(flow -> store(awaited.get(flow).at).nextDeadline(flow, perFlow) <= time).toList();
		for (int flow : due) {
			Awaited counts = awaited.get(flow);
			engine.host.charge(engine.placement.nic().getPcie().getHostReceiveCycles());
			engine.crossings.transfer((byte) (1 - Engine.side(counts.at)), counts.counts.length);
			add(counts.at, flow, counts.counts);
			fetched++;
		}
	}

	/** Flows whose counts were fetched as an entry was about to time out. */
	long fetched() {
		return fetched;
	}

	/** What the card has of a flow, if these are its entries there: with counts that are on their way to it or from it. */
	byte[] onCard(int flow, byte[] entries) {
		Awaited counts = awaited.get(flow);
		if (counts == null) {
			return entries;
		}
		return counts.at == Side.CPU ? counts.entries : parts.sum(store(Side.NIC), entries, counts.counts);
	}

	/**
	 * The card is gone: counts that it still had of flows that had left are what the host knows of them, and what the host still
	 * had of those that had come is known with the rest of them.
	 */
	void lose() {
		for (int flow : List.copyOf(awaited.keySet())) {
			if (awaited.get(flow).at == Side.CPU) {
				add(Side.CPU, flow, parts.counted(engine.memory.flows.promised(flow)));
			}
		}
		awaited.clear();
	}

	/** The run is over: all counts are where they belong. */
	void settle() {
		for (Map.Entry<Integer, Awaited> each : Map.copyOf(awaited).entrySet()) {
			add(each.getValue().at, each.getKey(), each.getValue().counts);
		}
	}
}
