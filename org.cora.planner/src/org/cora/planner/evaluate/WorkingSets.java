// SPDX-License-Identifier: EPL-2.0
// Copyright (c) 2026 Cora contributors
package org.cora.planner.evaluate;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.cora.ir.program.Nf;
import org.cora.ir.program.State;
import org.cora.nicmodel.MemoryLevel;
import org.cora.nicmodel.Platform;
import org.cora.nicmodel.performance.MemoryModel;
import org.cora.nicmodel.performance.Popularity;
import org.cora.planner.stateflow.FlowGroup;
import org.cora.planner.stateflow.KeyOrigin;
import org.cora.planner.stateflow.StateFlowGraph;
import org.cora.planner.stateflow.StateNode;

/**
 * Which entries compete for the caches of one platform, and how long accesses take in consequence. Remembers what it
 * has worked out; not thread-safe.
 */
final class WorkingSets {

	/** What a memory's latency depends on: the memory, the states in it, and which flow groups use it. */
	private record Key(String memory, List<Integer> states, List<Integer> groups) {
	}

	/** Latency in cycles and the share of accesses that pass all caches. */
	record Access(double latencyCycles, double missRatio) {
	}

	private final Nf nf;
	private final StateFlowGraph graph;
	private final MemoryModel memories;
	private final Map<Key, Access> known = new HashMap<>();

	WorkingSets(Nf nf, StateFlowGraph graph, Platform platform) {
		this.nf = nf;
		this.graph = graph;
		this.memories = new MemoryModel(platform);
	}

	/**
	 * What an access to any of the states costs that share a memory.
	 *
	 * @param states states in that memory
	 * @param groups flow groups whose packets use them here
	 */
	Access of(MemoryLevel level, List<Integer> states, List<Integer> groups) {
		return known.computeIfAbsent(new Key(level.getName(), states, groups), key -> compute(level, key));
	}

	private Access compute(MemoryLevel level, Key key) {
		Optional<Popularity> set = workingSet(level, key);
		if (set.isEmpty()) {
			return new Access(level.getLatencyCycles(), 1);
		}
		int line = level.getAccessBytes();
		return new Access(memories.latencyCycles(level, set.get(), line), memories.missRatio(level, set.get(), line));
	}

	/** Popularity of lines of the memory's access size. */
	private Optional<Popularity> workingSet(MemoryLevel level, Key key) {
		List<Popularity.Group> groups = new ArrayList<>();
		for (int index : key.states()) {
			StateNode node = graph.getStates().get(index);
			State state = nf.states().get(index);
			double lines = Math.max(1, Math.ceil((double) TableLayout.entryBytes(state) / level.getAccessBytes()));
			double accesses = node.getAccessesPerPacket();
			if (accesses <= 0) {
				continue;
			}
			if (node.getKeyOrigin() == KeyOrigin.FLOW_IDENTITY) {
				for (int g : key.groups()) {
					FlowGroup group = graph.getGroups().get(g);
					add(groups, group.getFlows() * Math.max(1, node.getEntriesPerFlow()) * lines,
							accesses * group.getPacketShare() * lines);
				}
			} else {
				double entries = Math.max(1, node.getEntriesInUse()) * Math.max(1, node.getRows());
				add(groups, lines, accesses * node.getHottestShare() * lines);
				add(groups, (entries - 1) * lines, accesses * (1 - node.getHottestShare()) * lines);
			}
		}
		return groups.isEmpty() ? Optional.empty() : Optional.of(new Popularity(groups));
	}

	private static void add(List<Popularity.Group> groups, double items, double share) {
		if (items > 0 && share > 0) {
			groups.add(new Popularity.Group(items, share));
		}
	}
}
