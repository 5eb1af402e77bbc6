// SPDX-License-Identifier: EPL-2.0
// Copyright (c) 2026 Cora contributors
package org.cora.planner.evaluate;

import java.util.IdentityHashMap;
import java.util.Map;
import java.util.OptionalLong;
import java.util.Set;
import org.cora.ir.program.Handler;
import org.cora.ir.program.Instruction;
import org.cora.ir.program.Nf;
import org.cora.ir.program.State;
import org.cora.ir.program.StateAction;
import org.cora.ir.program.StateKind;
import org.cora.planner.analysis.AfterMiss;
import org.cora.planner.stateflow.FlowGroup;
import org.cora.planner.stateflow.PathClass;
import org.cora.planner.stateflow.StateFlowGraph;
import org.cora.planner.stateflow.StateNode;
import org.cora.planner.stateflow.SteeringClass;

/**
 * How much of an lru that is placed by flow the card has, where it is full: where in the long run its flows would have more
 * entries than it was declared with. Such a table forgets an entry when as many others have come as it has room for, so a part
 * with more room for what comes to it remembers for longer, and packets find there what they wouldn't find in the whole. The
 * card's part is therefore to the whole as the entries that come to it are to all: it turns over as fast as the whole does
 * (J. D. C. Little's law), and what was profiled of the whole holds for it.
 *
 * <p>Entries come with flows, as many as each gets when it begins, and with each later packet that inserts one because it was looked
 * for and isn't there. What is inserted without looking may only replace what is there, and doesn't count.
 */
public final class LruParts {

	private static final double NANOS = 1e9;
	private static final double ROUNDING = 1e-9;

	/** Entries of the flows that are active, and entries that come per second. */
	private record Coming(double there, double perSecond) {

		/** Entries, if each stays for so long; infinitely many if they never go. */
		double within(double seconds) {
			return perSecond > 0 ? there + perSecond * seconds : there;
		}
	}

	private final Nf nf;
	private final StateFlowGraph graph;
	private final Map<Handler, Set<Instruction.Access>> afterMiss = new IdentityHashMap<>();
	/** By state and flow group: new entries of a packet that isn't its flow's first; null for what isn't an lru. */
	private final double[][] inserts;
	private final Coming[] all;

	LruParts(Nf nf, StateFlowGraph graph) {
		this.nf = nf;
		this.graph = graph;
		int states = graph.getStates().size();
		inserts = new double[states][];
		all = new Coming[states];
		for (State state : nf.states()) {
			if (state.kind() == StateKind.LRU) {
				inserts[state.index()] = inserts(state.index());
				all[state.index()] = all(graph.getStates().get(state.index()));
			}
		}
	}

	/** Whether a state is an lru that its flows fill in the long run. */
	public static boolean isFull(Nf nf, StateFlowGraph graph, int state) {
		return nf.states().get(state).kind() == StateKind.LRU && new LruParts(nf, graph).isFull(state);
	}

	private int groups() {
		return graph.getGroups().size() - 1;
	}

	private double[] inserts(int state) {
		double[] result = new double[groups()];
		for (SteeringClass owner : graph.getClasses()) {
			for (PathClass path : owner.getPaths()) {
				long each = path.getGroupShares().isEmpty() ? 0 : inserts(nf.handlers().get(owner.getHandler()), path, state);
				for (int g = 0; each > 0 && g < Math.min(groups(), path.getGroupShares().size()); g++) {
					result[g] += each * path.getGroupShares().get(g);
				}
			}
		}
		return result;
	}

	private long inserts(Handler handler, PathClass path, int state) {
		Set<Instruction.Access> missing = afterMiss.computeIfAbsent(handler, AfterMiss::of);
		return path.getBlocks().stream().flatMap(b -> handler.blocks().get(b).instructions().stream()).filter(i -> i instanceof Instruction.Access
				access && access.state() == state && access.action() == StateAction.INSERT && missing.contains(access)).count();
	}

	private Coming all(StateNode state) {
		double flows = 0;
		double begin = 0;
		double later = 0;
		for (int g = 0; g < groups(); g++) {
			FlowGroup group = graph.getGroups().get(g);
			flows += group.getFlows() * group.getFlowsWithState();
			begin += group.getArrivals() * group.getFlowsWithState();
			later += group.getPacketShare() * inserts[state.getIndex()][g];
		}
		return coming(state, flows, begin, later);
	}

	private Coming coming(StateNode state, double flows, double begin, double later) {
		double each = state.getEntriesPerFlow();
		return new Coming(flows * each, begin * each + later * graph.getPacketRate());
	}

	/** How long an entry stays that nobody uses, were there room for all, seconds. */
	private double stays(int state) {
		StateNode node = graph.getStates().get(state);
		StateNode timed = node.getTiedTo() == null ? node : node.getTiedTo();
		return timed.getLingerNanos() > 0 ? timed.getLingerNanos() / NANOS : Double.POSITIVE_INFINITY;
	}

	private boolean isFull(int state) {
		return all[state] != null && all[state].within(stays(state)) > graph.getStates().get(state).getCapacity();
	}

	/** Entries that the card's part holds, at least 1; nothing if the state isn't an lru that its flows fill. */
	OptionalLong nicEntries(int state, FlowFlux flux) {
		if (!isFull(state)) {
			return OptionalLong.empty();
		}
		double later = 0;
		for (int g = 0; g < groups(); g++) {
			later += flux.promoted(g) * inserts[state][g];
		}
		Coming nic = coming(graph.getStates().get(state), flux.flowsOnNic(), flux.promotionsPerSecond(), later);
		double seconds = stays(state);
		double share = Double.isInfinite(seconds) && all[state].perSecond() > 0 ? nic.perSecond() / all[state].perSecond()
				: nic.within(seconds) / all[state].within(seconds);
		long whole = graph.getStates().get(state).getCapacity();
		return OptionalLong.of(Math.max(1, Math.min(whole, (long) Math.ceil(whole * share - ROUNDING))));
	}
}
