// SPDX-License-Identifier: EPL-2.0
// Copyright (c) 2026 Cora contributors
package org.cora.planner.profile;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Optional;
import java.util.function.IntPredicate;
import org.cora.exec.Executor;
import org.cora.exec.flow.FlowIdentity;
import org.cora.exec.flow.FlowTable;
import org.cora.exec.packet.Packet;
import org.cora.exec.traffic.Introductions;
import org.cora.planner.analysis.CoarseIdentity;

/**
 * What is found out of generated flows while they are introduced: whether they use state, and, where the program's flows may be
 * coarser than connections, which of the program's they are and how many of those begin.
 */
final class IntroducedFlows {

	/** Of the flows introduced last, one part in so many, it is told how many of the program's flows begin with them. */
	private static final int LATELY = 10;

	private final Executor executor;
	private final FlowTable flows;
	private final boolean coarse;
	private final IdentityShares shares = new IdentityShares();
	private final FlowIdentity identity = new FlowIdentity();
	/** Of the traffic's flows, by rank, and of the program's. */
	private final BitSet usingState = new BitSet();
	private final BitSet identitiesUsingState = new BitSet();
	private long expected;
	private int introduced;
	private int current;
	/** Ports by which the flow just being introduced has used state, bit by bit. */
	private long statefulPorts;
	private int noted;
	private int late;
	private int begunLate;

	/** @param flows that the program's are numbered by */
	IntroducedFlows(Executor executor, FlowTable flows) {
		this.executor = executor;
		this.flows = flows;
		this.coarse = CoarseIdentity.of(executor.nf());
	}

	/** So many of the traffic's flows will be introduced. */
	void expect(long count) {
		expected = count;
	}

	/**
	 * A packet is about to be handled.
	 *
	 * @param toNote whether its flow is one whose first packets are looked at
	 * @return whether a flow of the program begins with it, as far as that is asked
	 */
	boolean begins(Introductions known, Packet packet, boolean toNote) {
		boolean first = known.isFirst();
		boolean isLate = known.rank() >= expected - Math.max(1, expected / LATELY);
		if (first) {
			introduced++;
			statefulPorts = 0;
			late += isLate ? 1 : 0;
		}
		if (coarse) {
			first = (toNote || isLate || known.share() > 0) && identify(known, packet);
			begunLate += first && isLate ? 1 : 0;
		}
		noted += first && toNote ? 1 : 0;
		return first;
	}

	private boolean identify(Introductions known, Packet packet) {
		executor.identify(packet, known.port(), identity);
		int before = flows.size();
		current = flows.idOf(identity);
		if (known.share() > 0) {
			shares.add(current, known.rank(), known.port(), known.share());
		}
		return flows.size() > before;
	}

	/** That packet was handled. */
	void handled(Introductions known, boolean usedState) {
		statefulPorts |= usedState ? 1L << known.port() : 0;
		if (usedState) {
			usingState.set(known.rank());
		}
		if (coarse && known.share() > 0 && (statefulPorts >>> known.port() & 1) != 0) {
			identitiesUsingState.set(current);
		}
	}

	/** Flows that began with a packet that was to be noted. */
	int noted() {
		return noted;
	}

	/** Whether the program's flows aren't those of the traffic. */
	boolean areOthers() {
		return coarse && shares.areOthers();
	}

	/** How the packets spread over the program's flows, if those aren't the traffic's. */
	Optional<Profile.Identities> identities() {
		return areOthers() ? Optional.of(new Profile.Identities(shares.groups(shares.byRank()), late == 0 ? 1 : (double) begunLate / late, shares
				.entries())) : Optional.empty();
	}

	/** Share of all packets that one of the program's flows has. */
	double share(int flow) {
		return shares.share(flow);
	}

	/** Share of each group's flows that use state; 1 where none was introduced. */
	List<Double> stateful(List<Long> ranks) {
		int[] byRank = areOthers() ? shares.byRank() : null;
		IntPredicate uses = byRank == null ? usingState::get : rank -> identitiesUsingState.get(byRank[rank]);
		int known = byRank == null ? introduced : byRank.length;
		List<Double> result = new ArrayList<>();
		int rank = 0;
		for (long last : ranks) {
			int count = 0;
			int from = rank;
			for (; rank < Math.min(last, known); rank++) {
				count += uses.test(rank) ? 1 : 0;
			}
			result.add(rank > from ? (double) count / (rank - from) : 1);
		}
		return result;
	}
}
