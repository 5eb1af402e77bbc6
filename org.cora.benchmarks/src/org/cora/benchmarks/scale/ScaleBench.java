// SPDX-License-Identifier: EPL-2.0
// Copyright (c) 2026 Cora contributors
package org.cora.benchmarks.scale;

import java.lang.management.ManagementFactory;
import java.lang.management.MemoryPoolMXBean;
import java.lang.management.MemoryType;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.cora.planner.generate.ProblemGenerator;
import org.cora.planner.plan.Plan;
import org.cora.planner.search.PlanningMonitor;
import org.cora.planner.search.PlanningProblem;
import org.cora.planner.search.SearchBudget;
import org.cora.planner.search.Strategies;
import org.cora.planner.search.Strategy;

/** Plans problems of growing size by {@code cora}, as {@link ProblemGenerator} draws them. */
public final class ScaleBench {

	private static final double NANOS = 1e9;
	private static final double MEGA = 1 << 20;
	private static final int WARM = 6;

	private final List<Integer> sizes;
	private final int instances;
	private final SearchBudget budget;
	private final boolean caches;
	private final int cancels;
	private final PlanningMonitor monitor;

	/**
	 * @param sizes     numbers of states, and of classes
	 * @param instances of each size
	 * @param caches    whether card and host have caches, which the bound knows less about
	 * @param cancels   how often each is planned again and cancelled on the way, from 0
	 * @param monitor   can end it between two problems, and a search
	 */
	public ScaleBench(List<Integer> sizes, int instances, SearchBudget budget, boolean caches, int cancels,
			PlanningMonitor monitor) {
		this.sizes = List.copyOf(sizes);
		this.instances = instances;
		this.budget = budget;
		this.caches = caches;
		this.cancels = cancels;
		this.monitor = monitor;
	}

	/** Problems in all. */
	public int size() {
		return sizes.size() * instances;
	}

	/** All of them, in order of size; what was done so far if the monitor cancels. */
	public List<ScaleRow> run(Consumer<ScaleRow> done) {
		plan(ProblemGenerator.draw(WARM, WARM, 0, caches), WARM, 0);
		List<ScaleRow> rows = new ArrayList<>();
		for (int size : sizes) {
			for (int instance = 1; instance <= instances && !monitor.cancelled(); instance++) {
				ScaleRow row = plan(ProblemGenerator.draw(size, size, instance, caches), size, instance);
				rows.add(row);
				done.accept(row);
			}
		}
		return rows;
	}

	private ScaleRow plan(PlanningProblem problem, int size, int instance) {
		List<MemoryPoolMXBean> heap = ManagementFactory.getMemoryPoolMXBeans().stream()
				.filter(p -> p.getType() == MemoryType.HEAP).toList();
		System.gc();
		heap.forEach(MemoryPoolMXBean::resetPeakUsage);
		Strategy cora = Strategies.named("cora").orElseThrow();
		long before = ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();
		Plan plan = cora.plan(problem, budget, monitor);
		double seconds = (ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime() - before) / NANOS;
		double bytes = heap.stream().mapToLong(p -> p.getPeakUsage().getUsed()).sum();
		List<Double> times = new CancelTimes(problem, cora, budget, monitor).measure(cancels, seconds, instance);
		return new ScaleRow(size, size, instance, plan.isFeasible(), plan.getObjective().getHostCores(),
				plan.getBound().getValue(), plan.getBound().getGap(), plan.getBound().isProven(), plan.getNodes(), seconds,
				bytes / MEGA, times.size(), times.isEmpty() ? null : times.get((times.size() - 1) / 2),
				times.isEmpty() ? null : times.get(times.size() - 1));
	}
}
