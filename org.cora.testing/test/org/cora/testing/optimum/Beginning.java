// SPDX-License-Identifier: EPL-2.0
// Copyright (c) 2026 Cora contributors
package org.cora.testing.optimum;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import org.cora.ir.program.Handler;
import org.cora.ir.program.Instruction;
import org.cora.ir.program.Trigger;
import org.cora.nicmodel.performance.CostModel;
import org.cora.planner.plan.Home;
import org.cora.planner.search.PlanningProblem;
import org.cora.planner.stateflow.PathClass;
import org.cora.planner.stateflow.SteeringClass;

/** On which side packets begin, and handlers that have none: docs/planner.md, <i>Decisions</i>. */
final class Beginning {

	private final Program program;
	private final Placement placement;
	private final Stops stops;
	private final PlanningProblem problem;
	private final CostModel costs;
	private Sum common;

	Beginning(Program program, Placement placement, Stops stops, PlanningProblem problem, CostModel costs) {
		this.program = program;
		this.placement = placement;
		this.stops = stops;
		this.problem = problem;
		this.costs = costs;
	}

	/** Whether packets of a class use state, and so begin where those of other such classes do. */
	boolean ordered(SteeringClass owner) {
		return owner.getHandler() >= 0 && !owner.isStateless() && handler(owner).trigger() instanceof Trigger.PacketFrom;
	}

	private Handler handler(SteeringClass owner) {
		return problem.nf().handlers().get(owner.getHandler());
	}

	/** Packets of a class that uses no state begin on the card, unless it lacks something. */
	Sum withoutState(SteeringClass owner) {
		return Sum.constant(lacks(owner) ? 0 : 1);
	}

	private boolean lacks(SteeringClass owner) {
		return owner.getPaths().stream().flatMap(p -> p.getBlocks().stream())
				.flatMap(b -> handler(owner).blocks().get(b).instructions().stream())
				.anyMatch(i -> costs.missing(problem.nf(), i).isPresent());
	}

	/**
	 * Without a cut: all packets that use state begin where all of them need to first. If these are both sides, on the card; but
	 * on the host if a class can't begin on the card and needs the host first.
	 */
	Sum common() {
		if (common == null) {
			List<SteeringClass> classes = problem.graph().getClasses().stream().filter(this::ordered).toList();
			List<Sum> own = classes.stream().map(this::own).toList();
			int[] lacking = IntStream.range(0, own.size()).filter(c -> lacks(classes.get(c))).toArray();
			common = Sum.variable(program.part());
			Sum some = new Sum().plus(common, -1);
			Sum cannot = new Sum();
			for (int c : lacking) {
				program.atMost(new Sum().plus(common, 1).plus(own.get(c), -1), 0);
				cannot.plus(Sum.not(own.get(c)), 1);
			}
			for (Sum each : own) {
				some.plus(each, 1);
				program.atLeast(new Sum().plus(common, 1).plus(each, -1).plus(cannot, 1), 0);
			}
			program.atLeast(some, 0);
		}
		return common;
	}

	/** Where packets of a class would begin if there were no others: at the first state that has a side. */
	private Sum own(SteeringClass owner) {
		Set<Integer> order = new LinkedHashSet<>();
		collect(handler(owner), List.of(owner.getBlock()), order);
		for (PathClass path : owner.getPaths()) {
			collect(handler(owner), path.getBlocks(), order);
		}
		Sum own = new Sum();
		Sum open = Sum.constant(1);
		for (int s : order) {
			own.plus(stops.both(open, placement.on(s, Home.NIC)), 1);
			open = stops.both(open, placement.in(s, c -> c.home() == Home.REPLICATED || c.home() == Home.SHARDED));
		}
		return own.plus(open, lacks(owner) ? 0 : 1);
	}

	private static void collect(Handler handler, List<Integer> blocks, Set<Integer> order) {
		for (int block : blocks) {
			for (Instruction instruction : handler.blocks().get(block).instructions()) {
				if (instruction instanceof Instruction.Access access) {
					order.add(access.state());
				}
			}
		}
	}

	/** Handlers of timed-out entries run where these are, for entries by flow on the host; timers' where all they need is. */
	Sum withoutPacket(SteeringClass owner) {
		if (handler(owner).trigger() instanceof Trigger.Expiry expiry) {
			return placement.in(expiry.state(), c -> c.home() == Home.NIC || c.home() == Home.REPLICATED);
		}
		Set<Integer> used = new LinkedHashSet<>();
		collect(handler(owner), IntStream.range(0, handler(owner).blocks().size()).boxed().toList(), used);
		Sum onCard = Sum.variable(program.part());
		Sum some = new Sum().plus(onCard, -1);
		Sum others = new Sum();
		for (int s : used) {
			Sum host = placement.in(s, c -> c.home() == Home.CPU || c.home() == Home.PER_FLOW);
			program.atMost(new Sum().plus(onCard, 1).plus(host, 1), 1);
			some.plus(placement.on(s, Home.NIC), 1);
			others.plus(host, 1);
		}
		for (int s : used) {
			program.atLeast(new Sum().plus(onCard, 1).plus(placement.on(s, Home.NIC), -1).plus(others, 1), 0);
		}
		program.atLeast(some, 0);
		return onCard;
	}
}
