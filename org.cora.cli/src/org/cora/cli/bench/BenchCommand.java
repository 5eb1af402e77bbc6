// SPDX-License-Identifier: EPL-2.0
// Copyright (c) 2026 Cora contributors
package org.cora.cli.bench;

import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code cora bench}: the project's own figures, reproduced. Each of its commands is one set of figures. */
@Command(name = "bench", header = "Reproduce the project's own figures.", synopsisSubcommandLabel = "COMMAND",
		subcommands = { BenchAccuracyCommand.class, BenchPaperCommand.class, BenchScaleCommand.class,
				BenchPlanCommand.class, BenchMigrationCommand.class, BenchSpeedCommand.class, BenchStormsCommand.class,
				BenchCalibrateCommand.class },
		footer = { "", "Example: cora bench accuracy --measurements agilio-programs.csv.gz" })
public final class BenchCommand implements Runnable {

	/** A class that is there where the benchmarks are. */
	private static final String BENCHMARKS = "org.cora.benchmarks.Figures";

	@Spec
	private CommandSpec spec;

	@Option(names = { "-h", "--help" }, usageHelp = true, description = "Show this help and exit.")
	private boolean help;

	/** Whether the benchmarks are there: the plug-in, which starts the command as a process of its own, comes without. */
	public static boolean isAvailable() {
		try {
			Class.forName(BENCHMARKS, false, BenchCommand.class.getClassLoader());
			return true;
		} catch (ClassNotFoundException e) {
			return false;
		}
	}

	@Override
	public void run() {
		throw new ParameterException(spec.commandLine(), "which figures? One of "
				+ String.join(", ", spec.subcommands().keySet()));
	}
}
