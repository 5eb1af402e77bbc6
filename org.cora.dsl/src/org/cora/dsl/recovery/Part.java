// SPDX-License-Identifier: EPL-2.0
// Copyright (c) 2026 Cora contributors
package org.cora.dsl.recovery;

import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * A stretch of a text that can be read by itself.
 *
 * @param kind    what should stand there
 * @param lexemes its visible tokens, one at least
 */
record Part(Kind kind, List<Lexeme> lexemes) {

	private static final Set<String> BEHIND_A_NAME = Set.of("{", "(", ":", "=");

	/** What a part is read as. */
	enum Kind {
		/** The package and the imports. */
		PREAMBLE,
		/** A declaration of the file. */
		DECLARATION,
		/** A network function up to its first member. */
		HEAD,
		/** A member of a network function. */
		MEMBER,
		/** A file whose layout doesn't tell where its parts are. */
		FILE
	}

	int start() {
		return lexemes.get(0).offset();
	}

	int end() {
		return lexemes.get(lexemes.size() - 1).end();
	}

	boolean contains(int offset) {
		return start() <= offset && offset <= end();
	}

	/** The text of a part, as it can be parsed. */
	String text(String whole) {
		String text = whole.substring(start(), end());
		return kind == Kind.HEAD ? text + "\n}" : text;
	}

	/** All words in it. */
	Set<String> words() {
		Set<String> words = new HashSet<>();
		lexemes.stream().filter(Lexeme::isWord).forEach(lexeme -> words.add(lexeme.text()));
		return words;
	}

	/** Whether it should have a name but has none. */
	boolean isNameless() {
		String first = lexemes.get(0).text();
		return !first.equals("on") && !first.equals("flow") && names().isEmpty();
	}

	/** The names that others may know it by: the words behind the first one. Handlers and the like have none. */
	Set<String> names() {
		String first = lexemes.get(0).text();
		if (first.equals("on") || first.equals("flow")) {
			return Set.of();
		}
		if (kind == Kind.PREAMBLE || kind == Kind.FILE) {
			return words();
		}
		Set<String> names = new HashSet<>();
		for (Lexeme lexeme : lexemes.subList(1, lexemes.size())) {
			if (BEHIND_A_NAME.contains(lexeme.text())) {
				break;
			}
			if (lexeme.isWord()) {
				names.add(lexeme.text());
			}
		}
		return names;
	}
}
