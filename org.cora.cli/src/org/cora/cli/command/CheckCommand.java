// SPDX-License-Identifier: EPL-2.0
// Copyright (c) 2026 Cora contributors
package org.cora.cli.command;

import com.google.gson.JsonObject;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import org.cora.cli.CommonOptions;
import org.cora.cli.Console;
import org.cora.cli.ExitCode;
import org.cora.cli.json.Json;
import org.cora.dsl.compiler.CoraCompiler;
import org.cora.ir.diagnostic.Diagnostic;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code cora check}: says what is wrong with source files. */
@Command(name = "check", header = "Check source files and print what is wrong with them, one diagnostic a line.",
		footer = { "", "Exit code 1 if there is an error; warnings alone give 0.", "",
				"Example: cora check examples/nat/nat.cora" })
public final class CheckCommand implements Callable<Integer> {

	@Mixin(name = "common")
	private CommonOptions common;

	@Spec
	private CommandSpec spec;

	@Parameters(paramLabel = "FILE", arity = "1..*", description = "Files to check.")
	private List<Path> files;

	@Override
	public Integer call() {
		Console console = Console.of(spec.commandLine());
		List<Diagnostic> all = new ArrayList<>();
		for (Path file : files) {
			console.progress("checking " + file);
			List<Diagnostic> diagnostics = CoraCompiler.compile(file).diagnostics();
			diagnostics.forEach(d -> console.line(d.toString()));
			all.addAll(diagnostics);
		}
		JsonObject result = Json.document();
		result.add("diagnostics", Json.array(all, Json::of));
		console.result(result);
		long errors = all.stream().filter(Diagnostic::isError).count();
		if (!console.json()) {
			console.note(count(files.size(), "file") + ", " + count(errors, "error") + ", "
					+ count(all.size() - errors, "warning"));
		}
		return errors == 0 ? ExitCode.OK : ExitCode.INPUT;
	}

	private static String count(long number, String what) {
		return number + " " + what + (number == 1 ? "" : "s");
	}
}
