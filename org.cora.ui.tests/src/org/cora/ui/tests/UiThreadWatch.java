// SPDX-License-Identifier: EPL-2.0
// Copyright (c) 2026 Cora contributors
package org.cora.ui.tests;

import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import org.eclipse.swt.widgets.Display;

/**
 * Measures how long the UI thread takes for each thing that it does, in processor time, so that a busy machine doesn't count;
 * and when that is long, in whose code it was.
 */
final class UiThreadWatch implements AutoCloseable {

	private static final long OFTEN_MILLIS = 5;
	private static final long LONG = TimeUnit.MILLISECONDS.toNanos(50);

	private final ThreadMXBean threads = ManagementFactory.getThreadMXBean();
	private final Thread ui = Thread.currentThread();
	private final Thread sampler = new Thread(this::sample, "watches the UI thread");
	private final List<Long> times = Collections.synchronizedList(new ArrayList<>());
	private final Map<String, Long> ours = Collections.synchronizedMap(new TreeMap<>());
	private volatile boolean closed;
	private volatile long began;
	private volatile String seen = "";

	/** To be made in the UI thread. */
	UiThreadWatch() {
		sampler.setDaemon(true);
		sampler.start();
	}

	/** Does something and all that comes of it in the UI thread, until nothing more does for a while. */
	void during(Runnable what) {
		time(what);
		Display display = Workbench.display();
		boolean[] over = {false};
		display.timerExec(60, () -> over[0] = true);
		while (!over[0]) {
			if (!once(display)) {
				display.sleep();
			}
		}
	}

	/** One turn of the event loop. */
	boolean once(Display display) {
		boolean[] more = {false};
		time(() -> more[0] = display.readAndDispatch());
		return more[0];
	}

	private void time(Runnable what) {
		seen = "";
		began = threads.getCurrentThreadCpuTime();
		what.run();
		long took = threads.getCurrentThreadCpuTime() - began;
		began = 0;
		times.add(took);
		if (took > LONG && !seen.isEmpty()) {
			ours.merge(seen, took, Math::max);
		}
	}

	/** Looks now and then whether the UI thread is in our code. */
	private void sample() {
		try {
			while (!closed) {
				if (began != 0) {
					for (StackTraceElement frame : ui.getStackTrace()) {
						if (frame.getClassName().startsWith("org.cora.dsl.") && began != 0) {
							seen = frame.toString();
							break;
						}
					}
				}
				TimeUnit.MILLISECONDS.sleep(OFTEN_MILLIS);
			}
		} catch (InterruptedException e) {
			Thread.currentThread().interrupt();
		}
	}

	/** The longest time, in milliseconds, that something of ours took of which more than 50 ms was seen; 0 for none. */
	long longestOfOurs() {
		return TimeUnit.NANOSECONDS.toMillis(ours.values().stream().mapToLong(Long::longValue).max().orElse(0));
	}

	@Override
	public String toString() {
		List<Long> sorted = times.stream().sorted().toList();
		return "%,d turns of the UI thread, processor time: median %.1f ms, 95th percentile %.1f ms, longest %.1f ms; over 50 ms with our code in it: %s".formatted(
			sorted.size(), at(sorted, 0.5), at(sorted, 0.95), at(sorted, 1), ours.isEmpty() ? "none" : ours.toString());
	}

	private static double at(List<Long> sorted, double part) {
		return sorted.isEmpty() ? 0 : sorted.get((int) Math.min(sorted.size() - 1, sorted.size() * part)) / 1e6;
	}

	@Override
	public void close() {
		closed = true;
		sampler.interrupt();
	}
}
