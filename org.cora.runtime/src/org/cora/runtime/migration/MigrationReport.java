// SPDX-License-Identifier: EPL-2.0
// Copyright (c) 2026 Cora contributors
package org.cora.runtime.migration;

import org.cora.ir.spec.OffloadSpec.Side;

/**
 * What became of one migration.
 *
 * @param id            from 1 in the order of their start
 * @param atNanos       when it started
 * @param reason        why: {@code promotion}, or the controller's reason
 * @param flows         flows that were to move
 * @param from          side they left
 * @param to            side they went to
 * @param bytes         bytes of state moved, snapshot and changes
 * @param followed      those of them that came when their flow was handled on the new side already: what is only counted
 * @param durationNanos from start to the last flow's end
 * @param blackoutNanos longest time that a flow was not handled on either side
 * @param meanBlackoutNanos mean time of it, of the flows that arrived
 * @param worstGapRatio largest ratio, over the flows that arrived, of that time to what the flow's drain and the transfer of
 *                      its last changes take on their own; 0 if none did
 * @param bufferedPeak  most packets kept for it at a time
 * @param lost          packets dropped because of it
 * @param reordered     packets of its flows handled out of order while it lasted
 * @param forwarded    packets of its flows sent to the other side because the state wasn't where they came (weak order)
 * @param aborted       flows that stayed where they were
 */
public record MigrationReport(int id, long atNanos, String reason, int flows, Side from, Side to, long bytes,
		long followed, long durationNanos, long blackoutNanos, double meanBlackoutNanos, double worstGapRatio, int bufferedPeak,
		long lost, long reordered, long forwarded, int aborted) {

	/** {@code cpu-to-nic} or {@code nic-to-cpu}. */
	public String direction() {
		return from == Side.CPU ? "cpu-to-nic" : "nic-to-cpu";
	}
}
