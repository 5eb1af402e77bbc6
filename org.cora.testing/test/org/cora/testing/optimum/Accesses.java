// SPDX-License-Identifier: EPL-2.0
// Copyright (c) 2026 Cora contributors
package org.cora.testing.optimum;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.cora.ir.program.State;
import org.cora.ir.program.StateAction;
import org.cora.nicmodel.HostModel;
import org.cora.nicmodel.MemoryLevel;
import org.cora.nicmodel.NicModel;
import org.cora.nicmodel.performance.AccessCost;
import org.cora.nicmodel.performance.CostModel;
import org.cora.nicmodel.performance.MemoryModel;
import org.cora.planner.evaluate.Split;
import org.cora.planner.evaluate.StateChoice;
import org.cora.planner.plan.Home;
import org.cora.planner.search.PlanningProblem;
import org.cora.planner.stateflow.KeyOrigin;
import org.cora.planner.stateflow.StateNode;
import org.cora.planner.stateflow.Use;

/** What accesses to states cost where packets stop for them. */
final class Accesses {

	private record Met(Stops.Stop stop, int state, StateChoice choice, boolean onCard) {
	}

	private final PlanningProblem problem;
	private final Placement placement;
	private final Stops stops;
	private final Uses uses;
	private final CostModel nicCosts;
	private final CostModel hostCosts;
	private final Map<String, Waiting> onCard = new HashMap<>();
	private final Waiting onHost;
	private final Map<Met, Sum> present = new HashMap<>();
	private final Map<Met, Sum> waiting = new HashMap<>();

	Accesses(Program program, PlanningProblem problem, Placement placement, Stops stops, Uses uses, Flows flows, Optional<Split> exact,
			int steps) {
		this.problem = problem;
		this.placement = placement;
		this.stops = stops;
		this.uses = uses;
		this.nicCosts = new CostModel(problem.nic());
		this.hostCosts = new CostModel(problem.host());
		for (MemoryLevel level : new MemoryModel(problem.nic()).shared()) {
			onCard.put(level.getName(), new Waiting(program, problem, level, true, flows, placement, exact, steps));
		}
		List<MemoryLevel> levels = new MemoryModel(problem.host()).shared();
		onHost = new Waiting(program, problem, levels.get(levels.size() - 1), false, flows, placement, exact, steps);
	}

	/**
	 * Charges an access.
	 *
	 * @param packet whether there is one, whose flow's next one waits for it
	 */
	void charge(Stops.Stop stop, State state, StateAction action, double share, boolean packet) {
		AccessCost card = nicCosts.access(state, action);
		AccessCost host = hostCosts.access(state, action);
		issue(stop.onCard(), share * card.cycles());
		work(stop.onHost(), share * host.cycles(), packet);
		for (StateChoice choice : placement.choices(state.index())) {
			if (choice.usesNic()) {
				memory(stop, state.index(), choice, card, share);
			}
			Sum stall = cycles(stop, state.index(), choice, false);
			work(stall, share * host.memoryAccesses() / problem.host().getMemoryParallelism(), packet);
		}
		locks(stop, state.index(), action, card, share, packet);
	}

	private void issue(Sum sum, double cycles) {
		uses.add(Uses.Of.NIC_CORES, sum, cycles);
		uses.add(Uses.Of.NIC_THREADS, sum, cycles);
		uses.add(Uses.Of.NIC_TURN, sum, cycles);
	}

	private void work(Sum sum, double cycles, boolean packet) {
		uses.add(Uses.Of.HOST_CORES, sum, cycles);
		uses.add(Uses.Of.HOST_TURN, sum, packet ? cycles : 0);
	}

	private void memory(Stops.Stop stop, int state, StateChoice choice, AccessCost cost, double share) {
		MemoryLevel level = new MemoryModel(problem.nic()).named(choice.memory()).orElseThrow();
		Sum here = present(stop, state, choice, true);
		Sum latency = cycles(stop, state, choice, true);
		double accesses = share * cost.memoryAccesses();
		uses.add(Uses.Of.NIC_CORES, here, accesses * level.getSpacingCycles());
		uses.add(Uses.Of.NIC_THREADS, latency, accesses / problem.nic().getMemoryParallelism());
		uses.add(Uses.Of.NIC_TURN, latency, accesses / problem.nic().getMemoryParallelism());
		double busy = share * (cost.reads() * level.getReadCycles() + cost.writes() * level.getWriteCycles()
				+ cost.atomics() * level.getAtomicCycles());
		uses.memory("memory-service " + level.getName(), here, busy);
		double hottest = problem.graph().getStates().get(state).getHottestShare();
		uses.memory("memory-address " + level.getName() + " " + state, here, busy * hottest * level.getSameAddressFactor());
	}

	/** 1 if the state has that choice and packets that stop for it are on that side. */
	private Sum present(Stops.Stop stop, int state, StateChoice choice, boolean card) {
		return present.computeIfAbsent(new Met(stop, state, choice, card), m -> {
			Sum is = placement.is(state, choice);
			boolean there = switch (choice.home()) {
				case NIC -> card;
				case CPU -> !card;
				case PER_FLOW -> stop.flowOnCard() == card;
				case REPLICATED, SHARDED -> true;
			};
			boolean either = choice.home() == Home.REPLICATED || choice.home() == Home.SHARDED;
			return !there ? new Sum() : either ? stops.both(card ? stop.onCard() : stop.onHost(), is) : is;
		});
	}

	private Sum cycles(Stops.Stop stop, int state, StateChoice choice, boolean card) {
		return waiting.computeIfAbsent(new Met(stop, state, choice, card), m -> {
			Sum here = present(stop, state, choice, card);
			Waiting memory = card ? onCard.get(choice.memory()) : onHost;
			boolean either = choice.home() == Home.REPLICATED || choice.home() == Home.SHARDED;
			return here.is(0) ? here : either ? memory.cycles(state, choice, here) : memory.cycles(state, choice);
		});
	}

	/** Where several cores may meet at an entry, and nothing but a lock keeps them apart. */
	private void locks(Stops.Stop stop, int s, StateAction action, AccessCost card, double share, boolean packet) {
		StateNode node = problem.graph().getStates().get(s);
		if (node.getKeyOrigin() == KeyOrigin.FLOW_IDENTITY || action == StateAction.READ || action == StateAction.WRITE) {
			return;
		}
		NicModel nic = problem.nic();
		HostModel host = problem.host();
		if (node.getUse() == Use.ALLOCATION) {
			issue(stop.onCard(), card.atomics() == 0 ? share * nic.getLockCycles() : 0);
			work(stop.onHost(), share * host.getLockCycles(), packet);
		} else if (node.getUse() == Use.EXCLUSIVE || node.getUse() == Use.READ_MOSTLY) {
			issue(placement.on(s, Home.NIC), share * nic.getLockCycles());
			work(placement.on(s, Home.CPU), share * host.getLockCycles(), packet);
		}
	}
}
