// SPDX-License-Identifier: EPL-2.0
// Copyright (c) 2026 Cora contributors
package org.cora.dsl.validation;

import java.util.List;
import java.util.Set;

/** Small words of messages. */
public final class Wording {

	/** Words that are spelt, and begin with a vowel when they are. */
	private static final Set<String> SPELT = Set.of("lru", "lpm", "nf");

	private Wording() {
	}

	/** {@code an ipv4}, {@code a u8}, {@code an lru}. */
	public static String withArticle(String noun) {
		return (noun.matches("[aeio].*") || SPELT.contains(noun) ? "an " : "a ") + noun;
	}

	/** The same at the beginning of a sentence. */
	public static String startingWithArticle(String noun) {
		String text = withArticle(noun);
		return Character.toUpperCase(text.charAt(0)) + text.substring(1);
	}

	/** The words as {@code a, b or c}. */
	public static String oneOf(List<String> words) {
		return words.size() < 2 ? String.join("", words)
				: String.join(", ", words.subList(0, words.size() - 1)) + " or " + words.get(words.size() - 1);
	}
}
