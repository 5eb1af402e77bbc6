// SPDX-License-Identifier: EPL-2.0
// Copyright (c) 2026 Cora contributors
package org.cora.cli.command;

import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import org.cora.cli.Console;
import org.cora.ir.unit.Dimension;
import org.cora.ir.unit.Quantity;
import org.cora.sim.trace.TraceEvent;
import org.cora.sim.trace.TraceSink;

/** Shows how a run is doing, ten times in the course of it. Signals of one moment come together, in any order. */
final class RunProgress implements TraceSink {

	private static final int TIMES = 10;
	private static final double PACKETS_PER_MEGA = 1e6;

	private final Console console;
	private final long durationNanos;
	private final Map<String, Double> signals = new HashMap<>();
	private long now;
	private long shown;
	private double drops;

	RunProgress(Console console, long durationNanos) {
		this.console = console;
		this.durationNanos = durationNanos;
	}

	@Override
	public void accept(TraceEvent event) {
		if (event instanceof TraceEvent.Signal signal) {
			if (signal.atNanos() > now) {
				moment();
				now = signal.atNanos();
			}
			signals.put(signal.name(), signal.value());
			drops += signal.name().equals("drops") ? signal.value() : 0;
		}
	}

	private void moment() {
		long tenth = now * TIMES / durationNanos;
		if (tenth > shown) {
			shown = tenth;
			console.progress(text());
		}
	}

	/** {@code  40 ms   17.0 Mpps, 62 % of it on the card, 2.93 host cores, 0 dropped}. */
	private String text() {
		double card = value("nic.rate");
		double handled = card + value("cpu.rate");
		return String.format(Locale.ROOT, "%7s  %5.2f Mpps offered, %3.0f %% on the card, %5.2f host cores, %.0f dropped",
				Quantity.format(now, Dimension.TIME), value("rate.offered") / PACKETS_PER_MEGA, handled > 0 ? 100 * card / handled : 0,
				value("cpu.cores"), drops);
	}

	private double value(String name) {
		return signals.getOrDefault(name, 0.0);
	}
}
