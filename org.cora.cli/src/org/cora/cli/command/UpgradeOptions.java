// SPDX-License-Identifier: EPL-2.0
// Copyright (c) 2026 Cora contributors
package org.cora.cli.command;

import org.cora.ir.diagnostic.CoraException;
import org.cora.planner.plan.Plan;
import org.cora.planner.search.Strategies;
import org.cora.sim.PlanUpgrade;
import org.cora.sim.SimulationRequest;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Option;

/** Another plan that takes over during a run. */
final class UpgradeOptions {

	@ArgGroup(exclusive = false)
	private Upgrade upgrade;

	private static final class Upgrade {

		@Option(names = "--upgrade", paramLabel = "TIME", required = true, converter = DurationConverter.class,
				description = "Have another plan take over at this virtual time, while packets flow.")
		private long atNanos;

		@Option(names = "--upgrade-to", paramLabel = "STRATEGY|OFFLOAD", required = true,
				description = "Which: the offload's by this strategy, or another offload's of the same function and card, by the same strategy.")
		private String to;
	}

	/** Refuses a takeover that would never come. */
	void refuseAfter(long durationNanos) {
		if (upgrade != null) {
			ResetOptions.refuseAfter("--upgrade", upgrade.atNanos, durationNanos);
		}
	}

	/** The request with the plan that takes over, if one was asked for. */
	SimulationRequest apply(SimulationRequest request, PlannedOffloads.Planned planned, PlannedOffloads planner, Variation variation) {
		if (upgrade == null) {
			return request;
		}
		boolean strategy = Strategies.named(upgrade.to).isPresent();
		PlannedOffloads.Planned next = planner.plan(strategy ? planned.spec().name() : upgrade.to,
				Strategies.named(strategy ? upgrade.to : planned.plan().getStrategy()).orElseThrow()).get(0);
		if (!next.spec().nf().equals(planned.spec().nf()) || !next.spec().nic().equals(planned.spec().nic())) {
			throw new CoraException("upgrade-refused", next.spec().name() + " runs " + next.spec().nf() + " on " + next.spec().nic()
					+ ", not " + planned.spec().nf() + " on " + planned.spec().nic() + ": its plan can't take over");
		}
		Plan plan = next.plan();
		variation.adapt(plan);
		return request.withUpgrade(new PlanUpgrade(upgrade.atNanos, plan));
	}
}
