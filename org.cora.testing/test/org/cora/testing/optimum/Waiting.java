// SPDX-License-Identifier: EPL-2.0
// Copyright (c) 2026 Cora contributors
package org.cora.testing.optimum;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import org.cora.nicmodel.MemoryLevel;
import org.cora.nicmodel.Platform;
import org.cora.nicmodel.performance.CheCache;
import org.cora.nicmodel.performance.MemoryModel;
import org.cora.nicmodel.performance.Popularity;
import org.cora.planner.evaluate.Split;
import org.cora.planner.evaluate.StateChoice;
import org.cora.planner.evaluate.TableLayout;
import org.cora.planner.plan.Home;
import org.cora.planner.search.PlanningProblem;
import org.cora.planner.stateflow.FlowGroup;
import org.cora.planner.stateflow.KeyOrigin;
import org.cora.planner.stateflow.StateNode;

/** How long accesses to one memory take, with the caches in front of it. */
final class Waiting {

	private static final double JUST_AFTER = 1 + 1e-6;

	private record Key(int state, StateChoice choice) {
	}

	private final PlanningProblem problem;
	private final MemoryLevel level;
	private final boolean onCard;
	private final Flows flows;
	private final Placement placement;
	private final List<MemoryLevel> caches;
	private final List<CacheSteps> steps = new ArrayList<>();
	private final Map<Key, Sum> known = new HashMap<>();

	/**
	 * @param exact for which splits' caches steps end where they have to
	 * @param count further steps of each cache
	 */
	Waiting(Program program, PlanningProblem problem, MemoryLevel level, boolean onCard, Flows flows, Placement placement,
			Optional<Split> exact, int count) {
		this.problem = problem;
		this.level = level;
		this.onCard = onCard;
		this.flows = flows;
		this.placement = placement;
		Platform platform = onCard ? problem.nic() : problem.host();
		MemoryModel memories = new MemoryModel(platform);
		this.caches = memories.caches(level);
		double before = 0;
		for (MemoryLevel cache : caches) {
			double places = memories.places(cache, level, level.getAccessBytes());
			if (places < before) {
				throw new IllegalArgumentException(cache.getName() + " is slower and smaller than another cache");
			}
			before = places;
			double[] times = exact.map(this::together).filter(p -> !p.groups().isEmpty()).map(p -> CheCache.characteristicTime(p, places))
					.stream().filter(t -> t > 0 && Double.isFinite(t)).mapToDouble(t -> t * JUST_AFTER).toArray();
			steps.add(new CacheSteps(program, entries(), places, times, count));
		}
	}

	private boolean here(StateChoice choice) {
		return onCard ? level.getName().equals(choice.memory()) : choice.home() != Home.NIC;
	}

	private List<CacheSteps.Entries> entries() {
		List<CacheSteps.Entries> entries = new ArrayList<>();
		for (StateNode state : problem.graph().getStates()) {
			for (boolean byFlow : new boolean[] {false, true}) {
				Sum present = placement.in(state.getIndex(), c -> here(c) && (c.home() == Home.PER_FLOW) == byFlow);
				Optional<Popularity> popularity = popularity(state, byFlow);
				if (!present.is(0) && popularity.isPresent()) {
					entries.add(new CacheSteps.Entries(popularity.get(), present));
				}
			}
		}
		return entries;
	}

	/** What a split has in this memory. */
	private Popularity together(Split split) {
		List<Popularity.Group> all = new ArrayList<>();
		for (StateNode state : problem.graph().getStates()) {
			StateChoice choice = split.states().get(state.getIndex());
			if (here(choice)) {
				popularity(state, choice.home() == Home.PER_FLOW).ifPresent(p -> all.addAll(p.groups()));
			}
		}
		return all.isEmpty() ? Popularity.uniform(1) : new Popularity(all);
	}

	/** How popular the lines of a state's entries are; nothing where no flows use it here. */
	private Optional<Popularity> popularity(StateNode state, boolean byFlow) {
		double lines = Math.max(1, Math.ceil((double) TableLayout.entryBytes(problem.nf().states().get(state.getIndex()))
				/ level.getAccessBytes()));
		double accesses = state.getAccessesPerPacket() * lines;
		List<Popularity.Group> groups = new ArrayList<>();
		if (state.getKeyOrigin() == KeyOrigin.FLOW_IDENTITY) {
			IntStream.range(0, problem.graph().getGroups().size() - 1).forEach(g -> {
				FlowGroup group = problem.graph().getGroups().get(g);
				double part = byFlow ? flows.present(g, onCard) : 1;
				add(groups, part * group.getFlows() * Math.max(1, state.getEntriesPerFlow()) * lines, part * accesses * group.getPacketShare());
			});
		} else {
			double entries = Math.max(1, state.getEntriesInUse()) * Math.max(1, state.getRows());
			add(groups, lines, accesses * state.getHottestShare());
			add(groups, (entries - 1) * lines, accesses * (1 - state.getHottestShare()));
		}
		return groups.isEmpty() ? Optional.empty() : Optional.of(new Popularity(groups));
	}

	private static void add(List<Popularity.Group> groups, double items, double share) {
		if (items > 0 && share > 0) {
			groups.add(new Popularity.Group(items, share));
		}
	}

	/** Cycles for an access to a state of that choice. */
	Sum cycles(int state, StateChoice choice) {
		return known.computeIfAbsent(new Key(state, choice), k -> cycles(state, choice, placement.is(state, choice)));
	}

	/** The same if the sum is 1, else nothing. */
	Sum cycles(int state, StateChoice choice, Sum present) {
		Optional<Popularity> popularity = popularity(problem.graph().getStates().get(state), choice.home() == Home.PER_FLOW);
		if (popularity.isEmpty() || caches.isEmpty()) {
			return new Sum().plus(present, level.getLatencyCycles());
		}
		Sum sum = new Sum().plus(present, caches.get(0).getLatencyCycles());
		for (int c = 0; c < caches.size(); c++) {
			double next = c + 1 < caches.size() ? caches.get(c + 1).getLatencyCycles() : level.getLatencyCycles();
			sum.plus(steps.get(c).misses(present, popularity.get(), next - caches.get(c).getLatencyCycles()), 1);
		}
		return sum;
	}
}
