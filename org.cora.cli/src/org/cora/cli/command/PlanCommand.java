// SPDX-License-Identifier: EPL-2.0
// Copyright (c) 2026 Cora contributors
package org.cora.cli.command;

import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.cora.cli.CommonOptions;
import org.cora.cli.Console;
import org.cora.cli.ExitCode;
import org.cora.cli.json.Json;
import org.cora.cli.text.PlanDiffText;
import org.cora.cli.text.PlanText;
import org.cora.cli.text.SensitivityText;
import org.cora.ir.diagnostic.CoraException;
import org.cora.ir.spec.OffloadSpec;
import org.cora.planner.Planner;
import org.cora.planner.diff.PlanComparison;
import org.cora.planner.diff.PlanDiff;
import org.cora.planner.file.PlanFile;
import org.cora.planner.plan.Plan;
import org.cora.planner.report.PlanReport;
import org.cora.planner.search.PlanningMonitor;
import org.cora.planner.search.Strategy;
import org.cora.planner.sensitivity.SensitivityStudy;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code cora plan}: decides which state and which flows live on the card, and says why. */
@Command(name = "plan", header = "Plan offloads: which state and which flows live on the NIC, what it costs, and why.",
		footer = { "", "Exit code 3 if no plan is feasible.", "",
				"Example: cora plan examples/nat/nat.cora --offload NatOnAgilio",
				"         cora plan examples/nat/nat.cora --offload NatOnAgilio --vary rate=1..40Mpps --report rates.html" })
public final class PlanCommand implements Callable<Integer> {

	@Mixin(name = "common")
	private CommonOptions common;

	@Spec
	private CommandSpec spec;

	@Mixin
	private OffloadOptions about;

	@Option(names = "--strategy", paramLabel = "S", defaultValue = StrategyNames.DEFAULT,
			completionCandidates = StrategyNames.class,
			description = "One of ${COMPLETION-CANDIDATES}. Default: ${DEFAULT-VALUE}.")
	private String strategy;

	@Mixin
	private WhatIf whatIf;

	@Option(names = "--diff", paramLabel = "OLD.coraplan", description = "Print what differs from a plan saved before – what moved,"
			+ " which resources, why – instead of the plan; needs a single offload, or the older plan's is meant.")
	private Path diff;

	@Option(names = "--estimates", description = "Also say whether the plan stands over the ranges of the models' estimates.")
	private boolean estimates;

	@Option(names = "--save", paramLabel = "P.coraplan", description = "Save the plan; needs a single offload.")
	private Path save;

	@Override
	public Integer call() {
		Console console = Console.of(spec.commandLine());
		Strategy by = StrategyNames.require(strategy, spec);
		Offloads offloads = new Offloads(about.file());
		if (whatIf.wanted()) {
			return vary(offloads, by);
		}
		if (whatIf.report() != null) {
			throw new ParameterException(spec.commandLine(), "--report is about a figure that varies; it needs --vary");
		}
		Optional<Plan> old = Optional.ofNullable(diff).map(PlanFile::load);
		if (save != null) {
			checkSaved(offloads.select(chosen(old)));
		}
		PlannedOffloads planned = new PlannedOffloads(offloads, about.file(), console);
		List<PlannedOffloads.Planned> plans = planned.plan(chosen(old), by, true);
		if (save != null) {
			PlanFile.save(plans.get(0).plan(), save);
			console.note("saved " + save);
		}
		if (old.isPresent()) {
			return compare(old.get(), plans.get(0), console);
		}
		JsonArray runs = new JsonArray();
		List<String> lines = new ArrayList<>();
		for (PlannedOffloads.Planned each : plans) {
			JsonObject run = Json.tree(PlanReport.of(each.plan(), each.millis())).getAsJsonObject();
			runs.add(run);
			if (!lines.isEmpty()) {
				lines.add("");
			}
			lines.addAll(PlanText.lines(each.plan()));
			if (estimates) {
				console.progress("trying the ranges of estimates");
				SensitivityStudy.of(each.problem(), each.plan(), Planner.SEED, PlanningMonitor.NONE).ifPresent(found -> {
					run.add("sensitivity", Json.tree(found));
					lines.addAll(SensitivityText.lines(found));
				});
			}
		}
		lines.forEach(console::line);
		console.result(Json.oneOrRuns(runs));
		return plans.stream().allMatch(p -> p.plan().isFeasible()) ? ExitCode.OK : ExitCode.VIOLATION;
	}

	private int vary(Offloads offloads, Strategy by) {
		if (save != null || diff != null || estimates) {
			throw new ParameterException(spec.commandLine(), (save != null ? "--save" : diff != null ? "--diff" : "--estimates")
					+ " is about one plan; it doesn't go with --vary");
		}
		return whatIf.run(offloads, offloads.select(about.offload()), about.file(), by, spec);
	}

	/** The offload to plan: of several, the one that the older plan is of. */
	private String chosen(Optional<Plan> old) {
		return about.offload() == null ? old.map(Plan::getOffload).orElse(null) : about.offload();
	}

	private int compare(Plan old, PlannedOffloads.Planned now, Console console) {
		PlanDiff changes = PlanComparison.of(old, now.plan(), now.problem());
		PlanDiffText.lines(changes, diff.toString()).forEach(console::line);
		JsonObject document = Json.tree(PlanReport.of(now.plan(), now.millis())).getAsJsonObject();
		document.add("diff", Json.tree(changes));
		console.result(document);
		return now.plan().isFeasible() ? ExitCode.OK : ExitCode.VIOLATION;
	}

	/** Before anything is planned, which takes longer than to say that it was for nothing. */
	private void checkSaved(List<OffloadSpec> planned) {
		if (planned.size() > 1) {
			throw new CoraException("many-offloads", "a plan file holds one plan; choose one with --offload");
		}
		OutputCheck.distinct(about.file(), save);
	}
}
