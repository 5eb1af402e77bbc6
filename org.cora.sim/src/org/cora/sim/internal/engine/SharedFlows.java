// SPDX-License-Identifier: EPL-2.0
// Copyright (c) 2026 Cora contributors
package org.cora.sim.internal.engine;

import java.util.SplittableRandom;
import java.util.function.IntConsumer;
import org.cora.planner.profile.IdentityShares;
import org.cora.planner.stateflow.FlowGroup;
import org.cora.planner.stateflow.StateFlowGraph;

/**
 * Flows of the program that several of the traffic's flows are, such as hosts, when a run begins in the steady state: ranked by what
 * all that are one of them send. How long each has been there is drawn, as it is of the traffic's flows, from the exponential
 * distribution; the mean is how many there are of its group over how many of them begin. Those that the runtime has found
 * fast enough by then are moved to the card, which takes no time.
 */
final class SharedFlows {

	private static final long SEED = 0x7368_6172_6564L;

	private final Engine engine;
	private final StateFlowGraph graph;
	private final boolean[] moves;
	private final SplittableRandom random;
	private final IdentityShares shares = new IdentityShares();

	/** @param moves whether flows are to move to the card, by group */
	SharedFlows(Engine engine, StateFlowGraph graph, boolean[] moves, long seed) {
		this.engine = engine;
		this.graph = graph;
		this.moves = moves;
		this.random = new SplittableRandom(seed ^ SEED);
	}

	/** One of the traffic's flows sends that share of all packets, in one direction; they are the program's flow's. */
	void add(int flow, int owner, int port, double share) {
		if (share > 0) {
			shares.add(flow, owner, port, share);
		}
	}

	/** All are known: those that are to be on the card move there. */
	void settle(IntConsumer toCard) {
		int[] byRank = shares.byRank();
		int group = 0;
		double last = graph.getGroups().get(0).getFlows();
		for (int rank = 0; rank < byRank.length; rank++) {
			while (rank >= last && group < moves.length - 1) {
				group++;
				last += graph.getGroups().get(group).getFlows();
			}
			settle(byRank[rank], graph.getGroups().get(group), moves[group], toCard);
		}
	}

	private void settle(int flow, FlowGroup group, boolean meant, IntConsumer toCard) {
		double age = -StrictMath.log(1 - random.nextDouble());
		if (engine.flows.isOnNic(flow)) {
			return;
		}
		double seconds = group.getArrivals() > 0 ? age * group.getFlows() / group.getArrivals() : Double.POSITIVE_INFINITY;
		if (engine.runtime.introduced(flow, shares.share(flow) * graph.getPacketRate(), seconds, meant)) {
			toCard.accept(flow);
		}
	}
}
