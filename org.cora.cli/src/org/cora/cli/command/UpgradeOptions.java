// SPDX-License-Identifier: EPL-2.0
// Copyright (c) 2026 Cora contributors
package org.cora.cli.command;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.cora.cli.Console;
import org.cora.exec.state.VersionChange;
import org.cora.ir.diagnostic.CoraException;
import org.cora.ir.program.Nf;
import org.cora.ir.spec.OffloadSpec;
import org.cora.planner.plan.Plan;
import org.cora.planner.search.Strategies;
import org.cora.sim.PlanUpgrade;
import org.cora.sim.SimulationRequest;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Option;

/** Another plan, or another version of the function, that takes over during a run. */
final class UpgradeOptions {

	private static final String EXTENSION = ".cora";

	@ArgGroup(exclusive = false)
	private Upgrade upgrade;
	/** Where another version is, what it is of, and which of its offloads, if that was said. */
	private Path file;
	private Offloads version;
	private String offload;

	private static final class Upgrade {

		@Option(names = "--upgrade", paramLabel = "TIME", required = true, converter = DurationConverter.class,
				description = "Have another plan take over at this virtual time, while packets flow.")
		private long atNanos;

		@Option(names = "--upgrade-to", paramLabel = "STRATEGY|OFFLOAD|FILE.cora[:OFFLOAD]", required = true,
				description = "Which: the offload's by this strategy, or another offload's of the same function and card, by the same"
						+ " strategy; or that of another version of the function, in another file.")
		private String to;
	}

	/** Refuses a takeover that would never come, and a file that can't be taken over from, before anything is planned. */
	void check(long durationNanos) {
		if (upgrade != null) {
			ResetOptions.refuseAfter("--upgrade", upgrade.atNanos, durationNanos);
			int end = upgrade.to.lastIndexOf(EXTENSION) + EXTENSION.length();
			if (end >= EXTENSION.length() && (end == upgrade.to.length() || upgrade.to.charAt(end) == ':')) {
				file = Path.of(upgrade.to.substring(0, end));
				offload = end == upgrade.to.length() ? null : upgrade.to.substring(end + 1);
				version = new Offloads(file);
			}
		}
	}

	/** The request with the plan that takes over, if one was asked for. */
	SimulationRequest apply(SimulationRequest request, PlannedOffloads.Planned planned, PlannedOffloads planner, Variation variation,
			Console console) {
		if (upgrade == null) {
			return request;
		}
		if (version != null) {
			return version(request, planned, console, variation);
		}
		boolean strategy = Strategies.named(upgrade.to).isPresent();
		PlannedOffloads.Planned next = planner.plan(strategy ? planned.spec().name() : upgrade.to,
				Strategies.named(strategy ? upgrade.to : planned.plan().getStrategy()).orElseThrow(), false).get(0);
		check(planned.spec(), next.spec());
		variation.adapt(next.plan());
		return request.withUpgrade(new PlanUpgrade(upgrade.atNanos, next.plan()));
	}

	private static void check(OffloadSpec run, OffloadSpec next) {
		if (!next.nf().equals(run.nf()) || !next.nic().equals(run.nic())) {
			throw new CoraException(VersionChange.REFUSED, next.name() + " runs " + next.nf() + " on " + next.nic() + ", not " + run.nf()
					+ " on " + run.nic() + ": its plan can't take over");
		}
	}

	private static void checkHost(OffloadSpec run, OffloadSpec next) {
		if (!next.host().equals(run.host()) || next.hostCores() != run.hostCores()) {
			throw new CoraException(VersionChange.REFUSED, next.name() + " runs with " + next.hostCores() + " cores of " + next.host()
					+ ", not with " + run.hostCores() + " of " + run.host() + ": its plan can't take over");
		}
	}

	/** Another version of the function, by a plan of the same strategy for the same card and host. */
	private SimulationRequest version(SimulationRequest request, PlannedOffloads.Planned planned, Console console, Variation variation) {
		String name = named(planned.spec().name());
		OffloadSpec spec = version.select(name).get(0);
		check(planned.spec(), spec);
		checkHost(planned.spec(), spec);
		Nf nf = version.nf(spec.nf());
		VersionChange.check(planned.problem().nf(), nf);
		Plan plan = new PlannedOffloads(version, file, console).plan(name, Strategies.named(planned.plan().getStrategy()).orElseThrow(),
				false).get(0).plan();
		variation.adapt(plan);
		return request.withUpgrade(new PlanUpgrade(upgrade.atNanos, plan, Optional.of(new PlanUpgrade.Version(nf, Optional.of(spec)))));
	}

	/** The offload of that name; without one that of the run's name, or the only one. */
	private String named(String like) {
		List<String> all = version.select(null).stream().map(OffloadSpec::name).toList();
		if (offload != null || all.size() == 1) {
			return offload != null ? offload : all.get(0);
		}
		if (!all.contains(like)) {
			throw new CoraException("unknown-offload", file + " has no offload " + like + "; say which one takes over: " + file + ":NAME, with "
					+ String.join(", ", all));
		}
		return like;
	}
}
