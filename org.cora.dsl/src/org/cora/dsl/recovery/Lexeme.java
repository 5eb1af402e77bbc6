// SPDX-License-Identifier: EPL-2.0
// Copyright (c) 2026 Cora contributors
package org.cora.dsl.recovery;

import java.util.ArrayList;
import java.util.List;
import org.antlr.runtime.ANTLRStringStream;
import org.antlr.runtime.CommonToken;
import org.antlr.runtime.Token;
import org.cora.dsl.lexer.CoraLexer;

/**
 * A visible token and where it stands.
 *
 * @param offset of its first character
 * @param column of its first character, from 0
 * @param indent column of the first token on its line
 * @param line   from 1
 */
record Lexeme(String text, int offset, int column, int indent, int line) {

	/** Whether it is the first on its line. */
	boolean isFirst() {
		return column == indent;
	}

	int end() {
		return offset + text.length();
	}

	boolean isWord() {
		return Character.isLetter(text.charAt(0)) || text.charAt(0) == '_';
	}

	/** All visible tokens of a text. */
	static List<Lexeme> of(String text) {
		CoraLexer lexer = new CoraLexer();
		lexer.setCharStream(new ANTLRStringStream(text));
		List<Lexeme> all = new ArrayList<>();
		int line = 0;
		int indent = 0;
		for (Token token = lexer.nextToken(); token.getType() != Token.EOF; token = lexer.nextToken()) {
			boolean hidden = token.getType() == CoraLexer.RULE_WS || token.getType() == CoraLexer.RULE_ML_COMMENT
					|| token.getType() == CoraLexer.RULE_SL_COMMENT;
			if (hidden || token.getText().isEmpty()) {
				continue;
			}
			if (token.getLine() != line) {
				line = token.getLine();
				indent = token.getCharPositionInLine();
			}
			all.add(new Lexeme(token.getText(), ((CommonToken) token).getStartIndex(), token.getCharPositionInLine(), indent, line));
		}
		return all;
	}
}
