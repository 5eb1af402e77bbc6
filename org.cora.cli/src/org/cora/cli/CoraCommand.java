// SPDX-License-Identifier: EPL-2.0
// Copyright (c) 2026 Cora contributors
package org.cora.cli;

import org.cora.cli.command.CheckCommand;
import org.cora.cli.command.ExecCommand;
import org.cora.cli.command.LspCommand;
import org.cora.cli.command.NicsCommand;
import org.cora.cli.command.PlanCommand;
import org.cora.cli.command.RunCommand;
import org.cora.cli.command.TraceCommand;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** The root of the command tree. */
@Command(name = "cora", versionProvider = Version.class, mixinStandardHelpOptions = true,
		header = "Compiles stateful network functions for a host with a SmartNIC, plans their offload and simulates it.",
		synopsisSubcommandLabel = "COMMAND", subcommands = { CheckCommand.class, ExecCommand.class, PlanCommand.class,
				RunCommand.class, TraceCommand.class, NicsCommand.class, LspCommand.class },
		footer = { "", "cora test runs the project's own test suite.", "", "Exit codes: 0 fine, 1 wrong input, 2 usage,"
				+ " 3 no feasible plan or a violated invariant, 70 internal error.", "",
				"Example: cora run examples/nat/nat.cora" })
final class CoraCommand implements Runnable {

	@Spec
	private CommandSpec spec;

	@Override
	public void run() {
		throw new ParameterException(spec.commandLine(), "which command?");
	}
}
