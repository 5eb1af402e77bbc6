// SPDX-License-Identifier: EPL-2.0
// Copyright (c) 2026 Cora contributors
package org.cora.planner.evaluate;

import java.util.BitSet;
import java.util.Optional;

/** Handlers that a card has no room for, so that the states they use can't be whole on it. */
final class CodeStore {

	private CodeStore() {
	}

	/** States that packets or timers use in a handler which alone is longer than the card's code store. */
	static BitSet statesOfHandlersTooLong(Evaluator on) {
		BitSet states = new BitSet();
		long most = on.nic.getMaxInstructions();
		for (PathWork work : on.works) {
			double instructions = on.handlerInstructions[on.graph.getClasses().get(work.classIndex).getHandler()];
			if (most > 0 && instructions > most && isTaken(on, work)) {
				work.steps.forEach(step -> states.set(step.state().index()));
			}
		}
		return states;
	}

	private static boolean isTaken(Evaluator on, PathWork work) {
		if (work.expiry) {
			return on.expiryShare(work) > 0;
		}
		FlowFlux flux = on.flux(Optional.empty());
		double share = 0;
		for (int g = 0; g < on.groups(); g++) {
			share += flux.first(g) * work.firstShare + Math.max(0, flux.unknown(g) - flux.first(g)) * work.groupShares[g];
		}
		return share > 0;
	}
}
