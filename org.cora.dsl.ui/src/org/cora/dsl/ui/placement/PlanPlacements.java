// SPDX-License-Identifier: EPL-2.0
// Copyright (c) 2026 Cora contributors
package org.cora.dsl.ui.placement;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import org.cora.dsl.compiler.Compilation;
import org.cora.dsl.ide.placement.PlacementFact;
import org.cora.dsl.ide.placement.PlacementSource;
import org.cora.dsl.ui.plan.CurrentPlan;

/** The facts of all plans of this workbench, by source file. Answers from memory. */
public final class PlanPlacements implements PlacementSource {

	private final Map<Path, List<Placed>> placed = new ConcurrentHashMap<>();

	@Override
	public List<PlacementFact> facts(String file) {
		return in(file).stream().map(Placed::fact).toList();
	}

	/** What stands in that file. */
	List<Placed> in(String file) {
		return placed.values().stream().flatMap(List::stream).filter(it -> it.isIn(file)).toList();
	}

	/** The files that the plans of a source file speak of. */
	Set<Path> files(Path source) {
		return placed.getOrDefault(source, List.of()).stream().map(it -> Path.of(it.fact().where().file())).collect(Collectors.toSet());
	}

	/** Takes over what the plans of a source file say, of that file and of those it imports. */
	void set(Path source, List<CurrentPlan> plans, Compilation compilation) {
		List<Placed> all = new ArrayList<>();
		for (CurrentPlan plan : latestFirst(plans)) {
			for (Placed one : PlanFacts.of(plan, compilation)) {
				if (all.stream().noneMatch(other -> other.fact().where().equals(one.fact().where()))) {
					all.add(one);
				}
			}
		}
		placed.put(source, List.copyOf(all));
	}

	/** Forgets what the plans of a source file say. */
	void remove(Path source) {
		placed.remove(source);
	}

	/** Moves along with an edit, until the text has been looked at. */
	void edited(String file, int offset, int removed, int inserted) {
		placed.replaceAll((source, all) -> all.stream().noneMatch(it -> it.isIn(file)) ? all
			: all.stream().filter(it -> !it.isIn(file) || !isIn(it, offset, removed))
				.map(it -> it.isIn(file) && it.fact().where().offset() >= offset + removed ? it.moved(inserted - removed) : it).toList());
	}

	private static boolean isIn(Placed it, int offset, int removed) {
		return it.fact().where().offset() >= offset && it.fact().where().offset() < offset + removed;
	}

	/** Two plans of one program differ about its states; the editor shows what the later one says. */
	private static List<CurrentPlan> latestFirst(List<CurrentPlan> plans) {
		List<CurrentPlan> reversed = new ArrayList<>(plans);
		Collections.reverse(reversed);
		return reversed;
	}
}
