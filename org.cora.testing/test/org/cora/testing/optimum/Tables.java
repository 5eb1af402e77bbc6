// SPDX-License-Identifier: EPL-2.0
// Copyright (c) 2026 Cora contributors
package org.cora.testing.optimum;

import java.util.Set;
import java.util.function.DoubleUnaryOperator;
import org.cora.ir.program.Handler;
import org.cora.ir.program.Instruction;
import org.cora.ir.program.State;
import org.cora.ir.program.StateAction;
import org.cora.ir.program.StateKind;
import org.cora.nicmodel.FlowTable;
import org.cora.nicmodel.MemoryLevel;
import org.cora.nicmodel.NicModel;
import org.cora.nicmodel.performance.CostModel;
import org.cora.nicmodel.performance.MemoryModel;
import org.cora.planner.analysis.AfterMiss;
import org.cora.planner.evaluate.StateChoice;
import org.cora.planner.evaluate.TableLayout;
import org.cora.planner.plan.Home;
import org.cora.planner.search.PlanningProblem;
import org.cora.planner.stateflow.FlowGroup;
import org.cora.planner.stateflow.PathClass;
import org.cora.planner.stateflow.StateNode;
import org.cora.planner.stateflow.SteeringClass;

/** Room on the card, and the host's work to look after what is there. */
final class Tables {

	private static final double NANOS = 1e9;
	/** Seconds, for what never goes. */
	private static final double FOREVER = 1e15;
	private static final double ROUNDING = 1e-9;

	private final Program program;
	private final PlanningProblem problem;
	private final Placement placement;
	private final Flows flows;
	private final NicModel nic;
	private final FlowTable table;

	Tables(Program program, PlanningProblem problem, Placement placement, Flows flows) {
		this.program = program;
		this.problem = problem;
		this.placement = placement;
		this.flows = flows;
		this.nic = problem.nic();
		this.table = nic.getFlowTable();
	}

	/** Memories, entries of tables and of the flow table. */
	void room() {
		for (MemoryLevel level : new MemoryModel(nic).shared()) {
			double room = MemoryModel.usableBytes(level);
			Sum bytes = new Sum();
			if (flows.move() && level.getName().equals(table.getMemory())) {
				bytes.plus(steering(), table.getEntryBytes() / room);
			}
			for (State state : problem.nf().states()) {
				placement.choices(state.index()).stream().filter(c -> level.getName().equals(c.memory()))
						.forEach(c -> bytes.plus(entries(state, c, n -> TableLayout.bytes(state, (long) n) / room), 1));
			}
			program.atMost(bytes, 1);
		}
		if (flows.move()) {
			program.atMost(new Sum().plus(steering(), 1.0 / table.getEntries()), 1);
		}
		entries();
	}

	private void entries() {
		Sum entries = new Sum();
		for (State state : problem.nf().states()) {
			for (StateChoice choice : placement.choices(state.index())) {
				boolean onCard = state.kind().isTable() && choice.usesNic();
				if (onCard && nic.getMaxEntryBytes() > 0 && state.entryBytes() > nic.getMaxEntryBytes()) {
					program.atMost(placement.is(state.index(), choice), 0);
				}
				if (onCard && nic.getMaxEntries() > 0) {
					entries.plus(entries(state, choice, n -> n / nic.getMaxEntries()), 1);
				}
			}
		}
		program.atMost(entries, 1);
	}

	private double steering(double timeout) {
		return (flows.active() + flows.perSecond() * timeout) * problem.graph().getEntriesPerFlow();
	}

	/** Entries of the flow table. */
	private Sum steering() {
		Sum sum = new Sum();
		for (int t = 0; t < placement.timeouts().size(); t++) {
			sum.plus(placement.longest(t), steering(placement.timeouts().get(t)));
		}
		return sum;
	}

	/** Something about a state's entries on the card; shares of a pool are at least an item. */
	private Sum entries(State state, StateChoice choice, DoubleUnaryOperator of) {
		Sum is = placement.is(state.index(), choice);
		return switch (choice.home()) {
			case NIC, REPLICATED -> new Sum().plus(is, of.applyAsDouble(state.capacity()));
			case CPU -> new Sum();
			case SHARDED -> new Sum().plus(is, of.applyAsDouble(Math.min(1, state.capacity())));
			case PER_FLOW -> byFlow(state, is, of);
		};
	}

	/** Entries of flows stay until the longest of all states' timeouts is over. */
	private Sum byFlow(State state, Sum is, DoubleUnaryOperator of) {
		double least = of.applyAsDouble(byFlow(state, placement.lingers(state)));
		double most = of.applyAsDouble(byFlow(state, placement.timeouts().get(placement.timeouts().size() - 1)));
		Sum sum = new Sum().plus(is, least);
		if (most <= least) {
			return sum;
		}
		Sum more = Sum.variable(program.part());
		Sum needed = new Sum().plus(more, 1).plus(is, -1);
		for (int t = 0; t < placement.timeouts().size(); t++) {
			double then = of.applyAsDouble(byFlow(state, placement.timeouts().get(t)));
			needed.plus(placement.longest(t), -Math.max(0, then - least) / (most - least));
		}
		program.atLeast(needed, -1);
		return sum.plus(more, most - least);
	}

	private double byFlow(State state, double timeout) {
		StateNode node = problem.graph().getStates().get(state.index());
		if (state.kind() == StateKind.LRU && lruEntries(state, node, true) > state.capacity()) {
			double share = lruEntries(state, node, false) / lruEntries(state, node, true);
			return Math.max(1, Math.min(state.capacity(), Math.ceil(state.capacity() * share - ROUNDING)));
		}
		double living = steering(timeout) / Math.max(1, problem.graph().getEntriesPerFlow());
		return Math.min(state.capacity(), Math.ceil(living * Math.max(1, node.getEntriesPerFlow())));
	}

	/** Entries of an lru if there were room for all: of the flows that have moved, or of all flows. */
	private double lruEntries(State state, StateNode node, boolean all) {
		long timeout = problem.graph().getStates().get(state.expiresWith() >= 0 ? state.expiresWith() : state.index()).getLingerNanos();
		double seconds = timeout > 0 ? timeout / NANOS : FOREVER;
		double later = problem.graph().getClasses().stream().flatMap(c -> c.getPaths().stream()).mapToDouble(p -> inserts(p, node)
				* (all ? flows.later(p) : flows.known(p))).sum();
		double flowsThere = all ? flows.ofAll(FlowGroup::getFlows) : flows.active();
		double begin = all ? flows.ofAll(FlowGroup::getArrivals) : flows.perSecond();
		return node.getEntriesPerFlow() * (flowsThere + begin * seconds) + later * problem.graph().getPacketRate() * seconds;
	}

	/** Insertions on a path of what was looked for before, and not found. */
	private double inserts(PathClass path, StateNode node) {
		int index = ((SteeringClass) path.eContainer()).getHandler();
		if (path.getGroupShares().isEmpty()) {
			return 0;
		}
		Handler handler = problem.nf().handlers().get(index);
		Set<Instruction.Access> missing = AfterMiss.of(handler);
		return path.getBlocks().stream().flatMap(b -> handler.blocks().get(b).instructions().stream()).filter(missing::contains)
				.filter(i -> i instanceof Instruction.Access a && a.state() == node.getIndex() && a.action() == StateAction.INSERT).count();
	}

	/** Host cycles per packet for moving flows, asking whether entries are used, and merging copies. */
	Sum upkeep() {
		Sum perSecond = new Sum();
		if (flows.move()) {
			perSecond.plus(flows.perSecond() * problem.graph().getEntriesPerFlow()
					* (table.getHostInsertCycles() + table.getHostDeleteCycles()));
		}
		for (State state : problem.nf().states()) {
			StateNode node = problem.graph().getStates().get(state.index());
			for (StateChoice choice : placement.choices(state.index())) {
				if (choice.home() == Home.PER_FLOW && state.timeoutNanos() > 0) {
					double each = table.getHostAgeCycles() / (state.timeoutNanos() / NANOS);
					perSecond.plus(entries(state, choice, n -> n * each), 1);
				} else if (choice.home() == Home.REPLICATED && node.getStaleNanos() > 0) {
					double each = new CostModel(problem.host()).access(state, StateAction.ADD).cycles();
					perSecond.plus(placement.is(state.index(), choice), node.getEntriesInUse() * each / (node.getStaleNanos() / NANOS));
				}
			}
		}
		return new Sum().plus(perSecond, 1 / problem.graph().getPacketRate());
	}
}
