// SPDX-License-Identifier: EPL-2.0
// Copyright (c) 2026 Cora contributors
package org.cora.testing.optimum;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.cora.planner.plan.Home;

/**
 * Where packets are at each stop at a state, and what crossings that takes. Packets that began alike and stopped at the same
 * states in the same order are at the same place, whichever path they are on; so all of them have the same variables.
 */
final class Stops {

	/** A stop, and how packets got there. */
	static final class Stop {
		private final int state;
		private final boolean flowOnCard;
		private final Sum onCard;
		private final Map<Integer, Stop> next = new HashMap<>();
		private Sum toHost = new Sum();
		private Sum toCard = new Sum();

		private Stop(int state, boolean flowOnCard, Sum onCard) {
			this.state = state;
			this.flowOnCard = flowOnCard;
			this.onCard = onCard;
		}

		/** 1 if they are on the card from here on to the next stop. */
		Sum onCard() {
			return onCard;
		}

		/** 1 if they are on the host. */
		Sum onHost() {
			return Sum.not(onCard);
		}

		/** 1 if they cross to the host to get here. */
		Sum toHost() {
			return toHost;
		}

		/** 1 if they cross to the card. */
		Sum toCard() {
			return toCard;
		}

		/** Whether these are packets of flows whose entries are on the card. */
		boolean flowOnCard() {
			return flowOnCard;
		}
	}

	private final Program program;
	private final Placement placement;
	private final boolean mayCross;
	private final List<Stop> all = new ArrayList<>();

	/** @param mayCross whether packets of flows that have moved may change sides */
	Stops(Program program, Placement placement, boolean mayCross) {
		this.program = program;
		this.placement = placement;
		this.mayCross = mayCross;
	}

	/** Packets begin. */
	Stop begin(Sum onCard, boolean flowOnCard) {
		return new Stop(-1, flowOnCard, onCard);
	}

	/** The stop at a state that follows; the same if it is the same state. */
	Stop after(Stop before, int state) {
		return before.state == state ? before : before.next.computeIfAbsent(state, s -> stop(before, s));
	}

	private Stop stop(Stop before, int state) {
		Sum card = placement.in(state, c -> c.home() == Home.NIC || c.home() == Home.PER_FLOW && before.flowOnCard);
		Sum host = placement.in(state, c -> c.home() == Home.CPU || c.home() == Home.PER_FLOW && !before.flowOnCard);
		Sum either = placement.in(state, c -> c.home() == Home.REPLICATED || c.home() == Home.SHARDED);
		Stop stop = new Stop(state, before.flowOnCard, either.is(0) ? card : Sum.variable(program.part()));
		if (!either.is(0)) {
			program.atLeast(new Sum().plus(stop.onCard, 1).plus(card, -1), 0);
			program.atMost(new Sum().plus(stop.onCard, 1).plus(host, 1), 1);
		}
		cross(before, stop, either);
		all.add(stop);
		return stop;
	}

	private void cross(Stop before, Stop stop, Sum either) {
		if (before.onCard.is(0)) {
			stop.toCard = stop.onCard;
		} else if (before.onCard.is(1)) {
			stop.toHost = stop.onHost();
		} else {
			stop.toHost = Sum.variable(program.part());
			stop.toCard = Sum.variable(program.part());
			program.equal(new Sum().plus(stop.onCard, 1).plus(before.onCard, -1).plus(stop.toHost, 1).plus(stop.toCard, -1), 0);
		}
		Sum crosses = new Sum().plus(stop.toHost, 1).plus(stop.toCard, 1);
		if (!either.is(0)) {
			program.atMost(new Sum().plus(crosses, 1).plus(either, 1), 1);
		}
		if (!mayCross && before.flowOnCard) {
			program.atMost(crosses, 0);
		}
	}

	/** 1 if both are. */
	Sum both(Sum one, Sum other) {
		if (one.is(1)) {
			return other;
		}
		if (one.is(0) || other.is(0)) {
			return new Sum();
		}
		Sum both = Sum.variable(program.part());
		program.atLeast(new Sum().plus(both, 1).plus(one, -1).plus(other, -1), -1);
		program.atMost(new Sum().plus(both, 1).plus(one, -1), 0);
		program.atMost(new Sum().plus(both, 1).plus(other, -1), 0);
		return both;
	}
}
