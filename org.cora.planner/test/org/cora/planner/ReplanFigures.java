// SPDX-License-Identifier: EPL-2.0
// Copyright (c) 2026 Cora contributors
package org.cora.planner;

import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.util.Arrays;
import java.util.Locale;
import java.util.Random;
import org.cora.planner.TestNfs.Part;
import org.cora.planner.plan.Plan;
import org.cora.planner.replan.Replanner;
import org.cora.planner.replan.TrafficChange;
import org.cora.planner.search.PlanningMonitor;
import org.cora.planner.search.PlanningProblem;
import org.cora.planner.search.Strategies;
import org.cora.planner.search.Strategy;
import org.junit.jupiter.api.Test;

/** How long planning again takes for a program of twenty states; no test of the suite, as it measures time, that of the
 * processor so that others don't count. */
class ReplanFigures {

	private static final int WARM_UP = 60;
	private static final int MEASURED = 100;

	@Test
	void twentyStates() {
		Part[] parts = new Part[20];
		Part[] kinds = {Part.PER_FLOW, Part.POOL, Part.COUNTER, Part.PER_ADDRESS, Part.REGISTER};
		for (int p = 0; p < parts.length; p++) {
			parts[p] = kinds[p % kinds.length];
		}
		Strategy cora = Strategies.named("cora").orElseThrow();
		PlanningProblem problem = TestProblems.problem(TestNfs.of(20_000, parts)).rate(1e6).get();
		Replanner replanner = new Replanner(problem, cora, Replanner.BUDGET,
				cora.plan(problem, Replanner.BUDGET, PlanningMonitor.NONE));
		Random random = new Random(1);
		double[] millis = new double[MEASURED];
		ThreadMXBean clock = ManagementFactory.getThreadMXBean();
		double gap = 0;
		int worse = 0;
		for (int n = -WARM_UP; n < MEASURED; n++) {
			TrafficChange change = TrafficChange.of(problem.graph()).scaled(0.3 + 2 * random.nextDouble(), 3 * random.nextDouble());
			long begin = clock.getCurrentThreadCpuTime();
			Plan again = replanner.replan(change, PlanningMonitor.NONE);
			if (n >= 0) {
				millis[n] = (clock.getCurrentThreadCpuTime() - begin) / 1e6;
				gap = Math.max(gap, again.getBound().getGap());
				Plan fresh = cora.plan(replanner.problem(), Replanner.BUDGET, PlanningMonitor.NONE);
				worse += again.getObjective().getHostCores() > fresh.getObjective().getHostCores() + 1e-9 ? 1 : 0;
			}
		}
		Arrays.sort(millis);
		System.out.println(String.format(Locale.ROOT, "planning again, 20 states: median %.1f ms, p90 %.1f ms, most %.1f ms; gap %.2f %%"
				+ " at most; worse than planning from nothing in %d of %d", millis[MEASURED / 2], millis[MEASURED * 9 / 10],
				millis[MEASURED - 1], 100 * gap, worse, MEASURED));
	}
}
