// SPDX-License-Identifier: EPL-2.0
// Copyright (c) 2026 Cora contributors
package org.cora.exec;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.cora.ir.program.Handler;
import org.cora.ir.program.Nf;
import org.cora.ir.program.Port;
import org.cora.ir.program.Trigger;
import org.cora.ir.source.SourceRange;
import org.cora.ir.verify.IrVerifier;

/** Timers are due when arithmetic says so. */
class TimerScheduleTest {

	private static TimerSchedule schedule(long... periods) {
		List<Handler> timers = IntStream.range(0, periods.length)
				.mapToObj(i -> new HandlerBuilder().returns().build("timer " + i, new Trigger.Timer(i, periods[i]))).toList();
		return new TimerSchedule(IrVerifier.verified(new Nf("test", List.of(new Port("left", 0, SourceRange.NONE),
				new Port("right", 1, SourceRange.NONE)), List.of(), timers, SourceRange.NONE)));
	}

	private static List<List<Long>> dueBy(TimerSchedule schedule, long now) {
		List<List<Long>> due = new ArrayList<>();
		boolean any = schedule.reaches(now);
		while (schedule.due() <= now) {
			due.add(List.of(schedule.due(), (long) schedule.timer()));
			schedule.done();
		}
		assertEquals(!due.isEmpty(), any);
		return due;
	}

	@Property(tries = 200)
	void allMultiplesInOrder(@ForAll long seed) {
		Random random = new Random(seed);
		long[] periods = random.longs(3, 1, 50).toArray();
		long[] packets = random.longs(20, 0, 400).map(t -> t + 1000).sorted().toArray();
		List<List<Long>> expected = new ArrayList<>();
		for (long time = packets[0] + 1; time <= packets[19]; time++) {
			for (int i = 0; i < 3; i++) {
				if (time % periods[i] == 0) {
					expected.add(List.of(time, (long) i));
				}
			}
		}
		TimerSchedule schedule = schedule(periods);
		List<List<Long>> found = new ArrayList<>();
		Arrays.stream(packets).forEach(now -> found.addAll(dueBy(schedule, now)));
		assertEquals(expected.stream().sorted(Comparator.comparing(d -> d.get(0))).toList(), found);
	}

	@Example
	void theFirstPacketsOwnTimeIsNotDue() {
		TimerSchedule schedule = schedule(100);
		assertEquals(List.of(), dueBy(schedule, 500));
		assertEquals(List.of(), dueBy(schedule, 599));
		assertEquals(List.of(List.of(600L, 0L)), dueBy(schedule, 600));
		assertEquals(List.of(), dueBy(schedule, 300), "time that goes back makes nothing due");
	}

	@Example
	void afterALongSilenceOnlyTheLastTimesCount() {
		TimerSchedule schedule = schedule(1000);
		assertFalse(schedule.reaches(0));
		List<List<Long>> due = dueBy(schedule, Long.MAX_VALUE / 2);
		assertEquals(TimerSchedule.MOST, due.size());
		assertEquals(Long.MAX_VALUE / 2 / 1000 * 1000, due.get(due.size() - 1).get(0));
		assertTrue(schedule(7).due() > 0);
	}
}
