// SPDX-License-Identifier: EPL-2.0
// Copyright (c) 2026 Cora contributors
package org.cora.cli.command;

import com.google.gson.JsonObject;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import org.cora.cli.CommonOptions;
import org.cora.cli.Console;
import org.cora.cli.ExitCode;
import org.cora.cli.json.Json;
import org.cora.ir.diagnostic.CoraException;
import org.cora.ir.file.WholeFile;
import org.cora.ir.unit.Dimension;
import org.cora.ir.unit.Quantity;
import org.cora.sim.trace.TraceEvent;
import org.cora.sim.trace.TraceFiles;
import org.cora.sim.trace.TraceReader;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code cora trace}: what a compact trace holds, also of a run that goes on or was killed. */
@Command(name = "trace", header = "Show what a compact trace holds, and make a table or a Perfetto trace of it.",
		description = "A run streams its trace to such a file and removes it at the end; of one that was killed it is left.",
		footer = { "", "Example: cora trace nat.json.coratrace --to nat.csv" })
public final class TraceCommand implements Callable<Integer> {

	private static final double NANOS_PER_MILLI = 1e6;

	@Mixin(name = "common")
	private CommonOptions common;

	@Spec
	private CommandSpec spec;

	@Parameters(paramLabel = "FILE.coratrace", description = "Compact trace.")
	private Path file;

	@Option(names = "--to", paramLabel = "OUT.json|OUT.csv",
			description = "Write it here: OUT.csv is a table, anything else for the Perfetto UI.")
	private Path to;

	private final Map<String, Long> counts = new TreeMap<>();
	private long last;

	@Override
	public Integer call() {
		Console console = Console.of(spec.commandLine());
		OutputCheck.distinct(file, to);
		boolean whole = read();
		if (to != null) {
			export();
			console.note("wrote " + to);
		}
		long all = counts.values().stream().mapToLong(Long::longValue).sum();
		console.line(file + ": " + (all == 0 && !whole ? "no events yet: the run has only just begun, or was killed at once"
				: all + " events, " + Quantity.format(last, Dimension.TIME) + " of virtual time"
						+ (whole ? "" : ", cut short: the run goes on or was killed")));
		counts.forEach((kind, count) -> console.line(String.format(Locale.ROOT, "  %,10d  %s", count, kind)));
		JsonObject result = Json.document();
		result.addProperty("whole", whole);
		result.add("durationMs", Json.number(last / NANOS_PER_MILLI));
		JsonObject events = new JsonObject();
		counts.forEach(events::addProperty);
		result.add("events", events);
		console.result(result);
		return ExitCode.OK;
	}

	private boolean read() {
		if (!Files.isRegularFile(file)) {
			throw new CoraException("unreadable-file", file + (Files.exists(file) ? " is no file" : " does not exist"));
		}
		try {
			return TraceReader.read(file, this::count);
		} catch (IOException e) {
			throw new CoraException("invalid-trace", file + ": " + e.getMessage(), e);
		}
	}

	private void count(TraceEvent event) {
		last = Math.max(last, event.atNanos());
		counts.merge(kind(event), 1L, Long::sum);
	}

	/** As the record is called, in words. */
	private static String kind(TraceEvent event) {
		return event.getClass().getSimpleName().replaceAll("(?<=[a-z])(?=[A-Z])", "-").toLowerCase(Locale.ROOT);
	}

	private void export() {
		try {
			TraceFiles.export(file, to, file.getFileName().toString());
		} catch (IOException e) {
			throw WholeFile.unwritable(to, e);
		}
	}
}
