// SPDX-License-Identifier: EPL-2.0
// Copyright (c) 2026 Cora contributors
package org.cora.dsl.ide.guide;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What a word of the language means. */
public final class Guide {

	private static final Map<String, String> WORDS = read();

	private Guide() {
	}

	/** A sentence or two in Markdown about a keyword, a kind of state or a setting; empty for other words. */
	public static Optional<String> of(String word) {
		return Optional.ofNullable(WORDS.get(word));
	}

	private static Map<String, String> read() {
		Map<String, String> words = new HashMap<>();
		for (String line : lines("words.txt")) {
			int colon = line.indexOf(": ");
			if (!line.startsWith("#") && colon > 0) {
				words.put(line.substring(0, colon), line.substring(colon + 2));
			}
		}
		return Map.copyOf(words);
	}

	/** The lines of a text beside this class. */
	static List<String> lines(String name) {
		try (InputStream in = Guide.class.getResourceAsStream(name);
				BufferedReader reader = new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8))) {
			return reader.lines().toList();
		} catch (IOException e) {
			throw new UncheckedIOException(e);
		}
	}
}
