// SPDX-License-Identifier: EPL-2.0
// Copyright (c) 2026 Cora contributors
package org.cora.ir.diagnostic;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.cora.ir.source.SourceRange;
import org.junit.jupiter.api.Test;

class DiagnosticTest {

	@Test
	void printsTheLineThatEditorsAndCiUnderstand() {
		SourceRange where = new SourceRange("nat.cora", 120, 4, 7, 3);
		assertEquals("nat.cora:7:3: error: there is no state 'hot' [unknown-state]",
				Diagnostic.error("unknown-state", "there is no state 'hot'", where).toString());
		assertEquals("error: can't read x [unreadable]", new CoraException("unreadable", "can't read x").getMessage());
	}
}
