// SPDX-License-Identifier: EPL-2.0
// Copyright (c) 2026 Cora contributors
package org.cora.cli.bench;

import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import org.cora.benchmarks.storms.Storm;
import org.cora.benchmarks.storms.StormBench;
import org.cora.benchmarks.storms.StormPage;
import org.cora.benchmarks.storms.StormReport;
import org.cora.benchmarks.storms.StormRow;
import org.cora.benchmarks.storms.StormVerdict;
import org.cora.benchmarks.storms.Storms;
import org.cora.cli.CommonOptions;
import org.cora.cli.Console;
import org.cora.cli.ExitCode;
import org.cora.cli.Table;
import org.cora.cli.command.Interruption;
import org.cora.cli.json.Json;
import org.cora.cli.json.RunJson;
import org.cora.ir.file.WholeFile;
import org.cora.runtime.control.RefinedParameter;
import org.cora.runtime.predict.PredictorAccuracy;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code cora bench storms}: how the runtime follows traffic that leaves what its plan was made for. */
@Command(name = "storms", header = "Run storms with a plan that stays, a reactive and a predictive runtime, beside the optimum.",
		footer = { "", "docs/runtime.md says what the storms are, how they are measured and what bounds hold.",
				"Exit code 3 if an invariant is violated in a run; a bound that isn't met is told, no more.", "",
				"Example: cora bench storms --storm slow-swell --report storms.html" })
public final class BenchStormsCommand implements Callable<Integer> {

	/** Storms for which the clairvoyant needs less than this share of what it needs for others of a sweep are next to none. */
	private static final double TELLING = 0.1;

	@Mixin(name = "common")
	private CommonOptions common;

	@Spec
	private CommandSpec spec;

	@Option(names = "--storm", paramLabel = "NAME", split = ",", description = "These only; default: all.")
	private List<String> names = new ArrayList<>();

	@Option(names = "--sweep", description = "Run each at several paces, with phases that last less long and longer, and tell which is the worst.")
	private boolean sweep;

	@Option(names = "--seed", paramLabel = "N", defaultValue = "1",
			description = "Seed of everything random; the same seed gives the same result. Default: ${DEFAULT-VALUE}.")
	private long seed;

	@Option(names = "--report", paramLabel = "R.html", description = "Write tables and plots here.")
	private Path report;

	@Override
	public Integer call() {
		Console console = Console.of(spec.commandLine());
		List<Storm> storms = names.isEmpty() ? Storms.all() : names.stream().map(Storms::named).toList();
		try (Interruption interruption = new Interruption()) {
			List<StormReport> reports = new ArrayList<>();
			StormBench bench = new StormBench(Storms.source(), seed);
			for (Storm storm : storms) {
				if (!interruption.interrupted()) {
					List<StormReport> each = sweep ? bench.sweep(storm, console::progress) : List.of(bench.run(storm, console::progress));
					reports.addAll(each);
					(sweep ? paces(each) : text(each.get(0))).forEach(console::line);
					console.line("");
				}
			}
			return tell(reports, storms.stream().allMatch(s -> reports.stream().anyMatch(r -> r.storm().name().equals(s.name()))), console);
		}
	}

	private int tell(List<StormReport> reports, boolean complete, Console console) {
		if (report != null) {
			WholeFile.write(report, StormPage.html(reports));
			console.note("wrote " + report);
		}
		JsonObject result = Json.document();
		result.addProperty("complete", complete);
		JsonArray all = new JsonArray();
		reports.forEach(r -> all.add(json(r)));
		result.add("storms", all);
		console.result(result);
		return reports.stream().allMatch(r -> r.rows().stream().allMatch(StormRow::sound)) ? ExitCode.OK : ExitCode.VIOLATION;
	}

	private static JsonObject json(StormReport report) {
		JsonObject json = new JsonObject();
		json.addProperty("storm", report.storm().name());
		json.addProperty("traffic", report.storm().traffic());
		json.addProperty("strategy", report.storm().strategy());
		json.addProperty("stretch", report.storm().stretch());
		json.addProperty("forecastable", report.storm().forecastable());
		json.add("rows", Json.array(report.rows(), BenchStormsCommand::json));
		json.add("bounds", Json.array(report.verdicts(), BenchStormsCommand::json));
		json.addProperty("predictor", report.predictor());
		json.add("predictors", Json.array(report.predictors(), RunJson::predictor));
		json.add("refined", Json.array(report.refined(), RunJson::refined));
		return json;
	}

	private static JsonObject json(StormRow row) {
		JsonObject json = new JsonObject();
		json.addProperty("way", row.way());
		json.add("packets", Json.number(row.packets()));
		json.add("drops", Json.number(row.drops()));
		json.add("coreSeconds", Json.number(row.coreSeconds()));
		json.add("migrations", Json.number(row.migrations()));
		json.add("flowsMoved", Json.number(row.flowsMoved()));
		json.add("oscillations", Json.number(row.oscillations()));
		json.add("worstLatencyUs", Json.number(row.worstLatencyUs()));
		json.addProperty("sound", row.sound());
		return json;
	}

	private static JsonObject json(StormVerdict verdict) {
		JsonObject json = new JsonObject();
		json.addProperty("what", verdict.what());
		json.add("figure", Json.number(verdict.figure()));
		json.add("bound", Json.number(verdict.bound()));
		json.addProperty("how", verdict.how());
		json.addProperty("met", verdict.isMet());
		return json;
	}

	/** A storm at several paces, a line each. */
	private static List<String> paces(List<StormReport> reports) {
		List<String> lines = new ArrayList<>();
		lines.add(reports.get(0).storm().name() + ", the predictive runtime while phases last longer or shorter");
		Table table = new Table("times as long", "drops", "core-ms", "clairvoyant", "above it", "oscillations", "worst us", "");
		double most = reports.stream().mapToDouble(r -> r.row("clairvoyant").coreSeconds()).max().orElse(0);
		double worst = reports.stream().filter(r -> r.row("clairvoyant").coreSeconds() >= TELLING * most)
				.mapToDouble(BenchStormsCommand::above).max().orElse(0);
		for (StormReport report : reports) {
			StormRow row = report.row("predictive");
			table.row(text("%.2f", report.storm().stretch()), text("%.0f", row.drops()), text("%.1f", 1e3 * row.coreSeconds()),
					text("%.1f", 1e3 * report.row("clairvoyant").coreSeconds()), text("%.0f %%", 100 * above(report)),
					text("%.0f", row.oscillations()), text("%.0f", row.worstLatencyUs()), above(report) == worst ? "worst" : "");
		}
		table.lines().forEach(line -> lines.add("  " + line));
		return lines;
	}

	private static double above(StormReport report) {
		return report.row("predictive").coreSeconds() / report.row("clairvoyant").coreSeconds() - 1;
	}

	private static List<String> text(StormReport report) {
		List<String> lines = new ArrayList<>();
		lines.add(report.storm().name() + " (" + report.storm().traffic() + ", strategy " + report.storm().strategy() + ")");
		Table table = new Table("", "drops", "core-ms", "migrations", "flows moved", "oscillations", "worst us", "sound");
		for (StormRow row : report.rows()) {
			table.row(row.way(), text("%.0f", row.drops()), text("%.1f", 1e3 * row.coreSeconds()), text("%.0f", row.migrations()),
					text("%.0f", row.flowsMoved()), text("%.0f", row.oscillations()), text("%.0f", row.worstLatencyUs()),
					row.sound() ? "yes" : "NO");
		}
		table.lines().forEach(line -> lines.add("  " + line));
		for (StormVerdict verdict : report.verdicts()) {
			lines.add(String.format(Locale.ROOT, "  %s: %.4g, bound %.4g: %s (%s)", verdict.what(), verdict.figure(), verdict.bound(),
					verdict.isMet() ? "met" : "NOT met", verdict.how()));
		}
		for (RefinedParameter each : report.refined()) {
			lines.add(String.format(Locale.ROOT, "  %s: %s by the model, %s observed (%s)", each.name(), text("%.4g", each.model()),
					text("%.4g", each.observed()), each.unit()));
		}
		lines.add("  predicted by " + report.predictor() + " at the end; off "
				+ String.join(", ", report.predictors().stream().map(BenchStormsCommand::text).toList()));
		return lines;
	}

	private static String text(PredictorAccuracy predictor) {
		return String.format(Locale.ROOT, "%s %.1f %%", predictor.name(), 100 * predictor.horizonError());
	}

	private static String text(String format, double value) {
		return Double.isNaN(value) ? "–" : String.format(Locale.ROOT, format, value);
	}
}
