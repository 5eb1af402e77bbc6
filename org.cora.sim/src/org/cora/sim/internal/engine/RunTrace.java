// SPDX-License-Identifier: EPL-2.0
// Copyright (c) 2026 Cora contributors
package org.cora.sim.internal.engine;

import org.cora.ir.program.Nf;
import org.cora.sim.trace.Place;
import org.cora.sim.trace.TraceEvent;
import org.cora.sim.trace.TraceSink;

/** Tells a trace what happens: of packets only the sampled ones. */
final class RunTrace {

	private final TraceSink sink;
	private final long sampleEvery;
	private final String[] forwards;

	RunTrace(TraceSink sink, long sampleEvery, Nf nf) {
		this.sink = sink;
		this.sampleEvery = sampleEvery;
		forwards = nf.ports().stream().map(p -> "forward " + p.name()).toArray(String[]::new);
	}

	/** Whether the packet of that index is traced. */
	boolean samples(long index) {
		return sampleEvery > 0 && index % sampleEvery == 0;
	}

	/** A packet leaves a place that it has been in since it left the last one. */
	void visit(PacketSlots slots, int slot, long now, Place place, int lane) {
		if (slots.has(slot, PacketSlots.SAMPLED)) {
			long since = slots.since[slot];
			if (now > since) {
				sink.accept(new TraceEvent.Visit(since, slots.index[slot], slots.flow[slot], place, lane, now));
			}
			slots.since[slot] = now;
		}
	}

	void ended(long now, long packet, int flow, String outcome) {
		sink.accept(new TraceEvent.PacketEnd(now, packet, flow, outcome));
	}

	String forwardTo(int port) {
		return forwards[port];
	}

	void signal(long now, String name, double value) {
		sink.accept(new TraceEvent.Signal(now, name, value));
	}

	void accept(TraceEvent event) {
		sink.accept(event);
	}
}
