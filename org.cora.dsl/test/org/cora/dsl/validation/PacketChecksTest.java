// SPDX-License-Identifier: EPL-2.0
// Copyright (c) 2026 Cora contributors
package org.cora.dsl.validation;

import org.cora.dsl.Source;
import org.junit.jupiter.api.Test;

class PacketChecksTest {

	private static final String LAYOUTS = "header A { kind : bits[4], more : bits[4] } header B { key : u64, next : u8 }\n";

	private static Source handler(String members, String statements) {
		return Source.parse(LAYOUTS + "nf N { port lan, wan " + members + " state s : register<u64> { mergeable }\n"
				+ "on packet p from lan { " + statements + " }\non packet p from wan { s += 1 pass } }");
	}

	private static Source parsing(String statements) {
		return handler("parse a : A after udp with dport 7 parse b : B after a with kind 3", statements);
	}

	@Test
	void headersFillWholeBytes() {
		Source.parse("header H { a : bits[3] }").assertError("invalid-header", "H");
		Source.parse("header H { a : bits[3], b : bits[13] }").assertNoErrors();
		Source.parse("struct S { a : u8 } header H { s : S }").assertError("invalid-header", "S");
		Source.parse("header H { a : bits[65] }").assertError("number-range", "bits[65]");
		Source.parse("header H { a : u8, a : u8 }").assertError("duplicate-name", "a");
		Source.parse("header H { a : bits[4], b : ipv6, c : bits[4] }").assertError("invalid-header", "ipv6");
	}

	@Test
	void headersStandBehindTransportOrEachOther() {
		parsing("if p.b { s += p.b.key } pass").assertNoErrors();
		handler("parse a : A after ipv4", "if p.a { pass } pass").assertError("invalid-header", "ipv4");
		handler("parse b : B after a with kind 3 parse a : A after udp", "if p.b { pass } pass").assertError("invalid-header", "a");
		handler("parse a : A after udp with dport 70000", "if p.a { pass } pass").assertError("number-range", "70000");
		handler("parse a : A after udp with port 7", "if p.a { pass } pass").assertError("unknown-member", "port");
		handler("parse udp : A after tcp", "if p.udp { pass } pass").assertError("shadowing", "udp");
		handler("parse v : Vlan after tcp", "if p.v { pass } pass").assertError("invalid-header", "Vlan");
		handler("parse a : A after udp", "pass").assertWarning("unused", "a");
	}

	@Test
	void whatIsBehindAHeaderIsKnownWithIt() {
		parsing("require p.b else pass s += p.a.kind + p.udp.dport pass").assertNoErrors();
		parsing("require p.a else pass s += p.b.key pass").assertError("header-absent", "key");
		handler("", "require p.vxlan else pass s += p.udp.sport pass").assertNoErrors();
		handler("", "require p.vxlan else pass s += p.inner.udp.sport pass").assertError("header-absent", "sport");
	}

	@Test
	void headersMoveWithPushAndPop() {
		handler("", "require p.eth && p.tcp else pass push p.vxlan { vni: 3 } s += p.inner.tcp.seq p.udp.sport = 1 forward")
				.assertNoErrors();
		handler("", "require p.eth && p.tcp else pass push p.vxlan { vni: 3 } s += p.tcp.seq forward")
				.assertError("header-absent", "seq");
		handler("", "require p.vxlan && p.inner.tcp else pass pop p.vxlan s += p.tcp.seq forward").assertNoErrors();
		handler("", "require p.vxlan && p.ipv4 else pass pop p.vxlan p.ipv4.ttl = 1 forward").assertError("header-absent", "ttl");
		handler("", "require p.eth && p.vlan else pass pop p.vlan p.vlan.vid = 1 forward").assertError("header-absent", "vid");
		handler("", "push p.vlan { vid: 1 } forward").assertError("header-absent", "vlan");
		handler("", "require p.ipv6 else pass push p.gtpu over p.ipv6 { teid: 1 } p.ipv6.hops = 3 forward").assertNoErrors();
		parsing("require p.udp else pass push p.a { kind: 1 } push p.b { key: 2 } s += p.b.key pop p.b p.a.more = 1 forward")
				.assertNoErrors();
		parsing("require p.b else pass pop p.a s += p.b.key forward").assertError("header-absent", "key");
	}

	@Test
	void functionsTellWhatTheyMove() {
		handler("fn out(p : packet) { require p.vxlan else pass pop p.vxlan }",
				"require p.ipv4 else pass out(p) p.ipv4.ttl = 1 forward").assertError("header-absent", "ttl");
		handler("fn out(p : packet) { require p.vxlan && p.inner.ipv4 else pass pop p.vxlan }",
				"out(p) p.ipv4.ttl = 1 forward").assertNoErrors();
		handler("fn out(p : packet) { pop p.vxlan p.ipv4.ttl = 1 }", "require p.vxlan && p.ipv4 else pass out(p) forward")
				.assertError("header-absent", "ttl");
		handler("fn f(p : packet) : u8 { pop p.vlan return 1 }", "require p.vlan else pass s += f(p) forward")
				.assertError("not-movable", "p.vlan");
		handler("", "for i in 0 .. 1 { if p.vlan { pop p.vlan } s += i } forward").assertNoErrors();
		handler("", "require p.eth && p.vlan else pass for i in 0 .. 1 { pop p.vlan s += i } forward").assertError("header-absent", "vlan");
	}

	@Test
	void onlySomeHeadersMove() {
		handler("", "require p.tcp else pass pop p.tcp forward").assertError("not-movable", "p.tcp");
		handler("", "require p.eth else pass push p.vlan over p.ipv4 { vid: 1 } forward").assertError("not-movable", "p.ipv4");
		handler("", "require p.eth else pass push p.vlan { vid: 5000 } forward").assertError("number-range", "5000");
		handler("", "require p.vlan else pass pop p.vlan else drop \"no\" forward").assertWarning("needless-else", "drop \"no\"");
	}

	@Test
	void payloadsAreReadAndWrittenByBytes() {
		handler("", "p.payload[3] = p.payload[4] + 1 p.payload.put32(0, p.payload.u32(4)) s += p.payload.length pass").assertNoErrors();
		handler("", "p.payload.resize(40) else drop \"long\" forward").assertClean();
		handler("", "s += p.payload pass").assertError("not-a-value", "p.payload");
		handler("", "p.payload.length = 3 pass").assertError("not-assignable", "p.payload.length");
		handler("", "p.payload[1, 2] = 3 pass").assertError("key-mismatch", "p.payload[1, 2]");
		handler("", "p.payload.put16(0, 70000) pass").assertError("number-range", "70000");
		handler("", "require p.inner.ipv4 else pass p.inner.ipv4.ttl = 3 pass").assertError("not-assignable", "p.inner.ipv4.ttl");
	}

	@Test
	void copiesLeaveAtTheEndOfTheirBlock() {
		handler("", "mirror to wan send to lan { p.payload[0] = 1 mirror to wan } forward").assertNoErrors();
		handler("", "send to lan { drop \"no\" } forward").assertError("verdict-here", "drop \"no\"");
		handler("", "send to lan { send to wan { s += 1 } } forward").assertError("verdict-here", "send to wan { s += 1 }");
		handler("fn f(p : packet) { if p.vlan { pass } }", "send to lan { f(p) } forward").assertError("verdict-here", "f");
		handler("on timer every 1 s { mirror to lan }", "forward").assertError("verdict-here", "mirror to lan");
		handler("fn f() { mirror to lan } on timer every 1 s { f() }", "forward").assertError("verdict-here", "f");
		handler("", "require p.eth else pass send to lan { push p.vxlan { vni: 1 } } p.eth.src = 00:00:00:00:00:01 forward").assertNoErrors();
		handler("", "for i in 0 .. 2 { send to lan { if p.vlan { break } } s += i } forward").assertError("verdict-here", "break");
	}
}
