// SPDX-License-Identifier: EPL-2.0
// Copyright (c) 2026 Cora contributors
package org.cora.dsl.parser;

import org.eclipse.xtext.parser.IParseResult;
import org.eclipse.xtext.parser.ParseResult;

/** The result for a text that the parser was never given: an empty file, and why. */
public final class RefusedParse extends ParseResult {

	private final SourceLimits.Violation reason;

	RefusedParse(IParseResult empty, SourceLimits.Violation reason) {
		super(empty.getRootASTElement(), empty.getRootNode(), false);
		this.reason = reason;
	}

	public SourceLimits.Violation reason() {
		return reason;
	}
}
