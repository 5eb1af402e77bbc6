// SPDX-License-Identifier: EPL-2.0
// Copyright (c) 2026 Cora contributors
package org.cora.sim.internal.engine;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.cora.exec.state.FlowStateBuffer;
import org.cora.exec.state.LocalStore;
import org.cora.ir.program.State;
import org.cora.ir.program.StateAction;
import org.cora.nicmodel.performance.CostModel;
import org.cora.runtime.flow.FlowRegistry;
import org.cora.sim.CardResets;
import org.cora.sim.metrics.ResetReport;
import org.cora.sim.trace.TraceEvent;

/**
 * Resets the card: packets in it are dropped, its stores and its flow table are empty, all moves end. Each flow goes on where
 * its packets come to without an entry in the flow table, with the state that the host knows of; what the card needs of it is
 * brought there before it takes packets again.
 */
final class CardFailure {

	private final Engine engine;
	private final CardResets resets;
	private final List<State> states;
	private final long perFlow;
	private final double cyclesPerEntry;
	private final FlowStateBuffer buffer = new FlowStateBuffer();
	private final List<ResetReport> reports = new ArrayList<>();
	private boolean down;
	private long lost;
	private long broken;
	private int toHost;
	private int onCard;
	private long bytesToCard;

	CardFailure(Engine engine, EngineSetup setup) {
		this.engine = engine;
		resets = setup.request().resets();
		states = setup.nf().states();
		perFlow = setup.placement().perFlowStates();
		CostModel costs = new CostModel(setup.placement().host());
		cyclesPerEntry = states.stream().filter(s -> (perFlow >>> s.index() & 1) != 0)
				.mapToDouble(s -> costs.access(s, StateAction.INSERT).cycles()).max().orElse(0);
	}

	void begin() {
		for (int i = 0; i < resets.atNanos().size(); i++) {
			engine.schedule(resets.atNanos().get(i), Event.RESET, i);
		}
	}

	/** Whether the card takes no packets. */
	boolean isDown() {
		return down;
	}

	/** The card is reset now; one that is away already isn't. */
	void reset() {
		if (down) {
			return;
		}
		down = true;
		lost = 0;
		toHost = 0;
		onCard = 0;
		bytesToCard = 0;
		engine.handlers.logReset();
		long age = engine.now - engine.memory.knownSince();
		losePackets();
		restore();
		engine.dataplane.migrations().reset();
		long back = engine.now + resets.takesNanos() + engine.crossings.fillNanos(bytesToCard);
		engine.schedule(back, Event.CARD_BACK, 0);
		reports.add(new ResetReport(engine.now, back, age, lost, toHost, onCard, bytesToCard));
		engine.trace.accept(new TraceEvent.PlanChange(engine.now, String.format(Locale.ROOT,
				"the card is reset, for %.3g ms: %d packets in it are lost, %d flows go on at the host, %d on the card, from what was known %.3g ms ago",
				(back - engine.now) / 1e6, lost, toHost, onCard, age / 1e6)));
	}

	// ---- packets

	private void losePackets() {
		engine.nic.cores().loseWaiting(this::lose);
		List<Integer> slots = new ArrayList<>();
		engine.events.removeIf(event -> dies(event, slots));
		slots.forEach(this::lose);
		engine.kept.lose(this::loseKept);
	}

	private boolean dies(long event, List<Integer> slots) {
		int slot = (int) Event.argument(event);
		switch (Event.kind(event)) {
			case Event.NIC_DONE -> {
				engine.nic.cores().free(slot);
				slots.add(slot);
				return true;
			}
			case Event.NIC_ARRIVE, Event.LEAVE -> {
				slots.add(slot);
				return true;
			}
			case Event.TRANSFERRED, Event.TRANSFER_LOST, Event.STEERED, Event.DRAINED, Event.RELEASED, Event.REMINDED,
					Event.CHECKPOINT_PIECE, Event.CHECKPOINTED -> {
				return true;
			}
			default -> {
				return false;
			}
		}
	}

	/** A packet is in the card, or comes to it while it is away. */
	void lose(int slot) {
		if (engine.slots.has(slot, PacketSlots.RETURNING)) {
			engine.kept.lostOnItsWay(slot);
			loseKept(slot);
			return;
		}
		int flow = engine.slots.flow[slot];
		if (flow != FlowRegistry.NONE && !engine.slots.has(slot, PacketSlots.THROUGH)) {
			engine.underWay.leave(slot, flow);
		}
		loseKept(slot);
	}

	private void loseKept(int slot) {
		lost++;
		engine.meter.dropResource(CardResets.CAUSE);
		engine.handlers.logLost(slot);
		engine.outcomes.end(slot, "drop resource \"" + CardResets.CAUSE + "\"");
	}

	/** A packet comes in while the card is away, before anybody knows its flow. */
	void turnAway(int slot) {
		loseKept(slot);
	}

	// ---- state

	private void restore() {
		CardMemory memory = engine.memory;
		FlowRegistry flows = engine.flows;
		engine.dataplane.loseCounts();
		LocalStore card = engine.handlers.store(PacketSlots.NIC);
		boolean[] had = new boolean[flows.limit()];
		for (int flow = 0; flow < had.length; flow++) {
			had[flow] = flows.isLive(flow) && flows.isOnNic(flow) && size(card, flow) > 0;
		}
		for (State state : states) {
			if ((perFlow >>> state.index() & 1) != 0) {
				card.state(state.index()).clear();
			}
		}
		engine.steering.reset();
		for (int flow = 0; flow < had.length; flow++) {
			if (flows.isLive(flow)) {
				goHome(flow, had[flow]);
			}
		}
		broken += memory.restore() ? 0 : 1;
		bytesToCard += memory.otherBytes();
		engine.handlers.due().settle();
	}

	private int size(LocalStore store, int flow) {
		buffer.clear();
		store.copyFlow(flow, perFlow, buffer);
		return buffer.bytes();
	}

	private void goHome(int flow, boolean hadState) {
		byte home = engine.traffic.home(flow);
		engine.traffic.steeredTo(flow, home);
		if (!engine.flows.isOnNic(flow)) {
			return;
		}
		byte[] entries = hadState ? engine.memory.flows.promised(flow) : new byte[0];
		engine.memory.left(flow);
		if (home == PacketSlots.CPU) {
			engine.flows.moved(flow, Engine.side(home));
			engine.flows.seen(flow, 0);
			toHost++;
		} else {
			onCard++;
			bytesToCard += entries.length;
		}
		if (entries.length > 0) {
			install(flow, home, entries);
		} else if (hadState) {
			broken++;
		}
	}

	private void install(int flow, byte side, byte[] entries) {
		LocalStore store = engine.handlers.store(side);
		buffer.load(entries);
		engine.handlers.moved(flow);
		if (!store.installFlow(buffer, flow) || size(store, flow) != entries.length) {
			broken++;
		}
		if (side == PacketSlots.NIC) {
			engine.memory.arrived(flow, entries);
		} else {
			engine.host.charge(buffer.entries() * cyclesPerEntry);
		}
	}

	// ---- and back

	/** The card takes packets again: flows that live on the other side than their packets come to are steered there. */
	void back() {
		down = false;
		engine.trace.accept(new TraceEvent.PlanChange(engine.now, "the card takes packets again"));
		for (int flow = 0; flow < engine.flows.limit(); flow++) {
			if (engine.flows.isLive(flow) && !engine.dataplane.migrations().isMoving(flow)
					&& Engine.side(engine.flows.owner(flow)) != engine.traffic.home(flow)) {
				engine.steering.steer(flow, Engine.side(engine.flows.owner(flow)), false);
			}
		}
	}

	/** What came of each reset. */
	List<ResetReport> reports() {
		return reports;
	}

	/** Flows and groups of states that aren't what was promised. */
	long broken() {
		return broken;
	}
}
