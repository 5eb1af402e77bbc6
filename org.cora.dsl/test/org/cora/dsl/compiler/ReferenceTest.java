// SPDX-License-Identifier: EPL-2.0
// Copyright (c) 2026 Cora contributors
package org.cora.dsl.compiler;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.cora.dsl.Source;
import org.cora.dsl.formatting.Layout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The programs of the language reference that are whole are right, without a warning, and laid out as an editor would. */
class ReferenceTest {

	private static final Pattern BLOCK = Pattern.compile("```cora\n(.*?)```", Pattern.DOTALL);

	static List<String> programs() throws IOException {
		Matcher blocks = BLOCK.matcher(Files.readString(Path.of(System.getProperty("cora.root", ".."), "docs/language.md")));
		List<String> programs = new ArrayList<>();
		while (blocks.find()) {
			if (blocks.group(1).contains("on packet") && !blocks.group(1).contains("…")) {
				programs.add(blocks.group(1));
			}
		}
		return programs;
	}

	@ParameterizedTest
	@MethodSource("programs")
	void wholeProgramsAreRight(String program) {
		Source.parse(program).assertClean();
		assertEquals(program, Layout.apply(program, "  "));
	}
}
