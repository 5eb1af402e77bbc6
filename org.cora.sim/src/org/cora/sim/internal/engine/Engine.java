// SPDX-License-Identifier: EPL-2.0
// Copyright (c) 2026 Cora contributors
package org.cora.sim.internal.engine;

import org.cora.exec.state.VersionChange;
import org.cora.exec.traffic.Introductions;
import org.cora.ir.spec.OffloadSpec.Side;
import org.cora.runtime.flow.FlowRegistry;
import org.cora.sim.control.RunControl;
import org.cora.sim.event.EventQueue;

/**
 * One simulated run: takes packets from the source and events from the queue in the order of virtual time and hands them
 * to card, host and runtime. Everything random comes from the source, so a run depends on nothing but its request.
 */
final class Engine {

	final PacketSlots slots = new PacketSlots();
	final FlowRegistry flows = new FlowRegistry(FlowTraffic.WORDS);
	final FlowTraffic traffic;
	final TupleFields fields;
	final EventQueue events = new EventQueue(1 << 12);
	final Meter meter = new Meter();
	final Servers servers = new Servers();
	final Placement placement;
	Handlers handlers;
	FlowFinder finder;
	final Wires wires;
	final NicSide nic;
	final Crossings crossings;
	final HostSide host;
	final Steering steering;
	final IdleEntries idle;
	final SimDataplane dataplane;
	final KeptPackets kept;
	final UnderWay underWay;
	final Outcomes outcomes;
	RuntimeLoop runtime;
	final RunTrace trace;
	final Exchanges exchanges;
	final CardMemory memory;
	final CardFailure failure;
	final Takeover takeover;
	private final MachineConditions conditions;
	private final AskedMoves asked;
	private final Arrivals arrivals;
	private final Ingress ingress;
	private final RunControl control;
	private final long endNanos;
	/** What time it is for the program when the run begins: later than 0 if flows are known by then. */
	private final long epochNanos;
	private final WarmStart warmStart;

	long now;
	private long arrived;
	private boolean stopped;
	private boolean filling;

	Engine(EngineSetup setup) {
		placement = setup.placement();
		traffic = new FlowTraffic(flows, setup.nf().ports().size());
		fields = new TupleFields(setup.nf());
		control = setup.request().control();
		endNanos = setup.request().durationNanos();
		Introductions introductions = setup.introductions();
		epochNanos = introductions == null ? 0 : introductions.beginNanos();
		trace = new RunTrace(setup.trace(), setup.sampleEvery(), setup.nf());
		handlers = new Handlers(this, setup);
		wires = new Wires(this, setup);
		nic = new NicSide(this, setup);
		crossings = new Crossings(this, setup);
		host = new HostSide(this, setup);
		steering = new Steering(this);
		idle = new IdleEntries(this, setup);
		dataplane = new SimDataplane(this, setup);
		kept = new KeptPackets(this, placement.nic().getReceiveQueue());
		underWay = new UnderWay(this);
		outcomes = new Outcomes(this, setup);
		runtime = new RuntimeLoop(this, setup);
		exchanges = new Exchanges(this, setup);
		memory = new CardMemory(this, setup);
		failure = new CardFailure(this, setup);
		takeover = new Takeover(this, setup);
		conditions = new MachineConditions(this, setup.conditions());
		asked = new AskedMoves(this, setup.request().moves());
		warmStart = introductions == null ? null : new WarmStart(this, setup, introductions);
		finder = new FlowFinder(this, setup);
		arrivals = new Arrivals(setup.source(), slots, finder, epochNanos + endNanos);
		ingress = new Ingress(this, arrivals, setup.nf().ports().size(), epochNanos);
	}

	/** Another version of the program takes over, with what the one before has in store; no packet is inside but those that wait. */
	void become(EngineSetup version, VersionChange change) {
		Handlers before = handlers;
		handlers = new Handlers(this, version);
		handlers.takeOver(before, change, now + epochNanos);
		finder = new FlowFinder(this, version);
		arrivals.follow(finder);
		underWay.follow(placement);
		exchanges.follow(version);
	}

	/** Makes the flows known that are to be so when the run begins. */
	void fill() {
		if (warmStart != null) {
			filling = true;
			warmStart.fill();
			filling = false;
		}
	}

	/** Whether the run hasn't begun: nothing takes time, nothing is counted. */
	boolean isFilling() {
		return filling;
	}

	/** Runs to the end, or until somebody stops it. */
	void run() {
		runtime.begin();
		exchanges.begin();
		conditions.begin();
		memory.begin();
		failure.begin();
		takeover.begin();
		asked.begin();
		ingress.pull();
		while (true) {
			long next = Math.min(ingress.at(), events.nextTime());
			if (next > endNanos) {
				break;
			}
			if (!control.checkpoint(next)) {
				stopped = true;
				break;
			}
			now = next;
			if (ingress.at() <= events.nextTime()) {
				int slot = ingress.pending();
				if (slot >= 0 && takeover.holds()) {
					takeover.hold(slot);
				} else if (slot >= 0) {
					nic.steer(slot);
				}
				ingress.pull();
			} else {
				dispatch(events.remove());
			}
		}
		if (!stopped) {
			now = endNanos;
		}
	}

	boolean stopped() {
		return stopped;
	}

	/** Packets that have come in and are neither out nor gone. */
	long inFlight() {
		return slots.inUse() - arrivals.waiting();
	}

	/** Those of them that have come as far as to be steered. */
	long inside() {
		return inFlight() - ingress.onTheirWay();
	}

	/** The slot has the next packet, which came in by that port. */
	void number(int slot, int port, long connection) {
		slots.index[slot] = arrived++;
		slots.ingressNanos[slot] = slots.packet[slot].time() - epochNanos;
		slots.port[slot] = (byte) port;
		slots.connection[slot] = connection;
		slots.flow[slot] = FlowRegistry.NONE;
		slots.segment[slot] = 0;
		slots.flags[slot] = 0;
	}

	private void dispatch(long event) {
		long argument = Event.argument(event);
		switch (Event.kind(event)) {
			case Event.NIC_ARRIVE -> nic.arrive((int) argument, false);
			case Event.NIC_DONE -> nic.done((int) argument);
			case Event.CPU_ARRIVE -> host.arrive((int) argument, false);
			case Event.CPU_DONE -> host.done((int) argument);
			case Event.LEAVE -> nic.takeBack((int) argument);
			case Event.TRANSFERRED -> dataplane.events().transferred(argument);
			case Event.TRANSFER_LOST -> dataplane.events().transferFailed(argument);
			case Event.REMINDED -> dataplane.events().reminded((int) argument);
			case Event.STEERED -> steering.settled((int) argument, (byte) (argument >>> 32));
			case Event.DRAINED -> dataplane.events().drained((int) argument);
			case Event.RELEASED -> dataplane.events().released((int) argument);
			case Event.TICK -> runtime.tick();
			case Event.EXCHANGE -> exchanges.exchange((int) argument);
			case Event.PROMOTE -> runtime.promote();
			case Event.MOVE -> asked.start((int) argument);
			case Event.DECIDED -> runtime.decided();
			case Event.CHECKPOINT -> memory.checkpoint();
			case Event.CHECKPOINT_PIECE -> memory.piece();
			case Event.CHECKPOINTED -> memory.complete();
			case Event.RESET -> failure.reset();
			case Event.CARD_BACK -> failure.back();
			case Event.REPLANNED -> runtime.replanned();
			case Event.UPGRADE -> takeover.step();
			case Event.CONDITIONS -> conditions.change();
			case Event.IDLE -> idle.due((int) argument);
			default -> throw new IllegalStateException("no such event: " + event);
		}
	}

	void schedule(long atNanos, int kind, long argument) {
		events.schedule(atNanos, Event.of(kind, argument));
	}

	/** Index of the packet that is steered next. */
	long nextIndex() {
		return ingress.pending() < 0 ? arrived : slots.index[ingress.pending()];
	}

	static Side side(byte side) {
		return side == PacketSlots.NIC ? Side.NIC : Side.CPU;
	}

	static byte side(Side side) {
		return side == Side.NIC ? PacketSlots.NIC : PacketSlots.CPU;
	}
}
