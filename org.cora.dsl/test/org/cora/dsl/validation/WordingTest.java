// SPDX-License-Identifier: EPL-2.0
// Copyright (c) 2026 Cora contributors
package org.cora.dsl.validation;

import static org.cora.dsl.Source.parse;
import static org.cora.dsl.Source.statements;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import org.cora.dsl.Source;
import org.cora.ir.diagnostic.Diagnostic;
import org.junit.jupiter.api.Test;

/** Messages say in plain words what is wrong and, where that is clear, what to write. */
class WordingTest {

	@Test
	void whatIsMeant() {
		assertSaid("'limit' would hide the network function's parameter; choose another name", "let limit = 1 total = limit");
		assertSaid("'flows' would hide the network function's state; choose another name", "let flows = 1 total = flows");
		assertSaid("There is no name 'n'; to declare it, write 'let n = …'", "n = 1 total = n total += n");
		assertSaid("A port alone does nothing; to send the packet there, write 'forward to wan'", "wan");
		assertEquals(List.of("There is no NIC 'AgilioCX40'; write 'import cora.nics.AgilioCX40'"), messages(parse(
				"import cora.nics.XeonHost nf N { on packet p { forward } } traffic T { flows 9 packets imix rate 1 Mpps } "
						+ "offload O { run N on AgilioCX40 with XeonHost under T }")));
	}

	@Test
	void articles() {
		assertEquals("an ipv4, a u8, an lru, a map, An enum", String.join(", ", Wording.withArticle("ipv4"), Wording.withArticle("u8"),
				Wording.withArticle("lru"), Wording.withArticle("map"), Wording.startingWithArticle("enum")));
	}

	/** That is the only error. */
	private static void assertSaid(String message, String statements) {
		assertEquals(List.of(message), messages(statements(statements)));
	}

	private static List<String> messages(Source source) {
		return source.compilation().diagnostics().stream().filter(Diagnostic::isError).map(Diagnostic::message).toList();
	}
}
