// SPDX-License-Identifier: EPL-2.0
// Copyright (c) 2026 Cora contributors
package org.cora.dsl.validation;

import static org.cora.dsl.Source.handlers;
import static org.cora.dsl.Source.parse;

import org.cora.dsl.Source;
import org.junit.jupiter.api.Test;

class FunctionChecksTest {

	/** A network function with the given functions inside, and a handler that runs the statements. */
	private static Source calling(String functions, String statements) {
		return handlers(functions + "\non packet p from lan {\n" + statements + "\npass\n}");
	}

	@Test
	void functionsAreCalledWithWhatTheyTake() {
		String f = "fn f(a : u32, b : bool) : u32 { if b { return a } return 0 } ";
		calling(f, "total = f(7, true)").assertNoErrors();
		calling(f, "total = f(7)").assertError("type-arguments", "f");
		calling(f, "total = f(7, 8)").assertError("type-mismatch", "8");
		calling(f, "total = f(5_000_000_000, true)").assertError("number-range", "5_000_000_000");
		calling(f, "total = g(7, true)").assertError("unknown-function", "g");
		calling(f, "total = f(p, true)").assertError("not-a-value", "p");
		calling(f, "f(1, true)").assertNoErrors();
		calling(f, "f(1, true) = 3").assertError("not-assignable", "f(1, true)");
	}

	@Test
	void resultsAreReturned() {
		calling("fn f(a : u32) : u32 { if a > 1 { return a } }", "total = f(1)").assertError("missing-return", "f");
		calling("fn f(a : u32) : u32 { if a > 1 { return a } else { return 0 } }", "total = f(1)").assertNoErrors();
		calling("fn f(a : u32) : u32 { return }", "total = f(1)").assertError("missing-return", "return").assertErrors(1);
		calling("fn f(a : u32) { return a }", "f(1)").assertError("return-here", "a");
		calling("fn f(a : u32) : u16 { return a }", "total = f(1)").assertError("type-mismatch", "a");
		calling("fn f() { total = 1 }", "total = f()").assertError("not-a-value", "f()");
		calling("", "return").assertError("return-here", "return");
		handlers("on expire flows[k] as f { if f.a == 0 { return } total += k.proto }").assertNoErrors();
		handlers("on expire flows[k] as f { if f.a == 0 { return k } }").assertError("return-here", "k");
		calling("fn f(a : u32) : u32 { return a total = 1 }", "total = f(1)").assertWarning("unreachable", "total = 1");
	}

	@Test
	void lookUpsInFunctionsEndInReturn() {
		calling("fn f(a : ipv4) : u64 { let x = hosts[a] else return 0 return x }", "require p.ipv4 else pass total = f(p.ipv4.src)")
				.assertNoErrors();
		calling("fn f(a : ipv4) : u64 { let x = hosts[a] else { total = 1 } return x }", "total = f(10.0.0.1)")
				.assertError("falls-through", "{ total = 1 }");
	}

	@Test
	void functionsDontCallThemselves() {
		calling("fn f(a : u32) : u32 { return f(a) }", "total = f(1)").assertError("recursive", "f").assertErrors(1);
		calling("fn f() { g() } fn g() { h() } fn h() { f() }", "f()").assertError("recursive", "g").assertErrors(3);
		calling("fn f() { g() } fn g() { total = 1 }", "f() g()").assertNoErrors();
	}

	@Test
	void callsGoOnlySoDeep() {
		StringBuilder text = new StringBuilder("fn f0() : u8 { return 1 }\n");
		for (int i = 1; i < 65; i++) {
			text.append("fn f").append(i).append("() : u8 { return f").append(i - 1).append("() }\n");
		}
		parse(text + "nf N { on packet p { if f63() == 1 { pass } forward } }").assertError("too-deep", "f64").assertErrors(1);
	}

	@Test
	void headersThatAFunctionDoesntAskForAreTheCallersBusiness() {
		String f = "fn port(q : packet) : u16 { return q.tcp.dport } ";
		calling(f, "total = port(p)").assertError("header-absent", "port");
		calling(f, "require p.tcp else pass total = port(p)").assertNoErrors();
		calling("fn port(q : packet) : u16 { if !q.tcp { return 0 } return q.tcp.dport } ", "total = port(p)").assertNoErrors();
		calling("fn g(q : packet) : u16 { return port(q) } " + f, "total = g(p)").assertError("header-absent", "g");
		calling(f, "total = port(3)").assertError("type-mismatch", "3");
	}

	@Test
	void whatAFunctionAskedForIsKnownAfterIt() {
		String f = "fn onlyTcp(q : packet) { require q.tcp else drop \"no TCP\" } ";
		calling(f, "onlyTcp(p) total = p.tcp.seq").assertNoErrors();
		calling(f, "total = p.tcp.seq onlyTcp(p)").assertError("header-absent", "seq");
		calling("fn asks(q : packet) { if q.tcp { return } total = 1 } ", "asks(p) total = p.tcp.seq").assertError("header-absent", "seq");
	}

	@Test
	void verdictsInFunctions() {
		handlers("fn out() { total += 1 forward to wan } on packet p from lan { out() }").assertNoErrors();
		handlers("fn out() { total += 1 } on packet p from lan { out() }").assertError("no-verdict", "p");
		handlers("fn out() { forward to wan } on packet p from lan { out() total = 1 pass }").assertWarning("unreachable", "total = 1");
		calling("fn f() : u8 { drop \"x\" }", "total = f()").assertError("verdict-here", "drop \"x\"");
		calling("fn f() : u8 { end() return 1 } fn end() { drop \"x\" }", "total = f()").assertError("verdict-here", "end");
		handlers("fn end() { pass } on expire flows[k] { end() total += k.proto }").assertError("verdict-here", "end");
		parse("fn out() { forward } nf N { on packet p { out() } }").assertError("forward-target", "forward");
		parse("fn no() { drop \"no\" } nf N { on packet p { no() } }").assertNoErrors();
	}

	@Test
	void entriesMayBeGoneAfterACall() {
		String clear = "fn clear(k : FlowKey) { flows.remove(k) } ";
		calling(clear, "require p.ipv4 else pass match flows[p.flow] { found f => { clear(p.flow) f.a = 1 } missing => pass }")
				.assertError("stale-entry", "f.a");
		calling("fn seen(k : FlowKey) : bool { return flows.remove(k) } ", "require p.ipv4 else pass "
				+ "match flows[p.flow] { found f => { if seen(p.flow) { f.a = 1 } } missing => pass }")
				.assertError("stale-entry", "f.a");
	}

	@Test
	void functionsAreUsed() {
		calling("fn f() { total = 1 }", "").assertWarning("unused", "f");
		parse("nf N { state r : register<u8> fn _f() { r += 1 } on packet p { pass } }").assertNo("unused");
		calling("fn f(a : u8) { total = 1 }", "f(1)").assertWarning("unused", "a");
		parse("fn f() : u8 { let x = 1 return 2 } nf N { on packet p { pass } }").assertWarning("unused", "f").assertWarning("unused", "x");
		parse("fn f() : u8 { return 2 }").assertClean();
	}

	@Test
	void namesOfFunctions() {
		calling("fn f(a : u8, a : u8) { total = a }", "f(1, 2)").assertError("duplicate-name", "a");
		calling("fn f() { total = 1 } fn f() { total = 2 }", "f()").assertError("duplicate-name", "f");
		parse("fn f() : u8 { return 1 } nf N { fn f() : u8 { return 2 } on packet p { if f() == 1 { pass } forward } }")
				.assertError("shadowing", "f");
		calling("fn f(total : u8) : u8 { return total }", "total = f(1)").assertError("shadowing", "total");
		calling("fn f(a : u8) : u8 { let a = 1 return a }", "total = f(1)").assertError("shadowing", "a");
	}

	@Test
	void functionsOfTheCompiler() {
		calling("", "total = min(p.length, 100) + max(limit, total) + difference(3, p.length) + hash(p.length)").assertNoErrors();
		calling("", "require p.ipv4 else pass let x : u32 = min(p.length, limit) total = hash(p.flow) % x").assertNoErrors();
		calling("", "let d = difference(now, now) if max(d, 5 ms) > 10 ms { total = 1 }").assertNoErrors();
		calling("", "let x : u16 = min(p.length, 100) total = x").assertError("type-mismatch", "min(p.length, 100)");
		calling("", "total = min(p.length, 5 ms)").assertError("type-mismatch", "min(p.length, 5 ms)");
		calling("", "require p.ipv4 else pass total = max(p.ipv4.ttl, 256)").assertError("number-range", "256");
		calling("", "total = min(1)").assertError("type-arguments", "min");
		calling("", "total = hash(p)").assertError("not-a-value", "p");
		calling("fn min(a : u8) : u8 { return a }", "total = min(1)").assertError("shadowing", "min");
		parse("builtin f(a)").assertError("library-only", "f");
		handlers("flow by lan: hash(p.length)").assertError("flow-identity", "hash(p.length)");
	}

	@Test
	void aPacketIsNoValue() {
		calling("fn f(a : u8) : packet { return a }", "").assertError("type-mismatch", "packet");
		parse("struct S { p : packet }").assertError("type-mismatch", "packet");
		calling("fn f(q : packet) { q = q }", "f(p)").assertError("not-assignable", "q");
	}

	@Test
	void whatAFlowIsCallsNothing() {
		handlers("fn f(a : ipv4) : ipv4 { return a } flow by lan: f(p.ipv4.src)").assertError("flow-identity", "f(p.ipv4.src)");
	}

	@Test
	void chainsSeeWhereFunctionsForward() {
		parse("nf A { port l, r on packet p { forward } } nf B { port l, r fn back() { forward to l } on packet p from l { back() } "
				+ "on packet p from r { forward } } nf D { port l, r on packet p from l { forward } "
				+ "on packet p from r { forward to r } } chain C = D -> B").assertError("invalid-chain", "C");
	}

	@Test
	void returnWithoutAValueNeedsNoBraces() {
		handlers("""
				on expire flows[k] as v {
				  match hosts[k.source.addr] {
				    found n => n += 1
				    missing => return
				  }
				  match flows[k] {
				    found w => w.a = v.a
				    missing => flows[k] = v else return
				  }
				  total += 1
				}
				on packet p { pass }""").assertNo("syntax").assertNoErrors();
	}
}
