// SPDX-License-Identifier: EPL-2.0
// Copyright (c) 2026 Cora contributors
package org.cora.benchmarks.storms;

import java.util.ArrayList;
import java.util.List;
import org.cora.sim.trace.TraceEvent;
import org.cora.sim.trace.TraceSink;

/** Gathers a run's signals control interval by control interval, and when migrations ended. */
final class CourseRecorder implements TraceSink {

	private static final double NANOS_PER_SECOND = 1e9;
	private static final double NANOS_PER_MILLI = 1e6;

	private final String way;
	private final long intervalNanos;
	private final double[] offered;
	private final double[] drops;
	private final double[] coreSeconds;
	private final double[] nicLoad;
	private final List<Long> migrations = new ArrayList<>();
	private long sampledAt;
	private long sampledBefore;

	CourseRecorder(String way, long intervalNanos, long durationNanos) {
		this.way = way;
		this.intervalNanos = intervalNanos;
		int intervals = (int) (durationNanos / intervalNanos) + 1;
		offered = new double[intervals];
		drops = new double[intervals];
		coreSeconds = new double[intervals];
		nicLoad = new double[intervals];
	}

	@Override
	public void accept(TraceEvent event) {
		if (event instanceof TraceEvent.Signal signal) {
			signal(signal);
		} else if (event instanceof TraceEvent.MigrationEnd end) {
			migrations.add(end.atNanos());
		}
	}

	private void signal(TraceEvent.Signal signal) {
		if (signal.atNanos() != sampledAt) {
			sampledBefore = sampledAt;
			sampledAt = signal.atNanos();
		}
		int at = (int) Math.min(offered.length - 1, (signal.atNanos() - 1) / intervalNanos);
		double seconds = (sampledAt - sampledBefore) / NANOS_PER_SECOND;
		switch (signal.name()) {
			case "cpu.cores" -> coreSeconds[at] += signal.value() * seconds;
			case "rate.offered" -> offered[at] += signal.value() * seconds;
			case "drops" -> drops[at] += signal.value();
			case "nic.load" -> nicLoad[at] = Math.max(nicLoad[at], signal.value());
			default -> {
				// nothing that is measured here
			}
		}
	}

	/** The intervals from an index on, up to another one. */
	List<Course> course(int from, int to) {
		List<Course> course = new ArrayList<>();
		for (int i = from; i < Math.min(to, offered.length); i++) {
			course.add(new Course(way, (i + 1) * intervalNanos / NANOS_PER_MILLI, offered[i], drops[i], coreSeconds[i], nicLoad[i]));
		}
		return course;
	}

	/** Migrations that ended in those intervals. */
	long migrations(int from, int to) {
		return migrations.stream().filter(at -> at > from * intervalNanos && at <= to * intervalNanos).count();
	}
}
