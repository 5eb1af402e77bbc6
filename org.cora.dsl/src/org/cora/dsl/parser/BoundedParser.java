// SPDX-License-Identifier: EPL-2.0
// Copyright (c) 2026 Cora contributors
package org.cora.dsl.parser;

import java.util.Optional;
import org.antlr.runtime.ANTLRStringStream;
import org.antlr.runtime.CharStream;
import org.antlr.runtime.TokenSource;
import org.cora.dsl.lexer.CoraLexer;
import org.cora.dsl.parser.antlr.CoraParser;
import org.eclipse.xtext.nodemodel.impl.NodeModelBuilder;
import org.eclipse.xtext.parser.IParseResult;
import org.eclipse.xtext.util.ReplaceRegion;

/**
 * The generated parser behind {@link SourceLimits}: a text that breaks them gives the result of an empty one, with the
 * reason in {@link RefusedParse}.
 */
public class BoundedParser extends CoraParser {

	@Override
	protected IParseResult doParse(String ruleName, CharStream in, NodeModelBuilder builder, int lookAhead) {
		String text = in.size() == 0 ? "" : in.substring(0, in.size() - 1);
		Optional<SourceLimits.Violation> violation = SourceLimits.check(text);
		if (violation.isEmpty()) {
			try {
				return super.doParse(ruleName, in, builder, lookAhead);
			} catch (StackOverflowError e) {
				violation = Optional.of(SourceLimits.tooDeep(text));
			}
		}
		IParseResult empty = super.doParse(ruleName, new ANTLRStringStream(""), createNodeModelBuilder(), 0);
		return new RefusedParse(empty, violation.get());
	}

	@Override
	protected TokenSource createLexer(CharStream stream) {
		CoraLexer lexer = new CoraLexer();
		lexer.setCharStream(stream);
		return lexer;
	}

	/** Parses the whole text anew: that takes the least of the time after a keystroke, and so there is one way to parse. */
	@Override
	protected IParseResult doReparse(IParseResult previous, ReplaceRegion region) {
		StringBuilder text = new StringBuilder(previous.getRootNode().getText());
		if (region.getEndOffset() > text.length()) {
			return previous;
		}
		region.applyTo(text);
		return doParse(text);
	}
}
