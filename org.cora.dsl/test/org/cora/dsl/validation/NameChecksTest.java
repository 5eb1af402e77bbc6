// SPDX-License-Identifier: EPL-2.0
// Copyright (c) 2026 Cora contributors
package org.cora.dsl.validation;

import static org.cora.dsl.Source.handlers;
import static org.cora.dsl.Source.parse;
import static org.cora.dsl.Source.statements;

import org.junit.jupiter.api.Test;

class NameChecksTest {

	@Test
	void unknownNamesAreReportedWithASuggestion() {
		statements("let x = limt + 1 total = x.u64()").assertError("unknown-name", "limt").assertErrors(1);
		statements("let x = limit + 1 total = x").assertNoErrors();
	}

	@Test
	void aMistakeIsReportedOnce() {
		statements("let x = nothing.at.all + 1 let y = x + 2 total = y").assertError("unknown-name", "nothing").assertErrors(1);
	}

	@Test
	void severalMistakesAreReportedInOneGo() {
		statements("let x = foo total = x let y = p.ipv4.sorce total = y bytes[p.ipv4.src].ad(1)")
				.assertError("unknown-name", "foo").assertError("unknown-member", "sorce").assertError("unknown-method", "ad")
				.assertErrors(3);
	}

	@Test
	void unknownTypes() {
		parse("nf N { struct S { a : u33 } on packet p { pass } }").assertError("unknown-type", "u33");
		parse("nf N { state s : register<u64> on packet p { s = 1 pass } }").assertNoErrors();
	}

	@Test
	void unknownPorts() {
		handlers("on packet p from lan { forward to wann }").assertError("unknown-port", "wann");
		handlers("on packet p from lan { forward to wan }").assertNoErrors();
	}

	@Test
	void unknownStates() {
		handlers("on expire flow[k] { }").assertError("unknown-state", "flow");
		handlers("on expire flows[k] { }").assertNoErrors();
	}

	@Test
	void duplicateNames() {
		parse("nf N { port a, a }").assertError("duplicate-name", "a");
		parse("nf N { on packet p { pass } } nf N { on packet p { pass } }").assertError("duplicate-name", "N");
		parse("nf N { struct S { a : u8, a : u8 } on packet p { pass } }").assertError("duplicate-name", "a");
		parse("nf N { port a, b } nf M { port a, b }").assertNo("duplicate-name");
	}

	@Test
	void shadowing() {
		statements("let limit = 3 total = limit").assertError("shadowing", "limit");
		statements("let x = 3 if x > 2 { let x = 4 total = x }").assertError("shadowing", "x");
		statements("if limit > 2 { let x = 4 total = x } else { let x = 5 total = x }").assertNo("shadowing");
		parse("struct Endpoint { a : u8 }").assertError("shadowing", "Endpoint");
	}

	@Test
	void wordsOfTypesPropertiesAndUnitsAreNotReserved() {
		statements("let port = 1 let s = 2 let ipv4 = port + s let timeout = ipv4 let M = timeout let packet = M total = packet")
				.assertNoErrors();
	}

	@Test
	void aUnitEndsWhereAStatementBegins() {
		statements("let s = 1 let x = 10 s = 5 total = x + s").assertNoErrors();
		statements("let x = 10 s if x > 5 s { total = 1 }").assertNoErrors();
	}

	@Test
	void unusedDeclarations() {
		statements("let x = 1").assertWarning("unused", "x");
		statements("let _x = 1").assertNo("x");
		parse("nf N { port a, b state s : register<u64> on packet p from a { forward to b } }").assertWarning("unused", "s");
	}

	@Test
	void statesThatAreNeverRead() {
		parse("nf N { state s : map<u32, u32> { capacity 4 } on packet p { s[1] = 2 pass } }").assertWarning("never-read", "s");
		parse("nf N { state s : map<u32, u32> { capacity 4 } on packet p { let x = s[1] else pass s[x] = x pass } }")
				.assertNo("never-read");
	}

	@Test
	void unknownImports() {
		parse("import cora.nics.Agilio").assertError("unknown-import", "cora.nics.Agilio");
		parse("import \"nowhere.cora\"").assertError("unknown-import", "\"nowhere.cora\"");
		parse("import cora.nics.AgilioCX40").assertClean();
	}

	@Test
	void onlyTheLibraryDeclaresPrimitives() {
		parse("primitive u24").assertError("library-only", "u24");
	}

	@Test
	void structsDoNotContainThemselves() {
		parse("struct A { b : B } struct B { a : A }").assertError("recursive", "A");
		parse("struct A { b : B } struct B { a : u8 }").assertNo("recursive");
	}
}
