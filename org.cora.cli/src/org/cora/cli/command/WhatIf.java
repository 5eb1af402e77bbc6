// SPDX-License-Identifier: EPL-2.0
// Copyright (c) 2026 Cora contributors
package org.cora.cli.command;

import com.google.gson.JsonArray;
import java.nio.file.Path;
import java.util.List;
import org.cora.cli.Console;
import org.cora.cli.ExitCode;
import org.cora.cli.json.FrontierJson;
import org.cora.cli.json.Json;
import org.cora.cli.text.FrontierText;
import org.cora.ir.diagnostic.CoraException;
import org.cora.ir.file.WholeFile;
import org.cora.ir.spec.OffloadSpec;
import org.cora.planner.search.PlanningMonitor;
import org.cora.planner.search.Strategies;
import org.cora.planner.search.Strategy;
import org.cora.planner.whatif.Frontier;
import org.cora.planner.whatif.FrontierPage;
import org.cora.planner.whatif.FrontierStudy;
import org.cora.planner.whatif.Outcome;
import org.cora.planner.whatif.Parameter;
import org.cora.planner.whatif.Scenario;
import org.cora.planner.whatif.Sweep;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;

/** What {@code cora plan} does with {@code --vary}: plans over and over while one figure changes. */
final class WhatIf {

	@Option(names = "--vary", paramLabel = "NAME=RANGE", description = { "Plan as one figure varies, by all strategies, and say where"
			+ " the plan changes shape: NAME=LOW..HIGH or NAME=A,B,C, as in rate=1..40Mpps, skew=0.6..1.1, churn=0,10,100k/s. NAME is"
			+ " rate, flows, skew, packet-size, churn, cores, nic-cores, insert-rate, flow-entries, memory or memory.LEVEL." })
	private String vary;

	@Option(names = "--points", paramLabel = "N", defaultValue = "" + Sweep.POINTS,
			description = "Values in a range of --vary. Default: ${DEFAULT-VALUE}.")
	private int points;

	@Option(names = "--report", paramLabel = "R.html", description = "With --vary: write plots and figures here; needs a single"
			+ " offload.")
	private Path report;

	boolean wanted() {
		return vary != null;
	}

	Path report() {
		return report;
	}

	/** Plans, prints and writes; Ctrl-C keeps the values that are done. */
	int run(Offloads offloads, List<OffloadSpec> specs, Path file, Strategy followed, CommandSpec command) {
		Console console = Console.of(command.commandLine());
		OutputCheck.distinct(file, report);
		if (report != null && specs.size() > 1) {
			throw new CoraException("many-offloads", "a report is about one offload; choose one with --offload");
		}
		JsonArray runs = new JsonArray();
		boolean feasible = true;
		try (Interruption interruption = new Interruption()) {
			for (OffloadSpec spec : specs) {
				Scenario scenario = Scenario.of(offloads.nf(spec.nf()), spec, offloads.compilation().nic(spec),
						offloads.compilation().host(spec), file.toAbsolutePath().getParent());
				Frontier frontier = FrontierStudy.run(scenario, sweep(scenario, command), Strategies.all(), followed,
						monitor(spec, interruption, console));
				if (report != null) {
					WholeFile.write(report, FrontierPage.html(frontier));
					console.note("wrote " + report);
				}
				if (runs.size() > 0) {
					console.line("");
				}
				FrontierText.lines(frontier).forEach(console::line);
				runs.add(FrontierJson.of(frontier));
				feasible &= frontier.samples().stream().anyMatch(s -> s.of(followed.name()).map(Outcome::feasible).orElse(false));
			}
			console.result(Json.oneOrRuns(runs));
		}
		return feasible ? ExitCode.OK : ExitCode.VIOLATION;
	}

	/** What is wrong with the words alone is a mistake of usage; that a file has nothing of the kind isn't. */
	private Sweep sweep(Scenario scenario, CommandSpec command) {
		try {
			return Sweep.parse(vary, points, scenario);
		} catch (CoraException e) {
			String code = e.diagnostics().get(0).code();
			if (code.equals(Sweep.MALFORMED) || code.equals(Parameter.UNKNOWN)) {
				throw new ParameterException(command.commandLine(), e.diagnostics().get(0).message(), e);
			}
			throw e;
		}
	}

	private static PlanningMonitor monitor(OffloadSpec spec, Interruption interruption, Console console) {
		return new PlanningMonitor() {
			@Override
			public boolean cancelled() {
				return interruption.interrupted();
			}

			@Override
			public void progress(String step, long done) {
				if (step.equals(FrontierStudy.STEP)) {
					console.progress(spec.name() + ": " + done + " values planned");
				}
			}
		};
	}
}
