// SPDX-License-Identifier: EPL-2.0
// Copyright (c) 2026 Cora contributors
package org.cora.runtime.promotion;

import java.util.Arrays;

/**
 * Finds flows that have shown to be heavy and gathers them into bundles for the card. A flow qualifies with its k-th
 * packet; how many may go at a time is up to the {@link InsertionBudget}, and how many in all to the plan. Candidates
 * beyond a bounded queue are forgotten and qualify anew with a later packet.
 */
public final class Promotion {

	private static final int MAX_CANDIDATES = 1 << 16;

	private final long threshold;
	private final int entriesPerFlow;
	private final int bundle;
	private final long patienceNanos;
	private final InsertionBudget budget;
	private int[] candidates = new int[256];
	private int head;
	private int tail;
	private long oldestNanos;
	private long refused;

	/**
	 * @param threshold      packets that make a flow heavy, at least 1
	 * @param entriesPerFlow flow table entries that a flow needs, at least 1
	 * @param bundle         most flows in one bundle, at least 1
	 * @param patienceNanos  how long the first flow of a bundle waits for others
	 * @param budget         of entries
	 */
	public Promotion(long threshold, int entriesPerFlow, int bundle, long patienceNanos, InsertionBudget budget) {
		this.threshold = threshold;
		this.entriesPerFlow = entriesPerFlow;
		this.bundle = bundle;
		this.patienceNanos = patienceNanos;
		this.budget = budget;
	}

	/**
	 * A packet of a flow that isn't on the card was handled.
	 *
	 * @param seen packets of the flow that were handled in the window, this one included
	 * @return whether the flow has become a candidate with it
	 */
	public boolean packet(int flow, long seen, long nowNanos) {
		if (seen < threshold || seen % threshold != 0) {
			return false;
		}
		return add(flow, nowNanos);
	}

	private boolean add(int flow, long nowNanos) {
		if (tail - head >= MAX_CANDIDATES) {
			refused++;
			return false;
		}
		if (tail == head) {
			oldestNanos = nowNanos;
		}
		if (tail == candidates.length) {
			int size = tail - head;
			candidates = Arrays.copyOfRange(candidates, head, head + Math.max(256, size * 2));
			head = 0;
			tail = size;
		}
		candidates[tail++] = flow;
		return true;
	}

	/** When {@link #take} should be asked next; {@link Long#MAX_VALUE} while nobody waits. */
	public long dueNanos() {
		if (tail == head) {
			return Long.MAX_VALUE;
		}
		return tail - head >= bundle ? oldestNanos : oldestNanos + patienceNanos;
	}

	/** The flows that go now, as many as the budget has entries for; may be none. */
	public int[] take(long nowNanos) {
		int affordable = (int) Math.min(Integer.MAX_VALUE, budget.available(nowNanos) / entriesPerFlow);
		int count = Math.min(Math.min(tail - head, bundle), affordable);
		oldestNanos = nowNanos;
		if (count <= 0) {
			return new int[0];
		}
		budget.spend((double) count * entriesPerFlow, nowNanos);
		int[] taken = Arrays.copyOfRange(candidates, head, head + count);
		head += count;
		return taken;
	}

	/** Flows that wait for the budget. */
	public int waiting() {
		return tail - head;
	}

	/** Times that a flow found the queue of candidates full. */
	public long refused() {
		return refused;
	}
}
