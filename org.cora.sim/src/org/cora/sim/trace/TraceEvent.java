// SPDX-License-Identifier: EPL-2.0
// Copyright (c) 2026 Cora contributors
package org.cora.sim.trace;

import org.cora.ir.spec.OffloadSpec.Side;
import org.cora.runtime.migration.MigrationPhase;

/** Something that happened during a run. All times are virtual nanoseconds since its beginning. */
public sealed interface TraceEvent {

	/** When it happened, or began. */
	long atNanos();

	/**
	 * The value of a signal from then on.
	 *
	 * @param name  stable: {@code cpu.cores}, {@code nic.load}, {@code nic.queue} …
	 * @param value in the unit that the signal's name is listed with in docs/trace-format.md
	 */
	record Signal(long atNanos, String name, double value) implements TraceEvent {
	}

	/**
	 * A stretch of a sampled packet's way.
	 *
	 * @param packet   index of the packet in the order of arrival
	 * @param flow     number of its flow; -1 if unknown
	 * @param place    where
	 * @param lane     core or thread, from 0; -1 if there is just one
	 * @param endNanos when it left, not before {@code atNanos}
	 */
	record Visit(long atNanos, long packet, int flow, Place place, int lane, long endNanos) implements TraceEvent {
	}

	/**
	 * The end of a sampled packet's way.
	 *
	 * @param outcome {@code forward lan}, {@code pass}, {@code drop: REASON}
	 */
	record PacketEnd(long atNanos, long packet, int flow, String outcome) implements TraceEvent {
	}

	/**
	 * A migration enters a phase.
	 *
	 * @param migration its number, from 1
	 * @param phase     which
	 * @param from      side that the flows leave
	 * @param flows     flows in the bundle
	 * @param bytes     bytes of state moved so far
	 * @param buffered  packets kept for it at present
	 * @param reason    why it was started
	 */
	record MigrationStep(long atNanos, int migration, MigrationPhase phase, Side from, int flows, long bytes,
			int buffered, String reason) implements TraceEvent {
	}

	/**
	 * The last flow of a migration arrived, or stayed.
	 *
	 * @param blackoutNanos longest time that one of its flows was not handled
	 * @param aborted       flows that stayed where they were
	 * @param bufferedPeak  most packets kept for it at a time: what strict order costs
	 * @param forwarded     packets of its flows sent to the other side as the state wasn't where they came
	 * @param reordered     packets of its flows handled after a later one: what weak order costs
	 */
	record MigrationEnd(long atNanos, int migration, long blackoutNanos, int aborted, int bufferedPeak, long forwarded,
			long reordered) implements TraceEvent {
	}

	/** A signal crossed a threshold of the controller. */
	record Threshold(long atNanos, String signal, boolean above, double value, double threshold)
			implements TraceEvent {
	}

	/** The plan in force changed, or the controller decided something. */
	record PlanChange(long atNanos, String what) implements TraceEvent {
	}
}
