// SPDX-License-Identifier: EPL-2.0
// Copyright (c) 2026 Cora contributors
package org.cora.sim.internal.engine;

import org.cora.exec.Verdict;
import org.cora.exec.packet.Copies;
import org.cora.exec.state.VersionChange;
import org.cora.exec.traffic.Introductions;
import org.cora.exec.traffic.PacketSource;
import org.cora.ir.spec.OffloadSpec.Side;
import org.cora.runtime.flow.FlowRegistry;
import org.cora.runtime.migration.Migration;
import org.cora.sim.CardResets;
import org.cora.sim.control.RunControl;
import org.cora.sim.event.EventQueue;
import org.cora.sim.trace.Place;

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
	final HostSide host;
	final Steering steering;
	final IdleEntries idle;
	final SimDataplane dataplane;
	final KeptPackets kept;
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
	private final PacketSource source;
	private final RunControl control;
	private final long endNanos;
	/** What time it is for the program when the run begins: later than 0 if flows are known by then. */
	private final long epochNanos;
	private final WarmStart warmStart;

	long now;
	private long arrived;
	private boolean flowsMove;
	private boolean stopped;
	private boolean filling;
	private long lostToMigrations;

	Engine(EngineSetup setup) {
		placement = setup.placement();
		traffic = new FlowTraffic(flows, setup.nf().ports().size());
		fields = new TupleFields(setup.nf());
		source = setup.source();
		control = setup.request().control();
		endNanos = setup.request().durationNanos();
		Introductions introductions = setup.introductions();
		epochNanos = introductions == null ? 0 : introductions.beginNanos();
		flowsMove = placement.perFlowStates() != 0;
		trace = new RunTrace(setup.trace(), setup.sampleEvery(), setup.nf());
		handlers = new Handlers(this, setup);
		wires = new Wires(this, setup);
		nic = new NicSide(this, setup);
		host = new HostSide(this, setup);
		steering = new Steering(this);
		idle = new IdleEntries(this, setup);
		dataplane = new SimDataplane(this, setup);
		kept = new KeptPackets(this, placement.nic().getReceiveQueue());
		runtime = new RuntimeLoop(this, setup);
		exchanges = new Exchanges(this, setup);
		memory = new CardMemory(this, setup);
		failure = new CardFailure(this, setup);
		takeover = new Takeover(this, setup);
		conditions = new MachineConditions(this, setup.conditions());
		asked = new AskedMoves(this, setup.request().moves());
		warmStart = introductions == null ? null : new WarmStart(this, setup, introductions);
		finder = new FlowFinder(this, setup);
		arrivals = new Arrivals(source, slots, finder, epochNanos + endNanos);
		ingress = new Ingress(this, arrivals, setup.nf().ports().size(), epochNanos);
	}

	/** Another version of the program takes over, with what the one before has in store; no packet is inside but those that wait. */
	void become(EngineSetup version, VersionChange change) {
		Handlers before = handlers;
		handlers = new Handlers(this, version);
		handlers.takeOver(before, change, now + epochNanos);
		finder = new FlowFinder(this, version);
		arrivals.follow(finder);
		flowsMove = placement.perFlowStates() != 0;
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

	/** Packets dropped because their flow was moving. */
	long lostToMigrations() {
		return lostToMigrations;
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

	// ---- what becomes of a packet

	/** The handler is through with the packet on that side: it leaves, is passed or dropped. */
	void complete(int slot, byte side) {
		sendGenerated(slots.packet[slot].copies(), slots.flow[slot], side);
		Verdict verdict = slots.verdict[slot];
		switch (verdict.kind()) {
			case FORWARD -> {
				if (side == PacketSlots.NIC) {
					wires.transmit(slot);
				} else {
					host.send(slot, true);
				}
			}
			case PASS -> pass(slot, side);
			case DROP_POLICY -> {
				meter.dropPolicy(verdict);
				end(slot, verdict.toString());
			}
			case DROP_RESOURCE -> {
				meter.dropResource(verdict.reason());
				end(slot, verdict.toString());
			}
		}
	}

	/** What the handler made of the packet leaves before it, if queues have room. */
	private void sendGenerated(Copies made, int flow, byte side) {
		for (int i = 0; i < made.count(); i++) {
			int bytes = made.packet(i).wireLength();
			meter.generated++;
			if (failure.isDown()) {
				meter.dropResource(CardResets.CAUSE);
			} else if (side == PacketSlots.CPU && !host.carries(bytes)) {
				meter.dropResource("pcie to nic");
				meter.cpuDrops++;
				continue;
			}
			if (side == PacketSlots.CPU) {
				nic.passes(flow);
			}
			if (wires.transmits(made.port(i), bytes)) {
				meter.deliveredGenerated(bytes);
			} else {
				meter.dropResource("transmit queue");
				meter.nicDrops++;
			}
		}
		made.clear();
	}

	private void pass(int slot, byte side) {
		if (side == PacketSlots.NIC) {
			host.crossToHost(slot);
		}
		meter.passed++;
		end(slot, "pass");
	}

	/** A queue was full. The packet hasn't been handled, or is lost on its way afterwards. */
	void dropResource(int slot, String cause, byte side) {
		meter.dropResource(cause);
		handlers.logLost(slot);
		if (side == PacketSlots.NIC) {
			meter.nicDrops++;
		} else {
			meter.cpuDrops++;
		}
		int flow = slots.flow[slot];
		if (flow == FlowRegistry.NONE) {
			meter.unknownDrops++;
		} else if (!slots.has(slot, PacketSlots.THROUGH)) {
			flows.countDropped(flow);
			leave(slot, flow);
		}
		end(slot, "drop resource \"" + cause + "\"");
	}

	/** Gives the slot back. */
	void end(int slot, String outcome) {
		if (slots.has(slot, PacketSlots.SAMPLED)) {
			trace.ended(now, slots.index[slot], slots.flow[slot], outcome);
		}
		slots.giveBack(slot);
	}

	void forwarded(int slot, int port) {
		source.forwarded(slots.connection[slot], slots.packet[slot], slots.port[slot], port);
	}

	// ---- packets of a flow under way

	void enter(int slot, byte side) {
		slots.side[slot] = side;
		traffic.enter(slots.flow[slot], side);
	}

	/** The flow's state isn't on the side that the packet has come to: it goes on to the other one. */
	void goAcross(int slot) {
		int flow = slots.flow[slot];
		slots.side[slot] = (byte) (1 - slots.side[slot]);
		traffic.cross(flow, slots.side[slot]);
		meter.punts++;
		Migration migration = dataplane.migrations().migrationOf(flow);
		if (migration != null) {
			migration.packetForwarded();
			slots.mark(slot, PacketSlots.FORWARDED);
		}
	}

	/** A packet of a flow is handled, kept or gone on the side it was steered to. */
	void leave(int slot, int flow) {
		if (traffic.leave(flow, slots.side[slot], slots.index[slot])) {
			schedule(now, Event.DRAINED, flow);
		}
	}

	/** Keeps a packet that has reached a side until its flow's move lets it go on. */
	void keep(int slot) {
		int flow = slots.flow[slot];
		leave(slot, flow);
		Migration migration = dataplane.migrations().migrationOf(flow);
		if (!kept.hasRoomToKeep()) {
			lostToMigrations++;
			if (migration != null) {
				migration.packetLost();
			}
			meter.dropResource("buffer of moving flows full");
			handlers.logLost(slot);
			end(slot, "drop resource \"buffer of moving flows full\"");
			return;
		}
		traffic.kept().add(flow, slot, slots);
		trace.visit(slots, slot, now, slots.side[slot] == PacketSlots.NIC ? Place.NIC_QUEUE : Place.CPU_QUEUE, -1);
		if (migration != null) {
			migration.packetHeld();
		}
		kept.keptOne(flow);
	}

	/** Index of the packet that is steered next. */
	long nextIndex() {
		return ingress.pending() < 0 ? arrived : slots.index[ingress.pending()];
	}

	/** Whether the side may handle packets of the flow now: its state is there and isn't just leaving. */
	boolean mayHandle(int flow, byte side) {
		return !flowsMove || flows.isOnNic(flow) == (side == PacketSlots.NIC) && !dataplane.isFrozen(flow);
	}

	/** Whether the side may handle the packet now: as above, or as it needs nothing of its flow. */
	boolean mayHandlePacket(int slot, byte side) {
		return mayHandle(slots.flow[slot], side) || placement.needsNoState(slots.packet[slot], slots.port[slot]);
	}

	/** Whether a packet that a side can't handle has to wait there until its flow has arrived. */
	boolean mustWait(int flow, byte side) {
		return dataplane.isFrozen(flow) && dataplane.migrations().keepsPackets() || traffic.isHeld(flow, side) && dataplane.migrations().isMoving(flow);
	}

	static Side side(byte side) {
		return side == PacketSlots.NIC ? Side.NIC : Side.CPU;
	}

	static byte side(Side side) {
		return side == Side.NIC ? PacketSlots.NIC : PacketSlots.CPU;
	}
}
