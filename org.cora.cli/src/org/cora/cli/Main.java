// SPDX-License-Identifier: EPL-2.0
// Copyright (c) 2026 Cora contributors
package org.cora.cli;

import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import org.cora.cli.bench.BenchCommand;
import org.cora.ir.diagnostic.CoraException;
import picocli.CommandLine;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.UnmatchedArgumentException;

/** The {@code cora} command. */
public final class Main {

	private Main() {
	}

	public static void main(String[] arguments) {
		PrintWriter out = new PrintWriter(System.out, false, StandardCharsets.UTF_8);
		PrintWriter err = new PrintWriter(System.err, true, StandardCharsets.UTF_8);
		int code = run(out, err, arguments);
		// Whoever reads the result must be able to tell that it didn't get all of it.
		boolean cut = out.checkError();
		System.exit(cut && code == ExitCode.OK ? ExitCode.INTERNAL : code);
	}

	/**
	 * Runs a command line without ending the process.
	 *
	 * @return one of {@link ExitCode}
	 */
	public static int run(PrintWriter out, PrintWriter err, String... arguments) {
		CommandLine command = new CommandLine(new CoraCommand());
		if (BenchCommand.isAvailable()) {
			command.addSubcommand(new BenchCommand());
		}
		command.setOut(out).setErr(err);
		command.setParameterExceptionHandler(Main::usageError);
		command.setExecutionExceptionHandler((failure, of, result) -> failure(failure, of));
		int code;
		try {
			code = command.execute(arguments);
		} catch (OutOfMemoryError e) {
			err.println("cora: out of memory; give Java more, for example with JAVA_TOOL_OPTIONS=-Xmx8g");
			code = ExitCode.INTERNAL;
		} catch (Error e) {
			code = defect(e, err);
		}
		out.flush();
		err.flush();
		return code;
	}

	private static int usageError(ParameterException mistake, String[] arguments) {
		CommandLine command = mistake.getCommandLine();
		PrintWriter err = command.getErr();
		err.println("cora: " + mistake.getMessage().replaceAll("is not an? (long|int)$", "is not a whole number"));
		UnmatchedArgumentException.printSuggestions(mistake, err);
		err.println("Try '" + command.getCommandSpec().qualifiedName() + " -h'.");
		return ExitCode.USAGE;
	}

	private static int failure(Exception failure, CommandLine command) {
		Console console = Console.of(command);
		if (failure instanceof CoraException wrong) {
			console.diagnostics(wrong.diagnostics());
			return ExitCode.INPUT;
		}
		if (failure instanceof InterruptedException) {
			return ExitCode.INTERRUPTED;
		}
		return defect(failure, command.getErr());
	}

	private static int defect(Throwable failure, PrintWriter err) {
		err.println("cora: internal error, a defect of Cora; please report it with what you ran:");
		failure.printStackTrace(err);
		return ExitCode.INTERNAL;
	}
}
