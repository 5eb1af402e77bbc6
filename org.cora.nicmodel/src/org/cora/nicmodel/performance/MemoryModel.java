// SPDX-License-Identifier: EPL-2.0
// Copyright (c) 2026 Cora contributors
package org.cora.nicmodel.performance;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.cora.nicmodel.MemoryLevel;
import org.cora.nicmodel.NicModel;
import org.cora.nicmodel.Platform;
import org.cora.nicmodel.Scope;

/** The memories of one platform: what can be placed where, and how long an access takes. Immutable. */
public final class MemoryModel {

	private final Platform platform;
	private final List<MemoryLevel> shared;

	public MemoryModel(Platform platform) {
		this.platform = platform;
		this.shared = platform.getMemory().stream().filter(m -> m.getCaches() == null && m.getScope() == Scope.CARD)
				.sorted(Comparator.comparingDouble(MemoryLevel::getLatencyCycles)).toList();
	}

	/** Memories that every core reaches, so that state can be placed there; the fastest first. */
	public List<MemoryLevel> shared() {
		return shared;
	}

	public Optional<MemoryLevel> named(String name) {
		return platform.getMemory().stream().filter(m -> name.equals(m.getName())).findFirst();
	}

	/** Bytes of a memory that tables may take. */
	public static double usableBytes(MemoryLevel level) {
		return level.getCapacity() * level.getUsable();
	}

	/**
	 * Mean cycles from issue to data for state placed in a memory with the given working set, with the caches in front
	 * of it. A cache is shared by all that the working set describes; a card's caches of a core or an island count
	 * once for each instance, as flows are spread over all cores; a host's core caches once, as one core may be all that
	 * is used.
	 *
	 * @param level      where the state lies
	 * @param workingSet popularity of all entries that compete for the caches
	 * @param entryBytes mean bytes of such an entry
	 */
	public double latencyCycles(MemoryLevel level, Popularity workingSet, double entryBytes) {
		List<MemoryLevel> caches = platform.getMemory().stream()
				.filter(m -> level.getName() != null && level.getName().equals(m.getCaches()))
				.sorted(Comparator.comparingDouble(MemoryLevel::getLatencyCycles)).toList();
		double latency = 0;
		double hitBefore = 0;
		for (MemoryLevel cache : caches) {
			double places = cache.getCapacity() * cache.getUsable() * instances(cache) / Math.max(entryBytes,
					level.getAccessBytes());
			double hit = Math.max(hitBefore, CheCache.hitRatio(workingSet, places));
			latency += (hit - hitBefore) * cache.getLatencyCycles();
			hitBefore = hit;
		}
		return latency + (1 - hitBefore) * level.getLatencyCycles();
	}

	/** Share of accesses that reach the memory itself, past all caches. */
	public double missRatio(MemoryLevel level, Popularity workingSet, double entryBytes) {
		double hit = 0;
		for (MemoryLevel cache : platform.getMemory()) {
			if (level.getName() != null && level.getName().equals(cache.getCaches())) {
				double places = cache.getCapacity() * cache.getUsable() * instances(cache) / Math.max(entryBytes,
						level.getAccessBytes());
				hit = Math.max(hit, CheCache.hitRatio(workingSet, places));
			}
		}
		return 1 - hit;
	}

	private int instances(MemoryLevel level) {
		return switch (level.getScope()) {
			case CORE -> platform instanceof NicModel ? Math.max(1, platform.getCores()) : 1;
			case ISLAND -> platform instanceof NicModel nic ? Math.max(1, nic.getIslands()) : 1;
			case CARD -> 1;
		};
	}
}
