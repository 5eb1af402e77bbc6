// SPDX-License-Identifier: EPL-2.0
// Copyright (c) 2026 Cora contributors
package org.cora.cli.command;

import java.io.PrintStream;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import org.cora.cli.CommonOptions;
import org.cora.cli.ExitCode;
import org.cora.dsl.ide.CoraLanguageServer;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** {@code cora lsp}: the language server on standard input and output, for any editor that speaks the protocol. */
@Command(name = "lsp", header = "Serve the Language Server Protocol on standard input and output.",
		footer = { "", "Ends when the client closes the connection.", "", "Example: cora lsp" })
public final class LspCommand implements Callable<Integer> {

	@Mixin(name = "common")
	private CommonOptions common;

	@Override
	public Integer call() throws InterruptedException, ExecutionException {
		PrintStream protocol = System.out;
		// Nothing but the protocol may reach standard output.
		System.setOut(System.err);
		try {
			CoraLanguageServer.serve(System.in, protocol).get();
		} finally {
			System.setOut(protocol);
		}
		return ExitCode.OK;
	}
}
