// SPDX-License-Identifier: EPL-2.0
// Copyright (c) 2026 Cora contributors
package org.cora.planner.profile;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.cora.exec.Executor;
import org.cora.ir.program.Handler;
import org.cora.ir.program.Nf;
import org.cora.ir.program.Trigger;

/**
 * What timers' handlers do in the long run. What they do first may be to set something up, so the earlier half of their runs
 * doesn't count. A handler that ran less often than {@value #ENOUGH} times while packets came runs on afterwards, on the state
 * that these left.
 */
final class TimerRuns {

	private static final int ENOUGH = 16;
	/** Ways told one by one. */
	private static final int MOST_TOLD = 16;

	private final Executor executor;
	private final PathRecorder recorder;

	TimerRuns(Executor executor, PathRecorder recorder) {
		this.executor = executor;
		this.recorder = recorder;
	}

	/** Ways of all timers' handlers, with how often they take them; nothing may run on the executor's states afterwards. */
	List<TimerProfile> steady(long now) {
		List<TimerProfile> profiles = new ArrayList<>();
		Nf nf = executor.nf();
		executor.hook(recorder);
		for (int timer = 0; timer < nf.timers().size(); timer++) {
			Handler handler = nf.timers().get(timer);
			int index = nf.handlers().indexOf(handler);
			long period = ((Trigger.Timer) handler.trigger()).periodNanos();
			for (long next = now + period; recorder.timerRuns(index).size() < ENOUGH; next += period) {
				executor.fire(timer, next);
			}
			List<int[]> runs = recorder.timerRuns(index);
			profiles.addAll(counted(nf, index, runs.subList(runs.size() / 2, runs.size())));
		}
		executor.hook(null);
		return profiles;
	}

	private static List<TimerProfile> counted(Nf nf, int handler, List<int[]> runs) {
		Ways ways = new Ways(nf, MOST_TOLD);
		int[] counts = new int[runs.size()];
		for (int[] blocks : runs) {
			counts[ways.number(handler, blocks, "return")]++;
		}
		List<TimerProfile> profiles = new ArrayList<>();
		for (int n = 0; n < ways.all().size(); n++) {
			Ways.Way way = ways.all().get(n);
			profiles.add(new TimerProfile(handler, Arrays.stream(ways.blocks(way)).boxed().toList(), way.isMerged(), (double) counts[n]
					/ runs.size()));
		}
		return profiles;
	}
}
