// SPDX-License-Identifier: EPL-2.0
// Copyright (c) 2026 Cora contributors
package org.cora.sim.report;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.cora.sim.trace.TraceEvent;
import org.cora.sim.trace.TraceSink;

/** Keeps the course of signals for a report, in bounded memory: when a signal has too many points, every other one goes. */
public final class SignalHistory implements TraceSink {

	private static final int MOST_POINTS = 2048;

	private final Map<String, Series> series = new LinkedHashMap<>();
	private final List<TraceEvent> marks = new ArrayList<>();

	/** A value at a time. */
	public record Point(long atNanos, double value) {
	}

	private static final class Series {
		final List<Point> points = new ArrayList<>();
		int keepEvery = 1;
		int seen;

		void add(Point point) {
			if (seen++ % keepEvery == 0) {
				points.add(point);
				if (points.size() >= MOST_POINTS) {
					thin();
				}
			}
		}

		private void thin() {
			List<Point> half = new ArrayList<>();
			for (int i = 0; i < points.size(); i += 2) {
				half.add(points.get(i));
			}
			points.clear();
			points.addAll(half);
			keepEvery *= 2;
		}
	}

	@Override
	public void accept(TraceEvent event) {
		if (event instanceof TraceEvent.Signal signal) {
			series.computeIfAbsent(signal.name(), n -> new Series()).add(new Point(signal.atNanos(), signal.value()));
		} else if ((event instanceof TraceEvent.PlanChange || event instanceof TraceEvent.Threshold)
				&& marks.size() < MOST_POINTS) {
			marks.add(event);
		}
	}

	/** The signal's points in the order of time; empty if there is no such signal. */
	public List<Point> of(String signal) {
		Series found = series.get(signal);
		return found == null ? List.of() : List.copyOf(found.points);
	}

	/** Decisions and thresholds crossed, in the order of time. */
	public List<TraceEvent> marks() {
		return List.copyOf(marks);
	}
}
