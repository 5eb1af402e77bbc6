// SPDX-License-Identifier: EPL-2.0
// Copyright (c) 2026 Cora contributors
package org.cora.runtime.migration;

import java.util.Arrays;
import java.util.EnumSet;
import java.util.Set;
import org.cora.ir.spec.OffloadSpec.Side;

/** Flows on their way from one side to the other. */
public final class Migration {

	final int id;
	final String reason;
	final Side from;
	final Side to;
	final int flowCount;
	final long startNanos;
	/** Times that these flows were tried before. */
	final int attempt;
	final int[] flows;
	/** Flows whose bundle has started. */
	int begun;
	final Set<MigrationPhase> reached = EnumSet.noneOf(MigrationPhase.class);
	int open;
	int aborted;
	long bytes;
	/** Those of them that came when their flow was handled on the new side already. */
	long followed;
	long blackoutNanos;
	/** Of all flows that arrived. */
	long blackoutSumNanos;
	int buffered;
	int bufferedPeak;
	long lost;
	long reordered;
	long forwarded;
	private double worstGapRatio;

	Migration(int id, String reason, Side from, int[] flows, int attempt, long startNanos) {
		this.id = id;
		this.reason = reason;
		this.from = from;
		this.to = from == Side.NIC ? Side.CPU : Side.NIC;
		this.flows = flows;
		this.flowCount = flows.length;
		this.open = flows.length;
		this.attempt = attempt;
		this.startNanos = startNanos;
	}

	boolean hasWaiting() {
		return begun < flowCount;
	}

	/** Flows whose bundle hasn't started. */
	int waiting() {
		return flowCount - begun;
	}

	/** The next so many of them, which start now. */
	int[] next(int count) {
		begun += count;
		return Arrays.copyOfRange(flows, begun - count, begun);
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

	/** Times that these flows were tried before; transfers were lost then. */
	public int attempt() {
		return attempt;
	}

	/** Flows that it set out with. */
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

	/** A packet of one of its flows was sent to the other side, as the flow's state wasn't where it had come to. */
	public void packetForwarded() {
		forwarded++;
	}

	/**
	 * A flow has arrived.
	 *
	 * @param gapRatio how long it was handled on neither side, against what its drain and transfer take on their own
	 */
	public void flowArrived(double gapRatio) {
		worstGapRatio = Math.max(worstGapRatio, gapRatio);
	}

	MigrationReport report(long nowNanos) {
		return new MigrationReport(id, startNanos, reason, flowCount, from, to, bytes, followed, nowNanos - startNanos,
				blackoutNanos, (double) blackoutSumNanos / Math.max(1, flowCount - aborted), worstGapRatio, bufferedPeak, lost, reordered, forwarded, aborted);
	}
}
