// SPDX-License-Identifier: EPL-2.0
// Copyright (c) 2026 Cora contributors
package org.cora.runtime.migration;

import org.cora.ir.spec.OffloadSpec.Side;

/** A bundle of flows on its way from one side to the other. */
public final class Migration {

	final int id;
	final String reason;
	final Side from;
	final Side to;
	final int flowCount;
	final long startNanos;
	int[] flows;
	MigrationPhase reached = MigrationPhase.MARK;
	int open;
	int aborted;
	long bytes;
	long blackoutNanos;
	int buffered;
	int bufferedPeak;
	long lost;
	long reordered;

	Migration(int id, String reason, Side from, int[] flows, long startNanos) {
		this.id = id;
		this.reason = reason;
		this.from = from;
		this.to = from == Side.NIC ? Side.CPU : Side.NIC;
		this.flows = flows;
		this.flowCount = flows.length;
		this.open = flows.length;
		this.startNanos = startNanos;
	}

	/** From 1 in the order of their start. */
	public int id() {
		return id;
	}

	public String reason() {
		return reason;
	}

	public Side from() {
		return from;
	}

	public Side to() {
		return to;
	}

	/** Flows in the bundle. */
	public int flowCount() {
		return flowCount;
	}

	public long startNanos() {
		return startNanos;
	}

	/** Bytes of state moved so far. */
	public long bytes() {
		return bytes;
	}

	/** Packets kept for it at present. */
	public int buffered() {
		return buffered;
	}

	/** A packet of one of its flows is kept. */
	public void packetHeld() {
		bufferedPeak = Math.max(bufferedPeak, ++buffered);
	}

	/** A kept packet goes on. */
	public void packetReleased() {
		buffered--;
	}

	/** A packet was dropped because of it. */
	public void packetLost() {
		lost++;
	}

	/** A packet of one of its flows was handled out of order. */
	public void packetReordered() {
		reordered++;
	}

	MigrationReport report(long nowNanos) {
		return new MigrationReport(id, startNanos, reason, flowCount, from, to, bytes, nowNanos - startNanos,
				blackoutNanos, bufferedPeak, lost, reordered, aborted);
	}
}
