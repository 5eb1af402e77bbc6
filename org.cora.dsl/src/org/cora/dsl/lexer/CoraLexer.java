// SPDX-License-Identifier: EPL-2.0
// Copyright (c) 2026 Cora contributors
package org.cora.dsl.lexer;

import org.antlr.runtime.CharStream;
import org.antlr.runtime.RecognitionException;
import org.cora.dsl.parser.antlr.internal.InternalCoraLexer;

/** The generated lexer with {@link Literals} put before it. */
public class CoraLexer extends InternalCoraLexer {

	@Override
	public void mTokens() throws RecognitionException {
		Literals.Found found = literal(input);
		if (found == null) {
			super.mTokens();
		} else {
			for (int i = 0; i < found.length(); i++) {
				input.consume();
			}
			state.type = type(found.kind());
			state.channel = DEFAULT_TOKEN_CHANNEL;
		}
	}

	/** The literal at the stream's position, or null. Shared with the lexer of content assist. */
	public static Literals.Found literal(CharStream input) {
		return Literals.at(distance -> input.LA(distance + 1));
	}

	private static int type(Literals.Kind kind) {
		return switch (kind) {
			case INT -> RULE_INT;
			case DECIMAL -> RULE_DECIMAL;
			case QUANTITY -> RULE_QUANTITY;
			case IPV4 -> RULE_IPV4;
			case IPV6 -> RULE_IPV6;
			case MAC -> RULE_MAC;
		};
	}
}
