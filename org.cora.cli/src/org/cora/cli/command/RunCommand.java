// SPDX-License-Identifier: EPL-2.0
// Copyright (c) 2026 Cora contributors
package org.cora.cli.command;

import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import org.cora.cli.CommonOptions;
import org.cora.cli.Console;
import org.cora.cli.ExitCode;
import org.cora.cli.json.Json;
import org.cora.cli.json.RunJson;
import org.cora.cli.text.RunText;
import org.cora.exec.StateStore;
import org.cora.ir.diagnostic.CoraException;
import org.cora.ir.diagnostic.Diagnostic;
import org.cora.ir.spec.TrafficSpec;
import org.cora.planner.analysis.CountedFields;
import org.cora.planner.search.Strategies;
import org.cora.planner.search.Strategy;
import org.cora.sim.RunResult;
import org.cora.sim.Simulation;
import org.cora.sim.SimulationRequest;
import org.cora.sim.UnwrittenException;
import org.cora.sim.control.ControlServer;
import org.cora.sim.control.RunControl;
import org.cora.sim.report.Baseline;
import org.cora.sim.report.SignalHistory;
import org.cora.sim.trace.TraceSink;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code cora run}: plans offloads and simulates them, packet by packet. */
@Command(name = "run", header = "Plan offloads and simulate them packet by packet on the modelled NIC and host.",
		footer = { "", "Ctrl-C ends a run; what it found so far is printed. After a kill, what there is of a trace is in T.json.coratrace,",
				"which cora trace makes a file of.",
				"Exit code 3 if no plan is feasible or an invariant is violated.", "",
				"Example: cora run examples/nat/nat.cora --offload NatOnAgilio --strategy cora,host --report report.html" })
public final class RunCommand implements Callable<Integer> {

	private static final String ALL = "all";

	@Mixin(name = "common")
	private CommonOptions common;

	@Spec
	private CommandSpec spec;

	@Mixin
	private OffloadOptions about;

	@Option(names = "--strategy", paramLabel = "S", split = ",", defaultValue = StrategyNames.DEFAULT,
			completionCandidates = StrategyNames.class,
			description = "One or more of ${COMPLETION-CANDIDATES}, or all. Default: ${DEFAULT-VALUE}.")
	private List<String> strategies;

	@Option(names = "--duration", paramLabel = "TIME", converter = DurationConverter.class, defaultValue = "200ms",
			description = "Virtual time to simulate. Default: ${DEFAULT-VALUE}.")
	private long durationNanos;

	@Mixin
	private Variation variation;

	@Mixin
	private ResetOptions resets;

	@Mixin
	private UpgradeOptions upgrade;

	@Option(names = "--seed", paramLabel = "N", defaultValue = "1",
			description = "Seed of everything random; the same seed gives the same result. Default: ${DEFAULT-VALUE}.")
	private long seed;

	@Option(names = "--warm", description = "Begin in the plan's steady state, with flows known and in their places, instead of with"
			+ " empty tables.")
	private boolean warm;

	@Option(names = "--partial", description = "Have flows that move go on as soon as the fields that packets need have crossed; what is"
			+ " only counted follows.")
	private boolean partial;

	@Option(names = "--log-order", paramLabel = "O",
			description = "Write the serialisation order here and the packets to O.pcap, for cora exec --order.")
	private Path order;

	@Option(names = "--trace", paramLabel = "T.json|T.csv", description = "Write a trace here: T.csv is a table, anything else for the Perfetto UI.")
	private Path trace;

	@Option(names = "--report", paramLabel = "R.html", description = "Write a report here: of the first strategy, with the others beside it.")
	private Path report;

	@Option(names = "--control", description = "Offer the control channel: wait for a client on a loopback port that is"
			+ " printed with its one-time token on standard error.")
	private boolean control;

	/** Who began this process; looked at once, as whoever takes over an orphan is somebody else. */
	private final ProcessHandle starter = ProcessHandle.current().parent().orElse(null);
	private final List<Diagnostic> unwritten = new ArrayList<>();
	private final List<Baseline> baselines = new ArrayList<>();

	@Override
	public Integer call() throws IOException {
		Console console = Console.of(spec.commandLine());
		List<Strategy> chosen = chosen();
		OutputCheck.distinct(about.file(), order, trace, report);
		resets.refuseAfter(durationNanos);
		upgrade.check(durationNanos);
		Offloads offloads = new Offloads(about.file());
		offloads.select(about.offload()).forEach(spec -> variation.traffic(spec, offloads.compilation()));
		if (offloads.select(about.offload()).size() * chosen.size() > 1 && (order != null || trace != null || control)) {
			throw new CoraException("many-runs", "--log-order, --trace and --control are about one run; "
					+ "choose it with --offload and --strategy");
		}
		if (offloads.select(about.offload()).size() > 1 && report != null) {
			throw new CoraException("many-runs", "--report is about one offload; choose it with --offload");
		}
		List<RunResult> results = new ArrayList<>();
		JsonArray runs = new JsonArray();
		boolean feasible = true;
		try (Interruption interruption = new Interruption()) {
			PlannedOffloads planner = new PlannedOffloads(offloads, about.file(), console);
			for (Strategy strategy : reportedLast(chosen)) {
				for (PlannedOffloads.Planned planned : planner.plan(about.offload(), strategy, report != null)) {
					if (interruption.interrupted()) {
						break;
					}
					if (planned.plan().isFeasible()) {
						RunResult result = simulate(planned, planner, variation.traffic(planned.spec(), offloads.compilation()),
								strategy == chosen.get(0), interruption, console);
						results.add(result);
						List<Goal> goals = Goal.of(planned.spec(), result);
						runs.add(document(result, goals));
						RunText.lines(result).forEach(console::line);
						goals.stream().filter(g -> !g.isMet()).forEach(g -> console.line("  not met     " + g.text()));
					} else {
						feasible = false;
						runs.add(infeasible(planned, console));
					}
					console.line("");
				}
			}
			if (results.size() > 1) {
				RunText.comparison(results).forEach(console::line);
			}
			console.result(withUnwritten(Json.oneOrRuns(runs)));
		}
		if (!unwritten.isEmpty()) {
			console.warn(unwritten);
			return ExitCode.INPUT;
		}
		return feasible && results.stream().allMatch(RunResult::isSound) ? ExitCode.OK : ExitCode.VIOLATION;
	}

	private JsonObject withUnwritten(JsonObject document) {
		if (!unwritten.isEmpty()) {
			document.add("unwritten", Json.array(unwritten, Json::of));
		}
		return document;
	}

	private List<Strategy> chosen() {
		return strategies.contains(ALL) ? Strategies.all()
				: strategies.stream().distinct().map(name -> StrategyNames.require(name, spec)).toList();
	}

	/** A report about the first strategy shows the others beside it, so they have to be known before. */
	private List<Strategy> reportedLast(List<Strategy> all) {
		List<Strategy> order = new ArrayList<>(all);
		if (report != null) {
			order.add(order.remove(0));
		}
		return order;
	}

	private RunResult simulate(PlannedOffloads.Planned planned, PlannedOffloads planner, TrafficSpec traffic, boolean reported, Interruption interruption,
			Console console) throws IOException {
		variation.adapt(planned.plan());
		String varied = variation.text(planned.spec());
		if (!varied.isEmpty()) {
			console.note(planned.spec().name() + ": " + varied);
		}
		if (partial && !CountedFields.of(planned.problem().nf()).isIn(StateStore.ALL)) {
			console.note(planned.spec().name() + ": no state has a field that is only counted, so --partial changes nothing");
		}
		console.progress("simulating " + planned.spec().name() + ", strategy " + planned.plan().getStrategy());
		RunControl runControl = new RunControl(control);
		interruption.stops(runControl);
		SimulationRequest request = upgrade.apply(request(planned, traffic, reported), planned, planner, variation, console)
				.withControl(runControl);
		RunProgress progress = new RunProgress(console, durationNanos);
		if (!control) {
			SignalHistory history = new SignalHistory();
			RunResult result = simulate(request, progress, history);
			baselines.add(new Baseline(result, history));
			return result;
		}
		try (ControlServer server = new ControlServer(runControl)) {
			spec.commandLine().getErr().println("control " + server.port() + " " + server.token());
			server.endsWith(starter);
			return simulate(request, server, progress);
		}
	}

	/** What a run found counts also if a file about it couldn't be written. */
	private RunResult simulate(SimulationRequest request, TraceSink... listeners) {
		try {
			return Simulation.run(request, listeners);
		} catch (UnwrittenException e) {
			unwritten.addAll(e.diagnostics());
			return e.result();
		}
	}

	private SimulationRequest request(PlannedOffloads.Planned planned, TrafficSpec traffic, boolean reported) {
		SimulationRequest request = SimulationRequest
				.of(planned.problem().nf(), planned.plan(), planned.problem().nic(), planned.problem().host(),
						planned.spec().hostCores(), traffic)
				.withFolder(about.file().toAbsolutePath().getParent()).withDuration(durationNanos).withSeed(seed).warm(warm)
				.withResets(resets.resets()).partial(partial)
				.withGoals(planned.spec());
		request = order == null ? request : request.withOrderLog(order);
		request = trace == null ? request : request.withTrace(trace);
		return report == null || !reported ? request : request.withReport(report).withBaselines(baselines);
	}

	private JsonObject document(RunResult result, List<Goal> goals) {
		JsonObject json = Json.document();
		RunJson.write(result, json);
		json.add("goals", Json.array(goals, Goal::json));
		return json;
	}

	private JsonObject infeasible(PlannedOffloads.Planned planned, Console console) {
		console.line(planned.spec().name() + ", strategy " + planned.plan().getStrategy() + ": no feasible plan: "
				+ planned.plan().getReason());
		JsonObject json = Json.document();
		json.addProperty("offload", planned.spec().name());
		json.addProperty("strategy", planned.plan().getStrategy());
		json.addProperty("feasible", false);
		json.addProperty("reason", planned.plan().getReason());
		return json;
	}
}
