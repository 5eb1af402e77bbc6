// SPDX-License-Identifier: EPL-2.0
// Copyright (c) 2026 Cora contributors
package org.cora.planner.diff;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.cora.planner.diff.PlanDiff.ClassChange;
import org.cora.planner.diff.PlanDiff.GroupChange;
import org.cora.planner.plan.ClassPlacement;
import org.cora.planner.plan.GroupPlacement;
import org.cora.planner.plan.Plan;
import org.cora.planner.plan.Route;

/** Steering classes whose packets two plans send different ways. */
final class ClassChanges {

	/** Share of a class' packets that has to change sides to be told. */
	private static final double SHIFT = 0.01;

	private final Plan after;
	private final List<ClassChange> changes = new ArrayList<>();

	ClassChanges(Plan before, Plan after) {
		this.after = after;
		Map<String, ClassPlacement> now = byId(after);
		Map<String, ClassPlacement> old = byId(before);
		now.forEach((id, placement) -> change(id, old.get(id), placement));
		old.forEach((id, placement) -> {
			if (!now.containsKey(id)) {
				change(id, placement, null);
			}
		});
	}

	private static Map<String, ClassPlacement> byId(Plan plan) {
		Map<String, ClassPlacement> all = new LinkedHashMap<>();
		plan.getClasses().forEach(c -> all.put(c.getSteeringClass().getId(), c));
		return all;
	}

	private void change(String id, ClassPlacement old, ClassPlacement now) {
		Double was = onNic(old);
		Double is = onNic(now);
		List<GroupChange> groups = old == null || now == null ? List.of() : groups(old, now);
		boolean shifted = was != null && is != null && Math.abs(was - is) >= SHIFT;
		if (old == null || now == null || shifted || !groups.isEmpty()) {
			String change = old == null ? "added" : now == null ? "removed" : "moved";
			changes.add(new ClassChange(id, (now == null ? old : now).getSteeringClass().getName(), change, was, is, groups,
					now == null ? null : PlanComparison.explanation(after, id)));
		}
	}

	/** Share of the class' packets that the card alone handles; null if there are none. */
	private static Double onNic(ClassPlacement placement) {
		if (placement == null) {
			return null;
		}
		double all = 0;
		double onNic = 0;
		for (GroupPlacement group : placement.getGroups()) {
			all += group.getPacketShare();
			onNic += group.getRoute() == Route.ON_NIC ? group.getPacketShare() : 0;
		}
		return all > 0 ? onNic / all : null;
	}

	/** Groups with packets that take another route; those that are in one plan only aren't compared. */
	private static List<GroupChange> groups(ClassPlacement old, ClassPlacement now) {
		Map<String, GroupPlacement> before = new LinkedHashMap<>();
		old.getGroups().stream().filter(g -> g.getPacketShare() > 0).forEach(g -> before.put(g.getGroup().getId(), g));
		List<GroupChange> changes = new ArrayList<>();
		for (GroupPlacement group : now.getGroups()) {
			GroupPlacement was = before.get(group.getGroup().getId());
			if (was != null && group.getPacketShare() > 0 && was.getRoute() != group.getRoute()) {
				changes.add(new GroupChange(group.getGroup().getId(), group.getGroup().getName(),
						was.getRoute().getLiteral(), group.getRoute().getLiteral()));
			}
		}
		return changes;
	}

	List<ClassChange> all() {
		return changes;
	}
}
