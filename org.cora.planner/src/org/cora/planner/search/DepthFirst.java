// SPDX-License-Identifier: EPL-2.0
// Copyright (c) 2026 Cora contributors
package org.cora.planner.search;

import java.util.ArrayList;
import java.util.List;

/**
 * Branch and bound depth first, for regimes of few states: hardly anything has to be kept, and every decision bounds what is
 * below it with latencies of what is decided by then.
 */
final class DepthFirst {

	private static final int PASSES = 4;
	private static final double WORTH = 0.02;
	private static final int SMALL = 24;

	private final Subproblem in;
	private final Relaxation relaxation;
	private final Incumbent incumbent;
	private final Domains domains;
	private int decidedAtRefresh;

	private DepthFirst(Subproblem in) {
		this.in = in;
		this.relaxation = in.relaxation;
		this.incumbent = in.incumbent;
		this.domains = in.domains;
	}

	/** Looks at everything in a regime that may be better than the best split. */
	static void search(RootBound regime) {
		if (!regime.of().hopeless(regime.value())) {
			new DepthFirst(regime.of()).descend();
		}
	}

	private void descend() {
		if (incumbent.stopped()) {
			return;
		}
		int mark = domains.mark();
		Latencies before = relaxation.latencies();
		int refreshed = decidedAtRefresh;
		if (!cutOff()) {
			int state = branchOn();
			if (state < 0) {
				in.leaf();
			} else {
				branch(state);
			}
		}
		domains.undo(mark);
		relaxation.restore(before);
		decidedAtRefresh = refreshed;
	}

	/** Bounds the node; whether nothing better can be below. */
	private boolean cutOff() {
		refreshLatencies();
		double last = Double.NEGATIVE_INFINITY;
		for (int pass = 0; pass < PASSES; pass++) {
			in.pass();
			double value = relaxation.bound();
			if (in.hopelessOrTied(value) || !in.fix()) {
				return true;
			}
			refreshLatencies();
			if (pass > 0 && value - last < WORTH * (incumbent.ceiling() - value)) {
				break;
			}
			last = Math.max(last, value);
			relaxation.steps.adjust(incumbent.ceiling());
		}
		in.round();
		return false;
	}

	private void refreshLatencies() {
		int decided = domains.mark();
		if (decided != decidedAtRefresh && (relaxation.states.length <= SMALL
				|| Math.abs(decided - decidedAtRefresh) > relaxation.states.length / 4)) {
			relaxation.refresh();
			decidedAtRefresh = decided;
		}
	}

	/** The undecided state that matters most: one whose home is open before one whose memory is, the busiest first. */
	private int branchOn() {
		int best = -1;
		double most = -1;
		for (int s = 0; s < relaxation.states.length; s++) {
			StateOptions options = relaxation.states[s];
			if (options.left < 2) {
				continue;
			}
			double weight = 1e-9 + options.accesses[0] + options.accesses[1] + 0.1 * (options.stops[0] + options.stops[1])
					/ Math.max(1, relaxation.size());
			weight *= options.homesLeft() > 1 ? 1e6 : 1;
			if (weight > most) {
				most = weight;
				best = s;
			}
		}
		return best;
	}

	private void branch(int state) {
		StateOptions options = relaxation.states[state];
		List<Integer> order = new ArrayList<>();
		for (int c = 0; c < options.open.length; c++) {
			if (options.open[c]) {
				order.add(c);
			}
		}
		double[] regret = new double[options.open.length];
		order.forEach(c -> regret[c] = relaxation.regret(state, c));
		order.sort((a, b) -> Double.compare(regret[a], regret[b]));
		for (int chosen : order) {
			int mark = domains.mark();
			for (int c : order) {
				if (c != chosen) {
					domains.close(state, c);
				}
			}
			if (domains.keepTies()) {
				descend();
			}
			domains.undo(mark);
		}
	}
}
