// SPDX-License-Identifier: EPL-2.0
// Copyright (c) 2026 Cora contributors
package org.cora.nicmodel.performance;

import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.cora.nicmodel.HostModel;
import org.cora.nicmodel.MemoryLevel;
import org.cora.nicmodel.NicModel;
import org.cora.nicmodel.Platform;
import org.cora.nicmodel.RoutineAccess;
import org.cora.nicmodel.Scope;

/** What is wrong with a model's memories: caches that can't be, memories that nobody reaches, orders that don't exist. */
final class MemoryCheck {

	private final Platform platform;
	private final String name;
	private final List<ModelProblem> problems;

	MemoryCheck(Platform platform, String name, List<ModelProblem> problems) {
		this.platform = platform;
		this.name = name;
		this.problems = problems;
	}

	void all() {
		Set<String> names = new HashSet<>();
		for (MemoryLevel level : platform.getMemory()) {
			if (!names.add(level.getName())) {
				add(ModelProblem.INVALID, level, "has two memories named " + level.getName());
			}
			figures(level);
			if (level.getCaches() != null) {
				cache(level);
			}
			scope(level);
		}
		order();
		accesses();
		if (platform instanceof HostModel && new MemoryModel(platform).shared().isEmpty()) {
			problems.add(ModelProblem.error(ModelProblem.INVALID, name + " has no memory for state", platform));
		}
	}

	private void figures(MemoryLevel level) {
		if (level.getAccessBytes() < 1) {
			add(ModelProblem.INVALID, level, "access-bytes of " + level.getName() + " must be above 0");
		}
		if (!(level.getCapacity() > 0)) {
			add(ModelProblem.INVALID, level, "capacity of " + level.getName() + " must be above 0");
		}
		if (level.getUsable() > 1) {
			add(ModelProblem.IMPOSSIBLE_FIGURE, level, "usable of " + level.getName() + " is more than 100 %");
		}
		if (level.getSameAddressFactor() < 1) {
			add(ModelProblem.IMPOSSIBLE_FIGURE, level, "same-address-factor of " + level.getName()
					+ " is below 1: one address can't be faster than many");
		}
	}

	private void cache(MemoryLevel cache) {
		Optional<MemoryLevel> behind = named(cache.getCaches());
		if (behind.isEmpty()) {
			add(ModelProblem.UNKNOWN_MEMORY, cache, cache.getName() + " caches " + cache.getCaches() + ", which doesn't exist");
			return;
		}
		MemoryLevel memory = behind.get();
		String both = cache.getName() + " caches " + memory.getName() + ", ";
		if (memory == cache || memory.getCaches() != null) {
			add(ModelProblem.MEMORY_HIERARCHY, cache, both + (memory == cache ? "itself" : "a cache; caches name the memory behind all of them"));
			return;
		}
		if (cache.getCapacity() > memory.getCapacity()) {
			add(ModelProblem.MEMORY_HIERARCHY, cache, both + "which is smaller than its cache");
		}
		if (cache.getLatencyCycles() > memory.getLatencyCycles()) {
			add(ModelProblem.MEMORY_HIERARCHY, cache, both + "which answers sooner than its cache");
		}
		if (cache.getScope().getValue() > memory.getScope().getValue()) {
			add(ModelProblem.MEMORY_HIERARCHY, cache, both + "which fewer cores reach than its cache");
		}
	}

	private void scope(MemoryLevel level) {
		boolean alone = platform instanceof NicModel nic && nic.getIslands() <= 1;
		if (level.getScope() == Scope.ISLAND && (alone || platform instanceof HostModel)) {
			problems.add(ModelProblem.warning(ModelProblem.MEMORY_SCOPE, name + ": " + level.getName()
					+ " is reached by the cores of an island, but there are no islands; 'scope card' is reached by all cores", level));
		}
	}

	/** Memory that fewer cores reach is nearer to them, or there would be no point in it. */
	private void order() {
		for (MemoryLevel near : platform.getMemory()) {
			for (MemoryLevel far : platform.getMemory()) {
				boolean nearer = near.getScope().getValue() < far.getScope().getValue();
				if (near.getCaches() == null && far.getCaches() == null && nearer
						&& near.getLatencyCycles() > far.getLatencyCycles()) {
					add(ModelProblem.MEMORY_HIERARCHY, near, near.getName() + " is reached by fewer cores than " + far.getName()
							+ ", but answers later");
				}
			}
		}
	}

	private void accesses() {
		if (platform instanceof NicModel nic) {
			nic.getRoutine().forEach(routine -> {
				for (RoutineAccess access : routine.getAccess()) {
					if (named(access.getName()).isEmpty()) {
						problems.add(ModelProblem.error(ModelProblem.UNKNOWN_MEMORY, name + ": routine " + routine.getName()
								+ " uses memory " + access.getName() + ", which doesn't exist", routine));
					}
				}
			});
		}
	}

	private Optional<MemoryLevel> named(String memory) {
		return platform.getMemory().stream().filter(m -> m.getName() != null && m.getName().equals(memory)).findFirst();
	}

	private void add(String code, MemoryLevel level, String what) {
		problems.add(ModelProblem.error(code, name + (what.startsWith("has ") ? " " : ": ") + what, level));
	}
}
