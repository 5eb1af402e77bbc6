// SPDX-License-Identifier: EPL-2.0
// Copyright (c) 2026 Cora contributors
package org.cora.planner.evaluate;

import java.util.Optional;

/**
 * Which part of what lanes take the heaviest flow of each side takes, at least: of all that {@link HeaviestFlow} looks at the one
 * that has most packets.
 */
final class TurnShares {

	private final Optional<Cut> cut;
	/** The group whose heaviest flow it is, and that flow's share of packets; less than 0 for what several flows have together. */
	private int nicGroup = -1;
	private int hostGroup = -1;
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
		double promoted = 0;
		double unknown = 0;
		double shared = on.graph.getBusiestIdentityShare();
		nicHottest = cut.map(c -> c.promotes(0)).orElse(true) ? shared : 0;
		hostHottest = HeaviestFlow.onCpu(cut, 0) ? shared : 0;
		for (int g = 0; g < on.groups(); g++) {
			double hottest = on.graph.getGroups().get(g).getHottestShare();
			if (HeaviestFlow.onNic(on, cut, flux, g) && hottest > nicHottest) {
				nicHottest = hottest;
				nicGroup = g;
			}
			if (HeaviestFlow.onCpu(cut, g) && hottest > hostHottest) {
				hostHottest = hottest;
				hostGroup = g;
			}
			promoted += flux.promoted(g);
			unknown += flux.unknown(g);
		}
		ofRuns = Math.max(cut.isPresent() ? promoted : 1, runs);
		ofPackets = Math.max(cut.isPresent() ? unknown : 1, packets);
	}

	/** Tells a lane its part. */
	void tell(Lane lane, PathWork work) {
		double nic = nicGroup < 0 ? nicHottest * lane.share() / ofRuns
				: lane.packet() && lane.flowOnNic() == cut.isPresent() ? nicHottest * work.heaviestShares[nicGroup] : 0;
		double host = !lane.packet() ? 0 : hostGroup < 0 ? hostHottest * lane.share() / ofPackets
				: lane.flowOnNic() ? 0 : hostHottest * work.heaviestShares[hostGroup];
		lane.turns(nic, host);
	}
}
