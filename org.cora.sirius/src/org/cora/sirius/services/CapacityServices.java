// SPDX-License-Identifier: EPL-2.0
// Copyright (c) 2026 Cora contributors
package org.cora.sirius.services;

import java.util.List;

import org.cora.planner.plan.Explanation;
import org.cora.planner.plan.Plan;
import org.cora.planner.plan.Resource;

/** How much of what there is a plan uses. */
public class CapacityServices {

	private static final double TIGHT = 0.9;

	/** Everything that is used or limits something, in the plan's order. */
	public List<Resource> costResources(Plan plan) {
		return plan == null ? List.of() : plan.getResources().stream().filter(r -> r.getUsed() > 0 || isBottleneck(r)).toList();
	}

	/** Used over capacity in percent, 0 to 100, for the colour scale. */
	public int utilisation(Resource resource) {
		return resource == null ? 0 : (int) Math.round(100 * Math.max(0, Math.min(1, ratio(resource))));
	}

	/** Whether more is used than there is. */
	public boolean isOverCapacity(Resource resource) {
		return resource != null && ratio(resource) > 1;
	}

	/** Whether at least nine tenths are used, but not more than there is. */
	public boolean isTight(Resource resource) {
		return resource != null && ratio(resource) >= TIGHT && !isOverCapacity(resource);
	}

	/** Whether it limits throughput first. */
	public boolean isBottleneck(Resource resource) {
		Plan plan = Plans.planOf(resource);
		return plan != null && resource.getName() != null && resource.getName().equals(plan.getBottleneck());
	}

	/** Names of what stands where it does because of this resource. */
	static List<String> boundBy(Resource resource) {
		Plan plan = Plans.planOf(resource);
		if (plan == null || resource.getName() == null) {
			return List.of();
		}
		return plan.getExplanations().stream().filter(e -> resource.getName().equals(e.getBinding())).map(Explanation::getSubject)
				.filter(s -> s != null && !s.equals("plan")).distinct().map(id -> Plans.nameOf(plan, id)).toList();
	}

	/** What cannot be met, for a plan that isn't feasible. */
	public String infeasibleMessage(Plan plan) {
		return plan == null ? "" : "This plan is not feasible: " + Plans.text(plan.getReason(), "some constraint cannot be met");
	}

	/** Used, capacity and utilisation in one line, for the problem list. */
	public String capacityMessage(Resource resource) {
		return resource == null ? "" : Plans.levelName(resource) + ": " + usedOf(resource) + ", " + utilisationText(resource);
	}

	/** "53.1 of 60 cores", "3.8 MiB of 2 GiB". */
	static String usedOf(Resource resource) {
		String used = Figures.quantity(resource.getUsed(), resource.getUnit());
		if (Figures.unlimited(resource.getCapacity())) {
			return used;
		}
		String capacity = Figures.quantity(resource.getCapacity(), resource.getUnit());
		String word = " " + resource.getUnit();
		return (used.endsWith(word) && capacity.endsWith(word) ? used.substring(0, used.length() - word.length()) : used) + " of " + capacity;
	}

	static String utilisationText(Resource resource) {
		return Figures.unlimited(resource.getCapacity()) ? "no limit" : Figures.percent(ratio(resource));
	}

	private static double ratio(Resource resource) {
		return Figures.utilisation(resource.getUsed(), resource.getCapacity());
	}
}
