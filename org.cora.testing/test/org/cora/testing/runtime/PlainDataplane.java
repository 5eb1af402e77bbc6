// SPDX-License-Identifier: EPL-2.0
// Copyright (c) 2026 Cora contributors
package org.cora.testing.runtime;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.Deque;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.function.BiConsumer;
import org.cora.exec.compile.CompiledExecutor;
import org.cora.exec.flow.FlowIdentity;
import org.cora.exec.packet.Packet;
import org.cora.exec.state.FlowStateBuffer;
import org.cora.exec.state.LocalStore;
import org.cora.exec.state.PoolShards;
import org.cora.ir.program.Nf;
import org.cora.ir.spec.OffloadSpec.Order;
import org.cora.ir.spec.OffloadSpec.Side;
import org.cora.runtime.Dataplane;
import org.cora.runtime.flow.FlowRegistry;
import org.cora.runtime.migration.MigrationEngine;
import org.cora.runtime.migration.MigrationLimits;
import org.cora.runtime.migration.MigrationListener;

/**
 * A data plane without a simulator: two executors with a store and a queue each, a map for a flow table, and answers that come
 * whenever chance has it. What runs on real hardware would look like this, with a driver where there are collections here.
 */
final class PlainDataplane implements Dataplane {

	/** A packet under way. */
	record Entry(Packet packet, int port, int flow, long index) {
	}

	private static final int ROOM = 1000;

	private final long states;
	private final Random random;
	private final Map<Side, LocalStore> stores = new EnumMap<>(Side.class);
	private final Map<Side, CompiledExecutor> executors = new EnumMap<>(Side.class);
	private final Map<Side, Deque<Entry>> queues = new EnumMap<>(Side.class);
	private final Map<Integer, Side> table = new HashMap<>();
	private final Map<Integer, Set<Side>> holds = new HashMap<>();
	private final Map<Integer, List<Entry>> kept = new HashMap<>();
	private final Map<Integer, Long> watches = new HashMap<>();
	private final Set<Long> released = new HashSet<>();
	private final List<Runnable> answers = new ArrayList<>();
	private final FlowIdentity identity = new FlowIdentity();
	private final FlowStateBuffer buffer = new FlowStateBuffer();
	private final BiConsumer<Entry, Side> handled;
	private long arrived;
	private long now;

	final FlowRegistry flows = new FlowRegistry();
	final MigrationEngine migrations;

	/** @param handled told of each packet before its handler runs */
	PlainDataplane(Nf nf, Random random, MigrationListener listener, BiConsumer<Entry, Side> handled) {
		this.random = random;
		this.handled = handled;
		states = (1L << nf.states().size()) - 1;
		for (Side side : Side.values()) {
			LocalStore store = new LocalStore(nf, s -> PoolShards.whole(), 0, stores.get(Side.NIC), 0);
			stores.put(side, store);
			executors.put(side, new CompiledExecutor(nf, store));
			queues.put(side, new ArrayDeque<>());
		}
		migrations = new MigrationEngine(this, flows, Order.STRICT, MigrationLimits.DEFAULT, listener);
	}

	/** A packet comes in. */
	void arrive(Packet packet, int port) {
		executors.get(Side.CPU).identify(packet, port, identity);
		int flow = flows.intern(identity, Side.CPU);
		flows.count(flow, now);
		now = Math.max(now, packet.time());
		queues.get(table.getOrDefault(flow, Side.CPU)).add(new Entry(packet, port, flow, arrived++));
	}

	/** Does one of the things that could happen next; false if there is nothing left to do. */
	boolean step() {
		List<Runnable> possible = new ArrayList<>();
		queues.forEach((side, queue) -> {
			if (!queue.isEmpty()) {
				possible.add(() -> serve(side, queue.poll()));
			}
		});
		if (!answers.isEmpty()) {
			possible.add(() -> answers.remove(0).run());
		}
		if (possible.isEmpty()) {
			return false;
		}
		possible.get(random.nextInt(possible.size())).run();
		drained();
		return true;
	}

	private void serve(Side side, Entry entry) {
		int flow = entry.flow();
		boolean goesOn = released.remove(entry.index());
		boolean held = holds.getOrDefault(flow, Set.of()).contains(side) && !goesOn;
		boolean frozen = migrations.isFrozen(flow);
		if (!held && !frozen && flows.owner(flow) == side) {
			handled.accept(entry, side);
			executors.get(side).handle(entry.packet(), entry.port(), entry.packet().time(), flow);
		} else if (held || frozen) {
			kept.computeIfAbsent(flow, f -> new ArrayList<>()).add(entry);
		} else {
			queues.get(other(side)).add(entry);
		}
	}

	private void drained() {
		List.copyOf(watches.keySet()).forEach(flow -> {
			long before = watches.get(flow);
			if (queues.values().stream().flatMap(Deque::stream).noneMatch(e -> e.flow() == flow && e.index() < before)) {
				watches.remove(flow);
				answers.add(() -> migrations.events().drained(flow));
			}
		});
	}

	private static Side other(Side side) {
		return side == Side.NIC ? Side.CPU : Side.NIC;
	}

	LocalStore store(Side side) {
		return stores.get(side);
	}

	@Override
	public long nowNanos() {
		return now;
	}

	@Override
	public byte[] snapshot(Side side, int flow) {
		buffer.clear();
		stores.get(side).copyFlow(flow, states, buffer);
		return buffer.toBytes();
	}

	@Override
	public boolean isUnchanged(Side side, int flow, byte[] entries) {
		return Arrays.equals(snapshot(side, flow), entries);
	}

	@Override
	public boolean install(Side side, int flow, byte[] entries) {
		buffer.load(entries);
		return stores.get(side).installFlow(buffer, flow);
	}

	@Override
	public void forget(Side side, int flow) {
		stores.get(side).dropFlow(flow, states);
	}

	@Override
	public void transfer(Side from, long bytes, long token) {
		answers.add(() -> migrations.events().transferred(token));
	}

	@Override
	public void steer(int flow, Side to, boolean urgent) {
		answers.add(() -> {
			table.put(flow, to);
			migrations.events().steered(flow, true);
		});
	}

	@Override
	public void hold(int flow, boolean onNic, boolean onCpu) {
		Set<Side> sides = new HashSet<>();
		if (onNic) {
			sides.add(Side.NIC);
		}
		if (onCpu) {
			sides.add(Side.CPU);
		}
		holds.put(flow, sides);
	}

	@Override
	public void release(int flow, Side side) {
		hold(flow, false, false);
		List<Entry> entries = kept.getOrDefault(flow, new ArrayList<>());
		kept.remove(flow);
		entries.sort(Comparator.comparingLong(Entry::index).reversed());
		entries.forEach(e -> {
			released.add(e.index());
			queues.get(side).addFirst(e);
		});
		answers.add(() -> migrations.events().released(flow));
	}

	@Override
	public double bufferFill() {
		return kept.values().stream().mapToInt(List::size).sum() / (double) ROOM;
	}

	@Override
	public void remind(long afterNanos, int token) {
		answers.add(() -> migrations.events().reminded(token));
	}

	@Override
	public void watchDrain(int flow) {
		watches.put(flow, arrived);
		drained();
	}
}
