// SPDX-License-Identifier: EPL-2.0
// Copyright (c) 2026 Cora contributors
package org.cora.planner.evaluate;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiPredicate;
import java.util.stream.IntStream;
import org.cora.ir.program.Nf;
import org.cora.nicmodel.MemoryLevel;
import org.cora.nicmodel.NicModel;
import org.cora.nicmodel.Platform;
import org.cora.nicmodel.performance.CheCache;
import org.cora.nicmodel.performance.MemoryModel;
import org.cora.nicmodel.performance.Popularity;
import org.cora.planner.stateflow.FlowGroup;
import org.cora.planner.stateflow.KeyOrigin;
import org.cora.planner.stateflow.StateFlowGraph;
import org.cora.planner.stateflow.StateNode;
import org.eclipse.emf.ecore.util.EcoreUtil;

/**
 * Which entries compete for the caches of one platform, and how long accesses take in consequence. All states in a
 * memory share its caches, and so their characteristic times; how often a state's own entries hit follows from how
 * popular they are. Remembers what it has worked out; not thread-safe.
 */
final class WorkingSets {

	/** What a memory's latency depends on: the memory, the states in it, those placed by flow, and which parts of flow groups are there. */
	private record Key(String memory, List<Integer> states, List<Integer> byFlow, List<Double> parts) {
	}

	/** Latency in cycles and the share of accesses that pass all caches. */
	record Access(double latencyCycles, double missRatio) {
	}

	/** Latencies of all states at least, given states that are certainly in the memory. */
	private record Certain(String memory, BitSet states, List<Double> parts) {
	}

	private static final int MOST_KNOWN = 16_384;

	private final Nf nf;
	private final StateFlowGraph graph;
	private final MemoryModel memories;
	private final Map<Key, Access[]> known = new HashMap<>();
	private final Map<Key, double[]> alone = new HashMap<>();
	private final Map<Key, Optional<Popularity>> popularities = new HashMap<>();
	private final Map<Certain, double[]> certain = new HashMap<>();
	private final Map<String, List<MemoryLevel>> caches = new HashMap<>();
	private final Platform platform;
	private final double[] entryBytes;
	private final List<Double> allFlows;

	WorkingSets(Nf nf, StateFlowGraph graph, Platform platform) {
		this.nf = nf;
		this.graph = graph;
		this.memories = new MemoryModel(platform);
		this.platform = platform;
		this.entryBytes = nf.states().stream().mapToDouble(TableLayout::entryBytes).toArray();
		this.allFlows = Collections.nCopies(graph.getGroups().size() - 1, 1.0);
	}

	/** Whether what is remembered is right for another problem of the same program, too. */
	boolean isFor(StateFlowGraph other, Platform on) {
		boolean alike = on == platform || on.getCores() == platform.getCores() && islands(on) == islands(platform)
				&& EcoreUtil.equals(on.getMemory(), platform.getMemory());
		return alike && (other == graph || alike(graph.getStates(), other.getStates(), WorkingSets::alike)
				&& alike(graph.getGroups(), other.getGroups(), WorkingSets::alike));
	}

	private static int islands(Platform platform) {
		return platform instanceof NicModel nic ? nic.getIslands() : 0;
	}

	private static <T> boolean alike(List<T> first, List<T> second, BiPredicate<T, T> test) {
		return first.size() == second.size() && IntStream.range(0, first.size()).allMatch(i -> test.test(first.get(i), second
				.get(i)));
	}

	private static boolean alike(StateNode first, StateNode second) {
		return first.getKeyOrigin() == second.getKeyOrigin() && first.getAccessesPerPacket() == second.getAccessesPerPacket()
				&& first.getEntriesPerFlow() == second.getEntriesPerFlow() && first.getEntriesInUse() == second.getEntriesInUse()
				&& first.getRows() == second.getRows() && first.getHottestShare() == second.getHottestShare();
	}

	private static boolean alike(FlowGroup first, FlowGroup second) {
		return first.getFlows() == second.getFlows() && first.getPacketShare() == second.getPacketShare();
	}

	/**
	 * What accesses to each state cost, by state; nothing for those that aren't in the memory.
	 *
	 * @param states states in that memory, in order
	 * @param byFlow those of them that are placed by flow; all flows use the others
	 * @param parts  of each flow group, the part of its flows whose entries are here
	 */
	Access[] of(MemoryLevel level, List<Integer> states, List<Integer> byFlow, List<Double> parts) {
		forgetWhereFull();
		return known.computeIfAbsent(new Key(level.getName(), states, byFlow, parts), key -> compute(level, key));
	}

	private Access[] compute(MemoryLevel level, Key key) {
		List<Popularity.Group> all = new ArrayList<>();
		key.states().forEach(s -> popularity(level, s, users(key, s)).ifPresent(p -> all.addAll(p.groups())));
		double[] times = times(level, all);
		List<MemoryLevel> caches = caches(level);
		Access[] result = new Access[nf.states().size()];
		for (int state : key.states()) {
			result[state] = access(level, caches, times, popularity(level, state, users(key, state)));
		}
		return result;
	}

	/** Parts of flow groups whose packets use a state here. */
	private List<Double> users(Key key, int state) {
		return key.byFlow().contains(state) ? key.parts() : allFlows;
	}

	/** In a search that looks at very many combinations, what was worked out first isn't asked for again. */
	private void forgetWhereFull() {
		if (known.size() + certain.size() > MOST_KNOWN) {
			known.clear();
			certain.clear();
		}
	}

	private List<MemoryLevel> caches(MemoryLevel level) {
		return caches.computeIfAbsent(level.getName(), name -> memories.caches(level));
	}

	/**
	 * Cycles from issue to data by state, at least, whatever else is in the memory.
	 *
	 * @param inside states that are certainly in it; not to be changed afterwards
	 */
	double[] atLeast(MemoryLevel level, BitSet inside, List<Double> parts) {
		forgetWhereFull();
		return certain.computeIfAbsent(new Certain(level.getName(), inside, parts), key -> {
			double[] together = times(level, inside.stream().boxed().toList(), parts);
			double[] result = new double[nf.states().size()];
			for (int s = 0; s < result.length; s++) {
				double[] alone = inside.get(s) ? together : timesAlone(level, s, parts);
				double[] times = new double[together.length];
				for (int c = 0; c < times.length; c++) {
					times[c] = Math.min(together[c], alone[c]);
				}
				double byFlow = access(level, caches(level), times, popularity(level, s, parts)).latencyCycles();
				result[s] = Math.min(byFlow, access(level, caches(level), times, popularity(level, s, allFlows)).latencyCycles());
			}
			return result;
		});
	}

	private static Access access(MemoryLevel level, List<MemoryLevel> caches, double[] times,
			Optional<Popularity> items) {
		return items.map(p -> new Access(MemoryModel.latencyCycles(level, caches, times, p),
				MemoryModel.missRatio(times, p))).orElseGet(() -> new Access(level.getLatencyCycles(), 1));
	}

	/** Characteristic times of a memory's caches when these states are in it; infinite where all fit. */
	private double[] times(MemoryLevel level, List<Integer> states, List<Double> parts) {
		List<Popularity.Group> all = new ArrayList<>();
		states.forEach(s -> popularity(level, s, parts).ifPresent(p -> all.addAll(p.groups())));
		return times(level, all);
	}

	private double[] times(MemoryLevel level, List<Popularity.Group> all) {
		List<MemoryLevel> caches = caches(level);
		double[] times = new double[caches.size()];
		for (int c = 0; c < times.length; c++) {
			times[c] = all.isEmpty() ? Double.POSITIVE_INFINITY : CheCache.characteristicTime(new Popularity(all),
					memories.places(caches.get(c), level, level.getAccessBytes()));
		}
		return times;
	}

	/** Characteristic times with this state alone. */
	private double[] timesAlone(MemoryLevel level, int state, List<Double> parts) {
		return alone.computeIfAbsent(new Key(level.getName(), List.of(state), List.of(), parts),
				key -> times(level, key.states(), key.parts()));
	}

	/** How popular the lines of a state are; nothing if these groups don't use it. */
	private Optional<Popularity> popularity(MemoryLevel level, int index, List<Double> parts) {
		return popularities.computeIfAbsent(new Key(level.getName(), List.of(index), List.of(), parts), key -> lines(level, index,
				parts));
	}

	private Optional<Popularity> lines(MemoryLevel level, int index, List<Double> parts) {
		List<Popularity.Group> groups = new ArrayList<>();
		StateNode node = graph.getStates().get(index);
		double lines = Math.max(1, Math.ceil(entryBytes[index] / level.getAccessBytes()));
		double accesses = node.getAccessesPerPacket();
		if (node.getKeyOrigin() == KeyOrigin.FLOW_IDENTITY) {
			for (int g = 0; g < parts.size(); g++) {
				FlowGroup group = graph.getGroups().get(g);
				add(groups, parts.get(g) * group.getFlows() * Math.max(1, node.getEntriesPerFlow()) * lines,
						parts.get(g) * accesses * group.getPacketShare() * lines);
			}
		} else {
			double entries = Math.max(1, node.getEntriesInUse()) * Math.max(1, node.getRows());
			add(groups, lines, accesses * node.getHottestShare() * lines);
			add(groups, (entries - 1) * lines, accesses * (1 - node.getHottestShare()) * lines);
		}
		return groups.isEmpty() ? Optional.empty() : Optional.of(new Popularity(groups));
	}

	private static void add(List<Popularity.Group> groups, double items, double share) {
		if (items > 0 && share > 0) {
			groups.add(new Popularity.Group(items, share));
		}
	}
}
