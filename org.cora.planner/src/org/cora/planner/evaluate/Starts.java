// SPDX-License-Identifier: EPL-2.0
// Copyright (c) 2026 Cora contributors
package org.cora.planner.evaluate;

import java.util.List;
import java.util.stream.IntStream;
import org.cora.ir.program.Handler;
import org.cora.ir.program.Instruction;
import org.cora.ir.program.Nf;
import org.cora.ir.program.Trigger;
import org.cora.planner.plan.Side;
import org.cora.planner.stateflow.StateFlowGraph;
import org.cora.planner.stateflow.SteeringClass;

/** On which side packets begin to be handled. */
final class Starts {

	private final Nf nf;
	private final StateFlowGraph graph;
	private final List<PathWork> works;
	private final int[][] needed;
	private final boolean[] lacksOnNic;
	private final boolean[] ordered;

	Starts(Nf nf, StateFlowGraph graph, List<PathWork> works) {
		this.nf = nf;
		this.graph = graph;
		this.works = works;
		int classes = graph.getClasses().size();
		this.needed = IntStream.range(0, classes).mapToObj(this::needs).toArray(int[][]::new);
		this.lacksOnNic = new boolean[classes];
		this.ordered = new boolean[classes];
		for (int c = 0; c < classes; c++) {
			lacksOnNic[c] = lacks(c);
			SteeringClass node = graph.getClasses().get(c);
			ordered[c] = node.getHandler() >= 0 && !node.isStateless()
					&& nf.handlers().get(node.getHandler()).trigger() instanceof Trigger.PacketFrom;
		}
	}

	/**
	 * Side that packets of a class begin on, given where their flows' own entries are. A flow's packets are handled in
	 * their order, whichever way they go; so those of all classes that use state begin on one side, where they queue up
	 * behind each other: where the flow's entries are if some are placed by flow, else where all need state first, else on
	 * the card, which they come in on.
	 */
	Side of(int classIndex, Side flowSide, Split split) {
		if (split.hostOnly()) {
			return Side.CPU;
		}
		if (!isOrdered(classIndex)) {
			return ownStart(classIndex, flowSide, split);
		}
		return split.cut().isPresent() ? flowSide : commonStart(split);
	}

	/** Whether the class is one of packets that use state. */
	boolean isOrdered(int classIndex) {
		return ordered[classIndex];
	}

	/** Where packets of a class that uses no state begin. */
	Side withoutState(int classIndex) {
		return lacksOnNic[classIndex] ? Side.CPU : Side.NIC;
	}

	/** Where packets begin if no state is placed by flow. */
	private Side commonStart(Split split) {
		Side common = null;
		for (int c = 0; c < graph.getClasses().size(); c++) {
			if (isOrdered(c)) {
				Side own = ownStart(c, Side.NIC, split);
				if (common != null && own != common) {
					return cannotBeginOnNic(split) ? Side.CPU : Side.NIC;
				}
				common = own;
			}
		}
		return common;
	}

	private boolean cannotBeginOnNic(Split split) {
		return IntStream.range(0, graph.getClasses().size())
				.anyMatch(c -> isOrdered(c) && lacksOnNic[c] && ownStart(c, Side.NIC, split) == Side.CPU);
	}

	/** Where packets of a class would begin if there were no others. */
	private Side ownStart(int classIndex, Side flowSide, Split split) {
		Side needed = firstNeeded(classIndex, flowSide, split);
		if (needed != null) {
			return needed;
		}
		return withoutState(classIndex);
	}

	/** States of a class in the order in which it may need them first. */
	private int[] needs(int classIndex) {
		SteeringClass node = graph.getClasses().get(classIndex);
		if (node.getHandler() < 0 || node.isStateless()) {
			return new int[0];
		}
		Handler handler = nf.handlers().get(node.getHandler());
		IntStream first = handler.blocks().get(node.getBlock()).instructions().stream()
				.filter(Instruction.Access.class::isInstance).mapToInt(i -> ((Instruction.Access) i).state());
		IntStream then = works.stream().filter(w -> w.classIndex == classIndex).flatMap(w -> w.steps.stream())
				.mapToInt(s -> s.state().index());
		return IntStream.concat(first, then).distinct().toArray();
	}

	private Side firstNeeded(int classIndex, Side flowSide, Split split) {
		for (int state : needed[classIndex]) {
			Side side = PathWalk.required(split, state, flowSide);
			if (side != null) {
				return side;
			}
		}
		return null;
	}

	private boolean lacks(int classIndex) {
		return works.stream().filter(w -> w.classIndex == classIndex)
				.anyMatch(w -> w.missing.stream().anyMatch(m -> m.isPresent()) || w.steps.stream()
						.anyMatch(s -> s.missing() != null));
	}
}
