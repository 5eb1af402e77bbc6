// SPDX-License-Identifier: EPL-2.0
// Copyright (c) 2026 Cora contributors
package org.cora.dsl.ui.placement;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.cora.dsl.compiler.Compilation;
import org.cora.dsl.ide.placement.PlacementFact;
import org.cora.dsl.ide.placement.PlacementSource;
import org.cora.dsl.ui.plan.CurrentPlan;

/** The facts of all plans of this workbench, by source file. Answers from memory. */
public final class PlanPlacements implements PlacementSource {

	private final Map<Path, List<PlacementFact>> facts = new ConcurrentHashMap<>();

	@Override
	public List<PlacementFact> facts(String file) {
		return facts.values().stream().flatMap(List::stream).filter(fact -> fact.where().file().equals(file)).toList();
	}

	/** Takes over what the plans of a source file say, of that file and of those it imports. */
	void set(Path source, List<CurrentPlan> plans, Compilation compilation) {
		List<PlacementFact> all = new ArrayList<>();
		for (CurrentPlan plan : latestFirst(plans)) {
			for (PlacementFact fact : PlanFacts.of(plan, compilation)) {
				if (all.stream().noneMatch(other -> other.where().equals(fact.where()))) {
					all.add(fact);
				}
			}
		}
		facts.put(source, List.copyOf(all));
	}

	/** Two plans of one program differ about its states; the editor shows what the later one says. */
	private static List<CurrentPlan> latestFirst(List<CurrentPlan> plans) {
		List<CurrentPlan> reversed = new ArrayList<>(plans);
		Collections.reverse(reversed);
		return reversed;
	}
}
