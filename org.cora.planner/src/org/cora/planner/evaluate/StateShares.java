// SPDX-License-Identifier: EPL-2.0
// Copyright (c) 2026 Cora contributors
package org.cora.planner.evaluate;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.cora.ir.program.State;
import org.cora.ir.program.StateAction;
import org.cora.nicmodel.FlowTable;
import org.cora.nicmodel.performance.CostModel;
import org.cora.nicmodel.performance.SideDemand;
import org.cora.planner.plan.Home;
import org.cora.planner.stateflow.StateNode;

/** What each state takes on each side: accesses, entries, bytes, locks, and the host's work to look after it. */
final class StateShares {

	private static final double NANOS = 1e9;

	private final Evaluator on;
	private final Split split;
	private final FlowFlux flux;
	private final double[] nicAccesses;
	private final double[] accesses;
	/** Of a pool, items that are taken on the card, and on both sides. */
	private final double[] nicTaken;
	private final double[] taken;
	private final Locking[] nicLocks;
	private final Locking[] cpuLocks;
	private final Map<String, double[]> hot = new HashMap<>();
	private final List<Evaluation.StateUse> uses = new ArrayList<>();
	private final Map<String, Double> nicBytes = new TreeMap<>();
	private Evaluation.PromotionUse promotion;
	private double tableEntries;
	private double hostBytes;
	private double upkeep;

	StateShares(Evaluator on, Split split, FlowFlux flux) {
		this.on = on;
		this.split = split;
		this.flux = flux;
		int states = split.states().size();
		nicAccesses = new double[states];
		accesses = new double[states];
		nicTaken = new double[states];
		taken = new double[states];
		nicLocks = new Locking[states];
		cpuLocks = new Locking[states];
	}

	void access(int state, boolean onNic, double share, boolean takes) {
		accesses[state] += share;
		nicAccesses[state] += onNic ? share : 0;
		taken[state] += takes ? share : 0;
		nicTaken[state] += takes && onNic ? share : 0;
	}

	/** Cycles per packet that the busiest address of a state keeps its memory busy. */
	void hot(String memory, int state, double cycles) {
		hot.computeIfAbsent(memory, m -> new double[accesses.length])[state] += cycles;
	}

	/** Packets that hold the lock of an entry. */
	void locked(PathCost.Hold hold, double share) {
		Locking[] locks = hold.onNic() ? nicLocks : cpuLocks;
		if (locks[hold.state()] == null) {
			locks[hold.state()] = new Locking();
		}
		locks[hold.state()].add(share, hold.cycles());
	}

	void addSerials(SideDemand nic, SideDemand cpu) {
		hot.forEach((memory, cycles) -> {
			for (double busy : cycles) {
				nic.addMemory(memory, 0, 0, 0, 0, busy);
			}
		});
		for (int s = 0; s < nicLocks.length; s++) {
			addLock(nicLocks[s], s, nic);
			addLock(cpuLocks[s], s, cpu);
		}
	}

	/** The lock of the busiest entry: as if packets of all entries held it, each for the part of its time that is this one's. */
	private void addLock(Locking lock, int state, SideDemand side) {
		double hottest = on.graph.getStates().get(state).getHottestShare();
		if (lock != null && lock.share * lock.mean() * hottest > 0) {
			side.addLock(new SideDemand.Lock(new SideDemand.Serial(on.nf.states().get(state).name(), lock.share, lock.mean() * hottest), lock
					.variation(), flux.spread(false, split.cut().isEmpty())));
		}
	}

	/** Works out sizes once all accesses are known. */
	void finish() {
		promotion = promotionUse();
		for (State state : on.nf.states()) {
			uses.add(use(state, split.states().get(state.index())));
		}
		FlowTable table = on.nic.getFlowTable();
		if (table != null && table.getMemory() != null && promotion.entries() > 0) {
			nicBytes.merge(table.getMemory(), promotion.entries() * table.getEntryBytes(), Double::sum);
		}
		if (table != null) {
			upkeep += promotion.insertsPerSecond() * (table.getHostInsertCycles() + table.getHostDeleteCycles());
		}
	}

	private Evaluation.PromotionUse promotionUse() {
		if (split.cut().isEmpty()) {
			return new Evaluation.PromotionUse(0, 0, 0);
		}
		double perSecond = flux.promotionsPerSecond();
		double living = flux.flowsOnNic() + perSecond * longestTimeoutSeconds();
		int perFlow = on.graph.getEntriesPerFlow();
		return new Evaluation.PromotionUse(flux.flowsOnNic(), living * perFlow, perSecond * perFlow);
	}

	private double longestTimeoutSeconds() {
		return on.nf.states().stream().filter(s -> split.states().get(s.index()).home() == Home.PER_FLOW)
				.mapToDouble(s -> on.graph.getStates().get(s.index()).getLingerNanos() / NANOS).max().orElse(0);
	}

	private Evaluation.StateUse use(State state, StateChoice choice) {
		StateNode node = on.graph.getStates().get(state.index());
		double nicShare = accesses[state.index()] > 0 ? nicAccesses[state.index()] / accesses[state.index()] : 0;
		long whole = state.capacity();
		long onNic = switch (choice.home()) {
			case NIC, REPLICATED -> whole;
			case CPU -> 0;
			case PER_FLOW -> perFlowEntries(state, node);
			case SHARDED -> shard(state.index(), whole);
		};
		long onCpu = choice.home() == Home.NIC ? 0 : choice.home() == Home.SHARDED ? whole - onNic : whole;
		long bytes = onNic == 0 ? 0 : on.tableBytes(state.index(), onNic);
		long cpuBytes = onCpu == 0 ? 0 : on.tableBytes(state.index(), onCpu);
		if (bytes > 0 && choice.memory() != null) {
			nicBytes.merge(choice.memory(), (double) bytes, Double::sum);
		}
		hostBytes += cpuBytes;
		tableEntries += state.kind().isTable() ? onNic : 0;
		upkeep += ageing(state, node, choice) + merging(state, node, choice);
		return new Evaluation.StateUse(onNic, onCpu, bytes, cpuBytes, nicShare);
	}

	/**
	 * Items are where they are taken, as each is given back to the side that it is from: in proportion to the packets that take
	 * one, which by J. D. C. Little's law is how many are out at a time if they are kept equally long. The card has one at least,
	 * and so has a host that takes any. Where no packet was seen to take one, nobody knows, and each side has half of them.
	 */
	private long shard(int pool, long items) {
		double share = taken[pool] > 0 ? nicTaken[pool] / taken[pool] : 0.5;
		long most = nicTaken[pool] < taken[pool] ? items - 1 : items;
		return Math.max(1, Math.min(most, Math.round(items * share)));
	}

	private long perFlowEntries(State state, StateNode node) {
		double living = promotion.entries() / Math.max(1, on.graph.getEntriesPerFlow());
		return on.lruParts.nicEntries(state.index(), flux).orElseGet(() -> Math.min(state.capacity(), (long) Math.ceil(living
				* Math.max(node.getEntriesPerFlow(), 1))));
	}

	/** The host asks once in every timeout whether an entry on the card was used, and so takes out those that were not. */
	private double ageing(State state, StateNode node, StateChoice choice) {
		Optional<FlowTable> table = Optional.ofNullable(on.nic.getFlowTable());
		boolean host = choice.home() == Home.PER_FLOW && state.timeoutNanos() > 0 && table.isPresent();
		return host ? perFlowEntries(state, node) * table.get()
				.getHostAgeCycles() / (state.timeoutNanos() / NANOS) : 0;
	}

	/** Copies that must not be too old are merged that often: one addition for each entry in use. */
	private double merging(State state, StateNode node, StateChoice choice) {
		if (choice.home() != Home.REPLICATED || node.getStaleNanos() <= 0) {
			return 0;
		}
		double perEntry = new CostModel(on.host).access(state, StateAction.ADD).cycles();
		return node.getEntriesInUse() * perEntry / (node.getStaleNanos() / NANOS);
	}

	List<Evaluation.StateUse> uses() {
		return uses;
	}

	Evaluation.PromotionUse promotion() {
		return promotion;
	}

	Map<String, Double> nicBytes() {
		return nicBytes;
	}

	double nicTableEntries() {
		return tableEntries;
	}

	double hostBytes() {
		return hostBytes;
	}

	/** Host cycles per second for inserting, removing, ageing and merging. */
	double hostUpkeepCyclesPerSecond() {
		return upkeep;
	}
}
