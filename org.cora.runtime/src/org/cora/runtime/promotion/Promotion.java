// SPDX-License-Identifier: EPL-2.0
// Copyright (c) 2026 Cora contributors
package org.cora.runtime.promotion;

import java.util.Arrays;
import java.util.function.IntPredicate;

/**
 * Finds flows that have shown to be heavy and gathers them into bundles for the card. A flow qualifies with its k-th
 * packet, and again with each doubling, so that the heaviest can go first; how many may go at a time is up to the {@link
 * InsertionBudget}, and how many in all to the plan. While more flows qualify than the budget has entries for, k rises, see {@link
 * AdaptiveThreshold}. Candidates beyond a bounded number are forgotten and qualify anew with a later packet.
 */
public final class Promotion {

	private static final int MAX_CANDIDATES = 1 << 16;
	/** Bucket b holds flows seen with 2^b times the planned threshold. */
	private static final int BUCKETS = AdaptiveThreshold.STEPS;

	private final AdaptiveThreshold threshold;
	private final int entriesPerFlow;
	private final int bundle;
	private final long patienceNanos;
	private final InsertionBudget budget;
	private final Bucket[] buckets = new Bucket[BUCKETS];
	private int waiting;
	private long oldestNanos;
	private long refused;

	/** Candidates that have shown a like number of packets: a ring. */
	private static final class Bucket {
		int[] flows = new int[64];
		int head;
		int size;

		void add(int flow) {
			if (size == flows.length) {
				int[] larger = new int[size * 2];
				System.arraycopy(flows, head, larger, 0, size - head);
				System.arraycopy(flows, 0, larger, size - head, head);
				flows = larger;
				head = 0;
			}
			flows[head + size++ & flows.length - 1] = flow;
		}

		int take() {
			int flow = flows[head];
			head = head + 1 & flows.length - 1;
			size--;
			return flow;
		}
	}

	/**
	 * @param threshold      packets that make a flow heavy, at least 1
	 * @param entriesPerFlow flow table entries that a flow needs, at least 1
	 * @param bundle         most flows in one bundle, at least 1
	 * @param patienceNanos  how long the first flow of a bundle waits for others
	 * @param budget         of entries
	 */
	public Promotion(long threshold, int entriesPerFlow, int bundle, long patienceNanos, InsertionBudget budget) {
		this.threshold = new AdaptiveThreshold(threshold, entriesPerFlow);
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
		int reached = threshold.reached(seen);
		return reached >= threshold.step() && add(flow, reached, nowNanos);
	}

	/** Has k rise if more flows qualify than entries come; who has shown less is forgotten. Whether it did. */
	public boolean adapt(long nowNanos) {
		boolean rises = threshold.look(budget.perSecond(), nowNanos);
		for (int b = 0; b < threshold.step(); b++) {
			while (buckets[b] != null && buckets[b].size > 0) {
				buckets[b].take();
				waiting--;
			}
		}
		return rises;
	}

	/** A control interval is over: k may fall again, not below what the plan says. Whether it did. */
	public boolean intervalEnds(long nowNanos) {
		return threshold.intervalEnds(budget.perSecond(), nowNanos);
	}

	/** A plan with another k. */
	public void threshold(long planned) {
		threshold.plan(planned);
	}

	/** Packets that make a flow heavy at present. */
	public long threshold() {
		return threshold.packets();
	}

	/** Times that k rose or fell. */
	public int changes() {
		return threshold.changes();
	}

	/** Flows that qualified in a second when k changed last. */
	public double demand() {
		return threshold.demand();
	}

	private boolean add(int flow, int bucket, long nowNanos) {
		if (waiting >= MAX_CANDIDATES) {
			refused++;
			return false;
		}
		if (waiting == 0) {
			oldestNanos = nowNanos;
		}
		if (buckets[bucket] == null) {
			buckets[bucket] = new Bucket();
		}
		buckets[bucket].add(flow);
		waiting++;
		return true;
	}

	/** When {@link #take} should be asked next; {@link Long#MAX_VALUE} while nobody waits. */
	public long dueNanos() {
		if (waiting == 0) {
			return Long.MAX_VALUE;
		}
		return waiting >= bundle ? oldestNanos : oldestNanos + patienceNanos;
	}

	/**
	 * The flows that go now, the heaviest first, as many as the budget has entries for; may be none.
	 *
	 * @param movable which candidates can still go; others are forgotten and cost nothing
	 */
	public int[] take(long nowNanos, IntPredicate movable) {
		int affordable = (int) Math.min(bundle, budget.available(nowNanos) / entriesPerFlow);
		oldestNanos = nowNanos;
		int[] taken = new int[Math.max(0, affordable)];
		int count = 0;
		for (int b = BUCKETS - 1; b >= 0 && count < affordable; b--) {
			Bucket bucket = buckets[b];
			while (bucket != null && bucket.size > 0 && count < affordable) {
				int flow = bucket.take();
				waiting--;
				if (movable.test(flow)) {
					taken[count++] = flow;
				}
			}
		}
		budget.spend((double) count * entriesPerFlow, nowNanos);
		return Arrays.copyOf(taken, count);
	}

	/** Flows that wait for the budget. */
	public int waiting() {
		return waiting;
	}

	/** Times that a flow found the candidates' places full. */
	public long refused() {
		return refused;
	}
}
