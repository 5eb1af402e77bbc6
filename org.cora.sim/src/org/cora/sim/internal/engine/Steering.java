// SPDX-License-Identifier: EPL-2.0
// Copyright (c) 2026 Cora contributors
package org.cora.sim.internal.engine;

import java.util.BitSet;
import org.cora.nicmodel.FlowTable;
import org.cora.sim.resource.SerialServer;

/**
 * The card's flow table at work: entries are added and removed one after the other at the card's rates and take effect
 * after its latency; the host pays cycles for each.
 */
final class Steering {

	private static final double PICOS_PER_SECOND = 1e12;
	private static final double NANOS_PER_SECOND = 1e9;

	private final Engine engine;
	private final FlowTable model;
	private final SteeringTable table;
	private boolean promotes;
	private final SerialServer updates = new SerialServer("flow-table-updates");
	/** Flows whose entries are to be removed because they aren't needed. */
	private final BitSet leftOut = new BitSet();
	private int changing;
	private long inserted;
	private long deleted;
	private int peakEntries;
	private double rateShare = 1;

	Steering(Engine engine) {
		this.engine = engine;
		model = engine.placement.nic().getFlowTable();
		promotes = engine.placement.plan().getPromotion() != null;
		table = new SteeringTable(model == null ? 0 : model.getEntries());
	}

	int entries() {
		return table.size();
	}

	/** Whether packets are looked up: flows are promoted by plan, or have been moved. */
	boolean isInUse() {
		return promotes || table.size() > 0;
	}

	int peakEntries() {
		return peakEntries;
	}

	long capacity() {
		return model == null ? 0 : model.getEntries();
	}

	long inserted() {
		return inserted;
	}

	long deleted() {
		return deleted;
	}

	/** The tuple's flow, -1 without an entry. */
	int find(RawTuple tuple) {
		return table.find(tuple.first, tuple.second);
	}

	/** Whether entries are being changed at that time, which slows the card down. */
	boolean isUpdating(long nanos) {
		return updates.backlogNanos(nanos) > 0;
	}

	/** The card changes entries at that share of its rates from now on, above 0. */
	void slow(double share) {
		rateShare = share;
	}

	double busyNanos(long now) {
		return updates.busyNanos(now);
	}

	/** Begins to steer a flow to a side; {@link #settled} follows. What is urgent doesn't wait for other changes. */
	void steer(int flow, byte to, boolean urgent) {
		if (engine.isFilling()) {
			clear(flow);
			engine.traffic.steeredTo(flow, to);
			engine.dataplane.settled(flow, to, true);
			return;
		}
		int entries = engine.traffic.tuples(flow);
		if (model == null || entries == 0) {
			settleAt(engine.now, flow, to);
			return;
		}
		boolean adds = to != home(flow);
		if (!adds && !hasEntries(flow)) {
			settleAt(engine.now, flow, to);
			return;
		}
		if (adds && !(model.getInsertRate() > 0) || !adds && !(model.getDeleteRate() > 0)) {
			settleAt(engine.now, flow, to);
			return;
		}
		double rate = rateShare * (adds ? model.getInsertRate() : model.getDeleteRate());
		long done = updates.serve(engine.now, Math.round(entries * PICOS_PER_SECOND / rate));
		if (urgent) {
			done = engine.now + Math.round(entries * NANOS_PER_SECOND / rate);
		}
		long latency = Math.round(model.getInsertLatency());
		settleAt(done + latency, flow, to);
	}

	/** Another plan is in force. */
	void follow(Placement placement) {
		promotes = placement.plan().getPromotion() != null;
		engine.idle.follow(placement);
	}

	/** The card has lost its entries: all flows go where they go without one. */
	void reset() {
		table.clear();
	}

	/** How long it takes from now until that many more entries are in force, in nanoseconds. */
	double changeNanos(int entries) {
		return model == null || !(model.getInsertRate() > 0) ? 0
				: updates.backlogNanos(engine.now) + entries * NANOS_PER_SECOND / (rateShare * model.getInsertRate()) + model.getInsertLatency();
	}

	/** Has entries be removed that bring packets to where they come without one: nobody waits for that. */
	void leaveOut(int flow) {
		leftOut.set(flow);
		steer(flow, home(flow), false);
	}

	/** Whether changes that were asked for aren't in force yet. */
	boolean isChanging() {
		return changing > 0;
	}

	private void settleAt(long nanos, int flow, byte to) {
		changing++;
		engine.schedule(nanos, Event.STEERED, argument(flow, to));
	}

	private static long argument(int flow, byte to) {
		return (long) to << 32 | flow;
	}

	private byte home(int flow) {
		return engine.traffic.home(flow);
	}

	/** The change is in force, if there is room for it. */
	void settled(int flow, byte to) {
		FlowTraffic traffic = engine.traffic;
		changing--;
		boolean unasked = to == home(flow) && leftOut.get(flow);
		if (unasked) {
			leftOut.clear(flow);
		}
		if (!engine.flows.isLive(flow)) {
			return;
		}
		boolean accepted = true;
		if (to == home(flow)) {
			removeEntries(flow);
		} else {
			accepted = traffic.tuples(flow) > 0 && table.hasRoom(traffic.tuples(flow));
			if (accepted) {
				addEntries(flow);
			}
		}
		if (accepted) {
			traffic.steeredTo(flow, to);
			if (to != home(flow)) {
				engine.idle.entered(flow);
			}
		}
		if (!unasked || !engine.dataplane.migrations().isMoving(flow)) {
			engine.dataplane.settled(flow, to, accepted);
		}
	}

	/** A flow has its entries on the card when the run begins, as far as they fit. */
	void enter(int flow) {
		FlowTraffic traffic = engine.traffic;
		for (int i = 0; i < traffic.tuples(flow) && table.hasRoom(1); i++) {
			table.put(traffic.tupleFirst(flow, i), traffic.tupleSecond(flow, i), flow);
		}
		traffic.steeredTo(flow, PacketSlots.NIC);
		engine.idle.entered(flow);
		peakEntries = Math.max(peakEntries, table.size());
	}

	private boolean hasEntries(int flow) {
		FlowTraffic traffic = engine.traffic;
		for (int i = 0; i < traffic.tuples(flow); i++) {
			if (table.find(traffic.tupleFirst(flow, i), traffic.tupleSecond(flow, i)) == flow) {
				return true;
			}
		}
		return false;
	}

	private void clear(int flow) {
		FlowTraffic traffic = engine.traffic;
		for (int i = 0; i < traffic.tuples(flow); i++) {
			table.remove(traffic.tupleFirst(flow, i), traffic.tupleSecond(flow, i), flow);
		}
	}

	private void addEntries(int flow) {
		FlowTraffic traffic = engine.traffic;
		for (int i = 0; i < traffic.tuples(flow); i++) {
			table.put(traffic.tupleFirst(flow, i), traffic.tupleSecond(flow, i), flow);
			inserted++;
			engine.host.charge(model.getHostInsertCycles());
		}
		peakEntries = Math.max(peakEntries, table.size());
	}

	private void removeEntries(int flow) {
		FlowTraffic traffic = engine.traffic;
		for (int i = 0; i < traffic.tuples(flow); i++) {
			if (table.remove(traffic.tupleFirst(flow, i), traffic.tupleSecond(flow, i), flow)) {
				deleted++;
				engine.host.charge(model.getHostDeleteCycles());
			}
		}
	}
}
