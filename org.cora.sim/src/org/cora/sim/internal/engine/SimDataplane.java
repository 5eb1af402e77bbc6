// SPDX-License-Identifier: EPL-2.0
// Copyright (c) 2026 Cora contributors
package org.cora.sim.internal.engine;

import java.util.Arrays;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.function.Predicate;
import org.cora.exec.state.FlowStateBuffer;
import org.cora.exec.state.LocalStore;
import org.cora.ir.program.State;
import org.cora.ir.program.StateKind;
import org.cora.ir.spec.OffloadSpec.Side;
import org.cora.runtime.Dataplane;
import org.cora.runtime.DataplaneEvents;
import org.cora.runtime.PartialState;
import org.cora.runtime.migration.FlowOwnership;
import org.cora.runtime.migration.MigrationEngine;
import org.cora.runtime.migration.MigrationLimits;

/**
 * The simulated pair of data paths as the runtime steers it: state moves as bytes from one store to the other, packets of
 * moving flows are kept in a bounded buffer, and everything takes the time that bus and flow table need.
 */
final class SimDataplane implements Dataplane, FlowOwnership {

	private final Engine engine;
	private final FlowTraffic traffic;
	private final MigrationEngine migrations;
	private final FlowStateBuffer buffer = new FlowStateBuffer();
	private long perFlow;
	/** Null if all state of a flow moves at once. */
	private final PartialMoves partial;
	/** By state the entries that the plan gave it room for on the card; 0 if it doesn't refuse any. */
	private long[] nicCapacity;
	/** Decides which transfers are lost, while not all arrive. */
	private final SplittableRandom chance;
	private double arrives = 1;

	SimDataplane(Engine engine, EngineSetup setup) {
		this.engine = engine;
		traffic = engine.traffic;
		Placement placement = setup.placement();
		follow(placement);
		chance = new SplittableRandom(setup.request().seed());
		partial = setup.parts().filter(p -> p.isIn(perFlow)).map(p -> new PartialMoves(engine, this, p, perFlow)).orElse(null);
		migrations = new MigrationEngine(setup.dataplane().apply(this), this, setup.moveOrder(),
				MigrationLimits.DEFAULT, setup.migrations());
	}

	/** Another version of the program has taken over. */
	void follow(EngineSetup version) {
		follow(version.placement());
		if (partial != null) {
			partial.follow(version.parts().orElseThrow(), perFlow);
		}
	}

	/** A plan is in force. */
	final void follow(Placement placement) {
		perFlow = placement.perFlowStates();
		nicCapacity = placement.plan().getStates().stream()
				.mapToLong(s -> makesRoom(placement.nf().states().get(s.getState().getIndex())) ? 0 : s.getNicEntries()).toArray();
	}

	/** Whether a table evicts when it is full: its part on the card does so itself. */
	private static boolean makesRoom(State state) {
		return state.kind() == StateKind.LRU;
	}

	MigrationEngine migrations() {
		return migrations;
	}

	DataplaneEvents events() {
		return migrations.events();
	}

	boolean isFrozen(int flow) {
		return migrations.isFrozen(flow);
	}

	@Override
	public long nowNanos() {
		return engine.now;
	}

	// ---- state

	@Override
	public byte[] snapshot(Side side, int flow) {
		buffer.clear();
		engine.handlers.store(Engine.side(side)).copyFlow(flow, perFlow, buffer);
		return buffer.toBytes();
	}

	@Override
	public boolean isUnchanged(Side side, int flow, byte[] entries) {
		return Arrays.equals(snapshot(side, flow), entries);
	}

	@Override
	public Optional<PartialState> partial() {
		return Optional.ofNullable(partial);
	}

	@Override
	public boolean install(Side side, int flow, byte[] entries) {
		return install(side, flow, entries, store -> {
			buffer.load(entries);
			return store.installFlow(buffer, flow);
		});
	}

	boolean install(Side side, int flow, byte[] entries, Predicate<LocalStore> how) {
		LocalStore store = engine.handlers.store(Engine.side(side));
		if (side == Side.NIC && isNicFull(store)) {
			return false;
		}
		engine.handlers.moved(flow);
		if (!how.test(store)) {
			return false;
		}
		if (side == Side.NIC) {
			engine.memory.arrived(flow, entries);
		}
		return true;
	}

	/** Whether a table that moves with flows has as many entries as the plan gave it room for. */
	private boolean isNicFull(LocalStore store) {
		for (int state = 0; state < nicCapacity.length; state++) {
			if ((perFlow >>> state & 1) != 0 && nicCapacity[state] > 0 && store.size(state) >= nicCapacity[state]) {
				return true;
			}
		}
		return false;
	}

	@Override
	public void forget(Side side, int flow) {
		engine.handlers.store(Engine.side(side)).dropFlow(flow, perFlow);
		if (side == Side.NIC && (partial == null || !partial.awaits(flow))) {
			engine.memory.left(flow);
		}
	}

	/** Entries are about to time out. */
	void fetchDue(long time) {
		if (partial != null) {
			partial.fetchDue(time);
		}
	}

	/** What the card has of a flow whose entries there are these. */
	byte[] onCard(int flow, byte[] entries) {
		return partial == null ? entries : partial.onCard(flow, entries);
	}

	/** The card is reset: what follows from it doesn't come. */
	void loseCounts() {
		if (partial != null) {
			partial.lose();
		}
	}

	/** The run is over: what follows flows has come. */
	void settleCounts() {
		if (partial != null) {
			partial.settle();
		}
	}

	@Override
	public void transfer(Side from, long bytes, long token) {
		engine.host.charge(engine.placement.nic().getPcie().getHostReceiveCycles());
		long there = engine.crossings.transfer(Engine.side(from), bytes);
		if (engine.failure.isDown() || arrives < 1 && chance.nextDouble() >= arrives) {
			engine.schedule(there + engine.crossings.latencyNanos(), Event.TRANSFER_LOST, token);
		} else {
			engine.schedule(there, Event.TRANSFERRED, token);
		}
	}

	/** From now on that share of transfers arrives; of others the runtime hears as soon as the other side could have said so. */
	void transfersArrive(double share) {
		arrives = share;
	}

	@Override
	public void remind(long afterNanos, int token) {
		engine.schedule(engine.now + afterNanos, Event.REMINDED, token);
	}

	// ---- steering

	@Override
	public void steer(int flow, Side to, boolean urgent) {
		engine.steering.steer(flow, Engine.side(to), urgent);
	}

	/** The flow table has done what was asked for. */
	void settled(int flow, byte to, boolean accepted) {
		if (migrations.isMoving(flow)) {
			migrations.events().steered(flow, accepted);
		} else if (to == traffic.home(flow)) {
			traffic.forgetTuples(flow);
		}
	}

	// ---- which side owns a flow

	@Override
	public Side owner(int flow) {
		return engine.flows.owner(flow);
	}

	@Override
	public void moved(int flow, Side to) {
		engine.flows.moved(flow, to);
	}

	@Override
	public void rests(int flow) {
		engine.handlers.due().rests(flow);
	}

	// ---- packets of moving flows

	@Override
	public void hold(int flow, boolean onNic, boolean onCpu) {
		traffic.hold(flow, (onNic ? FlowTraffic.HOLD_NIC : 0) | (onCpu ? FlowTraffic.HOLD_CPU : 0));
	}

	@Override
	public double bufferFill() {
		return engine.kept.fill();
	}

	@Override
	public void watchDrain(int flow) {
		if (traffic.inFlight(flow, PacketSlots.NIC) + traffic.inFlight(flow, PacketSlots.CPU) == 0) {
			pretendDrained(flow);
		} else {
			traffic.watch(flow, engine.nextIndex());
		}
	}

	/** Says that a flow is drained: also a fault that tests inject. */
	void pretendDrained(int flow) {
		engine.schedule(engine.now, Event.DRAINED, flow);
	}

	/** Has a side handle a flow's packets before its state is there: a fault that tests inject. */
	void switchOwner(int flow, Side to) {
		engine.flows.moved(flow, to);
	}

	@Override
	public void release(int flow, Side side) {
		engine.kept.release(flow, side);
	}
}
