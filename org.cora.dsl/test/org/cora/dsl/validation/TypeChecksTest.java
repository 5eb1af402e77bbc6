// SPDX-License-Identifier: EPL-2.0
// Copyright (c) 2026 Cora contributors
package org.cora.dsl.validation;

import static org.cora.dsl.Source.parse;
import static org.cora.dsl.Source.statements;

import org.junit.jupiter.api.Test;

class TypeChecksTest {

	@Test
	void aPortIsNoEndpoint() {
		statements("let e = free.take() else pass free.give(wan) free.give(e)").assertError("type-mismatch", "wan").assertErrors(1);
	}

	@Test
	void typeMismatch() {
		statements("let x : bool = limit").assertError("type-mismatch", "limit");
		statements("if limit { total = 1 }").assertError("type-mismatch", "limit");
		statements("total = p.ipv4.src").assertError("type-mismatch", "p.ipv4.src");
		statements("let x = p.ipv4.src + 1").assertError("type-mismatch", "p.ipv4.src + 1");
		statements("if p.ipv4.src == 10.0.0.1 { total = 1 }").assertNoErrors();
	}

	@Test
	void wideNumbersAreNotCutSilently() {
		statements("let x : u16 = limit").assertError("type-mismatch", "limit");
		statements("let x : u16 = limit.u16() total = x").assertNoErrors();
		statements("total = limit").assertNoErrors();
	}

	@Test
	void addressesAndTimesAreNumbersToComputeWith() {
		statements("total = p.ipv4.src.u64() + now.u64() if p.eth { total = p.eth.src.u64() }").assertNoErrors();
		statements("total = p.tcp.u64()").assertError("unknown-method", "u64");
	}

	@Test
	void numbersMustFit() {
		statements("let x : u8 = 300").assertError("number-range", "300");
		statements("if p.ipv4.ttl == 256 { total = 1 }").assertError("number-range", "256");
		statements("let x : u8 = 255 total = x").assertNoErrors();
		statements("total = 99999999999999999999").assertError("number-range", "99999999999999999999");
	}

	@Test
	void keyTypeMismatch() {
		statements("hosts[p.flow] = 1").assertError("key-mismatch", "p.flow");
		statements("let x = back[p.source] else pass flows[x] = Pair { a: 1, b: 2 }").assertError("key-mismatch", "p.source");
		statements("let x = back[p.source, p.proto, 1] else pass flows[x] = Pair { a: 1, b: 2 }")
				.assertError("key-mismatch", "back[p.source, p.proto, 1]");
		statements("sketch[p.flow].add(1) sketch[p.source].add(1)").assertError("key-mismatch", "p.source");
		statements("hosts[p.ipv4.src] = 1").assertNoErrors();
	}

	@Test
	void timesAndNumbersDoNotMix() {
		statements("if now > 10 { total = 1 }").assertError("type-mismatch", "now > 10");
		statements("let before = now - 10 s if before < now { total = 1 }").assertNoErrors();
		statements("total = now - now").assertError("type-mismatch", "now - now");
		statements("let n = 10 Mpps total = n").assertError("unit-mismatch", "10 Mpps");
		statements("if p.length > 64 B { total = 1 }").assertNoErrors();
	}

	@Test
	void addressesAreChecked() {
		statements("if p.ipv4.src == 10.0.0.256 { total = 1 }").assertError("invalid-literal", "10.0.0.256");
		statements("if p.eth { if p.eth.src == 00:1b:21:aa:bb:cc { total = 1 } }").assertNoErrors();
		statements("if p.ipv6 && p.ipv6.src == 2001:db8::1 { total = 1 }").assertNoErrors();
	}

	@Test
	void structLiteralsAreComplete() {
		statements("flows[p.flow] = Pair { a: 1 }").assertError("missing-field", "Pair");
		statements("flows[p.flow] = Pair { a: 1, b: 2, b: 3 }").assertError("duplicate-name", "b");
		statements("flows[p.flow] = Pair { a: 1, c: 3 }").assertError("unknown-member", "c");
		statements("flows[p.flow] = Pair { a: 1, b: p.ipv4.src }").assertError("type-mismatch", "p.ipv4.src");
		statements("flows[p.flow] = Pair { a: 1, b: 2 }").assertNoErrors();
	}

	@Test
	void whatHasNoValueCannotBeUsed() {
		statements("let x = p").assertError("not-a-value", "p");
		statements("let x = flows").assertError("not-a-value", "flows");
		statements("total = bytes[p.ipv4.src].add(1)").assertError("not-a-value", "bytes[p.ipv4.src].add(1)");
		statements("let x = 1 .. 2").assertError("not-a-value", "1 .. 2");
	}

	@Test
	void parametersAreConstant() {
		parse("nf N { param a : u8 = 1 + 2 * 3 on packet p { if p.ipv4 && p.ipv4.ttl == a { pass } else { forward } } }").assertClean();
		parse("nf N { param a : ipv4[4] = 10.0.0.1 .. 10.0.0.9 }").assertError("type-mismatch", "10.0.0.1 .. 10.0.0.9");
		parse("nf N { param a : u8 = now }").assertError("type-mismatch", "now");
		parse("nf N { param a : u8 = b param b : u8 = a }").assertError("not-constant", "b");
	}

	@Test
	void calls() {
		statements("bytes[p.ipv4.src].add()").assertError("type-arguments", "add");
		statements("free.give(p.ipv4.src)").assertError("type-mismatch", "p.ipv4.src");
		statements("if hosts.remove(p.ipv4.src) { total += 1 }").assertNoErrors();
		statements("free.take()").assertError("no-effect", "free.take()");
		statements("total").assertError("no-effect", "total");
	}

	@Test
	void assignments() {
		statements("p.length = 4").assertError("not-assignable", "p.length");
		statements("limit = 4").assertError("not-assignable", "limit");
		statements("bytes[p.ipv4.src] = 4").assertError("not-assignable", "bytes[p.ipv4.src]");
		statements("hosts[p.ipv4.src] += 4").assertError("not-assignable", "hosts[p.ipv4.src]");
		statements("slots[1].a += 4 total *= 2 p.ipv4.ttl -= 1 p.source.addr = 10.0.0.1").assertNoErrors();
	}
}
