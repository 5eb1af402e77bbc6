// SPDX-License-Identifier: EPL-2.0
// Copyright (c) 2026 Cora contributors
package org.cora.sim.internal.engine;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.cora.exec.state.PoolShard;
import org.cora.exec.state.VersionChange;
import org.cora.ir.program.Nf;
import org.cora.ir.program.State;
import org.cora.ir.program.StateKind;
import org.cora.ir.spec.OffloadSpec.Side;
import org.cora.sim.PlanUpgrade;
import org.cora.sim.metrics.UpgradeReport;
import org.cora.sim.trace.TraceEvent;

/**
 * Has another plan take over while packets flow. Moves under way end first; then packets that come in wait until all before
 * them are through, so that none is overtaken by one that takes a shorter way; then the plan is in force, after states that
 * change sides as a whole have crossed, for which everybody stands. Packets that come to the other side from then on are sent on from there until their flow has followed, by the
 * ordinary protocol; those that the plan wants elsewhere are promoted and shed as any.
 */
final class Takeover {

	/** How often it looks whether moves have ended, and who has to follow. */
	private static final long STEP_NANOS = 20_000;

	/** How often it looks whether packets are through while others wait for that. */
	private static final long HELD_STEP_NANOS = 500;

	private final Engine engine;
	private final EngineSetup setup;
	private final PlanUpgrade upgrade;
	/** How states go over to another version of the program; null if it is the same. */
	private VersionChange change;
	/** Before another version was in force: see {@link Placement#readWhileApart}. */
	private String readApart;
	private final List<Integer> following = new ArrayList<>();
	/** Packets that wait in the card's receive queue until the plan is in force. */
	private final List<Integer> held = new ArrayList<>();
	private long heldSince = -1;
	private Placement next;
	private boolean waits;
	private boolean inForce;
	private long inForceNanos;
	private long standNanos;
	private long bytes;
	private int rehomed;
	private int arrived;
	private long settledNanos;

	Takeover(Engine engine, EngineSetup setup) {
		this.engine = engine;
		this.setup = setup;
		upgrade = setup.request().upgrade().orElse(null);
		if (upgrade != null) {
			change = upgrade.version().map(v -> new VersionChange(setup.nf(), v.nf())).orElse(null);
			UpgradeCheck.check(setup, engine.placement, change);
		}
	}

	void begin() {
		if (upgrade != null) {
			engine.schedule(upgrade.atNanos(), Event.UPGRADE, 0);
		}
	}

	/** What is next: have moves end, have packets be through, put the plan in force, have flows follow. */
	void step() {
		if (!waits) {
			waits = true;
			engine.dataplane.migrations().suspend();
		}
		if (inForce) {
			follow();
		} else if (engine.dataplane.migrations().active().isEmpty() && !engine.steering.isChanging()) {
			takeOver();
		}
		if (!inForce) {
			engine.schedule(engine.now + (heldSince < 0 ? STEP_NANOS : HELD_STEP_NANOS), Event.UPGRADE, 0);
		} else if (!following.isEmpty()) {
			engine.schedule(engine.now + STEP_NANOS, Event.UPGRADE, 0);
		}
	}

	/** The plan is in force once all packets that came in by the old one are through: later ones would overtake some of them. */
	private void takeOver() {
		Placement placement = engine.placement;
		if (next == null) {
			next = new Placement(nf(), upgrade.plan(), placement.nic(), placement.host(), placement.hostCores());
		}
		if (heldSince < 0 && changesWays()) {
			heldSince = engine.now;
		}
		if (heldSince < 0) {
			putInForce();
		} else if (engine.inside() == held.size()) {
			putInForce();
			goOn();
		}
	}

	private Nf nf() {
		return change == null ? setup.nf() : change.after();
	}

	private boolean changesWays() {
		byte side = engine.placement.firstSides().commonSide();
		return change != null || !engine.placement.firstSides().sendsAllTo(side) || !next.firstSides().sendsAllTo(side) || setup.nf().states().stream()
				.anyMatch(s -> engine.placement.homeOf(s.index()) != next.homeOf(s.index()));
	}

	/** Whether packets that come in have to wait in the card's receive queue. */
	boolean holds() {
		return heldSince >= 0 && !inForce;
	}

	/** A packet comes in that has to wait; it is lost if the queue is full. */
	void hold(int slot) {
		if (held.size() < engine.placement.nic().getReceiveQueue()) {
			held.add(slot);
		} else {
			engine.outcomes.dropResource(slot, "nic receive queue", PacketSlots.NIC);
		}
	}

	private void goOn() {
		standNanos += engine.now - heldSince;
		held.forEach(engine.nic::steer);
		held.clear();
	}

	private void putInForce() {
		inForce = true;
		inForceNanos = engine.now;
		settledNanos = engine.now;
		Placement placement = engine.placement;
		for (State state : nf().states()) {
			int from = change == null ? state.index() : change.from(state.index());
			if (from >= 0 && placement.homeOf(from) != next.homeOf(state.index())) {
				bytes += crossing(setup.nf().states().get(from), engine.handlers.store(PacketSlots.CPU).size(from));
			} else if (from >= 0) {
				bytes += divide(from, placement.shards(from), next.shards(state.index()));
			}
		}
		standNanos = engine.crossings.fillNanos(bytes);
		if (standNanos > 0) {
			engine.host.stand(standNanos);
			engine.nic.cores().stand(standNanos);
		}
		readApart = placement.readWhileApart();
		if (change == null && !next.division().equals(placement.division())) {
			engine.handlers.logDivided(next);
		}
		placement.follow(nf(), upgrade.plan());
		placement.firstSides().gather();
		rehome(placement.firstSides().commonSide());
		EngineSetup force = change == null ? setup : setup.of(setup.request().withVersion(nf(), upgrade.plan(),
				upgrade.version().orElseThrow().goals()));
		if (change == null) {
			engine.handlers.follow(placement);
			engine.dataplane.follow(placement);
		} else {
			engine.become(force, change);
			engine.dataplane.follow(force);
		}
		engine.steering.follow(placement);
		engine.events.removeIf(event -> Event.kind(event) == Event.PROMOTE || Event.kind(event) == Event.DECIDED
				|| Event.kind(event) == Event.REPLANNED);
		RuntimeLoop before = engine.runtime;
		engine.runtime = new RuntimeLoop(engine, force);
		engine.runtime.join(before);
		engine.dataplane.migrations().resume();
		engine.trace.accept(new TraceEvent.PlanChange(engine.now, String.format(Locale.ROOT,
				"another %s is in force, strategy %s: %d bytes of state changed sides, everybody stood for %.3g us%s",
				change == null ? "plan" : "version", upgrade.plan().getStrategy(), bytes, standNanos / 1e3,
				changes().isEmpty() ? "" : "; " + String.join(", ", changes()))));
	}

	private List<String> changes() {
		return change == null ? List.of() : change.differences();
	}

	/** How the states go over to another version of the program; null if none takes over. */
	VersionChange change() {
		return change;
	}

	/** A state that was read before another version was in force while both sides had copies of it; null if there was none. */
	String readApart() {
		return readApart;
	}

	/** Divides a pool as the plan wants; what is out stays with who has it, what has been given back crosses. */
	private long divide(int pool, List<PoolShard> now, List<PoolShard> then) {
		return now.equals(then) ? 0 : crossing(setup.nf().states().get(pool), engine.handlers.divide(pool, then));
	}

	/** Bytes of so many entries of a state, or items of a pool. */
	private static long crossing(State state, long size) {
		return state.kind() == StateKind.POOL ? size * state.bytes() / Math.max(1, state.poolRange().orElseThrow().size())
				: Results.bytes(state, size);
	}

	/** Packets without an entry come to that side from now on; flows without entries that are on the other one have to follow. */
	private void rehome(byte side) {
		FlowTraffic traffic = engine.traffic;
		for (int flow = 0; flow < engine.flows.limit(); flow++) {
			if (engine.flows.isLive(flow) && traffic.home(flow) != side) {
				boolean hasEntries = traffic.steeredTo(flow) != traffic.home(flow);
				traffic.home(flow, side);
				traffic.steeredTo(flow, side);
				if (Engine.side(engine.flows.owner(flow)) != side) {
					following.add(flow);
				} else if (hasEntries) {
					engine.steering.leaveOut(flow);
				}
			}
		}
		rehomed = following.size();
	}

	/** Flows that haven't set out, or had to stay, set out. */
	private void follow() {
		for (Side from : Side.values()) {
			int[] flows = following.stream().filter(f -> follows(f, from)).mapToInt(Integer::intValue).toArray();
			if (flows.length > 0) {
				engine.dataplane.migrations().start(PlanUpgrade.REASON, from, flows);
			}
		}
		following.removeIf(this::hasArrived);
	}

	private boolean follows(int flow, Side from) {
		return engine.flows.isLive(flow) && engine.flows.owner(flow) == from && !engine.dataplane.migrations().isMoving(flow)
				&& engine.traffic.steeredTo(flow) != Engine.side(from);
	}

	/** Whether it is where its packets come to: it has followed them, or has entries that bring them to where it stays. */
	private boolean hasArrived(int flow) {
		boolean rests = !engine.flows.isLive(flow) || !engine.dataplane.migrations().isMoving(flow)
				&& Engine.side(engine.flows.owner(flow)) == engine.traffic.steeredTo(flow);
		if (rests) {
			arrived++;
			settledNanos = engine.now;
		}
		return rests;
	}

	/** How it went; nothing if no plan took over. */
	Optional<UpgradeReport> report() {
		return inForce ? Optional.of(new UpgradeReport(upgrade.atNanos(), inForceNanos, standNanos, bytes, rehomed, arrived,
				settledNanos, changes())) : Optional.empty();
	}
}
