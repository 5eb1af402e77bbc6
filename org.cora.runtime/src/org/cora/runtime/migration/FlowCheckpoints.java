// SPDX-License-Identifier: EPL-2.0
// Copyright (c) 2026 Cora contributors
package org.cora.runtime.migration;

import java.util.HashMap;
import java.util.Map;
import java.util.function.IntFunction;

/**
 * What the host knows of the flows on the card, so that they can go on if the card is reset: their entries as they crossed
 * over or were told since, or as they were when the last checkpoint that has come across whole began, whichever is later. So a
 * reset takes back only what the card has done to them since that checkpoint began. Not thread-safe.
 */
public class FlowCheckpoints {

	/** Entries, and when they were so. */
	record Known(byte[] entries, long since) {
	}

	final Map<Integer, Known> known = new HashMap<>();
	/** Entries of the checkpoint that is coming across; null if none is. */
	Map<Integer, byte[]> coming;
	/** Counts what happens; the checkpoint that is coming across began then. */
	long events;
	long began;

	/** The host knows that a flow on the card has these entries now; none if it is empty. */
	public void tell(int flow, byte[] entries) {
		if (entries.length == 0) {
			known.remove(flow);
		} else {
			known.put(flow, new Known(entries, ++events));
		}
	}

	/** A flow has left the card. */
	public void left(int flow) {
		known.remove(flow);
	}

	/**
	 * A checkpoint begins: entries are copied as they are now.
	 *
	 * @return bytes of it
	 */
	public long begin(IntFunction<byte[]> entries) {
		began = ++events;
		coming = new HashMap<>();
		long bytes = 0;
		for (int flow : known.keySet()) {
			byte[] now = entries.apply(flow);
			bytes += now.length;
			coming.put(flow, now);
		}
		return bytes;
	}

	/** The checkpoint has come across: flows that were on the card all the time are known as they were when it began. */
	public void complete() {
		coming.forEach((flow, entries) -> {
			Known before = known.get(flow);
			if (before != null && isNewer(before)) {
				known.put(flow, new Known(entries, began));
			}
		});
		coming = null;
	}

	/** Whether the checkpoint is newer than what is known. */
	boolean isNewer(Known before) {
		return before.since < began;
	}

	/** Whether a checkpoint is coming across. */
	public boolean isComing() {
		return coming != null;
	}

	/** The card is gone, and the checkpoint that was coming across with it. */
	public void abandon() {
		coming = null;
	}

	/** Entries that a flow can go on with; empty if it has none. */
	public byte[] promised(int flow) {
		Known entries = known.get(flow);
		return entries == null ? new byte[0] : entries.entries;
	}
}
