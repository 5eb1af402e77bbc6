// SPDX-License-Identifier: EPL-2.0
// Copyright (c) 2026 Cora contributors
package org.cora.runtime.migration;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.cora.ir.spec.OffloadSpec.Side;
import org.cora.runtime.Dataplane;
import org.cora.runtime.PartialState;

/**
 * Two sides with a queue and a store for each flow, a bus in both directions, a flow table and a buffer: as simple as the
 * contract of {@link Dataplane} permits. A flow's state is the set of its packets that were handled, which each packet needs, and
 * how often each was, which is only counted.
 */
final class ModelDataplane implements Dataplane, PartialState, FlowOwnership, MigrationListener {

	/** Something that must not happen has happened. */
	static final class Violation extends RuntimeException {
		private static final long serialVersionUID = 1;

		Violation(String what) {
			super(what, null, false, false);
		}
	}

	final ModelFlow[] flows;
	private final ModelPackets packets = new ModelPackets(this);
	/** Copies of bundles that are under way. */
	final List<Integer> copies = new ArrayList<>();
	/** What the runtime wants to be reminded of. */
	final List<Integer> reminders = new ArrayList<>();
	/** The runtime is hearing that a transfer is lost. */
	boolean hearsOfLoss;
	final int room;
	private final boolean partial;
	final ModelCard card;
	MigrationEngine engine;
	int arrived;
	int migrationsLeft;
	int faultsLeft;
	int rehomesLeft;
	int timeoutsLeft;
	/** Most packets of a flow that were handled before one that had come in earlier: not part of the state. */
	int overtakers;
	/** Most times that a packet was sent on to the other side: likewise. */
	int crossings;

	ModelDataplane(Scenario scenario) {
		card = new ModelCard(this, scenario);
		room = scenario.room();
		partial = scenario.partial();
		migrationsLeft = scenario.apart() ? 0 : scenario.migrations();
		faultsLeft = scenario.apart() ? 0 : scenario.faults();
		rehomesLeft = scenario.rehomes();
		timeoutsLeft = scenario.timeouts();
		flows = new ModelFlow[scenario.flows()];
		for (int f = 0; f < flows.length; f++) {
			flows[f] = new ModelFlow();
			flows[f].migrationsLeft = scenario.apart() ? scenario.migrations() : 0;
			flows[f].faultsLeft = scenario.apart() ? scenario.faults() : 0;
		}
	}

	ModelDataplane(ModelDataplane other, Scenario scenario) {
		card = new ModelCard(this, scenario, other.card);
		room = other.room;
		partial = other.partial;
		migrationsLeft = other.migrationsLeft;
		faultsLeft = other.faultsLeft;
		rehomesLeft = other.rehomesLeft;
		timeoutsLeft = other.timeoutsLeft;
		arrived = other.arrived;
		overtakers = other.overtakers;
		crossings = other.crossings;
		copies.addAll(other.copies);
		reminders.addAll(other.reminders);
		flows = new ModelFlow[other.flows.length];
		for (int f = 0; f < flows.length; f++) {
			flows[f] = other.flows[f].copy();
		}
	}

	long hash(long hash) {
		long h = ModelFlow.mix(hash, (long) migrationsLeft << 32 | faultsLeft << 8 | rehomesLeft << 24 | timeoutsLeft << 28 | arrived);
		for (int bundle : copies) {
			h = ModelFlow.mix(h, bundle);
		}
		h = card.hash(h, flows.length);
		for (int token : reminders) {
			h = ModelFlow.mix(h, token + 64);
		}
		for (ModelFlow flow : flows) {
			h = ModelFlow.mix(flow.hash(h), flow.crossed);
		}
		return h;
	}

	void check(boolean holds, String otherwise) {
		if (!holds) {
			throw new Violation(otherwise);
		}
	}

	// ---- what happens

	void perform(Step step) {
		int f = step.subject();
		ModelFlow flow = flows[f];
		switch (step.kind()) {
			case ARRIVE -> packets.arrive(f);
			case REACH_NIC, REACH_CPU -> packets.reach(f, step.kind() == Step.Kind.REACH_NIC ? 0 : 1);
			case RETURNS -> packets.returns(f);
			case SERVE_NIC, SERVE_CPU -> packets.serve(f, step.kind() == Step.Kind.SERVE_NIC ? 0 : 1);
			case STEERED, REFUSED -> steered(f, step.kind() == Step.Kind.STEERED);
			case DRAINED -> drained(f);
			case STATE_ARRIVES, NO_ROOM, STATE_LOST -> crossed(f, step.kind());
			case TIMES_OUT -> timesOut(flow);
			case COUNTS_ARRIVE, COUNTS_LOST -> countsCrossed(f, step.kind() == Step.Kind.COUNTS_ARRIVE);
			default -> {
				flow.released = false;
				engine.events().released(f);
			}
		}
	}

	// ---- answers

	private void steered(int f, boolean accepted) {
		ModelFlow flow = flows[f];
		Side to = Side.values()[flow.steering - 1 & 1];
		boolean goesBack = flow.steering > 2;
		flow.steering = 0;
		flow.astray = !accepted && (goesBack || flow.astray);
		if (accepted) {
			flow.steered = to;
		}
		engine.events().steered(f, accepted);
	}

	private void drained(int f) {
		flows[f].drained = false;
		engine.events().drained(f);
	}

	private void crossed(int f, Step.Kind how) {
		ModelFlow flow = flows[f];
		long token = flow.token;
		flow.token = 0;
		flow.bus[0] = ModelFlow.without(flow.bus[0], ModelFlow.STATE);
		flow.bus[1] = ModelFlow.without(flow.bus[1], ModelFlow.STATE);
		refuses = how == Step.Kind.NO_ROOM;
		if (how == Step.Kind.STATE_LOST) {
			fail(token);
		} else {
			engine.events().transferred(token);
		}
		refuses = false;
	}

	/** An entry times out, whether or not anybody may handle packets of its flow. */
	private void timesOut(ModelFlow flow) {
		timeoutsLeft--;
		flow.timedOut = true;
		flow.changed = true;
		flow.store[flow.owner.ordinal()] |= ModelFlow.TIMED_OUT;
	}

	@Override
	public boolean isUnchanged(Side side, int flow, byte[] entries) {
		return !flows[flow].changed;
	}

	private void countsCrossed(int f, boolean arrive) {
		long token = flows[f].countsToken;
		flows[f].countsToken = 0;
		if (arrive) {
			engine.events().transferred(token);
		} else {
			fail(token);
		}
	}

	private boolean refuses;

	/** The runtime hears that a transfer is lost. */
	void fail(long token) {
		hearsOfLoss = true;
		engine.events().transferFailed(token);
		hearsOfLoss = false;
	}

	// ---- what the runtime asks for

	@Override
	public long nowNanos() {
		return 0;
	}

	@Override
	public byte[] snapshot(Side side, int flow) {
		flows[flow].changed = false;
		return packed(flows[flow].store[side.ordinal()], flows[flow].counts[side.ordinal()]);
	}

	/** Two bytes that are needed, three that are counted. */
	private static byte[] packed(int store, int counts) {
		return store < 0 ? new byte[0]
				: new byte[] {(byte) (store >> 8), (byte) store, (byte) (counts >> 16), (byte) (counts >> 8), (byte) counts};
	}

	private static int countsIn(byte[] entries, int at) {
		return entries.length == 0 ? 0 : (entries[at] & 0xff) << 16 | (entries[at + 1] & 0xff) << 8 | entries[at + 2] & 0xff;
	}

	/** What the card has of a flow, with counts that are on their way to it or from it. */
	byte[] onCard(int f) {
		ModelFlow flow = flows[f];
		if (flow.awaits && flow.owner == Side.CPU) {
			return packed(0, flow.missing);
		}
		return packed(flow.store[0], flow.counts[0] + (flow.awaits ? flow.missing : 0));
	}

	@Override
	public boolean install(Side side, int flow, byte[] entries) {
		check(!hearsOfLoss, "flow " + flow + " gets entries that were lost on the bus");
		if (refuses) {
			return false;
		}
		if (side == Side.NIC) {
			card.checkpoints.tell(flow, entries);
		}
		flows[flow].store[side.ordinal()] = entries.length == 0 ? 0 : (entries[0] & 0xff) << 8 | entries[1] & 0xff;
		flows[flow].counts[side.ordinal()] = countsIn(entries, 2);
		return true;
	}

	@Override
	public Optional<PartialState> partial() {
		return partial ? Optional.of(this) : Optional.empty();
	}

	@Override
	public byte[] needed(byte[] entries) {
		return Arrays.copyOf(entries, 2);
	}

	@Override
	public byte[] counted(byte[] entries) {
		return Arrays.copyOfRange(entries, 2, 5);
	}

	@Override
	public boolean installNeeded(Side side, int f, byte[] entries) {
		if (!install(side, f, entries)) {
			return false;
		}
		ModelFlow flow = flows[f];
		flow.counts[side.ordinal()] = 0;
		flow.awaits = true;
		flow.missing = countsIn(entries, 2);
		return true;
	}

	@Override
	public void add(Side side, int f, byte[] counted) {
		check(!hearsOfLoss, "flow " + f + " gets counts that were lost on the bus");
		ModelFlow flow = flows[f];
		check(flow.store[side.ordinal()] != ModelFlow.ABSENT, "what was counted of flow " + f + " comes to where it isn't");
		flow.counts[side.ordinal()] += countsIn(counted, 0);
		flow.awaits = false;
		if (side == Side.CPU) {
			flow.countsAtRisk = 0;
			card.checkpoints.left(f);
		}
	}

	@Override
	public void forget(Side side, int flow) {
		if (side == Side.NIC && !flows[flow].awaits) {
			card.checkpoints.left(flow);
		}
		flows[flow].store[side.ordinal()] = ModelFlow.ABSENT;
		flows[flow].counts[side.ordinal()] = 0;
	}

	@Override
	public void transfer(Side from, long bytes, long token) {
		if (token < 1L << 40) {
			copies.add((int) token);
			return;
		}
		int to = 1 - from.ordinal();
		ModelFlow flow = flows[(int) token & 15];
		if ((token & Answers.COUNTS_TOKEN) != 0) {
			flow.countsToken = token;
			return;
		}
		flow.token = token;
		flow.bus[to] = ModelFlow.push(flow.bus[to], ModelFlow.STATE);
	}

	@Override
	public void steer(int flow, Side to, boolean urgent) {
		check(flows[flow].steering == 0, "steering of flow " + flow + " is changed while it is being changed");
		flows[flow].steering = 1 + to.ordinal() + (urgent ? 2 : 0);
	}

	@Override
	public void hold(int flow, boolean onNic, boolean onCpu) {
		flows[flow].held[0] = onNic;
		flows[flow].held[1] = onCpu;
	}

	@Override
	public void release(int f, Side side) {
		ModelFlow flow = flows[f];
		if (flow.returning != 0) {
			return;
		}
		int at = side.ordinal();
		long stay = 0;
		int others = 0;
		for (long left = flow.kept; left != 0; left = ModelFlow.pop(left)) {
			int packet = ModelFlow.head(left) - 1;
			if ((flow.keptOnCpu >> packet & 1) == at) {
				stay = ModelFlow.push(stay, packet + 1);
			} else {
				others |= 1 << packet;
			}
		}
		flow.kept = stay;
		flow.keptOnCpu &= ~others;
		flow.returning |= others;
		flow.returningTo = at;
		hold(f, others != 0, others != 0);
		if (others == 0) {
			for (long left = stay; left != 0; left = ModelFlow.pop(left)) {
				flow.queue[at] = ModelFlow.push(flow.queue[at], ModelFlow.head(left));
			}
			flow.kept = 0;
			flow.keptOnCpu = 0;
			flow.released = true;
		}
	}

	@Override
	public double bufferFill() {
		return (double) packets.keptCount() / room;
	}

	@Override
	public void watchDrain(int f) {
		ModelFlow flow = flows[f];
		flow.watched = flow.underWay(0) | flow.underWay(1);
		flow.drained = flow.watched == 0;
	}

	@Override
	public void remind(long afterNanos, int token) {
		reminders.add(token);
	}

	@Override
	public Side owner(int flow) {
		return flows[flow].owner;
	}

	@Override
	public void moved(int flow, Side to) {
		flows[flow].owner = to;
		flows[flow].atRisk = 0;
		flows[flow].countsAtRisk = flows[flow].awaits && to == Side.CPU ? flows[flow].countsAtRisk : 0;
	}

	@Override
	public void phase(Migration migration, MigrationPhase phase, long nowNanos) {
		// the model's steps say where a flow stands
	}

	@Override
	public void finished(MigrationReport report) {
		check(report.aborted() <= report.flows(), "more flows stay than were to move");
	}

	/** What has to hold of a flow when nothing is left to happen. */
	void checkEnd(int f) {
		ModelFlow flow = flows[f];
		check(flow.keptCount() == 0, "packets of flow " + f + " are kept for ever");
		check((flow.handled | flow.gone) == (1 << flow.arrived) - 1, "not every packet of flow " + f + " is handled");
		check(!engine.isMoving(f), "flow " + f + " moves for ever");
		int here = flow.owner.ordinal();
		check(flow.store[here] == flow.updates(), "updates of flow " + f + " are lost");
		check(!flow.awaits && flow.countsRight(), "what was counted of flow " + f + " is lost, or counted twice");
		check(flow.store[1 - here] == ModelFlow.ABSENT, "state of flow " + f + " is left on the other side");
		check(flow.steered == flow.owner || flow.astray, "packets of flow " + f + " go to the side that doesn't own it");
	}
}
