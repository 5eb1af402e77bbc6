// SPDX-License-Identifier: EPL-2.0
// Copyright (c) 2026 Cora contributors
package org.cora.planner.evaluate;

import java.util.Optional;

/**
 * Which part of what lanes take the flow takes that is one at a time on each side, at least: of all that {@link HeaviestFlow} looks at one
 * on each side, on the card the one that makes most accesses, on the host the one that has most packets.
 */
final class TurnShares {

	private final Optional<Cut> cut;
	private final WatchedFlows watched;
	/** The flow, and its share of packets; less than 0 for what several flows have together. */
	private int nicFlow = -1;
	private int hostFlow = -1;
	private double nicHottest;
	private double hostHottest;
	private final double ofRuns;
	private final double ofPackets;

	/**
	 * Looks for them.
	 *
	 * @param runs    shares of all lanes together
	 * @param packets of those with packets
	 */
	TurnShares(Evaluator on, Optional<Cut> cut, FlowFlux flux, double runs, double packets) {
		this.cut = cut;
		this.watched = on.watched;
		double promoted = 0;
		double unknown = 0;
		double shared = on.graph.getBusiestIdentityShare();
		nicHottest = cut.map(c -> c.promotes(0)).orElse(true) ? shared : 0;
		hostHottest = HeaviestFlow.onCpu(cut, 0) ? shared : 0;
		double most = nicHottest;
		for (int flow = 0; flow < watched.count(); flow++) {
			double share = watched.share(flow);
			double accesses = share * watched.accesses(flow);
			if (HeaviestFlow.onNic(on, cut, flux, watched.group(flow)) && accesses > most) {
				most = accesses;
				nicHottest = share;
				nicFlow = flow;
			}
			if (HeaviestFlow.onCpu(cut, watched.group(flow)) && share > hostHottest) {
				hostHottest = share;
				hostFlow = flow;
			}
		}
		nicHottest *= flux.excess();
		for (int g = 0; g < on.groups(); g++) {
			promoted += flux.promoted(g);
			unknown += flux.unknown(g);
		}
		ofRuns = Math.max(cut.isPresent() ? promoted : 1, runs);
		ofPackets = Math.max(cut.isPresent() ? unknown : 1, packets);
	}

	/** Tells a lane its part. */
	void tell(Lane lane, PathWork work) {
		double nic = nicFlow < 0 ? nicHottest * lane.share() / ofRuns
				: lane.packet() && lane.flowOnNic() == cut.isPresent() ? nicHottest * watched.onWay(nicFlow, work) : 0;
		double host = !lane.packet() ? 0 : hostFlow < 0 ? hostHottest * lane.share() / ofPackets
				: lane.flowOnNic() ? 0 : hostHottest * watched.onWay(hostFlow, work);
		lane.turns(nic, host);
	}
}
