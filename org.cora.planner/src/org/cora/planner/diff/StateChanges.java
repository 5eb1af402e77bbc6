// SPDX-License-Identifier: EPL-2.0
// Copyright (c) 2026 Cora contributors
package org.cora.planner.diff;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.cora.planner.diff.PlanDiff.Place;
import org.cora.planner.diff.PlanDiff.StateChange;
import org.cora.planner.plan.Plan;
import org.cora.planner.plan.StatePlacement;

/** States that two plans place differently. */
final class StateChanges {

	/** Share of accesses by which a state placed by flow has to shift to be told. */
	private static final double SHIFT = 0.01;

	private final Plan after;
	private final List<StateChange> changes = new ArrayList<>();

	StateChanges(Plan before, Plan after) {
		this.after = after;
		Map<String, StatePlacement> now = byId(after);
		Map<String, StatePlacement> old = byId(before);
		now.forEach((id, placement) -> change(id, old.get(id), placement));
		old.forEach((id, placement) -> {
			if (!now.containsKey(id)) {
				change(id, placement, null);
			}
		});
	}

	private static Map<String, StatePlacement> byId(Plan plan) {
		Map<String, StatePlacement> all = new LinkedHashMap<>();
		plan.getStates().forEach(s -> all.put(s.getState().getId(), s));
		return all;
	}

	private void change(String id, StatePlacement old, StatePlacement now) {
		String change = old == null ? "added" : now == null ? "removed" : word(old, now);
		if (change != null) {
			String name = (now == null ? old : now).getState().getName();
			changes.add(new StateChange(id, name, change, place(old), place(now),
					now == null ? null : PlanComparison.explanation(after, id)));
		}
	}

	private static String word(StatePlacement old, StatePlacement now) {
		if (old.getHome() != now.getHome() || !Objects.equals(old.getMemory(), now.getMemory())) {
			return "moved";
		}
		if (Math.abs(old.getNicShare() - now.getNicShare()) >= SHIFT) {
			return "shifted";
		}
		boolean resized = old.getNicEntries() != now.getNicEntries() || old.getCpuEntries() != now.getCpuEntries();
		return resized ? "resized" : null;
	}

	private static Place place(StatePlacement placement) {
		return placement == null ? null : new Place(placement.getHome().getLiteral(), placement.getMemory(), placement
				.getNicEntries(), placement.getCpuEntries(), placement.getNicBytes(), placement.getNicShare());
	}

	List<StateChange> all() {
		return changes;
	}
}
