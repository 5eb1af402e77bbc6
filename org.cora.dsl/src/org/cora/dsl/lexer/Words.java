// SPDX-License-Identifier: EPL-2.0
// Copyright (c) 2026 Cora contributors
package org.cora.dsl.lexer;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.antlr.runtime.ANTLRStringStream;
import org.antlr.runtime.CommonToken;
import org.antlr.runtime.Token;
import org.eclipse.xtext.GrammarUtil;
import org.eclipse.xtext.ParserRule;
import org.cora.dsl.services.CoraGrammarAccess;
import org.eclipse.xtext.EcoreUtil2;
import org.eclipse.xtext.Keyword;

/**
 * The language's lexical facts for editors: which words are keywords, and what kind each token of a text is. Read from
 * the grammar, so that there is one source of truth.
 */
public final class Words {

	/** What a piece of text is to the eye. */
	public enum TokenKind {
		/** A word of the grammar. Unreserved ones are names in some places; only the parser knows. */
		KEYWORD,
		/** Any other word. */
		NAME,
		/** Numbers, quantities and addresses. */
		NUMBER,
		STRING, COMMENT,
		/** A comment that begins with two stars and documents what follows. */
		DOCUMENTATION,
		OPERATOR, SPACE,
		/** What is no token of the language. */
		OTHER
	}

	/** A stretch of text of one kind. */
	public record Piece(TokenKind kind, int offset, int length) {
	}

	private Words() {
	}

	/** All words of the grammar, reserved or not, sorted. */
	public static Set<String> keywords(CoraGrammarAccess grammar) {
		Set<String> words = new TreeSet<>();
		for (String keyword : GrammarUtil.getAllKeywords(grammar.getGrammar())) {
			if (Character.isLetter(keyword.charAt(0))) {
				words.add(keyword);
			}
		}
		return words;
	}

	/** The words that can't be names (except after a dot), sorted. */
	public static Set<String> reserved(CoraGrammarAccess grammar) {
		Set<String> words = keywords(grammar);
		for (ParserRule rule : List.of(grammar.getNameRule(), grammar.getContextualWordRule())) {
			for (Keyword keyword : EcoreUtil2.getAllContentsOfType(rule, Keyword.class)) {
				words.remove(keyword.getValue());
			}
		}
		return words;
	}

	/** Cuts a text into pieces without gaps. Fast enough for every keystroke; never fails. */
	public static List<Piece> pieces(String text, Set<String> keywords) {
		CoraLexer lexer = new CoraLexer();
		lexer.setCharStream(new ANTLRStringStream(text));
		List<Piece> pieces = new ArrayList<>();
		for (Token token = lexer.nextToken(); token.getType() != Token.EOF; token = lexer.nextToken()) {
			CommonToken common = (CommonToken) token;
			int start = common.getStartIndex();
			pieces.add(new Piece(kind(common, keywords), start, common.getStopIndex() - start + 1));
		}
		return pieces;
	}

	private static TokenKind kind(CommonToken token, Set<String> keywords) {
		String text = token.getText();
		return switch (token.getType()) {
			case CoraLexer.RULE_WS -> TokenKind.SPACE;
			case CoraLexer.RULE_ML_COMMENT -> text.startsWith("/**") && text.length() > 4 ? TokenKind.DOCUMENTATION
					: TokenKind.COMMENT;
			case CoraLexer.RULE_SL_COMMENT -> TokenKind.COMMENT;
			case CoraLexer.RULE_STRING -> TokenKind.STRING;
			case CoraLexer.RULE_INT, CoraLexer.RULE_DECIMAL, CoraLexer.RULE_QUANTITY, CoraLexer.RULE_IPV4,
					CoraLexer.RULE_IPV6, CoraLexer.RULE_MAC -> TokenKind.NUMBER;
			case CoraLexer.RULE_ID -> TokenKind.NAME;
			case CoraLexer.RULE_ANY_OTHER, Token.INVALID_TOKEN_TYPE -> TokenKind.OTHER;
			default -> keywords.contains(text) ? TokenKind.KEYWORD : TokenKind.OPERATOR;
		};
	}
}
