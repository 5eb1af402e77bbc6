// SPDX-License-Identifier: EPL-2.0
// Copyright (c) 2026 Cora contributors
package org.cora.planner.evaluate;

import java.util.ArrayList;
import java.util.List;
import java.util.function.IntFunction;
import java.util.function.IntPredicate;
import org.cora.ir.program.Instruction;
import org.cora.ir.program.Nf;
import org.cora.planner.plan.Side;
import org.cora.planner.stateflow.StateFlowGraph;
import org.cora.planner.stateflow.SteeringClass;

/** Uses of states on paths that the profile didn't see, where a packet would have to change sides. */
final class Surprises {

	/** Pairs of a class and a state that its handler uses on a path that the profile didn't see. */
	private final List<int[]> unseen = new ArrayList<>();

	Surprises(Nf nf, StateFlowGraph graph) {
		for (int c = 0; c < graph.getClasses().size(); c++) {
			SteeringClass node = graph.getClasses().get(c);
			if (node.getHandler() >= 0 && !node.isStateless()) {
				int classIndex = c;
				nf.handlers().get(node.getHandler()).blocks().stream().flatMap(b -> b.instructions().stream())
						.filter(i -> i instanceof Instruction.Access).mapToInt(i -> ((Instruction.Access) i).state()).distinct()
						.filter(s -> graph.getStates().get(s).getAccessesPerPacket() == 0)
						.forEach(s -> unseen.add(new int[] {classIndex, s}));
			}
		}
	}

	/** Of a split; {@code start} is the side that packets of a class begin on. */
	int count(Split split, IntFunction<Side> start) {
		Side flowSide = split.cut().isPresent() ? Side.NIC : Side.CPU;
		int count = 0;
		for (int[] pair : unseen) {
			Side needed = PathWalk.required(split, pair[1], flowSide);
			count += needed != null && needed != start.apply(pair[0]) ? 1 : 0;
		}
		return count;
	}

	/** Of one state, in classes that begin where the regime says. */
	int count(int state, StateChoice choice, Regime regime, IntPredicate ordered) {
		Side needed = PathWalk.required(choice.home(), regime.cut().isPresent() ? Side.NIC : Side.CPU);
		if (needed == null || needed == regime.start()) {
			return 0;
		}
		return (int) unseen.stream().filter(pair -> pair[1] == state && ordered.test(pair[0])).count();
	}
}
