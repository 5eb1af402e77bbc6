// SPDX-License-Identifier: EPL-2.0
// Copyright (c) 2026 Cora contributors
package org.cora.cli.bench;

import com.google.gson.JsonObject;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import org.cora.benchmarks.migration.MigrationBench;
import org.cora.benchmarks.migration.MigrationRow;
import org.cora.benchmarks.paper.Subjects;
import org.cora.cli.CommonOptions;
import org.cora.cli.Console;
import org.cora.cli.ExitCode;
import org.cora.cli.Table;
import org.cora.cli.json.Json;
import org.cora.ir.diagnostic.CoraException;
import org.cora.ir.spec.OffloadSpec.Order;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code cora bench migration}: moves many flows off a loaded card and back. */
@Command(name = "migration", header = "Move many flows off a loaded card and back: how fast, and what it costs.",
		description = { "", "Simulated, in strict and in weak order. Flows are all alike; the rate is such that the weaker side –"
				+ " card, or host and bus – has that load with all flows on it." },
		footer = { "", "Example: cora bench migration --flows 100000 --load 0.8 --json" })
public final class BenchMigrationCommand implements Callable<Integer> {

	private static final String EXAMPLE = "nat";
	private static final long MOST_FLOWS = 1 << 20;

	@Mixin(name = "common")
	private CommonOptions common;

	@Spec
	private CommandSpec spec;

	@Parameters(paramLabel = "FILE", arity = "0..*",
			description = "Source files. Default: the NAT of the examples.")
	private List<Path> files;

	@Option(names = "--offload", split = ",", paramLabel = "NAME", description = "Offloads. Default: all under generated traffic.")
	private List<String> offloads;

	@Option(names = "--flows", paramLabel = "N", defaultValue = "100000", description = "Flows. Default: ${DEFAULT-VALUE}.")
	private long flows;

	@Option(names = "--load", paramLabel = "SHARE", defaultValue = "0.8",
			description = "Load of the weaker side, 0.01 to 1. Default: ${DEFAULT-VALUE}.")
	private double load;

	@Option(names = "--order", split = ",", paramLabel = "ORDER", defaultValue = "strict,weak",
			description = "strict, weak or both. Default: ${DEFAULT-VALUE}.")
	private List<String> orders;

	@Option(names = "--partial", description = "Also with flows that go on before what is only counted of them has followed.")
	private boolean partial;

	@Option(names = "--seed", paramLabel = "N", defaultValue = "1", description = "Seed of generated traffic. Default: 1.")
	private long seed;

	@Override
	public Integer call() {
		if (flows < 1 || flows > MOST_FLOWS || !(load >= 0.01 && load <= 1)) {
			throw new ParameterException(spec.commandLine(), "--flows takes 1 to " + MOST_FLOWS + ", --load 0.01 to 1");
		}
		List<Order> wanted = orders.stream().map(this::order).toList();
		Console console = Console.of(spec.commandLine());
		List<MigrationRow> rows = new ArrayList<>();
		for (Path file : files == null || files.isEmpty() ? example() : files) {
			List<String> names = offloads == null ? MigrationBench.offloads(file) : offloads;
			if (names.isEmpty()) {
				throw new CoraException("no-offload", file + ": there is no offload whose flows could move");
			}
			for (String offload : names) {
				MigrationBench bench = new MigrationBench(file, offload, flows, load, seed);
				if (partial && !bench.hasParts()) {
					throw new CoraException("nothing-counted", offload + ": no state has a field that is only counted, so nothing can follow");
				}
				rows.addAll(bench.run(wanted, partial ? List.of(false, true) : List.of(false),
						what -> console.progress("simulating " + what)));
			}
		}
		text(rows).forEach(console::line);
		JsonObject result = Json.document();
		result.add("rows", Json.array(rows, Json::tree));
		console.result(result);
		return rows.stream().allMatch(MigrationRow::sound) ? ExitCode.OK : ExitCode.VIOLATION;
	}

	private Order order(String name) {
		return switch (name.toLowerCase(Locale.ROOT)) {
			case "strict" -> Order.STRICT;
			case "weak" -> Order.WEAK;
			default -> throw new ParameterException(spec.commandLine(), "--order takes strict and weak, not " + name);
		};
	}

	private static List<Path> example() {
		return Subjects.shipped().stream().filter(f -> EXAMPLE.equals(f.getParent().getFileName().toString())).toList();
	}

	private static List<String> text(List<MigrationRow> rows) {
		Table table = new Table("nf", "nic", "order", "state", "direction", "flows", "moved", "nic load", "host load", "Mpps",
				"seconds", "entries/s", "limit/s", "bytes before", "after", "mean gap us", "longest", "gap ratio", "kept", "sent on", "reordered", "dropped", "sound");
		for (MigrationRow row : rows) {
			table.row(row.nf(), row.nic(), row.order(), row.partial() ? "in parts" : "whole", row.direction(), count(row.flows()), count(row.moved()),
					text("%.0f %%", 100 * row.nicLoad()), text("%.0f %%", 100 * row.hostLoad()),
					text("%.2f", row.offeredMpps()), text("%.3f", row.seconds()), text("%.0f", row.entriesPerSecond()), text("%.0f", row.limitPerSecond()),
					text("%.1f", row.bytesBefore()), text("%.1f", row.bytesAfter()), text("%.3f", row.meanGapUs()), text("%.2f", row.longestGapUs()),
					text("%.2f", row.worstGapRatio()), count(row.bufferedPeak()), count(row.forwarded()), count(row.reordered()),
					count(row.dropped()), row.sound() ? "yes" : "NO");
		}
		return table.lines();
	}

	private static String count(long number) {
		return Long.toString(number);
	}

	private static String text(String format, Object... values) {
		return String.format(Locale.ROOT, format, values);
	}
}
