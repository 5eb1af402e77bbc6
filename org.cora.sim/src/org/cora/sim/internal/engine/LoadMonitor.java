// SPDX-License-Identifier: EPL-2.0
// Copyright (c) 2026 Cora contributors
package org.cora.sim.internal.engine;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.cora.runtime.LoadSample;

/** Measures load from one call to the next: how busy each resource was, what was handled, lost and inserted. */
final class LoadMonitor {

	private static final double NANOS_PER_SECOND = 1e9;
	/** Fewer changes of the flow table than these in an interval say nothing of its rate. */
	private static final long LEAST_UPDATES = 16;
	private static final String NIC_THREADS = "nic-threads";

	private final Engine engine;
	private final Map<String, Double> busyBefore = new LinkedHashMap<>();
	private final Map<String, Double> busyNow = new LinkedHashMap<>();
	private long sampledAt;
	private long offered;
	private long nicHandled;
	private long cpuHandled;
	private long drops;
	private long nicDrops;
	private long cpuDrops;
	private long inserted;
	private double packetNanos;
	private double busiestNanos;
	private double controlNanos;
	private double cores;
	private long updated;
	private double updatingNanos;
	/** Packets per second that came in each look since the last sample. */
	private final List<Double> course = new ArrayList<>();
	private long lookedAt;
	private long offeredThen;

	LoadMonitor(Engine engine) {
		this.engine = engine;
	}

	/** Counts what has come since the last look, or since the beginning. */
	void look() {
		long passed = Math.max(1, engine.now - lookedAt);
		course.add((engine.meter.offered - offeredThen) * NANOS_PER_SECOND / passed);
		lookedAt = engine.now;
		offeredThen = engine.meter.offered;
	}

	/** What happened since the last call, or since the beginning. Looks if nobody has since then. */
	LoadSample sample() {
		if (lookedAt < engine.now || course.isEmpty()) {
			look();
		}
		long passed = Math.max(1, engine.now - sampledAt);
		Meter meter = engine.meter;
		measureCores(passed);
		String binding = NIC_THREADS;
		double nicLoad = 0;
		double bus = 0;
		for (Map.Entry<String, Double> entry : busyNow().entrySet()) {
			double share = (entry.getValue() - busyBefore.getOrDefault(entry.getKey(), 0.0)) / passed;
			if (entry.getKey().startsWith("pcie")) {
				bus = Math.max(bus, share);
			} else if (entry.getKey().startsWith("nic") && share > nicLoad) {
				nicLoad = share;
				binding = entry.getKey();
			}
		}
		if (meter.nicDrops > nicDrops) {
			binding = NIC_THREADS;
			nicLoad = Math.max(nicLoad, 1) * lossFactor(meter.nicDrops - nicDrops, meter.handledNic - nicHandled);
		}
		double perSecond = NANOS_PER_SECOND / passed;
		LoadSample sample = new LoadSample(engine.now, passed, (meter.offered - offered) * perSecond,
				(meter.handledNic - nicHandled) * perSecond, (meter.handledCpu - cpuHandled) * perSecond, nicLoad,
				Math.max(bus, cpuLoad(passed)), engine.host.coreCount(), binding, engine.nic.cores().waiting(), engine.host.waiting(),
				meter.resource - drops, engine.steering.inserted() - inserted, updateRate(), course);
		course.clear();
		remember();
		return sample;
	}

	/** Host cores' worth of work, control work included, in the time that the last sample is about. */
	double cores() {
		return cores;
	}

	private void measureCores(long passed) {
		double work = engine.host.packetNanos(engine.now) - packetNanos + engine.host.controlNanos() - controlNanos;
		cores = work / passed;
	}

	/** What the flow table took while it had something to take. */
	private double updateRate() {
		double busy = engine.steering.busyNanos(engine.now) - updatingNanos;
		long updates = engine.steering.inserted() + engine.steering.deleted() - updated;
		return busy > 0 && updates >= LEAST_UPDATES ? updates * NANOS_PER_SECOND / busy : 0;
	}

	private double cpuLoad(long passed) {
		Meter meter = engine.meter;
		double load = (engine.host.packetNanos(engine.now) - packetNanos) / passed / engine.host.coreCount();
		if (meter.cpuDrops > cpuDrops) {
			double busiest = (engine.host.busiestNanos(engine.now) - busiestNanos) / passed;
			load = Math.max(load, busiest) * lossFactor(meter.cpuDrops - cpuDrops, meter.handledCpu - cpuHandled);
		}
		return load;
	}

	/** What arrived for every packet that got through. */
	private static double lossFactor(long lost, long handled) {
		return 1 + (double) lost / Math.max(1, handled);
	}

	private Map<String, Double> busyNow() {
		busyNow.clear();
		engine.nic.cores().busy(busyNow, engine.now);
		engine.wires.busy(busyNow, engine.now);
		engine.crossings.busy(busyNow, engine.now);
		engine.servers.busy(busyNow, engine.now);
		return busyNow;
	}

	private void remember() {
		Meter meter = engine.meter;
		sampledAt = engine.now;
		busyBefore.clear();
		busyBefore.putAll(busyNow);
		offered = meter.offered;
		nicHandled = meter.handledNic;
		cpuHandled = meter.handledCpu;
		drops = meter.resource;
		nicDrops = meter.nicDrops;
		cpuDrops = meter.cpuDrops;
		inserted = engine.steering.inserted();
		updated = engine.steering.inserted() + engine.steering.deleted();
		updatingNanos = engine.steering.busyNanos(engine.now);
		packetNanos = engine.host.packetNanos(engine.now);
		busiestNanos = engine.host.busiestNanos(engine.now);
		controlNanos = engine.host.controlNanos();
	}
}
