// SPDX-License-Identifier: EPL-2.0
// Copyright (c) 2026 Cora contributors
package org.cora.dsl.validation;

import static org.cora.dsl.Source.handlers;
import static org.cora.dsl.Source.parse;
import static org.cora.dsl.Source.statements;

import org.cora.dsl.Source;
import org.junit.jupiter.api.Test;

class MatchChecksTest {

	private static final String PHASE = "enum Phase { closed, syn = 4, established }\n";

	/** Statements where there is an enum and a register of it, {@code phase}. */
	private static Source phases(String statements) {
		return handlers(PHASE + "state phase : register<Phase>\non packet p { require p.ipv4 else pass " + statements + " pass }");
	}

	@Test
	void valuesOfEnums() {
		phases("phase = Phase.syn if phase == Phase.established { total = 1 }").assertNoErrors();
		phases("phase = Phase.open").assertError("unknown-member", "open");
		phases("phase = 4").assertError("type-mismatch", "4");
		phases("phase = Phase").assertError("not-a-value", "Phase");
		phases("if phase < Phase.syn { total = phase.u64() }").assertNoErrors();
		phases("phase = phase | Phase.syn").assertError("type-mismatch", "phase | Phase.syn");
		phases("phase += 1").assertError("type-mismatch", "1");
		phases("if phase == 4 { total = 1 }").assertError("type-mismatch", "phase == 4");
		phases("let Phase = 1 total = Phase").assertError("shadowing", "Phase");
		parse("enum E { a } enum F { a } nf N { state e : register<E> on packet p { if e == F.a { pass } forward } }")
				.assertError("type-mismatch", "e == F.a");
		parse("enum E { a } struct S { e : E } nf N { param one : E = E.a state s : register<S> "
				+ "on packet p { s = S { e: one } if s.e == E.a { pass } forward } }").assertNoErrors();
	}

	@Test
	void numbersOfEnums() {
		parse("enum E { a, b = 0 }").assertError("invalid-enum", "b");
		parse("enum E { a = 1, b }").assertError("invalid-enum", "E");
		parse("enum E { a, b = 5 ms }").assertError("number-range", "5 ms");
		parse("enum E { a, a }").assertError("duplicate-name", "a");
		parse("enum E { b = 1, a = 0 }").assertNoErrors();
		parse("enum E { a } enum E { b }").assertError("duplicate-name", "E");
		parse("nf N { enum E { a } on packet p { pass } }").assertWarning("unused", "E");
	}

	@Test
	void everyValueOfAnEnumHasAnArm() {
		phases("match phase { Phase.closed => total = 1  Phase.syn, Phase.established => total = 2 }").assertNoErrors();
		phases("match phase { Phase.closed => total = 1  Phase.syn => total = 2 }").assertError("match-arms", "phase");
		phases("match phase { Phase.closed => total = 1  else => total = 2 }").assertNoErrors();
		phases("match phase { Phase.closed .. Phase.syn => total = 1  Phase.established => total = 2  else => total = 3 }")
				.assertWarning("needless-else", "else => total = 3");
		phases("match phase { Phase.closed => total = 1  Phase.closed => total = 2  else => total = 3 }")
				.assertWarning("unreachable", "Phase.closed");
		phases("match phase { else => total = 1  Phase.closed => total = 2 }").assertError("match-arms", "Phase.closed => total = 2");
		phases("match phase { 1 => total = 1  else => total = 2 }").assertError("type-mismatch", "1");
	}

	@Test
	void numbersAndAddresses() {
		statements("match p.ipv4.proto { 6, 17 => total = 1  limit => total = 2  else => total = 3 }").assertError("type-mismatch", "limit");
		statements("match p.ipv4.proto { 0 .. 5 => total = 1  6 => total = 2  7 .. 255 => total = 3 }").assertNoErrors();
		statements("match p.ipv4.proto { 0 .. 5 => total = 1  7 .. 255 => total = 3 }").assertError("match-arms", "p.ipv4.proto");
		statements("match p.ipv4.proto { 256 => total = 1  else => total = 3 }").assertError("number-range", "256");
		statements("match p.ipv4.src { 10.0.0.0/8 => total = 1  192.0.2.1 => total = 2  172.16.0.0 .. 172.31.255.255 => total = 3 "
				+ "else => total = 4 }").assertNoErrors();
		statements("match p.ipv4.src { 10.0.0.0/33 => total = 1  else => total = 4 }").assertError("number-range", "33");
		statements("match p.ipv4.src { 10.0.0.1/8 => total = 1  else => total = 4 }").assertError("invalid-literal", "10.0.0.1/8");
		statements("match p.ipv4.src { 2001:db8::/32 => total = 1  else => total = 4 }").assertError("type-mismatch", "2001:db8::/32");
		statements("match p.ipv4.src { 9 .. 3 => total = 1  else => total = 4 }").assertError("type-mismatch", "9");
		statements("match limit { 9 .. 3 => total = 1  else => total = 4 }").assertError("invalid-setting", "9 .. 3");
		statements("let x : u32 = 5 match limit { x => total = 1  else => total = 4 }").assertError("not-constant", "x");
		statements("match p.source { 5 => total = 1  else => total = 4 }").assertError("type-mismatch", "p.source");
		statements("match p.ipv4.src == 1.2.3.4 { true => total = 1  false => total = 4 }").assertNoErrors();
		statements("match p.ipv4.src == 1.2.3.4 { true => total = 1 }").assertError("match-arms", "p.ipv4.src == 1.2.3.4");
		statements("match now { else => total = 4 }").assertNoErrors();
		statements("match total { 1 => { let b = 2 total = b } else => total = 4 }").assertNoErrors();
	}

	@Test
	void lookUpsHaveArmsOfTheirOwn() {
		statements("match flows[p.flow] { found => pass missing => pass else => pass }").assertError("match-arms", "flows[p.flow]");
		statements("match flows[p.flow] { 1 => pass else => pass }").assertError("match-arms", "flows[p.flow]");
		statements("match limit { found => pass else => pass }").assertError("not-a-value", "limit");
	}

	@Test
	void verdictsInArms() {
		handlers("on packet p { require p.ipv4 else pass match p.ipv4.proto { 6 => pass 17 => forward to wan else => drop \"x\" } }")
				.assertNoErrors();
		handlers("on packet p { require p.ipv4 else pass match p.ipv4.proto { 6 => pass 17 => total = 1 else => drop \"x\" } }")
				.assertError("no-verdict", "p");
		handlers("on packet p { require p.ipv4 else pass match p.ipv4.proto { 6 => pass 0 .. 255 => drop \"x\" } total = 1 pass }")
				.assertWarning("unreachable", "total = 1");
	}

	@Test
	void aPrefixIsNoValue() {
		statements("let x = 10.0.0.0/8 total = x").assertError("not-a-value", "10.0.0.0/8");
		statements("if p.ipv4.src == 10.0.0.0/8 { pass }").assertError("not-a-value", "10.0.0.0/8");
	}
}
