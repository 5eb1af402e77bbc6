// SPDX-License-Identifier: EPL-2.0
// Copyright (c) 2026 Cora contributors
package org.cora.dsl.validation;

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
}
