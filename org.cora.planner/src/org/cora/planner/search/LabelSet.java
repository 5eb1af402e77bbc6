// SPDX-License-Identifier: EPL-2.0
// Copyright (c) 2026 Cora contributors
package org.cora.planner.search;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.function.BooleanSupplier;

/** Keeps labels that no other dominates, and no more than so many of them. Counts what that takes. */
final class LabelSet {

	/** Pairs that are looked at when two lists are put together, for each label that may be kept. */
	private static final int PAIRS = 8;
	/** Cheaper labels, the nearest ones, that may dominate; what others dominate does no harm. */
	private static final int LOOKED_AT = 512;
	private static final int HALVINGS = 40;
	/** Comparisons that take as long as a stop of a lane. */
	private static final int COMPARED_PER_STOP = 24;
	private static final int STOPS_PER_PAIR = 8;
	/** Labels after which it asks whether to go on. */
	private static final int ASK_EVERY = 128;

	private final int most;
	private final BooleanSupplier stopped;
	private long stops;
	private long compared;

	/**
	 * @param most    labels that a list may have
	 * @param stopped whether nobody waits for the result any more; lists are incomplete then
	 */
	LabelSet(int most, BooleanSupplier stopped) {
		this.most = most;
		this.stopped = stopped;
	}

	/** Without what is dominated, sorted by price; it may be more than there is room for. */
	List<Label> undominated(List<Label> labels) {
		labels.sort(LabelSet::order);
		List<Label> kept = new ArrayList<>();
		double least = Double.POSITIVE_INFINITY;
		int looked = 0;
		for (Label label : labels) {
			if (++looked % ASK_EVERY == 0 && stopped.getAsBoolean()) {
				break;
			}
			int amounts = label.amounts().length;
			double use = amounts == 1 ? 0 : label.amounts()[1];
			if (amounts > 2 ? !dominated(label, kept) : use < least) {
				kept.add(label);
				least = Math.min(least, use);
			}
		}
		kept.sort(Comparator.comparingDouble(Label::priced));
		return kept;
	}

	private static int order(Label one, Label other) {
		for (int a = 0; a < one.amounts().length; a++) {
			int order = Double.compare(one.amounts()[a], other.amounts()[a]);
			if (order != 0) {
				return order;
			}
		}
		return Double.compare(one.bytes(), other.bytes());
	}

	/** Whether a cheaper one takes no more of anything. */
	private boolean dominated(Label label, List<Label> cheaper) {
		double[] amounts = label.amounts();
		int last = Math.max(0, cheaper.size() - LOOKED_AT);
		for (int i = cheaper.size() - 1; i >= last; i--) {
			double[] those = cheaper.get(i).amounts();
			boolean less = true;
			for (int a = 1; a < amounts.length && less; a++) {
				less = those[a] <= amounts[a];
			}
			if (less) {
				compared += cheaper.size() - i;
				return true;
			}
		}
		compared += cheaper.size() - last;
		return false;
	}

	/** The highest price of pairs of the two, sorted by price, so that there aren't too many; at most the one that is given. */
	double threshold(Label[] ones, Label[] others, double highest) {
		long enough = (long) PAIRS * most;
		if ((long) ones.length * others.length <= enough || pairs(ones, others, highest) <= enough) {
			return highest;
		}
		double low = ones[0].priced() + others[0].priced();
		double high = highest;
		for (int i = 0; i < HALVINGS; i++) {
			double middle = (low + high) / 2;
			boolean few = pairs(ones, others, middle) <= enough;
			low = few ? middle : low;
			high = few ? high : middle;
		}
		return low;
	}

	private static long pairs(Label[] ones, Label[] others, double highest) {
		long sum = 0;
		int upTo = others.length;
		for (Label one : ones) {
			while (upTo > 0 && one.priced() + others[upTo - 1].priced() > highest) {
				upTo--;
			}
			sum += upTo;
		}
		return sum;
	}

	/** Counts a pair that is looked at. */
	void paired() {
		stops += STOPS_PER_PAIR;
	}

	/** What was done since this was asked last, in stops of lanes. */
	int work() {
		long work = stops + compared / COMPARED_PER_STOP;
		stops = 0;
		compared = 0;
		return (int) Math.min(Integer.MAX_VALUE, work);
	}
}
