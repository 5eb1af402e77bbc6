// SPDX-License-Identifier: EPL-2.0
// Copyright (c) 2026 Cora contributors
package org.cora.sim.card;

import org.cora.exec.traffic.TrafficSource;
import org.cora.ir.diagnostic.CoraException;
import org.cora.sim.SimulationRequest;
import org.cora.sim.internal.engine.SaturatedRun;

/** Measures what a card carries by simulating it packet by packet under more packets than it can take. */
public final class CardThroughput {

	private CardThroughput() {
	}

	/**
	 * Packets per second that leave the card when more come in than it can handle.
	 *
	 * @param request program, plan, card and traffic, which has to offer more than the card carries; its duration doesn't
	 *                count, as the run takes as long as the rate needs to show
	 * @param work    cores at work, and what they do beside the program
	 * @throws CoraException if the plan isn't feasible, or the traffic ends before the card is busy
	 */
	public static double packetsPerSecond(SimulationRequest request, CardWork work) {
		if (!request.plan().isFeasible()) {
			throw new CoraException("infeasible", "the plan can't be run: " + request.plan().getReason());
		}
		try (TrafficSource source = new TrafficSource(request.traffic(), request.folder(), request.seed())) {
			return new SaturatedRun(request, work, source).packetsPerSecond();
		}
	}
}
