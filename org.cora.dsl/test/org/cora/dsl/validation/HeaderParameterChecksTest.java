// SPDX-License-Identifier: EPL-2.0
// Copyright (c) 2026 Cora contributors
package org.cora.dsl.validation;

import org.cora.dsl.Source;
import org.junit.jupiter.api.Test;

/** Headers of one's own that are handed to functions. */
class HeaderParameterChecksTest {

	private static Source parsed(String function, String statements) {
		return Source.parse("header A { kind : u8 } header B { kind : u8 } " + function
				+ " nf N { parse a : A after udp with dport 7 parse b : B after a with kind 1 state n : register<u64> "
				+ "on packet p { require p.udp else pass " + statements + " n += 1 if p.b { pass } pass } }");
	}

	private static final String KIND = "fn kind(m : A) : u8 { return m.kind }";

	@Test
	void aFunctionOutsideReadsAndWritesThem() {
		parsed("fn kind(m : A, more : u8) : u8 { m.kind += more return inner(m) } fn inner(x : A) : u8 { return x.kind }",
				"if p.a { n = kind(p.a, 3) }").assertNoErrors();
	}

	@Test
	void theyAreThereWhereTheyAreHandedOver() {
		parsed(KIND, "n = kind(p.a)").assertError(IssueCodes.HEADER_ABSENT, "a");
		parsed(KIND, "require p.a else pass n = kind(p.a)").assertNoErrors();
		Source.parse("header A { kind : u8 } " + KIND + " nf N { parse a : A after udp fn f(p : packet) : u8 { return kind(p.a) } "
				+ "on packet p { if f(p) == 1 { pass } pass } }").assertError(IssueCodes.HEADER_ABSENT, "f");
	}

	@Test
	void theLayoutIsTheWantedOne() {
		parsed(KIND, "if p.b { n = kind(p.b) }").assertError(IssueCodes.TYPE_MISMATCH, "p.b");
		parsed(KIND, "n = kind(p)").assertError(IssueCodes.TYPE_MISMATCH, "p");
		parsed(KIND, "n = kind(3)").assertError(IssueCodes.TYPE_MISMATCH, "3");
	}

	@Test
	void nothingElseIsAHeader() {
		Source.parse("fn f(x : Udp) : u16 { return x.sport }").assertError(IssueCodes.TYPE_MISMATCH, "Udp");
		Source.parse("header A { kind : u8 } struct S { a : A }").assertError(IssueCodes.TYPE_MISMATCH, "A");
		Source.parse("header A { kind : u8 } fn f(a : A) : A { return a }").assertError(IssueCodes.TYPE_MISMATCH, "A");
	}

	@Test
	void onlyThePacketItselfLosesAndGetsThem() {
		parsed("fn f(m : A) { pop m }", "if p.a { f(p.a) }").assertError(IssueCodes.NOT_MOVABLE, "m");
	}

	@Test
	void afterAPopNobodyKnowsWhatIsThere() {
		Source.parse("header A { kind : u8 } nf N { parse a : A after udp fn f(p : packet, m : A) { pop p.a m.kind = 1 } "
				+ "on packet p { if p.a { f(p, p.a) } pass } }").assertError(IssueCodes.HEADER_ABSENT, "kind");
	}
}
