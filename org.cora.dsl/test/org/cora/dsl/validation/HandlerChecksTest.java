// SPDX-License-Identifier: EPL-2.0
// Copyright (c) 2026 Cora contributors
package org.cora.dsl.validation;

import static org.cora.dsl.Source.handlers;
import static org.cora.dsl.Source.parse;
import static org.cora.dsl.Source.statements;

import org.junit.jupiter.api.Test;

class HandlerChecksTest {

	@Test
	void headersThatMayBeAbsent() {
		handlers("on packet p { total = p.ipv4.ttl pass }").assertError("header-absent", "ttl");
		handlers("on packet p { hosts[p.source.addr] = 1 pass }").assertError("header-absent", "source");
		statements("total = p.tcp.seq").assertError("header-absent", "seq");
	}

	@Test
	void conditionsSayWhichHeadersAreThere() {
		handlers("on packet p { if p.ipv4 && p.tcp { total = p.tcp.seq } pass }").assertNoErrors();
		handlers("on packet p { if !p.ipv4 { pass } total = p.ipv4.ttl pass }").assertNoErrors();
		handlers("on packet p { if p.ipv4 { pass } else { drop \"no\" } }").assertNoErrors();
		handlers("on packet p { require p.tcp || p.udp else pass total = p.l4.sport pass }").assertNoErrors();
		handlers("on packet p { require p.tcp || p.udp else pass total = p.tcp.seq pass }").assertError("header-absent", "seq");
		handlers("on packet p { require !(!p.tcp || !p.ipv4) else pass total = p.tcp.seq + p.ipv4.ttl pass }").assertNoErrors();
		handlers("on packet p { if p.ipv4 { total = 1 } total = p.ipv4.ttl pass }").assertError("header-absent", "ttl");
	}

	@Test
	void everyPathEndsInAVerdict() {
		handlers("on packet p { if p.ipv4 { forward to wan } }").assertError("no-verdict", "p");
		handlers("on packet p { if p.ipv4 { forward to wan } else { pass } }").assertNoErrors();
		handlers("on packet p { require p.ipv4 else pass match flows[p.flow] { found => pass missing => { } } }")
				.assertError("no-verdict", "p");
	}

	@Test
	void unreachableStatements() {
		handlers("on packet p { pass total = 1 total = 2 }").assertWarning("unreachable", "total = 1").assertErrors(0);
		handlers("on packet p { if p.ipv4 { pass } else { forward to wan } total = 1 }").assertWarning("unreachable", "total = 1");
		handlers("on packet p { if p.ipv4 { pass } total = 1 pass }").assertNo("unreachable");
	}

	@Test
	void lookUpsThatMayFindNothing() {
		statements("let x = hosts[p.ipv4.src] total = x").assertError("missing-else", "hosts[p.ipv4.src]");
		statements("total = hosts[p.ipv4.src]").assertError("missing-else", "hosts[p.ipv4.src]");
		statements("let e = free.take() p.source = e").assertError("missing-else", "free.take()");
		statements("let x = hosts[p.ipv4.src] else pass total = x").assertNoErrors();
		statements("let x = 1 else pass total = x").assertWarning("needless-else", "pass");
	}

	@Test
	void elseLeavesTheHandler() {
		statements("let x = hosts[p.ipv4.src] else { total = 1 } total = x").assertError("falls-through", "{ total = 1 }");
		statements("flows[p.flow] = Pair { a: 1, b: 2 } else { total = 1 }").assertNoErrors();
	}

	@Test
	void entriesThatMayBeGone() {
		statements("match flows[p.flow] { found f => { flows.remove(p.flow) f.a = 1 } missing => pass }")
				.assertError("stale-entry", "f.a");
		statements("match flows[p.flow] { found f => { flows.remove(p.flow) total = f.a } missing => pass }").assertNoErrors();
		statements("match flows[p.flow] { found f => { flows.clear() f.a = 1 } missing => pass }").assertError("stale-entry", "f.a");
		statements("match flows[p.flow] { found f => { bytes.clear() f.a = 1 } missing => pass }").assertNoErrors();
		statements("match flows[p.flow] { found f => { f.a += 1 } missing => pass }").assertNoErrors();
	}

	@Test
	void matchHasTwoArms() {
		statements("match flows[p.flow] { found => pass }").assertError("match-arms", "flows[p.flow]");
		statements("match limit { found => pass missing => pass }").assertError("not-a-value", "limit");
	}

	@Test
	void expiriesHaveNoPacket() {
		handlers("on expire flows[k] as f { drop \"x\" }").assertError("verdict-here", "drop \"x\"");
		handlers("on expire hosts[k] { }").assertError("no-timeout", "hosts");
		handlers("on expire back[e, proto, x] { }").assertError("key-mismatch", "e");
		handlers("on expire flows[k] as f { total += f.a }").assertNoErrors();
		handlers("on expire flows[k] as f { f.a = 1 }").assertError("not-assignable", "f.a");
	}

	@Test
	void handlersAreDeclaredOnce() {
		handlers("on packet p from lan { pass } on packet q from lan { pass }").assertError("duplicate-handler", "q");
		handlers("on packet p { pass } on packet q from lan { pass }").assertNoErrors();
	}

	@Test
	void forwardNeedsATargetWhereThereAreMoreThanTwoPorts() {
		parse("nf N { port a, b, c on packet p { forward } }").assertError("forward-target", "forward");
		parse("nf N { port a, b on packet p { forward } }").assertNo("forward-target");
		parse("nf N { port a on packet p { pass } }").assertError("port-count", "a");
	}

	@Test
	void flowIdentityIsOneKindOfKey() {
		handlers("flow by lan: p.flow, wan: p.ipv4.src").assertError("flow-identity", "p.ipv4.src");
		handlers("flow by lan: p.flow, lan: p.flow").assertError("flow-identity", "lan");
		handlers("flow by lan: p.flow, wan: back[p.destination, p.proto]").assertNoErrors();
	}

	@Test
	void chains() {
		String two = "nf A { port l, r on packet p { forward } } nf B { port l, r on packet p from l { forward to l } "
				+ "on packet p from r { forward } } ";
		parse(two + "chain C = A -> A").assertError("invalid-chain", "A");
		parse(two + "chain C = A -> B").assertNoErrors();
		parse(two + "nf D { port l, r on packet p from l { forward } on packet p from r { forward to r } } chain C = D -> B")
				.assertError("invalid-chain", "C");
		parse(two + "chain C = A -> X").assertError("unknown-nf", "X");
	}
}
