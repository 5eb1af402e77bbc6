// SPDX-License-Identifier: EPL-2.0
// Copyright (c) 2026 Cora contributors
package org.cora.sim.internal.engine;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.cora.ir.program.Nf;
import org.cora.nicmodel.MemoryLevel;
import org.cora.nicmodel.Platform;
import org.cora.nicmodel.performance.CheCache;
import org.cora.nicmodel.performance.MemoryModel;
import org.cora.nicmodel.performance.Popularity;
import org.cora.planner.evaluate.TableLayout;
import org.cora.planner.plan.GroupPlacement;
import org.cora.planner.plan.Home;
import org.cora.planner.plan.Plan;
import org.cora.planner.plan.StatePlacement;
import org.cora.planner.stateflow.FlowGroup;
import org.cora.planner.stateflow.KeyOrigin;
import org.cora.planner.stateflow.StateNode;

/**
 * How long accesses to states wait for the memory of one side, caches in front of it included: all states in a memory share
 * its caches (Che's approximation), and how often a state's own entries hit follows from how popular they are.
 */
final class StateLatencies {

	private final Nf nf;
	private final Plan plan;
	private final boolean onNic;
	private final MemoryModel memories;
	private final Map<String, double[]> times = new HashMap<>();

	StateLatencies(Nf nf, Plan plan, Platform platform, boolean onNic) {
		this.nf = nf;
		this.plan = plan;
		this.onNic = onNic;
		this.memories = new MemoryModel(platform);
	}

	/** The memory that a state lies in; null if the side has none. */
	MemoryLevel memory(int state) {
		String name = onNic ? plan.getStates().get(state).getMemory() : null;
		if (name != null) {
			return memories.named(name).orElse(null);
		}
		List<MemoryLevel> shared = memories.shared();
		return shared.isEmpty() ? null : shared.get(shared.size() - 1);
	}

	/** Mean cycles that an access to the state waits. */
	double cycles(int state) {
		MemoryLevel level = memory(state);
		List<Popularity.Group> own = lines(plan.getStates().get(state), level);
		return own.isEmpty() ? level.getLatencyCycles()
				: MemoryModel.latencyCycles(level, memories.caches(level), times.computeIfAbsent(level.getName(), k -> times(level)),
						new Popularity(own));
	}

	/** Characteristic times of a memory's caches. */
	private double[] times(MemoryLevel level) {
		List<Popularity.Group> all = new ArrayList<>();
		for (StatePlacement placement : plan.getStates()) {
			boolean here = placement.getHome() != (onNic ? Home.CPU : Home.NIC);
			if (here && memory(placement.getState().getIndex()) == level) {
				all.addAll(lines(placement, level));
			}
		}
		return memories.caches(level).stream().mapToDouble(cache -> all.isEmpty() ? Double.POSITIVE_INFINITY
				: CheCache.characteristicTime(new Popularity(all), memories.places(cache, level, level.getAccessBytes()))).toArray();
	}

	/** How popular the lines of a state are on this side; nothing if no packets use it here. */
	private List<Popularity.Group> lines(StatePlacement placement, MemoryLevel level) {
		StateNode node = placement.getState();
		int entryBytes = (int) TableLayout.entryBytes(nf.states().get(node.getIndex()));
		double lines = Math.max(1, Math.ceil((double) entryBytes / level.getAccessBytes()));
		double accesses = node.getAccessesPerPacket();
		List<Popularity.Group> groups = new ArrayList<>();
		if (node.getKeyOrigin() == KeyOrigin.FLOW_IDENTITY) {
			List<FlowGroup> all = plan.getGraph().getGroups();
			for (FlowGroup group : all.subList(0, all.size() - 1)) {
				double part = placement.getHome() == Home.PER_FLOW ? partHere(group) : 1;
				add(groups, part * group.getFlows() * Math.max(1, node.getEntriesPerFlow()) * lines, part * accesses * group.getPacketShare() * lines);
			}
			return groups;
		}
		double entries = Math.max(1, node.getEntriesInUse()) * Math.max(1, node.getRows());
		add(groups, lines, accesses * node.getHottestShare() * lines);
		add(groups, (entries - 1) * lines, accesses * (1 - node.getHottestShare()) * lines);
		return groups;
	}

	/** The part of a group's flows that is on this side, by the plan: the same as of its packets. */
	private double partHere(FlowGroup group) {
		boolean moves = plan.getPromotion() != null && plan.getPromotion().getGroups().contains(group);
		double moved = !moves || group.getPacketShare() <= 0 ? 0 : plan.getClasses().stream().flatMap(c -> c.getGroups().stream())
				.filter(g -> g.getGroup() == group).mapToDouble(GroupPlacement::getPacketShare).sum() / group.getPacketShare();
		return onNic ? Math.min(1, moved) : Math.max(0, 1 - moved);
	}

	private static void add(List<Popularity.Group> groups, double items, double share) {
		if (items > 0 && share > 0) {
			groups.add(new Popularity.Group(items, share));
		}
	}
}
