// SPDX-License-Identifier: EPL-2.0
// Copyright (c) 2026 Cora contributors
package org.cora.dsl.validation;

import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.antlr.runtime.MismatchedTokenException;
import org.antlr.runtime.NoViableAltException;
import org.antlr.runtime.RecognitionException;
import org.antlr.runtime.Token;
import org.antlr.runtime.TokenStream;
import org.cora.dsl.recovery.SyntaxProblem;
import org.eclipse.xtext.nodemodel.SyntaxErrorMessage;
import org.eclipse.xtext.parser.antlr.SyntaxErrorMessageProvider;

/** Says what is wrong with a text that isn't Cora in words for people. */
public class SyntaxMessages extends SyntaxErrorMessageProvider {

	/** What can follow a declaration. */
	public static final String DECLARATION = "a declaration (nf, chain, fn, struct, enum, header, traffic, offload, nic or host) or the end of the file";
	/** What can follow a member of a network function. */
	public static final String MEMBER = "a member of the network function (port, param, parse, state, flow, on, fn, struct or enum)";

	private static final String AT_THE_END = "the end of the file";
	/** As many tokens are looked at to find what one belongs to. */
	private static final int LOOK_BACK = 40;
	/** What may be meant as a unit, though none is called so. */
	private static final Pattern UNIT_LIKE = Pattern.compile("\\w{0,2}(pps|bps|fps|B|iB|Hz|hz)|msecs?|usecs?|secs?|seconds?|mins?|minutes?|hours?|percent");
	private static final Set<String> ASSIGNMENTS = Set.of("=", "+=", "-=", "*=", "/=", "%=", "&=", "|=", "^=", "<<=", ">>=");

	/** Words after which a name is declared. */
	private static final Set<String> NAMING = Set.of("nf", "port", "param", "parse", "header", "struct", "state", "let", "chain", "traffic",
			"offload", "nic", "host", "packet", "fn", "enum", "for");

	/** What is said of the end of a text, for the end of a part of it. */
	public static String afterwards(String message) {
		return message.equals("Didn't expect " + AT_THE_END + " here") ? "Something is missing after this"
				: message.replace(", found " + AT_THE_END, " after this");
	}

	@Override
	public SyntaxErrorMessage getSyntaxErrorMessage(IParserErrorContext context) {
		return new SyntaxErrorMessage(message(context), IssueCodes.SYNTAX, remedy(context.getRecognitionException()));
	}

	/** What isn't written here but one is used to goes, or is what is written here. */
	private static String[] remedy(RecognitionException exception) {
		String text = exception == null || exception.token == null ? "" : String.valueOf(exception.token.getText());
		if (text.equals(";")) {
			return new String[] {SyntaxProblem.INSTEAD, "", text};
		}
		return text.equals("=") && (follows(exception, "if") || follows(exception, "require"))
				? new String[] {SyntaxProblem.INSTEAD, "==", text} : new String[0];
	}

	@Override
	public SyntaxErrorMessage getSyntaxErrorMessage(IValueConverterErrorContext context) {
		return new SyntaxErrorMessage(context.getDefaultMessage(), IssueCodes.SYNTAX);
	}

	private static String message(IParserErrorContext context) {
		RecognitionException exception = context.getRecognitionException();
		Token token = exception == null ? null : exception.token;
		if (token == null) {
			return unfinished(context.getDefaultMessage());
		}
		String found = found(token);
		String text = token.getText() == null ? "" : token.getText();
		if (text.equals(";")) {
			return "Statements end by themselves, without ';'";
		}
		if (text.equals("-") && exception instanceof NoViableAltException) {
			return "There are no negative numbers: all are unsigned, and arithmetic wraps around";
		}
		Optional<String> habit = habit(exception, text);
		if (habit.isPresent()) {
			return habit.get();
		}
		if (NAMING.contains(before(exception)) && isWord(token.getText())) {
			return found + " is a reserved word and can't be a name";
		}
		if (exception instanceof MismatchedTokenException mismatch) {
			return "Expected " + expected(mismatch.expecting, context.getTokenNames()) + ", found " + found;
		}
		return exception instanceof NoViableAltException ? "Didn't expect " + found + " here"
				: sentence(context.getDefaultMessage());
	}

	/** What one writes in other languages, or at first, and how it is written here. */
	private static Optional<String> habit(RecognitionException exception, String text) {
		String before = before(exception);
		if (text.equals(",") && follows(exception, "in")) {
			return Optional.of("Several values stand in braces: x in { a, b }");
		}
		if (ASSIGNMENTS.contains(text) && follows(exception, "return")) {
			return Optional.of("'return' takes what follows for its value: write 'else { return }'");
		}
		if (text.equals("=") && (follows(exception, "if") || follows(exception, "require"))) {
			return Optional.of("'=' assigns; to compare, write '=='");
		}
		if (text.equals(before) && (text.equals("+") || text.equals("-")) || text.equals("+") && next(exception).equals("+")) {
			return Optional.of("There is no '" + text + text + "'; write '" + text + "= 1'");
		}
		if (UNIT_LIKE.matcher(before).matches() && isNumber(tokenBefore(exception, 2))) {
			return Optional.of("There is no unit '" + before + "'");
		}
		if (before.equals("while") || text.equals("while")) {
			return Optional.of("There is no 'while': loops are written 'for i in 0 .. 7 { … }', so that they end");
		}
		return text.startsWith("\"") && exception instanceof NoViableAltException
				? Optional.of("Expressions have no texts; a text is the reason of a 'drop', a file or a source") : Optional.empty();
	}

	private static String next(RecognitionException exception) {
		Token next = exception.input instanceof TokenStream tokens ? tokens.LT(2) : null;
		return next == null || next.getText() == null ? "" : next.getText();
	}

	private static String expected(int type, String[] tokenNames) {
		return type > 0 && type < tokenNames.length ? readable(tokenNames[type])
				: DECLARATION;
	}

	/** Whether the wrong token stands behind the word and something without brackets that can be its operand. */
	private static boolean follows(RecognitionException exception, String word) {
		if (!(exception.input instanceof TokenStream tokens)) {
			return false;
		}
		for (int i = 1; i <= LOOK_BACK; i++) {
			Token token = tokens.LT(-i);
			String text = token == null || token.getText() == null ? "{" : token.getText();
			if (text.equals(word) || text.equals("{") || text.equals("}") || text.equals("(")) {
				return text.equals(word);
			}
		}
		return false;
	}

	/** The token before the wrong one. */
	private static String before(RecognitionException exception) {
		return tokenBefore(exception, 1);
	}

	private static String tokenBefore(RecognitionException exception, int distance) {
		Token before = exception.input instanceof TokenStream tokens ? tokens.LT(-distance) : null;
		return before == null || before.getText() == null ? "" : before.getText();
	}

	private static boolean isNumber(String text) {
		return !text.isEmpty() && Character.isDigit(text.charAt(0)) && Character.isDigit(text.charAt(text.length() - 1));
	}

	private static boolean isWord(String text) {
		return text != null && text.matches("[a-z]+");
	}

	/** What the lexer has to say: a text or a comment without an end. */
	private static String unfinished(String message) {
		if (message.endsWith("expecting '\"'")) {
			return "This text has no end on its line";
		}
		return message.endsWith("expecting '*'") ? "This comment has no end" : sentence(message);
	}

	private static String found(Token token) {
		return token.getType() == Token.EOF ? AT_THE_END : "'" + token.getText() + "'";
	}

	private static String readable(String tokenName) {
		return switch (tokenName) {
			case "RULE_ID" -> "a name";
			case "RULE_STRING" -> "a text in quotes";
			case "RULE_INT", "RULE_DECIMAL", "RULE_QUANTITY" -> "a number";
			default -> tokenName;
		};
	}

	private static String sentence(String text) {
		return text.isEmpty() ? text : Character.toUpperCase(text.charAt(0)) + text.substring(1);
	}
}
