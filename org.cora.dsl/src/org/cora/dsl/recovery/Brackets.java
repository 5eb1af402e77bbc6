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
		Lexeme before = null;
		for (Lexeme lexeme : lexemes) {
			if (lacking && before != null && !around.isEmpty() && isOutside(lexeme, around.peek(), before)) {
				return Optional.of(missing(before, around.peek(), SyntaxProblem.BEHIND));
			}
			before = lexeme;
			if (lexeme.text().equals("{")) {
				around.push(lexeme);
			} else if (lexeme.text().equals("}")) {
				Lexeme opened = around.poll();
				if (lacking && opened != null && lexeme.isFirst() && lexeme.column() < opened.indent()) {
					return Optional.of(missing(lexeme, opened, SyntaxProblem.BEFORE));
				}
				if (!lacking && (opened == null || lexeme.isFirst() && lexeme.column() > opened.indent())) {
					return Optional.of(new SyntaxProblem(lexeme.offset(), 1, "This '}' closes nothing", List.of(SyntaxProblem.INSTEAD, "", "}")));
				}
			}
		}
		return lacking && !around.isEmpty() ? Optional.of(missing(lexemes.get(lexemes.size() - 1), around.peek(), SyntaxProblem.BEHIND)) : Optional.empty();
	}

	/** Whether a line begins that stands no deeper than the one with the open bracket, behind something that stands in the bracket. */
	private static boolean isOutside(Lexeme lexeme, Lexeme opened, Lexeme before) {
		boolean inside = before != opened && (before.line() == opened.line() || before.indent() > opened.indent());
		return inside && lexeme.isFirst() && !lexeme.text().equals("}") && lexeme.column() <= opened.indent();
	}

	private static SyntaxProblem missing(Lexeme at, Lexeme opened, String where) {
		return new SyntaxProblem(at.offset(), at.text().length(), "A '}' is missing here: the '{' in line " + opened.line() + " isn't closed",
				List.of(where, "}"));
	}
}
