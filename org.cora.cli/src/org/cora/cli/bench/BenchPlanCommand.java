// SPDX-License-Identifier: EPL-2.0
// Copyright (c) 2026 Cora contributors
package org.cora.cli.bench;

import com.google.gson.JsonObject;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import org.cora.benchmarks.paper.Subjects;
import org.cora.benchmarks.speed.PlanRow;
import org.cora.benchmarks.speed.PlanSpeed;
import org.cora.cli.CommonOptions;
import org.cora.cli.Console;
import org.cora.cli.ExitCode;
import org.cora.cli.Table;
import org.cora.cli.json.Json;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code cora bench plan}: how long one waits for a plan. */
@Command(name = "plan", header = "Measure how long the plans of network functions take here.",
		description = { "", "Milliseconds of the thread's own time: running the program over 100,000 packets, analysis and graph,"
				+ " search, explanation; in a JVM that is warm, the median of some runs. 'first' is wall time of the run before those." },
		footer = { "", "Example: cora bench plan examples/nat/nat.cora --runs 9" })
public final class BenchPlanCommand implements Callable<Integer> {

	private static final int MOST_RUNS = 1000;

	@Mixin(name = "common")
	private CommonOptions common;

	@Spec
	private CommandSpec spec;

	@Parameters(paramLabel = "FILE", arity = "0..*", description = "Source files with offloads. Default: the examples.")
	private List<Path> files;

	@Option(names = "--runs", paramLabel = "N", defaultValue = "3",
			description = "Runs of each offload that are measured. Default: ${DEFAULT-VALUE}.")
	private int runs;

	@Override
	public Integer call() {
		if (runs < 1 || runs > MOST_RUNS) {
			throw new ParameterException(spec.commandLine(), "--runs takes 1 to " + MOST_RUNS);
		}
		Console console = Console.of(spec.commandLine());
		List<Path> planned = files == null || files.isEmpty() ? Subjects.shipped() : files;
		List<PlanRow> rows = new PlanSpeed(runs).run(planned, what -> console.progress("planning " + what));
		text(rows).forEach(console::line);
		JsonObject result = Json.document();
		result.add("rows", Json.array(rows, Json::tree));
		console.result(result);
		return ExitCode.OK;
	}

	private static List<String> text(List<PlanRow> rows) {
		Table table = new Table("offload", "states", "profile", "graph", "search", "explanation", "total ms", "first", "proved");
		for (PlanRow row : rows) {
			table.row(row.offload(), Integer.toString(row.states()), millis(row.profile()), millis(row.graph()), millis(row.search()),
					millis(row.explanation()), millis(row.total()), millis(row.first()), row.proven() ? "yes" : "no");
		}
		List<String> lines = new ArrayList<>(table.lines());
		rows.stream().mapToDouble(PlanRow::total).max().ifPresent(most -> lines.add(rows.size() + " plans, none takes more than "
				+ millis(most) + " ms"));
		return lines;
	}

	private static String millis(double millis) {
		return String.format(Locale.ROOT, "%.0f", millis);
	}
}
