// SPDX-License-Identifier: EPL-2.0
// Copyright (c) 2026 Cora contributors
package org.cora.dsl.recovery;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Optional;

/** Finds the place of a curly bracket that is missing or too much; how lines are indented tells which one it is. */
final class Brackets {

	private Brackets() {
	}

	/** The first place where brackets and indentation contradict each other, if brackets don't match. */
	static Optional<SyntaxProblem> check(List<Lexeme> lexemes) {
		long open = lexemes.stream().filter(l -> l.text().equals("{")).count();
		long close = lexemes.stream().filter(l -> l.text().equals("}")).count();
		return open == close ? Optional.empty() : find(lexemes, open > close);
	}

	private static Optional<SyntaxProblem> find(List<Lexeme> lexemes, boolean lacking) {
		Deque<Lexeme> around = new ArrayDeque<>();
		for (Lexeme lexeme : lexemes) {
			if (lexeme.text().equals("{")) {
				around.push(lexeme);
			} else if (lexeme.text().equals("}")) {
				Lexeme opened = around.poll();
				if (lacking && opened != null && lexeme.isFirst() && lexeme.column() < opened.indent()) {
					return Optional.of(missing(lexeme, opened));
				}
				if (!lacking && (opened == null || lexeme.isFirst() && lexeme.column() > opened.indent())) {
					return Optional.of(new SyntaxProblem(lexeme.offset(), 1, "This '}' closes nothing"));
				}
			}
		}
		return lacking && !around.isEmpty() ? Optional.of(missing(lexemes.get(lexemes.size() - 1), around.peek())) : Optional.empty();
	}

	private static SyntaxProblem missing(Lexeme at, Lexeme opened) {
		return new SyntaxProblem(at.offset(), at.text().length(), "A '}' is missing here: the '{' in line " + opened.line() + " isn't closed");
	}
}
