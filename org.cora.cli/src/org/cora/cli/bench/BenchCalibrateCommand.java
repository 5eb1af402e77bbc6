// SPDX-License-Identifier: EPL-2.0
// Copyright (c) 2026 Cora contributors
package org.cora.cli.bench;

import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import org.cora.benchmarks.accuracy.GroupAccuracy;
import org.cora.benchmarks.calibration.Calibration;
import org.cora.benchmarks.calibration.Split;
import org.cora.cli.CommonOptions;
import org.cora.cli.Console;
import org.cora.cli.ExitCode;
import org.cora.cli.Table;
import org.cora.cli.json.Json;
import org.cora.ir.diagnostic.CoraException;
import org.cora.ir.file.WholeFile;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code cora bench calibrate}: fits the figures of the calibrated NIC models to measurements. */
@Command(name = "calibrate", header = "Fit the calibrated NIC models to measurements, and say how sure the figures are.",
		footer = { "", "Writes the models' files into a folder with --write; otherwise only says what comes out.", "",
				"Example: cora bench calibrate --data measurements" })
public final class BenchCalibrateCommand implements Callable<Integer> {

	@Mixin(name = "common")
	private CommonOptions common;

	@Spec
	private CommandSpec spec;

	@Option(names = "--data", paramLabel = "DIR", required = true,
			description = "Folder with agilio-programs.csv.gz and agilio-lookups.csv.")
	private Path data;

	@Option(names = "--write", paramLabel = "DIR",
			description = "Folder for the models' files: org.cora.dsl/src/org/cora/dsl/library/cora/nics in the sources.")
	private Path folder;

	@Override
	public Integer call() {
		Console console = Console.of(spec.commandLine());
		List<Calibration> calibrations = List.of(
				Calibration.ofBpfPrograms(data.resolve("agilio-lookups.csv")),
				Calibration.ofElementPrograms(data.resolve("agilio-programs.csv.gz")));
		JsonArray models = new JsonArray();
		for (Calibration calibration : calibrations) {
			console.progress("fitting " + calibration.model());
			models.add(fit(calibration, console));
		}
		JsonObject result = Json.document();
		result.add("models", models);
		console.result(result);
		return ExitCode.OK;
	}

	private JsonObject fit(Calibration calibration, Console console) {
		List<GroupAccuracy> groups = new ArrayList<>(List.of(calibration.training()));
		for (Split split : Split.values()) {
			groups.add(calibration.validation(split));
		}
		console.line(calibration.model() + ", fitted to " + calibration.set());
		BenchAccuracyCommand.table(groups).forEach(console::line);
		Table table = new Table("figure", "value", "low", "high", "±");
		calibration.coefficients().forEach(c -> table.row(c.name(), c.value(), c.low(), c.high(),
				String.format(Locale.ROOT, "%.1f %%", 100 * c.uncertainty())));
		table.lines().forEach(console::line);
		console.line("");
		if (folder != null) {
			write(calibration, console);
		}
		JsonObject json = new JsonObject();
		json.addProperty("nic", calibration.model());
		json.addProperty("measurements", calibration.set());
		json.add("groups", Json.array(groups, Json::tree));
		json.add("coefficients", Json.array(calibration.coefficients(), Json::tree));
		return json;
	}

	private void write(Calibration calibration, Console console) {
		if (!Files.isDirectory(folder)) {
			throw new CoraException("unwritable-file", folder + " is no folder");
		}
		String name = calibration.model().substring(calibration.model().lastIndexOf('.') + 1);
		Path file = folder.resolve(name + ".cora");
		WholeFile.write(file, calibration.text());
		console.note("wrote " + file);
	}
}
