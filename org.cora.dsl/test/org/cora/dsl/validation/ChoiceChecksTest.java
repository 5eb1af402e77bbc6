// SPDX-License-Identifier: EPL-2.0
// Copyright (c) 2026 Cora contributors
package org.cora.dsl.validation;

import static org.cora.dsl.Source.handlers;
import static org.cora.dsl.Source.statements;

import org.junit.jupiter.api.Test;

class ChoiceChecksTest {

	@Test
	void sets() {
		statements("if p.ipv4.proto in { 6, 17 } || p.length in 64 .. 128 { total = 1 }").assertNoErrors();
		statements("if p.ipv4.src in 10.0.0.0/8 && p.ipv4.dst in 10.0.0.0 .. 10.0.0.255 { total = 1 }").assertNoErrors();
		statements("if p.ipv4.src in { 10.0.0.0/8, 192.0.2.1, 172.16.0.0 .. 172.31.255.255 } { total = 1 }").assertNoErrors();
		statements("let known = p.ipv4.src in { 10.0.0.0/8 } if known { total = 1 }").assertNoErrors();
		statements("if p.source in { p.destination } { total = 1 }").assertNoErrors();
		handlers("param ours : ipv4[4] = 10.0.0.1 .. 10.0.0.4 on packet p { if p.ipv4 && p.ipv4.src in ours { total = 1 } pass }")
				.assertNoErrors();
		handlers("on packet p { if p.ipv6 && p.ipv6.src in { 2001:db8::/32, ::1, fe80:: .. fe80::ff } { total = 1 } pass }")
				.assertNoErrors();
	}

	@Test
	void elementsHaveTheTypeOfTheValue() {
		statements("if p.ipv4.src in { 1 } { total = 1 }").assertError("type-mismatch", "1");
		statements("if p.ipv4.proto in 0 .. 256 { total = 1 }").assertError("number-range", "256");
		statements("if p.ipv4.proto in 9 .. 3 { total = 1 }").assertError("invalid-setting", "9 .. 3");
		statements("if p.ipv4.src in 2001:db8::/32 { total = 1 }").assertError("type-mismatch", "2001:db8::/32");
		statements("if p.ipv4.proto in 10.0.0.0/8 { total = 1 }").assertError("type-mismatch", "10.0.0.0/8");
		statements("if p.ipv4.src in 10.0.0.0/40 { total = 1 }").assertError("number-range", "40");
		statements("if p.source in p.source .. p.destination { total = 1 }").assertError("type-mismatch", "p.source .. p.destination");
		statements("if hosts[p.ipv4.src] in { 1 } { total = 1 }").assertError("missing-else", "hosts[p.ipv4.src]");
		statements("if 1 + (p.ipv4.proto in 3 .. 4) > 2 { total = 1 }").assertError("type-mismatch", "1 + (p.ipv4.proto in 3 .. 4)");
	}

	@Test
	void conditionalExpressions() {
		statements("total = if p.length > 100 then 1 else 2").assertNoErrors();
		statements("let x : u16 = if p.tcp then 1 else 70000 total = x").assertError("number-range", "70000");
		statements("let x = if p.tcp then limit else 0 total = x").assertNoErrors();
		statements("let x : u32 = if p.tcp then limit else total total = x").assertError("type-mismatch", "total");
		statements("let x = if p.tcp then limit else p.ipv4.src total = x")
				.assertError("type-mismatch", "if p.tcp then limit else p.ipv4.src");
		statements("let x : u16 = 1 x += if p.tcp then 1 else 2 total = x + (if p.udp then 3 else 4)").assertNoErrors();
		statements("let x : u8 = 1 x += if p.tcp then 1 else 256 total = x").assertError("number-range", "if p.tcp then 1 else 256");
		statements("let x = if limit then 1 else 2 total = x").assertError("type-mismatch", "limit");
		statements("total = 1 + (if p.tcp then limit else if p.udp then 2 else 3)").assertNoErrors();
		statements("if if p.tcp then p.tcp.seq > 1 else p.udp { total = 1 }").assertNoErrors();
		statements("total = if p.tcp then p.tcp.seq else p.tcp.ack").assertError("header-absent", "ack");
		statements("let x = if p.tcp then hosts[p.ipv4.src] else 0 total = x").assertError("missing-else", "hosts[p.ipv4.src]");
	}
}
