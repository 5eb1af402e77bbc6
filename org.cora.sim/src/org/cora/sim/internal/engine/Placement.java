// SPDX-License-Identifier: EPL-2.0
// Copyright (c) 2026 Cora contributors
package org.cora.sim.internal.engine;

import java.util.BitSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.cora.exec.state.PoolDivision;
import org.cora.exec.state.PoolShard;
import org.cora.ir.program.Block;
import org.cora.ir.program.Handler;
import org.cora.ir.program.Instruction;
import org.cora.ir.program.Nf;
import org.cora.ir.program.State;
import org.cora.ir.program.StateAction;
import org.cora.ir.program.StateKind;
import org.cora.nicmodel.HostModel;
import org.cora.nicmodel.MemoryLevel;
import org.cora.nicmodel.NicModel;
import org.cora.planner.evaluate.LruParts;
import org.cora.planner.evaluate.TimerSide;
import org.cora.planner.plan.Home;
import org.cora.planner.plan.Plan;
import org.cora.planner.plan.Side;
import org.cora.planner.plan.StatePlacement;
import org.cora.planner.stateflow.KeyOrigin;
import org.cora.planner.stateflow.StateNode;
import org.cora.planner.stateflow.Use;
import org.cora.sim.card.CardWork;

/** A plan as the simulator asks about it: where states lie and what an access to them waits; packets begin by its {@link FirstSides}. */
final class Placement {

	private Nf nf;
	private Plan plan;
	private final NicModel nic;
	private final HostModel host;
	private final int hostCores;
	private StateLatencies nicLatencies;
	private StateLatencies hostLatencies;
	private FirstSides firstSides;
	private Home[] homes;
	/** By state, what each side has of a pool that is divided; empty for other states. */
	private List<List<PoolShard>> shards;
	private final CardWork work;

	/** @param hostCores cores that the host gives to the NF, at least 1 */
	Placement(Nf nf, Plan plan, NicModel nic, HostModel host, int hostCores) {
		this(nf, plan, nic, host, hostCores, CardWork.of(nic));
	}

	/** @param work cores of the card at work, and what they do beside the program */
	Placement(Nf nf, Plan plan, NicModel nic, HostModel host, int hostCores, CardWork work) {
		this.nf = nf;
		this.work = work;
		this.nic = nic;
		this.host = host;
		this.hostCores = hostCores;
		follow(plan);
	}

	/** From now on another version of the program is, by this plan. */
	void follow(Nf version, Plan next) {
		nf = version;
		follow(next);
	}

	/** From now on this plan is in force. */
	final void follow(Plan next) {
		plan = next;
		this.nicLatencies = new StateLatencies(nf, plan, nic, true);
		this.hostLatencies = new StateLatencies(nf, plan, host, false);
		this.homes = plan.getStates().stream().map(this::home).toArray(Home[]::new);
		this.shards = plan.getStates().stream().map(s -> s.getHome() == Home.SHARDED
				? PlannedShards.of(nf.states().get(s.getState().getIndex()), s) : List.<PoolShard>of()).toList();
		this.firstSides = new FirstSides(nf, plan);
	}

	/**
	 * Where a state lives while it runs: as planned. Where the plan moves no flows, but adapts and its strategy tells flows apart,
	 * what belongs to flows and lies wholly on one side at first may move with its flow later; of what may differ between copies
	 * each side has one then, so that flows that have moved needn't cross over for it.
	 */
	private Home home(StatePlacement placement) {
		boolean whole = placement.getHome() == Home.NIC || placement.getHome() == Home.CPU;
		boolean ofFlow = placement.getState().getKeyOrigin() == KeyOrigin.FLOW_IDENTITY;
		if (!whole || plan.getPromotion() != null || !mayMoveFlows() || placement.isPinned()) {
			return placement.getHome();
		}
		return ofFlow ? Home.PER_FLOW : placement.getState().isMergeable() ? Home.REPLICATED : placement.getHome();
	}

	/** Whether the runtime may move flows between sides. */
	boolean mayMoveFlows() {
		boolean tellsFlowsApart = plan.getStrategy().equals("cora") || plan.getStrategy().equals("flow");
		return nic.getFlowTable() != null && (plan.getPromotion() != null || plan.getAdaptation() != null && tellsFlowsApart);
	}

	NicModel nic() {
		return nic;
	}

	CardWork work() {
		return work;
	}

	HostModel host() {
		return host;
	}

	int hostCores() {
		return hostCores;
	}

	/** Where packets go at first. */
	FirstSides firstSides() {
		return firstSides;
	}

	/** Whether a packet has to be on the NIC for an access, given where its flow lives and where it is. */
	boolean isOnNic(int state, boolean flowOnNic, boolean presentlyOnNic) {
		return switch (homes[state]) {
			case NIC -> true;
			case CPU -> false;
			case PER_FLOW -> flowOnNic;
			case REPLICATED, SHARDED -> presentlyOnNic;
		};
	}

	/** States whose entries belong to flows and move with them, as a bit mask. */
	long perFlowStates() {
		return mask(Home.PER_FLOW);
	}

	/** Where a state lives while it runs. */
	Home homeOf(int state) {
		return homes[state];
	}

	/** States that both sides have copies of, as a bit mask. */
	long replicated() {
		return mask(Home.REPLICATED);
	}

	/** States that only one side has, as a bit mask. */
	long wholeOn(byte side) {
		return mask(side == PacketSlots.NIC ? Home.NIC : Home.CPU);
	}

	/**
	 * A state that the program reads while both sides have copies of it that they update apart, so that what is read may
	 * differ from what one store would give; null if there is none.
	 */
	String readWhileApart() {
		for (Handler handler : nf.handlers()) {
			for (Block block : handler.blocks()) {
				for (Instruction instruction : block.instructions()) {
					if (instruction instanceof Instruction.Access access && !access.results().isEmpty()
							&& homes[access.state()] == Home.REPLICATED
							&& state(access.state()).getState().getUse() != Use.READ_ONLY) {
						return nf.states().get(access.state()).name();
					}
				}
			}
		}
		return null;
	}

	/** What each side has of a pool that is divided, by side; empty if it isn't. */
	List<PoolShard> shards(int state) {
		return shards.get(state);
	}

	/**
	 * Entries of an lru that the card's part has at most: what the plan gives it where the table is full in the long run, so
	 * that it turns over as fast as the whole would; else as many as it was declared with, as no entry would make room for another.
	 */
	long lruEntries(int lru) {
		StatePlacement placement = state(lru);
		long whole = nf.states().get(lru).capacity();
		boolean part = placement.getHome() == Home.PER_FLOW && LruParts.isFull(nf, plan.getGraph(), lru);
		return part ? Math.max(1, Math.min(whole, placement.getNicEntries())) : whole;
	}

	/** How pools are divided, and where handlers are that take items of them. */
	PoolDivision division() {
		Map<String, List<PoolShard>> divided = new HashMap<>();
		Map<String, Integer> places = new HashMap<>();
		for (State state : nf.states()) {
			if (!shards.get(state.index()).isEmpty()) {
				divided.put(state.name(), shards.get(state.index()));
			}
			switch (homes[state.index()]) {
				case NIC -> places.put(state.name(), (int) PacketSlots.NIC);
				case CPU -> places.put(state.name(), (int) PacketSlots.CPU);
				case PER_FLOW -> places.put(state.name(), PoolDivision.FLOW);
				case REPLICATED, SHARDED -> {
				}
			}
		}
		return divided.isEmpty() ? PoolDivision.NONE : new PoolDivision(divided, places);
	}

	private long mask(Home home) {
		long mask = 0;
		for (StatePlacement placement : plan.getStates()) {
			int index = placement.getState().getIndex();
			mask |= homes[index] == home ? 1L << index : 0;
		}
		return mask;
	}

	private StatePlacement state(int index) {
		return plan.getStates().get(index);
	}

	/** The memory that a state lies in on a side; null if the side has none. */
	MemoryLevel memory(int state, boolean onNic) {
		return (onNic ? nicLatencies : hostLatencies).memory(state);
	}

	/** Mean cycles that an access to the state waits for memory, caches in front of it included. */
	double latencyCycles(int state, boolean onNic) {
		return (onNic ? nicLatencies : hostLatencies).cycles(state);
	}

	/** Of each timer the side it runs on. */
	byte[] timerSides() {
		List<Handler> timers = nf.timers();
		byte[] sides = new byte[timers.size()];
		for (int i = 0; i < sides.length; i++) {
			sides[i] = TimerSide.of(timers.get(i), s -> homes[s]) == Side.NIC ? PacketSlots.NIC : PacketSlots.CPU;
		}
		return sides;
	}

	/** Whether all accesses to the state meet at one address: a register, a queue's ends, or a pool's free list. */
	boolean isOneAddress(int state) {
		StateKind kind = nf.states().get(state).kind();
		return kind == StateKind.REGISTER || kind == StateKind.POOL || kind == StateKind.QUEUE;
	}

	/**
	 * Whether cores of the side have to take turns for the access, because several may meet at an entry and nothing but a
	 * lock keeps them apart. A card with atomic operations for it hands out items of a pool without a lock.
	 */
	boolean needsLock(int state, StateAction action, boolean onNic, double atomics) {
		StateNode node = state(state).getState();
		boolean alone = (onNic ? work.cores() : hostCores) <= 1;
		boolean inHand = action == StateAction.READ || action == StateAction.WRITE;
		if (alone || inHand || node.getKeyOrigin() == KeyOrigin.FLOW_IDENTITY) {
			return false;
		}
		return switch (node.getUse()) {
			case ALLOCATION -> !onNic || atomics == 0;
			case EXCLUSIVE, READ_MOSTLY -> homes[state] != Home.REPLICATED;
			default -> false;
		};
	}

	/** States whose entries may have locks, wherever a plan has them. */
	BitSet withLocks() {
		BitSet states = new BitSet();
		for (StatePlacement placement : plan.getStates()) {
			StateNode node = placement.getState();
			states.set(node.getIndex(), node.getKeyOrigin() != KeyOrigin.FLOW_IDENTITY
					&& (node.getUse() == Use.EXCLUSIVE || node.getUse() == Use.READ_MOSTLY));
		}
		return states;
	}

	Nf nf() {
		return nf;
	}

	Plan plan() {
		return plan;
	}
}
