// SPDX-License-Identifier: EPL-2.0
// Copyright (c) 2026 Cora contributors
package org.cora.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.BufferedWriter;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.List;
import org.cora.ir.diagnostic.Diagnostic;
import org.junit.jupiter.api.Test;
import picocli.CommandLine;
import picocli.CommandLine.Command;

/** Results and remarks, read together as on a terminal, stand in the order in which they were said. */
class ConsoleTest {

	private static final String BR = System.lineSeparator();

	@Command
	private static final class Nothing {
	}

	private final StringWriter terminal = new StringWriter();
	private final Console console = Console.of(new CommandLine(new Nothing())
			.setOut(new PrintWriter(new BufferedWriter(terminal)))
			.setErr(new PrintWriter(terminal, true)));

	@Test
	void aRemarkComesAfterTheResultsBeforeIt() {
		console.line("half");
		console.note("wrote it");
		console.line("whole");
		console.warn(List.of());
		assertEquals("half" + BR + "cora: wrote it" + BR + "whole" + BR, terminal.toString());
	}

	@Test
	void soDoesWhatIsWrong() {
		console.line("half");
		console.diagnostics(List.<Diagnostic>of());
		assertEquals("half" + BR, terminal.toString());
	}
}
