// SPDX-License-Identifier: EPL-2.0
// Copyright (c) 2026 Cora contributors
package org.cora.sim.internal.engine;

import org.cora.exec.state.VersionChange;
import org.cora.ir.diagnostic.CoraException;
import org.cora.ir.program.Nf;
import org.cora.ir.program.State;
import org.cora.planner.plan.Adaptation;
import org.cora.planner.plan.Home;
import org.cora.planner.plan.Plan;

/**
 * Whether a plan can take over from another one while packets flow: what belongs to flows moves with them, what one side has
 * crosses as a whole; what is divided or copied would have to be divided or put together anew.
 */
final class UpgradeCheck {

	private UpgradeCheck() {
	}

	/**
	 * @param change how states go over to another version of the program; null if it is the same
	 * @throws CoraException with the first thing that can't change
	 */
	static void check(EngineSetup setup, Placement now, VersionChange change) {
		Plan next = setup.request().upgrade().orElseThrow().plan();
		if (setup.request().resets().isExpected()) {
			throw refused("in a run with resets or checkpoints of the card that isn't simulated");
		}
		if (!next.isFeasible()) {
			throw refused("it isn't feasible: " + next.getReason());
		}
		Nf nf = change == null ? setup.nf() : change.after();
		if (next.getStates().size() != nf.states().size()) {
			throw refused("it is for another function");
		}
		Placement then = new Placement(nf, next, now.nic(), now.host(), now.hostCores());
		for (State state : nf.states()) {
			int from = change == null ? state.index() : change.from(state.index());
			if (from < 0) {
				continue;
			}
			Home before = now.homeOf(from);
			Home after = then.homeOf(state.index());
			if (before != after && !(isWhole(before) && isWhole(after))) {
				throw refused(state.name() + " is " + words(before) + " now and would be " + words(after)
						+ "; only a state that one side has as a whole can change sides");
			}
		}
		if (now.mayMoveFlows() != then.mayMoveFlows()) {
			throw refused("flows can move between card and host under one of the plans only (strategies cora and flow, with 'adapt')");
		}
		if (now.firstSides().commonSide() < 0 || then.firstSides().commonSide() < 0) {
			throw refused("packets of some classes come to the card and of others to the host");
		}
		if (isStrict(now.plan()) != isStrict(next)) {
			throw refused("one of the plans moves flows in strict order, the other in weak order");
		}
	}

	private static boolean isWhole(Home home) {
		return home == Home.NIC || home == Home.CPU;
	}

	private static boolean isStrict(Plan plan) {
		Adaptation adaptation = plan.getAdaptation();
		return adaptation == null || adaptation.isStrictOrder();
	}

	private static String words(Home home) {
		return switch (home) {
			case NIC -> "on the card";
			case CPU -> "on the host";
			case PER_FLOW -> "where each flow is";
			case REPLICATED -> "a copy on each side";
			case SHARDED -> "divided between the sides";
		};
	}

	private static CoraException refused(String why) {
		return new CoraException("upgrade-refused", "the other plan can't take over: " + why);
	}
}
