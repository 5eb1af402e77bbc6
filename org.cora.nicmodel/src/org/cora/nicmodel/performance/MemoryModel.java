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

	/** Hardware-managed caches in front of a memory, the fastest first. */
	public List<MemoryLevel> caches(MemoryLevel level) {
		return platform.getMemory().stream()
				.filter(m -> level.getName() != null && level.getName().equals(m.getCaches()))
				.sorted(Comparator.comparingDouble(MemoryLevel::getLatencyCycles)).toList();
	}

	/**
	 * Items that a cache of a memory holds. A card's caches of a core or an island count once for each instance, as flows
	 * are spread over all cores; a host's core caches once, as one core may be all that is used.
	 *
	 * @param entryBytes mean bytes of an item
	 */
	public double places(MemoryLevel cache, MemoryLevel level, double entryBytes) {
		return cache.getCapacity() * cache.getUsable() * instances(cache) / Math.max(entryBytes, level.getAccessBytes());
	}

	/**
	 * Mean cycles from issue to data for items of a memory, with the caches in front of it.
	 *
	 * @param caches {@linkplain #caches of the memory}
	 * @param times  the caches' {@linkplain CheCache#characteristicTime characteristic times}
	 */
	public static double latencyCycles(MemoryLevel level, List<MemoryLevel> caches, double[] times, Popularity items) {
		double latency = 0;
		double hitBefore = 0;
		for (int c = 0; c < times.length; c++) {
			double hit = Math.max(hitBefore, CheCache.hitRatioWithin(items, times[c]));
			latency += (hit - hitBefore) * caches.get(c).getLatencyCycles();
			hitBefore = hit;
		}
		return latency + (1 - hitBefore) * level.getLatencyCycles();
	}

	/**
	 * Like the longer one for all that is in the memory together.
	 *
	 * @param workingSet popularity of all entries that compete for the caches
	 * @param entryBytes mean bytes of such an entry
	 */
	public double latencyCycles(MemoryLevel level, Popularity workingSet, double entryBytes) {
		List<MemoryLevel> caches = caches(level);
		double[] times = caches.stream()
				.mapToDouble(c -> CheCache.characteristicTime(workingSet, places(c, level, entryBytes))).toArray();
		return latencyCycles(level, caches, times, workingSet);
	}

	/** Share of the accesses to items that reach the memory itself, past all caches. */
	public static double missRatio(double[] times, Popularity items) {
		double hit = 0;
		for (double time : times) {
			hit = Math.max(hit, CheCache.hitRatioWithin(items, time));
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
