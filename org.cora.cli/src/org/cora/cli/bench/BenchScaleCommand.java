// SPDX-License-Identifier: EPL-2.0
// Copyright (c) 2026 Cora contributors
package org.cora.cli.bench;

import com.google.gson.JsonObject;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import org.cora.benchmarks.scale.ScaleBench;
import org.cora.benchmarks.scale.ScalePage;
import org.cora.benchmarks.scale.ScaleRow;
import org.cora.cli.CommonOptions;
import org.cora.cli.Console;
import org.cora.cli.ExitCode;
import org.cora.cli.Table;
import org.cora.cli.command.Interruption;
import org.cora.cli.json.Json;
import org.cora.ir.file.WholeFile;
import org.cora.planner.search.PlanningMonitor;
import org.cora.planner.search.SearchBudget;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code cora bench scale}: plans generated network functions of growing size. */
@Command(name = "scale", header = "Plan generated network functions of growing size: time, memory, proven gap.",
		footer = { "", "Plans are the same each time; times and heap are of this machine.", "",
				"Example: cora bench scale --sizes 12,50,200 --report scale.html" })
public final class BenchScaleCommand implements Callable<Integer> {

	private static final int MOST = 1000;

	@Mixin(name = "common")
	private CommonOptions common;

	@Spec
	private CommandSpec spec;

	@Option(names = "--sizes", paramLabel = "N", split = ",", defaultValue = "6,12,25,50,100,200",
			description = "States, and as many classes. Default: ${DEFAULT-VALUE}.")
	private List<Integer> sizes;

	@Option(names = "--instances", paramLabel = "N", defaultValue = "3",
			description = "Problems of each size. Default: ${DEFAULT-VALUE}.")
	private int instances;

	@Option(names = "--nodes", paramLabel = "N", defaultValue = "400000",
			description = "What each search may look at. Default: ${DEFAULT-VALUE}.")
	private long nodes;

	@Option(names = "--caches", description = "With caches on card and host, which the bound knows less about.")
	private boolean caches;

	@Option(names = "--cancels", paramLabel = "N", defaultValue = "4",
			description = "How often each is planned again and cancelled on the way, to see how soon it ends. Default: ${DEFAULT-VALUE}.")
	private int cancels;

	@Option(names = "--report", paramLabel = "R.html", description = "Write table and plots here.")
	private Path report;

	@Override
	public Integer call() {
		if (sizes.stream().anyMatch(s -> s < 1 || s > MOST) || instances < 1 || nodes < 1 || cancels < 0) {
			throw new ParameterException(spec.commandLine(), "--sizes are from 1 to " + MOST
					+ ", --instances and --nodes from 1, --cancels from 0");
		}
		Console console = Console.of(spec.commandLine());
		try (Interruption interruption = new Interruption()) {
			PlanningMonitor monitor = new PlanningMonitor() {
				@Override
				public boolean cancelled() {
					return interruption.interrupted();
				}
			};
			ScaleBench bench = new ScaleBench(sizes, instances, new SearchBudget(nodes), caches, cancels, monitor);
			int[] done = new int[1];
			List<ScaleRow> rows = bench.run(row -> console.progress(++done[0] + " of " + bench.size() + " problems"));
			table(rows).lines().forEach(console::line);
			if (report != null) {
				WholeFile.write(report, ScalePage.html(rows));
				console.note("wrote " + report);
			}
			JsonObject result = Json.document();
			result.addProperty("complete", rows.size() == bench.size());
			result.add("rows", Json.array(rows, Json::tree));
			console.result(result);
			return ExitCode.OK;
		}
	}

	private static Table table(List<ScaleRow> rows) {
		Table table = new Table("states", "classes", "instance", "host cores", "bound", "gap", "proven", "nodes", "s", "MB",
				"cancel ms", "worst ms");
		for (ScaleRow row : rows) {
			table.row(text("%d", row.states()), text("%d", row.classes()), text("%d", row.instance()), text("%.4f", row.hostCores()), text("%.4f", row.bound()),
					text("%.2f %%", 100 * row.gap()), row.proven() ? "yes" : "no", text("%d", row.nodes()), text("%.2f", row.seconds()),
					text("%.0f", row.megabytes()), millis(row.cancelMs()), millis(row.worstCancelMs()));
		}
		return table;
	}

	private static String millis(Double value) {
		return value == null ? "–" : text("%.1f", value);
	}

	private static String text(String format, Number value) {
		return String.format(Locale.ROOT, format, value);
	}
}
