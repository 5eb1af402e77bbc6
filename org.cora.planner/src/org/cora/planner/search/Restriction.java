// SPDX-License-Identifier: EPL-2.0
// Copyright (c) 2026 Cora contributors
package org.cora.planner.search;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.cora.ir.spec.OffloadSpec.Pin;
import org.cora.ir.spec.OffloadSpec.Side;
import org.cora.nicmodel.MemoryLevel;
import org.cora.planner.evaluate.Evaluation;
import org.cora.planner.evaluate.Evaluator;
import org.cora.planner.evaluate.StateChoice;
import org.cora.planner.plan.Home;
import org.cora.planner.stateflow.KeyOrigin;
import org.cora.planner.stateflow.StateNode;
import org.cora.planner.stateflow.Use;

/** What a strategy may choose from. All strategies share replication, sharding, pins, steering and promotion. */
enum Restriction {

	/** Everything. */
	CORA("cora", "each state whole on a side, by flow, replicated or sharded; paths may cross"),
	/** Nothing on the card. */
	HOST("host", "everything on the CPU"),
	/** Everything on the card. */
	NIC("nic", "everything on the NIC"),
	/** States whole, flows all alike. */
	STATE("state", "each state whole on one side, replicated or sharded; flows all alike; paths may cross"),
	/** Heavy flows whole on the card. */
	FLOW("flow", "the heaviest flows that fit whole on the NIC, the rest and all shared state on the CPU");

	final String word;
	final String description;

	Restriction(String word, String description) {
		this.word = word;
		this.description = description;
	}

	/** Choices for a state, the most promising first. None if the author's pin leaves none. */
	List<StateChoice> choices(Evaluator evaluator, StateNode node) {
		List<StateChoice> choices = new ArrayList<>();
		for (Home home : homes(node)) {
			if (!allowed(evaluator, node, home)) {
				continue;
			}
			if (home == Home.CPU) {
				choices.add(StateChoice.ON_CPU);
			} else {
				for (MemoryLevel level : evaluator.memories()) {
					choices.add(new StateChoice(home, level.getName()));
				}
			}
		}
		return choices;
	}

	private Set<Home> homes(StateNode node) {
		Set<Home> homes = EnumSet.noneOf(Home.class);
		boolean flowKeyed = node.getKeyOrigin() == KeyOrigin.FLOW_IDENTITY;
		if (this != NIC) {
			homes.add(Home.CPU);
		}
		if (this == HOST) {
			return homes;
		}
		if (this != FLOW) {
			homes.add(Home.NIC);
		}
		if (flowKeyed && (this == CORA || this == FLOW)) {
			homes.add(Home.PER_FLOW);
		}
		if (!flowKeyed && this != NIC && node.isMergeable()) {
			homes.add(Home.REPLICATED);
		}
		if (!flowKeyed && this != NIC && node.getUse() == Use.ALLOCATION && node.getCapacity() > 1) {
			homes.add(Home.SHARDED);
		}
		return homes;
	}

	private static boolean allowed(Evaluator evaluator, StateNode node, Home home) {
		for (Pin pin : evaluator.spec().pins()) {
			boolean meant = node.getName().equals(pin.state()) || node.getName().endsWith("." + pin.state());
			if (meant && home != (pin.side() == Side.CPU ? Home.CPU : Home.NIC)) {
				return false;
			}
		}
		return true;
	}

	/**
	 * Whether a split that costs this may be chosen: of {@code host} only the one in which the card does nothing, not even
	 * for packets that touch no state; heavy flows of {@code flow} never need the host once they are on the card.
	 */
	boolean admits(Evaluation evaluation) {
		if (this == HOST) {
			return evaluation.split().hostOnly();
		}
		return this != FLOW || !evaluation.movedFlowsCross();
	}

	/** Whether the split in which the card does nothing at all is one of its choices. */
	boolean mayIdle() {
		return this != NIC;
	}
}
