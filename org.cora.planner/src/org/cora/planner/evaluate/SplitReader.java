// SPDX-License-Identifier: EPL-2.0
// Copyright (c) 2026 Cora contributors
package org.cora.planner.evaluate;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.cora.planner.plan.ClassPlacement;
import org.cora.planner.plan.Plan;
import org.cora.planner.plan.Side;
import org.cora.planner.plan.StatePlacement;
import org.cora.planner.stateflow.FlowGroup;

/** Reads the decisions back out of a plan. */
public final class SplitReader {

	private SplitReader() {
	}

	/** The split that the plan writes down; empty if it places no states or promotes groups that aren't neighbours. */
	public static Optional<Split> read(Plan plan) {
		if (plan.getStates().size() != plan.getGraph().getStates().size()) {
			return Optional.empty();
		}
		List<StateChoice> states = new ArrayList<>();
		for (StatePlacement placement : plan.getStates()) {
			states.add(new StateChoice(placement.getHome(), placement.getMemory()));
		}
		Optional<Cut> cut = Optional.empty();
		if (plan.getPromotion() != null) {
			List<FlowGroup> groups = plan.getPromotion().getGroups();
			if (groups.isEmpty() || plan.getPromotion().getThreshold() < 1) {
				return Optional.empty();
			}
			int from = plan.getGraph().getGroups().indexOf(groups.get(0));
			for (int g = 0; g < groups.size(); g++) {
				if (plan.getGraph().getGroups().indexOf(groups.get(g)) != from + g) {
					return Optional.empty();
				}
			}
			cut = Optional.of(new Cut(from, from + groups.size(), plan.getPromotion().getThreshold()));
		}
		boolean hostOnly = !plan.getClasses().isEmpty() && plan.getClasses().stream().allMatch(SplitReader::onCpu);
		return Optional.of(new Split(states, cut, hostOnly));
	}

	private static boolean onCpu(ClassPlacement placement) {
		return placement.getDefaultSide() == Side.CPU && placement.getGroups().stream()
				.allMatch(g -> g.getSide() == Side.CPU);
	}
}
