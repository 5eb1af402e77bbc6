// SPDX-License-Identifier: EPL-2.0
// Copyright (c) 2026 Cora contributors
package org.cora.testing.lang;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.cora.testing.exec.Captures;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** What the language's reference says of its programs is what they do. */
class ReferenceRunTest {

	private static final Pattern RUN = Pattern.compile("```cora\n(((?!```).)*?)```\n+```outcome\n(.*?)```", Pattern.DOTALL);
	private static final int LEAST = 7;

	private static Map<String, String> outcomes() throws IOException {
		Path reference = Captures.root().resolve("docs/language.md");
		Matcher runs = RUN.matcher(Files.readString(reference));
		Map<String, String> outcomes = new LinkedHashMap<>();
		while (runs.find()) {
			outcomes.put(runs.group(1), runs.group(3));
		}
		return outcomes;
	}

	static Stream<Arguments> programs() throws IOException {
		return outcomes().entrySet().stream().map(run -> Arguments.of(run.getKey(), run.getValue()));
	}

	@Test
	void thereAreSome() throws IOException {
		assertTrue(outcomes().size() >= LEAST, () -> "the reference has too few");
	}

	@ParameterizedTest
	@MethodSource("programs")
	void programsDoWhatIsSaid(String program, String outcome) {
		Outcome.check(program, outcome);
	}
}
