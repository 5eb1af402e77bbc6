// SPDX-License-Identifier: EPL-2.0
// Copyright (c) 2026 Cora contributors
package org.cora.sim.internal.engine;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.cora.exec.run.OrderLogWriter;
import org.cora.exec.run.OrderReplay;
import org.cora.exec.state.LocalStore;
import org.cora.exec.state.TwoStores;
import org.cora.ir.program.State;
import org.cora.ir.text.Fingerprint;
import org.cora.nicmodel.MemoryLevel;
import org.cora.nicmodel.performance.MemoryModel;
import org.cora.planner.plan.Plan;
import org.cora.planner.plan.StatePlacement;
import org.cora.sim.RunResult;
import org.cora.sim.SimulationRequest;
import org.cora.sim.metrics.CheckpointUse;
import org.cora.sim.metrics.CpuUse;
import org.cora.sim.metrics.Invariant;
import org.cora.sim.metrics.MemoryUse;
import org.cora.sim.metrics.NicUse;
import org.cora.sim.metrics.PacketCounts;
import org.cora.sim.metrics.RuntimeSummary;
import org.cora.sim.metrics.Speed;
import org.cora.sim.metrics.Throughput;

/** Makes the result of a run that has ended, and checks what has to hold. */
final class Results {

	private static final double NANOS_PER_SECOND = 1e9;
	private static final double MEGA = 1e6;
	private static final double GIGA = 1e9;

	private final SimulationRequest request;
	private final Engine engine;
	private final Meter meter;
	private final MigrationLog migrations;
	private final double wallSeconds;
	private final double seconds;

	Results(SimulationRequest request, Engine engine, MigrationLog migrations, double wallSeconds) {
		this.request = request;
		this.engine = engine;
		this.meter = engine.meter;
		this.migrations = migrations;
		this.wallSeconds = wallSeconds;
		this.seconds = Math.max(engine.now, 1) / NANOS_PER_SECOND;
	}

	/** The result; an order log is ended with the merged state and replayed. */
	RunResult collect(OrderLog order) {
		Plan plan = request.plan();
		CpuUse cpu = cpu();
		NicUse nic = new NicUse(utilisation(), memory());
		RuntimeSummary runtime = runtime();
		List<Invariant> invariants = invariants(order);
		return new RunResult(plan.getOffload(), request.nf().name(), request.nic().getName(), request.host().getName(),
				plan.getStrategy(), request.seed(), engine.now, engine.stopped(), packets(), throughput(), meter.latency(), cpu,
				nic, migrations.reports(), runtime, invariants, speed());
	}

	private PacketCounts packets() {
		return new PacketCounts(meter.offered, meter.generated, meter.delivered, meter.passed, meter.policy, meter.resource, meter.causes(),
				engine.inFlight(), meter.reorderedAtEgress);
	}

	private Throughput throughput() {
		return new Throughput(meter.offered / seconds / MEGA, meter.delivered / seconds / MEGA,
				8.0 * meter.deliveredBytes / seconds / GIGA);
	}

	private CpuUse cpu() {
		double control = engine.host.controlNanos() / engine.now;
		double packets = engine.host.packetNanos(engine.now) / engine.now;
		return new CpuUse(packets + control, Math.max(engine.runtime.coresPeak(), packets + control), control);
	}

	private Map<String, Double> utilisation() {
		Map<String, Double> busy = new LinkedHashMap<>();
		engine.nic.cores().busy(busy, engine.now);
		engine.wires.busy(busy, engine.now);
		engine.crossings.busy(busy, engine.now);
		Map<String, Double> shared = new LinkedHashMap<>();
		engine.servers.busy(shared, engine.now);
		shared.forEach((name, nanos) -> {
			if (name.startsWith("nic ")) {
				busy.put(name.substring("nic ".length()), nanos);
			}
		});
		busy.put("flow-table-updates", engine.steering.busyNanos(engine.now));
		busy.replaceAll((name, nanos) -> nanos / engine.now);
		if (engine.steering.capacity() > 0) {
			busy.put("flow-table-entries", (double) engine.steering.peakEntries() / engine.steering.capacity());
		}
		return busy;
	}

	private List<MemoryUse> memory() {
		Map<String, Long> used = new LinkedHashMap<>();
		LocalStore store = engine.handlers.store(PacketSlots.NIC);
		for (StatePlacement placement : engine.placement.plan().getStates()) {
			String level = placement.getMemory();
			if (level != null) {
				State state = engine.placement.nf().states().get(placement.getState().getIndex());
				used.merge(level, bytes(state, store.size(state.index())), Long::sum);
			}
		}
		List<MemoryUse> memory = new ArrayList<>();
		for (MemoryLevel level : request.nic().getMemory()) {
			if (used.containsKey(level.getName())) {
				memory.add(new MemoryUse(level.getName(), used.get(level.getName()), (long) MemoryModel.usableBytes(level)));
			}
		}
		return memory;
	}

	static long bytes(State state, long entries) {
		return switch (state.kind()) {
			case MAP, LRU, METER, COUNTER -> entries * state.entryBytes();
			case LPM, ARRAY, REGISTER, COUNTMIN, BLOOM, QUEUE, POOL -> state.bytes();
		};
	}

	private RuntimeSummary runtime() {
		RuntimeLoop loop = engine.runtime;
		return new RuntimeSummary(migrations.migrations, engine.dataplane.migrations().movedFlows(),
				engine.dataplane.migrations().abortedFlows(), engine.dataplane.migrations().lostTransfers(),
				engine.dataplane.migrations().retriedFlows(), migrations.bytes, migrations.promoted,
				migrations.longestBlackoutNanos / 1e3, engine.steering.inserted(), engine.steering.deleted(), meter.punts,
				loop.reversals(), loop.oscillations(), loop.plannings(), loop.planChanges(), checkpoints(), engine.takeover.report(),
				loop.predictor(), loop.predictors(), loop.refined());
	}

	private CheckpointUse checkpoints() {
		return new CheckpointUse(engine.memory.checkpoints(), engine.memory.bytes(), engine.failure.reports());
	}

	private Speed speed() {
		return new Speed(wallSeconds, wallSeconds > 0 ? meter.offered / wallSeconds : 0, engine.slots.peak(),
				engine.flows.peakLive());
	}

	// ---- what has to hold

	private List<Invariant> invariants(OrderLog order) {
		List<Invariant> all = new ArrayList<>();
		all.add(conservation());
		all.add(new Invariant("migrations-drop-nothing", engine.kept.lost() == 0,
				engine.kept.lost() + " packets of moving flows were dropped"));
		all.add(order());
		all.add(new Invariant("one-writer", meter.wrongWriters == 0, meter.wrongWriters == 0
				? "no packet met state of its flow on both sides" : meter.firstWrongWriter));
		if (!engine.exchanges.closest().isEmpty()) {
			all.add(new Invariant("staleness", engine.exchanges.wereInTime(), engine.exchanges.closest()));
		}
		if (!engine.failure.reports().isEmpty()) {
			all.add(new Invariant("promised-state", engine.failure.broken() == 0, engine.failure.broken() == 0
					? "after a reset, state was what the host knew"
					: engine.failure.broken() + " flows or states weren't what the host knew after a reset"));
		}
		all.add(merge(order));
		if (order != null && order.failure().isEmpty() && !engine.stopped()) { // who stops a run won't wait for a second one
			all.add(replay());
		}
		return all;
	}

	/** In weak order, packets of a flow may overtake each other while it moves, and only then. */
	private Invariant order() {
		boolean keeps = engine.dataplane.migrations().keepsPackets();
		String count = meter.reorderedHandling + " packets were handled after a later one of their flow";
		return new Invariant("flow-order", meter.reorderedHandling == (keeps ? 0 : meter.reorderedMoving), keeps
				? count + ", " + meter.reorderedAtEgress + " left so"
				: count + ", " + meter.reorderedMoving + " of them while it moved in weak order");
	}

	private Invariant conservation() {
		long out = meter.delivered + meter.passed + meter.policy + meter.resource;
		long inside = engine.inFlight();
		return new Invariant("conservation", meter.offered + meter.generated == out + inside, meter.offered + " offered + " + meter.generated + " generated = " + meter.delivered
				+ " delivered + " + meter.passed + " passed + " + (meter.policy + meter.resource) + " dropped + " + inside
				+ " in flight");
	}

	/** Joins both sides' state: an entry that both have would be an update lost or done twice. */
	private Invariant merge(OrderLog order) {
		engine.dataplane.settleCounts();
		LocalStore cpu = engine.handlers.store(PacketSlots.CPU);
		LocalStore nic = engine.handlers.store(PacketSlots.NIC);
		TwoStores sides = new TwoStores(cpu, nic);
		int both = cpu == nic ? 0 : sides.inBoth();
		if (order != null) {
			order.commit(cpu == nic ? cpu.digest() : sides.digest());
		}
		return new Invariant("no-lost-update", both == 0, both + " entries were on both sides at the end");
	}

	private static String afterReset(OrderReplay.Result replay) {
		return replay.resetNanos() < 0 ? ""
				: "; those after the reset weren't compared, as it takes back what one store has done";
	}

	private Invariant replay() {
		Optional<String> apart = new OneStore(engine).differs();
		if (apart.isPresent()) {
			return new Invariant("replay", true, "not compared: " + apart.get());
		}
		Path file = request.orderLog().get();
		OrderReplay.Result replay = OrderReplay.run(request.nf(), Fingerprint.of(request.nf()), engine.takeover.change(), file,
				OrderLogWriter.packetsOf(file), null);
		return new Invariant("replay", replay.verified(), replay.verified()
				? replay.handlers() + " handlers gave the same on one store" + afterReset(replay) : replay.firstDifference());
	}
}
