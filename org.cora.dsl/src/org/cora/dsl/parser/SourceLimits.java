// SPDX-License-Identifier: EPL-2.0
// Copyright (c) 2026 Cora contributors
package org.cora.dsl.parser;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Optional;
import java.util.Set;
import org.antlr.runtime.ANTLRStringStream;
import org.antlr.runtime.CommonToken;
import org.antlr.runtime.Token;
import org.cora.dsl.lexer.CoraLexer;
import org.cora.dsl.validation.IssueCodes;

/**
 * What a source text may be at most before the parser sees it, so that no text can exhaust memory or the stack: size,
 * and how deeply expressions and blocks nest. Far above anything a person writes.
 */
public final class SourceLimits {

	/** Characters of a file. */
	public static final int MAX_LENGTH = 1 << 20;
	/** Open brackets, operators and chained {@code else if} around one place, together. */
	public static final int MAX_NESTING = 300;

	/**
	 * A text that isn't parsed, and where one sees why.
	 *
	 * @param line   from 1
	 * @param column from 1
	 */
	public record Violation(String code, String message, int offset, int length, int line, int column) {
	}

	private SourceLimits() {
	}

	/** Why the text can't be parsed, if it can't. Takes time and memory in proportion to its length. */
	public static Optional<Violation> check(String text) {
		if (text.length() > MAX_LENGTH) {
			return Optional.of(tooLarge());
		}
		int nul = text.indexOf('\0');
		if (nul >= 0) {
			return Optional.of(at(text, nul, 1, IssueCodes.NOT_TEXT, "This isn't a text file"));
		}
		return new Nesting(text).check();
	}

	/** For a file that is longer than {@link #MAX_LENGTH}. */
	public static Violation tooLarge() {
		return new Violation(IssueCodes.TOO_LARGE, "A source file may have 1 MiB at most; split it and import the parts", 0, 0, 1, 1);
	}

	/** For a text that the parser's stack doesn't suffice for: at the place around which most is open. */
	static Violation tooDeep(String text) {
		return new Nesting(text).deepest();
	}

	private static Violation at(String text, int offset, int length, String code, String message) {
		int line = 1 + (int) text.substring(0, offset).chars().filter(c -> c == '\n').count();
		return new Violation(code, message, offset, length, line, offset - text.lastIndexOf('\n', offset - 1));
	}

	/** One walk over the tokens that keeps a count of what is open around the present one. */
	private static final class Nesting {

		/** What has been counted at one level of brackets. */
		private static final class Level {
			private int operators;
			private int elseIfs;
		}

		/** Words after which an 'if' is part of the one before. */
		private static final Set<String> CHAINS = Set.of("else", "if", "then");

		private final CoraLexer lexer = new CoraLexer();
		private final String text;
		private final Deque<Level> open = new ArrayDeque<>();
		private Level level = new Level();
		private int outside;

		Nesting(String text) {
			this.text = text;
			lexer.setCharStream(new ANTLRStringStream(text));
		}

		Optional<Violation> check() {
			String before = "";
			for (Token token = next(); token.getType() != Token.EOF; token = next()) {
				String word = token.getText();
				count(before, word);
				if (depth() > MAX_NESTING) {
					return Optional.of(violation(((CommonToken) token).getStartIndex(), word.length()));
				}
				before = word;
			}
			return Optional.empty();
		}

		Violation deepest() {
			int most = -1;
			Violation deepest = null;
			String before = "";
			for (Token token = next(); token.getType() != Token.EOF; token = next()) {
				count(before, token.getText());
				if (depth() > most) {
					most = depth();
					deepest = violation(((CommonToken) token).getStartIndex(), token.getText().length());
				}
				before = token.getText();
			}
			return deepest == null ? violation(0, 0) : deepest;
		}

		private Violation violation(int start, int length) {
			return at(text, start, length, IssueCodes.TOO_DEEP, "This nests too deeply; split it");
		}

		private int depth() {
			return outside + level.operators + level.elseIfs + open.size();
		}

		private Token next() {
			Token token = lexer.nextToken();
			while (token.getType() == CoraLexer.RULE_WS || token.getType() == CoraLexer.RULE_ML_COMMENT
					|| token.getType() == CoraLexer.RULE_SL_COMMENT) {
				token = lexer.nextToken();
			}
			return token;
		}

		private void count(String before, String word) {
			switch (word) {
				case "{", "(", "[" -> open();
				case "}", ")", "]" -> close();
				case "," -> level.operators = 0;
				case "if" -> level.elseIfs = CHAINS.contains(before) ? level.elseIfs + 1 : 0;
				default -> {
					if (!isWord(word)) {
						level.operators++;
					} else if (isWord(before) || before.equals(")") || before.equals("]") || before.equals("}")) {
						level.operators = 0;
					}
				}
			}
		}

		private void open() {
			level.operators++;
			outside += level.operators + level.elseIfs;
			open.push(level);
			level = new Level();
		}

		private void close() {
			if (!open.isEmpty()) {
				level = open.pop();
				outside -= level.operators + level.elseIfs;
			}
		}

		private static boolean isWord(String text) {
			return text.isEmpty() || Character.isLetterOrDigit(text.charAt(0)) || text.charAt(0) == '_'
					|| text.charAt(0) == '"';
		}
	}
}
