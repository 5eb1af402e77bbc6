// SPDX-License-Identifier: EPL-2.0
// Copyright (c) 2026 Cora contributors
package org.cora.cli.bench;

import com.google.gson.JsonObject;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import org.cora.benchmarks.accuracy.AccuracyBench;
import org.cora.benchmarks.accuracy.AccuracyReport;
import org.cora.benchmarks.accuracy.GroupAccuracy;
import org.cora.benchmarks.accuracy.KneeAccuracy;
import org.cora.cli.CommonOptions;
import org.cora.cli.Console;
import org.cora.cli.ExitCode;
import org.cora.cli.Table;
import org.cora.cli.json.Json;
import org.cora.ir.file.WholeFile;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code cora bench accuracy}: what the shipped NIC models predict against what was measured. */
@Command(name = "accuracy", header = "Hold what the shipped NIC models predict against measured throughput.",
		description = "Nothing is fitted: the figures of the shipped models stand, and no prediction sees a measured value.",
		footer = { "", "docs/nic-models.md describes the files and how the models were calibrated.", "",
				"Example: cora bench accuracy --measurements agilio-programs.csv.gz" })
public final class BenchAccuracyCommand implements Callable<Integer> {

	@Mixin(name = "common")
	private CommonOptions common;

	@Spec
	private CommandSpec spec;

	@Option(names = "--measurements", paramLabel = "FILE.csv[.gz]",
			description = "Measurements: programs made of elements, table look-ups, or a count-min sketch. The first line tells which.")
	private Path measurements;

	@Option(names = "--predictions", paramLabel = "OUT.csv",
			description = "Write what was predicted, line by line; the measured column of the input may then be blank.")
	private Path predictions;

	@Option(names = "--simulate", description = "Simulate each program packet by packet on as many cores as it was measured on, instead"
			+ " of asking the performance model. Minutes instead of seconds.")
	private boolean simulate;

	@Override
	public Integer call() {
		if (measurements == null) {
			throw new ParameterException(spec.commandLine(), "which measurements? They are no part of Cora's sources;"
					+ " give a file with --measurements. What came out for the shipped models stands in docs/nic-models.md");
		}
		Console console = Console.of(spec.commandLine());
		console.progress((simulate ? "simulating " : "predicting ") + measurements);
		StringBuilder lines = new StringBuilder("line,program,cores,measured_mpps,predicted_mpps\n");
		AccuracyReport report = new AccuracyBench(simulate, (measured, predicted) -> {
			if (predictions != null) {
				lines.append(measured.line()).append(',').append(measured.program()).append(',')
						.append(measured.input().cores()).append(',').append(measured.isMeasured() ? measured.measured() : "")
						.append(',').append(predicted).append('\n');
			}
		}).run(measurements);
		if (predictions != null) {
			WholeFile.write(predictions, lines.toString());
			console.note("wrote " + predictions);
		}
		text(report).forEach(console::line);
		console.result(json(report));
		return ExitCode.OK;
	}

	private static JsonObject json(AccuracyReport report) {
		JsonObject result = Json.document();
		Json.tree(report).getAsJsonObject().entrySet().forEach(e -> result.add(e.getKey(), e.getValue()));
		return result;
	}

	private static List<String> text(AccuracyReport report) {
		List<String> text = new ArrayList<>();
		text.add(report.file() + ": " + report.lines() + " measurements (" + report.kind() + ") against " + report.nic()
				+ (report.simulated() ? ", simulated" : ""));
		if (report.predicted() > 0) {
			text.add(report.predicted() + " without a measured value: predicted, not judged");
		}
		if (!report.groups().isEmpty()) {
			text.addAll(table(report.groups()));
		}
		KneeAccuracy knees = report.knees();
		if (knees.curves() > 0) {
			text.add(String.format(Locale.ROOT, "knees of %d programs: %.1f cores apart in the mean, %d within half a step of the measured "
					+ "numbers of cores, %d within one", knees.curves(), knees.coresApart(), knees.same(), knees.oneStep()));
		}
		return text;
	}

	/** Rows of errors in percent. */
	static List<String> table(List<GroupAccuracy> groups) {
		Table table = new Table("error of", "n", "mean", "median", "p90", "p99");
		for (GroupAccuracy group : groups) {
			table.row(group.name(), Integer.toString(group.n()), percent(group.mape()), percent(group.p50()),
					percent(group.p90()), percent(group.p99()));
		}
		return table.lines();
	}

	private static String percent(double fraction) {
		return Double.isNaN(fraction) ? "–" : String.format(Locale.ROOT, "%.2f %%", 100 * fraction);
	}
}
