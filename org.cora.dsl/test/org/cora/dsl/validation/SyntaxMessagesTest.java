// SPDX-License-Identifier: EPL-2.0
// Copyright (c) 2026 Cora contributors
package org.cora.dsl.validation;

import static org.cora.dsl.Source.parse;
import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;

class SyntaxMessagesTest {

	private static void assertFirst(String message, String text) {
		assertEquals(message, parse(text).compilation().diagnostics().stream().filter(d -> d.code().equals("syntax")).findFirst()
				.orElseThrow().message());
	}

	@Test
	void reservedWordsAreNoNames() {
		assertFirst("'pass' is a reserved word and can't be a name", "nf N { on packet p { let pass = 1 pass } }");
	}

	@Test
	void whatIsMissingIsNamed() {
		assertFirst("Expected a text in quotes, found '}'", "nf N { on packet p { drop } }");
		assertFirst("A '}' is missing here: the '{' in line 1 isn't closed", "nf N { on packet p { pass }");
		assertFirst("Expected a member of the network function (port, param, parse, state, flow, on, fn, struct or enum), found 'stat'",
				"nf N {\n  port a, b\n  stat x\n  on packet p { pass }\n}");
		assertFirst("Expected a declaration (nf, chain, fn, struct, enum, header, traffic, offload, nic or host) or the end of the file, found 'func'",
				"func N { }");
	}

	@Test
	void unitsThatThereAreNone() {
		assertFirst("There is no unit 'Tpps'", "traffic T { flows 10 packets imix rate 5 Tpps }");
		assertFirst("There is no unit 'percent'", "traffic T { flows 10 packets imix rate 5 Mpps replies 20 percent tcp 1 }");
		assertFirst("Didn't expect 'imix' here", "traffic T { flows 10 packts imix rate 5 Mpps }");
	}

	@Test
	void habitsFromOtherLanguages() {
		assertFirst("There are no negative numbers: all are unsigned, and arithmetic wraps around",
				"nf N { on packet p { let x = -1 pass } }");
		assertFirst("Statements end by themselves, without ';'", "nf N { on packet p { let x = 5; pass } }");
	}

	@Test
	void howItIsWrittenHere() {
		assertFirst("There is no '++'; write '+= 1'", "nf N { on packet p { x++ pass } }");
		assertFirst("'=' assigns; to compare, write '=='", "nf N { on packet p { if p.length = 5 { pass } pass } }");
		assertFirst("There is no 'while': loops are written 'for i in 0 .. 7 { … }', so that they end",
				"nf N { on packet p { while true { } pass } }");
		assertFirst("Expressions have no texts; a text is the reason of a 'drop', a file or a source",
				"nf N { on packet p { if p.length == \"x\" { pass } pass } }");
	}

	@Test
	void oneOfSeveralStandsInBraces() {
		assertFirst("Several values stand in braces: x in { a, b }", "nf N { on packet p { if p.length in 5, 6 { pass } pass } }");
	}

	/** What follows 'return' is its value if it can be. */
	@Test
	void returnTakesWhatFollows() {
		assertFirst("'return' takes what follows for its value: write 'else { return }'", """
				nf N {
				  state m : map<u16, u32> { capacity 4 timeout 1 s }
				  on expire m[k] as v {
				    let w = m[k] else return
				    w += v
				  }
				}
				""");
	}

	@Test
	void textsAndCommentsHaveAnEnd() {
		assertFirst("This text has no end on its line", "nf N { on packet p { drop \"no\n } }");
		assertFirst("This comment has no end", "nf N { } /* ");
	}
}
