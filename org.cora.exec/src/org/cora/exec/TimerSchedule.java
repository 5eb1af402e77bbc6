// SPDX-License-Identifier: EPL-2.0
// Copyright (c) 2026 Cora contributors
package org.cora.exec;

import java.util.List;
import org.cora.ir.program.Handler;
import org.cora.ir.program.Nf;
import org.cora.ir.program.Trigger;

/**
 * When the timers of an NF are due: at the multiples of their periods that come after the first time that is known. Of
 * two that are due at the same time the one declared first comes first. After a long silence only the last {@value #MOST}
 * multiples count, so that one packet never costs more than that.
 */
public final class TimerSchedule {

	/** How many times a timer catches up at most. */
	public static final int MOST = 65_536;

	private final long[] periods;
	private final long[] due;
	private boolean started;
	private int next = -1;

	public TimerSchedule(Nf nf) {
		List<Handler> timers = nf.timers();
		periods = timers.stream().mapToLong(h -> ((Trigger.Timer) h.trigger()).periodNanos()).toArray();
		due = new long[periods.length];
	}

	/** Whether there is any timer. */
	public boolean isEmpty() {
		return periods.length == 0;
	}

	/**
	 * Notes what time it is, in nanoseconds from 0; call it before asking what is due by then.
	 *
	 * @return whether a timer is due at that time or before
	 */
	public boolean reaches(long now) {
		if (!started) {
			started = true;
			for (int i = 0; i < periods.length; i++) {
				due[i] = after(now, periods[i]);
			}
		}
		boolean any = false;
		for (int i = 0; i < periods.length; i++) {
			if (due[i] <= now) {
				any = true;
				due[i] = Math.max(due[i], (now / periods[i] - MOST + 1) * periods[i]);
			}
		}
		find();
		return any;
	}

	private static long after(long now, long period) {
		long multiple = now / period * period;
		return multiple > Long.MAX_VALUE - period ? Long.MAX_VALUE : multiple + period;
	}

	private void find() {
		next = -1;
		for (int i = 0; i < periods.length; i++) {
			if (next < 0 || due[i] < due[next]) {
				next = i;
			}
		}
	}

	/** When the next timer is due; {@link Long#MAX_VALUE} if there is none. */
	public long due() {
		return next < 0 ? Long.MAX_VALUE : due[next];
	}

	/** Number of the timer that is due next. */
	public int timer() {
		return next;
	}

	/** The timer that was due next has run. */
	public void done() {
		due[next] = after(due[next], periods[next]);
		find();
	}
}
