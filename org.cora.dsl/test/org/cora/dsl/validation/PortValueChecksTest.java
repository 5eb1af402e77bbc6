// SPDX-License-Identifier: EPL-2.0
// Copyright (c) 2026 Cora contributors
package org.cora.dsl.validation;

import org.cora.dsl.Source;
import org.junit.jupiter.api.Test;

/** Ports as values: their type, the names of ports, and names that stand for one. */
class PortValueChecksTest {

	private static Source nf(String members, String statements) {
		return Source.parse("nf N { port a, b, c state seen : map<mac, port> { capacity 8 } state last : register<port> " + members
				+ " on packet p { require p.eth else pass " + statements + " forward to a } }");
	}

	@Test
	void portsAreKeptComparedMatchedAndForwardedTo() {
		nf("param up : port = c fn other(x : port) : port { if x == a { return b } return a }",
				"seen[p.eth.src] = p.port last = other(p.port) match seen[p.eth.dst] { found x => { if x != up { forward to x } } missing => mirror to up } "
						+ "match last { a => pass b, c => { } } let q = last send to q { p.eth.dst = p.eth.src } forward to q").assertNoErrors();
	}

	@Test
	void aPortIsNothingElse() {
		nf("state n : register<u64>", "n = b last = last n = n + 1").assertError(IssueCodes.TYPE_MISMATCH, "b");
		nf("", "if p.port == 1 { pass } last = last seen.clear()").assertError(IssueCodes.TYPE_MISMATCH, "p.port == 1");
		nf("", "let x = p.port + p.port last = x seen.clear()").assertError(IssueCodes.TYPE_MISMATCH, "p.port + p.port");
	}

	@Test
	void onlyWhatStandsForAPortCanBeForwardedTo() {
		nf("", "let x = p.length last = p.port seen.clear() forward to x").assertError(IssueCodes.UNKNOWN_PORT, "x");
		nf("", "last = p.port seen.clear() mirror to last").assertError(IssueCodes.UNKNOWN_PORT, "last");
	}

	@Test
	void theNameOfAPortIsThatPortWhateverHasItsName() {
		Source.parse("nf N { port a, b on packet p { let b = p.length if b > 64 { pass } forward to b } }").assertNoErrors();
	}

	@Test
	void matchOverPortsIsComplete() {
		nf("", "last = p.port seen.clear() match last { a => pass c => pass }").assertError(IssueCodes.MATCH_ARMS, "last");
	}

	@Test
	void portsBelongToANetworkFunction() {
		Source.parse("fn f(x : port) : bool { return x == x }").assertError(IssueCodes.TYPE_MISMATCH, "port");
		Source.parse("fn f(p : packet) : bool { return p.port == p.port }").assertError(IssueCodes.TYPE_MISMATCH, "port");
		Source.parse("struct S { x : port }").assertError(IssueCodes.TYPE_MISMATCH, "port");
	}
}
