// SPDX-License-Identifier: EPL-2.0
// Copyright (c) 2026 Cora contributors
package org.cora.dsl;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.antlr.Tool;
import org.antlr.tool.ANTLRErrorListener;
import org.antlr.tool.ErrorManager;
import org.antlr.tool.Message;
import org.antlr.tool.ToolMessage;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * The grammars have no ambiguity that the parser generator would have to resolve on its own. It gets as much time for each
 * decision as Xtext gives it.
 */
class GrammarTest {

	@TempDir
	private Path output;

	@ParameterizedTest
	@ValueSource(strings = {"org.cora.dsl/xtext-gen/org/cora/dsl/parser/antlr/internal/InternalCora.g",
			"org.cora.dsl.ide/xtext-gen/org/cora/dsl/ide/contentassist/antlr/internal/InternalCora.g"})
	void grammarsGenerateWithoutAWarning(String file) {
		Path grammar = Path.of(System.getProperty("cora.root", "..")).resolve(file);
		assertTrue(Files.exists(grammar), grammar.toString());
		List<String> messages = new ArrayList<>();
		ErrorManager.setErrorListener(new Collector(messages));
		new Tool(new String[] {"-Xconversiontimeout", "100000", "-o", output.toString(), grammar.toString()}).process();
		assertEquals(List.of(), messages);
	}

	private record Collector(List<String> messages) implements ANTLRErrorListener {

		@Override
		public void info(String message) {
			messages.add(message);
		}

		@Override
		public void error(Message message) {
			messages.add(message.toString());
		}

		@Override
		public void warning(Message message) {
			messages.add(message.toString());
		}

		@Override
		public void error(ToolMessage message) {
			messages.add(message.toString());
		}
	}
}
