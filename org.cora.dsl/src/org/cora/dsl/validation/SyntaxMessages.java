// SPDX-License-Identifier: EPL-2.0
// Copyright (c) 2026 Cora contributors
package org.cora.dsl.validation;

import org.antlr.runtime.MismatchedTokenException;
import org.antlr.runtime.NoViableAltException;
import org.antlr.runtime.RecognitionException;
import org.antlr.runtime.Token;
import org.eclipse.xtext.nodemodel.SyntaxErrorMessage;
import org.eclipse.xtext.parser.antlr.SyntaxErrorMessageProvider;

/** Says what is wrong with a text that isn't Cora in words for people. */
public class SyntaxMessages extends SyntaxErrorMessageProvider {

	@Override
	public SyntaxErrorMessage getSyntaxErrorMessage(IParserErrorContext context) {
		return new SyntaxErrorMessage(message(context), IssueCodes.SYNTAX);
	}

	@Override
	public SyntaxErrorMessage getSyntaxErrorMessage(IValueConverterErrorContext context) {
		return new SyntaxErrorMessage(context.getDefaultMessage(), IssueCodes.SYNTAX);
	}

	private static String message(IParserErrorContext context) {
		RecognitionException exception = context.getRecognitionException();
		Token token = exception == null ? null : exception.token;
		if (token == null) {
			return sentence(context.getDefaultMessage());
		}
		String found = found(token);
		if (exception instanceof MismatchedTokenException mismatch && mismatch.expecting > 0
				&& mismatch.expecting < context.getTokenNames().length) {
			return "Expected " + readable(context.getTokenNames()[mismatch.expecting]) + ", found " + found;
		}
		return exception instanceof NoViableAltException ? "Didn't expect " + found + " here" : sentence(context.getDefaultMessage());
	}

	private static String found(Token token) {
		return token.getType() == Token.EOF ? "the end of the file" : "'" + token.getText() + "'";
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
