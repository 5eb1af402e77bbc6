// SPDX-License-Identifier: EPL-2.0
// Copyright (c) 2026 Cora contributors
package org.cora.benchmarks.scale;

import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Random;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.locks.LockSupport;
import org.cora.planner.search.PlanningMonitor;
import org.cora.planner.search.PlanningProblem;
import org.cora.planner.search.SearchBudget;
import org.cora.planner.search.Strategy;

/** How long planning goes on once it is cancelled: plans again and again, and cancels from another thread. */
final class CancelTimes {

	private static final double MILLI = 1e6;
	private static final double SECOND = 1e9;
	/** How often the planning thread's clock is looked at. */
	private static final long LOOK_NANOS = 200_000;

	private final PlanningProblem problem;
	private final Strategy strategy;
	private final SearchBudget budget;
	private final PlanningMonitor monitor;
	private final ThreadMXBean clock = ManagementFactory.getThreadMXBean();

	/** @param monitor ends all of it */
	CancelTimes(PlanningProblem problem, Strategy strategy, SearchBudget budget, PlanningMonitor monitor) {
		this.problem = problem;
		this.strategy = strategy;
		this.budget = budget;
		this.monitor = monitor;
	}

	/**
	 * Cancels at a random time of each of so many equal parts of the time that planning takes.
	 *
	 * @param seconds of processor time that planning takes
	 * @return processor time from there to the plan, in ms, ascending; without those where planning ended before
	 */
	List<Double> measure(int count, double seconds, long seed) {
		Random random = new Random(seed);
		List<Double> times = new ArrayList<>();
		for (int i = 0; i < count && !monitor.cancelled(); i++) {
			double millis = cancelAt((i + random.nextDouble()) / count * seconds);
			if (millis >= 0) {
				times.add(millis);
			}
		}
		times.sort(Comparator.naturalOrder());
		return times;
	}

	/** Milliseconds, or less than 0 if planning ended before. */
	private double cancelAt(double seconds) {
		Signal signal = new Signal(monitor);
		FutureTask<Long> planning = new FutureTask<>(() -> {
			strategy.plan(problem, budget, signal);
			return clock.getCurrentThreadCpuTime();
		});
		Thread thread = new Thread(planning, "cora-bench-cancel");
		thread.start();
		long from = -1;
		while (!planning.isDone() && from < 0) {
			LockSupport.parkNanos(LOOK_NANOS);
			long now = clock.getThreadCpuTime(thread.getId());
			if (now >= seconds * SECOND) {
				signal.given = true;
				from = now;
			}
		}
		long end = end(planning);
		return from < 0 || end <= from || monitor.cancelled() ? -1 : (end - from) / MILLI;
	}

	private static long end(FutureTask<Long> planning) {
		try {
			return planning.get();
		} catch (ExecutionException e) {
			throw new IllegalStateException("planning failed", e.getCause());
		} catch (InterruptedException e) {
			Thread.currentThread().interrupt();
			throw new IllegalStateException("interrupted while planning", e);
		}
	}

	/** Cancels once told to. */
	private static final class Signal implements PlanningMonitor {

		private final PlanningMonitor outer;
		private volatile boolean given;

		private Signal(PlanningMonitor outer) {
			this.outer = outer;
		}

		@Override
		public boolean cancelled() {
			return given || outer.cancelled();
		}
	}
}
