// SPDX-License-Identifier: EPL-2.0
// Copyright (c) 2026 Cora contributors
package org.cora.planner.graph;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.cora.ir.program.Block;
import org.cora.ir.program.Handler;
import org.cora.ir.program.Instruction;
import org.cora.ir.program.Nf;
import org.cora.ir.program.PacketOperation;
import org.cora.ir.program.Terminator;
import org.cora.planner.stateflow.AccessEdge;
import org.cora.planner.stateflow.PathClass;
import org.cora.planner.stateflow.StateFlowGraph;
import org.cora.planner.stateflow.StateNode;
import org.cora.planner.stateflow.StateflowFactory;
import org.cora.planner.stateflow.SteeringClass;

/** Makes the nodes of path classes: what a way through a handler does, read off its blocks. */
final class PathNodes {

	private PathNodes() {
	}

	static PathClass create(StateFlowGraph graph, SteeringClass owner, Handler handler, Nf nf, List<Integer> blocks,
			String outcome) {
		PathClass node = StateflowFactory.eINSTANCE.createPathClass();
		node.setName(outcome);
		node.setOutcome(outcome);
		node.getBlocks().addAll(blocks);
		int operations = 0;
		int edits = 0;
		for (int index : blocks) {
			Block block = handler.blocks().get(index);
			for (Instruction instruction : block.instructions()) {
				if (instruction instanceof Instruction.Access access) {
					access(graph, node, access);
				} else {
					operations++;
					edits += instruction instanceof Instruction.StoreField || instruction instanceof PacketOperation ? 1 : 0;
				}
			}
			operations += block.terminator() instanceof Terminator.Branch ? 1 : 0;
		}
		node.setOperations(operations);
		node.setHeaderEdits(edits);
		node.setSource(Sources.ref(handler.blocks().get(blocks.get(blocks.size() - 1)).terminator().where()));
		owner.getPaths().add(node);
		return node;
	}

	private static void access(StateFlowGraph graph, PathClass path, Instruction.Access access) {
		String action = access.action().name().toLowerCase(Locale.ROOT);
		StateNode state = graph.getStates().get(access.state());
		for (AccessEdge edge : path.getAccesses()) {
			if (edge.getState() == state && edge.getAction().equals(action)) {
				edge.setPerPacket(edge.getPerPacket() + 1);
				return;
			}
		}
		AccessEdge edge = StateflowFactory.eINSTANCE.createAccessEdge();
		edge.setState(state);
		edge.setAction(action);
		edge.setPerPacket(1);
		edge.setWrites(access.action().writes());
		path.getAccesses().add(edge);
	}

	/** Notes for each path of a class with several which state's content tells it from the others. */
	static void markDecisions(StateFlowGraph graph, SteeringClass owner, Nf nf) {
		if (owner.getPaths().size() < 2) {
			return;
		}
		Handler handler = nf.handlers().get(owner.getHandler());
		for (PathClass path : owner.getPaths()) {
			StateNode last = null;
			for (int index : path.getBlocks()) {
				Block block = handler.blocks().get(index);
				for (Instruction instruction : block.instructions()) {
					if (last == null && instruction instanceof Instruction.Access access && !access.results()
							.isEmpty()) {
						last = graph.getStates().get(access.state());
					}
				}
			}
			path.setKnownAt(last);
		}
	}

	/** The way with the most instructions; handlers have no loops. */
	static List<Integer> longest(Handler handler) {
		int blocks = handler.blocks().size();
		int[] length = new int[blocks];
		int[] next = new int[blocks];
		boolean[] done = new boolean[blocks];
		visit(handler, 0, length, next, done);
		List<Integer> way = new ArrayList<>();
		for (int at = 0; at >= 0; at = next[at]) {
			way.add(at);
		}
		return way;
	}

	private static void visit(Handler handler, int index, int[] length, int[] next, boolean[] done) {
		if (done[index]) {
			return;
		}
		done[index] = true;
		next[index] = -1;
		int best = -1;
		for (int successor : handler.blocks().get(index).terminator().successors()) {
			visit(handler, successor, length, next, done);
			if (length[successor] > best) {
				best = length[successor];
				next[index] = successor;
			}
		}
		length[index] = handler.blocks().get(index).instructions().size() + 1 + Math.max(0, best);
	}
}
