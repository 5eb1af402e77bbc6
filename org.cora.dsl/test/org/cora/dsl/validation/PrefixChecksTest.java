// SPDX-License-Identifier: EPL-2.0
// Copyright (c) 2026 Cora contributors
package org.cora.dsl.validation;

import static org.cora.dsl.Source.parse;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.cora.dsl.Source;
import org.cora.ir.program.PrefixTable;
import org.cora.ir.program.State;
import org.cora.ir.text.Fingerprint;
import org.cora.ir.text.IrPrinter;
import org.junit.jupiter.api.Test;

/** What can be said of longest-prefix matches. */
class PrefixChecksTest {

	private static Source entries(String entries) {
		return parse("nf N { param one : u16 = 1 state s : lpm<ipv4, u16> { entries { " + entries + " } }"
				+ " on packet p { require p.ipv4 else pass let v = s[p.ipv4.dst] else drop \"none\" if v == one { pass } forward } }");
	}

	private static Source statements(String statements) {
		return parse("nf N { struct Hop { port : u16, via : mac } state s : lpm<ipv4, Hop> { entries { "
				+ "10.0.0.0/8 => Hop { port: 1, via: 00:00:5e:00:53:01 } } } "
				+ "on packet p { require p.ipv4 else pass " + statements + " forward } }");
	}

	@Test
	void prefixes() {
		entries("10.0.0.0/8 => 1, 0.0.0.0/0 => one + 2, 10.1.2.3 => 3,").assertClean();
		entries("10.0.0.0/33 => 1").assertError("number-range", "33").assertErrors(1);
		entries("10.1.0.0/8 => 1").assertError("invalid-literal", "10.1.0.0").assertErrors(1);
		entries("10.0.0.0/8 => 1, 10.0.0.0/8 => 2").assertError("duplicate-setting", "10.0.0.0").assertErrors(1);
		entries("10.1.2.3 => 1, 10.1.2.3/32 => 2").assertError("duplicate-setting", "10.1.2.3").assertErrors(1);
		entries("10.0.0.999/8 => 1").assertError("invalid-literal", "10.0.0.999").assertErrors(1);
		entries("2001:db8::/32 => 1").assertError("key-mismatch", "2001:db8::").assertErrors(1);
		entries("").assertError("invalid-setting", "entries {  }").assertErrors(1);
	}

	@Test
	void values() {
		entries("10.0.0.0/8 => 70000").assertError("number-range", "70000").assertErrors(1);
		entries("10.0.0.0/8 => 10.0.0.1").assertError("type-mismatch", "10.0.0.1").assertErrors(1);
		entries("10.0.0.0/8 => now").assertError("type-mismatch", "now").assertErrors(1);
		parse("nf N { state r : register<u16> state s : lpm<ipv4, u16> { entries { 10.0.0.0/8 => r } } on packet p { pass } }")
				.assertError("not-constant", "r").assertErrors(1);
	}

	@Test
	void declarations() {
		parse("nf N { state s : lpm<ipv4, u16> on packet p { pass } }").assertError("missing-setting", "lpm");
		parse("nf N { state s : lpm<u32, u16> { entries { 1.2.3.4 => 1 } } on packet p { pass } }")
				.assertError("type-arguments", "u32");
		parse("nf N { state s : lpm<ipv4> { entries { 1.2.3.4 => 1 } } on packet p { pass } }")
				.assertError("type-arguments", "lpm");
		parse("nf N { state s : lpm<ipv4, u16> { capacity 4 entries { 1.2.3.4 => 1 } } on packet p { pass } }")
				.assertError("unknown-setting", "capacity 4");
		parse("nf N { state s : map<ipv4, u16> { capacity 4 entries { 1.2.3.4 => 1 } } on packet p { pass } }")
				.assertError("unknown-setting", "entries { 1.2.3.4 => 1 }");
	}

	@Test
	void entriesNeverChange() {
		statements("match s[p.ipv4.src] { found h => { p.eth.dst = h.via } missing => drop \"none\" }").assertError("header-absent", "dst");
		statements("require p.eth else pass match s[p.ipv4.src] { found h => { p.eth.dst = h.via } missing => drop \"none\" }").assertClean();
		statements("s[p.ipv4.src] = s[p.ipv4.dst]").assertError("not-assignable", "s[p.ipv4.src]");
		statements("match s[p.ipv4.src] { found h => { h.port = 1 } missing => { } }").assertError("not-assignable", "h.port");
		statements("let h = s[p.ipv4.src] else pass h.port += 1").assertError("not-assignable", "h.port");
		statements("touch s[p.ipv4.src]").assertError("not-a-value", "s[p.ipv4.src]");
		statements("s.remove(p.ipv4.src)").assertError("unknown-method", "remove");
		statements("let h = s[p.ipv4.src] if h.port == 1 { pass }").assertError("missing-else", "s[p.ipv4.src]");
		statements("let h = s[p.length] else pass if h.port == 1 { pass }").assertError("key-mismatch", "p.length");
	}

	@Test
	void theTableIsPartOfTheProgram() {
		State state = entries("10.0.0.0/8 => 1, 0.0.0.0/0 => one + 2").nf("N").states().get(0);
		assertEquals(2, state.capacity());
		assertEquals(List.of(new PrefixTable.Entry(List.of(0x0A00_0000L), 8, List.of(1L)),
				new PrefixTable.Entry(List.of(0L), 0, List.of(3L))), state.prefixes().orElseThrow().entries());
		assertTrue(IrPrinter.print(entries("10.0.0.0/8 => 1").nf("N")).contains("of [167772160/8=>1]"));
		assertTrue(!Fingerprint.of(entries("10.0.0.0/8 => 1").nf("N")).equals(Fingerprint.of(entries("10.0.0.0/8 => 2").nf("N"))));
	}

	@Test
	void structsAreValuesToo() {
		State state = statements("").nf("N").states().get(0);
		assertEquals(List.of(1L, 0x5e005301L), state.prefixes().orElseThrow().entries().get(0).value());
	}
}
