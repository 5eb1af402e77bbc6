// SPDX-License-Identifier: EPL-2.0
// Copyright (c) 2026 Cora contributors
package org.cora.dsl.ide.completion;

import org.antlr.runtime.RecognitionException;
import org.cora.dsl.ide.contentassist.antlr.internal.InternalCoraLexer;
import org.cora.dsl.lexer.CoraLexer;
import org.cora.dsl.lexer.Literals;

/** The lexer of content assist with {@link Literals} put before it, as the parser's has. */
public class CompletionLexer extends InternalCoraLexer {

	@Override
	public void mTokens() throws RecognitionException {
		Literals.Found found = CoraLexer.literal(input);
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
