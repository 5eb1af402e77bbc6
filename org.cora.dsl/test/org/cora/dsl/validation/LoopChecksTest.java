// SPDX-License-Identifier: EPL-2.0
// Copyright (c) 2026 Cora contributors
package org.cora.dsl.validation;

import static org.cora.dsl.Source.handlers;
import static org.cora.dsl.Source.statements;

import org.junit.jupiter.api.Test;

class LoopChecksTest {

	@Test
	void boundsAreConstants() {
		statements("for i in 0 .. 7 { total += i }").assertNoErrors();
		statements("for i in 2 .. limit { total += i }").assertNoErrors();
		statements("for i in 0 .. p.length { total += i }").assertError("unbounded-loop", "p.length");
		statements("for i in total .. 7 { total += i }").assertError("unbounded-loop", "total");
		statements("for i in 7 .. 0 { total += i }").assertError("invalid-setting", "0");
		statements("for i in 0 .. 1.2.3.4 { total += i }").assertError("type-mismatch", "1.2.3.4");
		statements("for i in 0 .. 3 { for j in 0 .. i { total += j } }").assertError("unbounded-loop", "i");
	}

	@Test
	void theVariableIsANumberThatFits() {
		statements("for i in 0 .. 7 { let x : u8 = i total += x + i }").assertNoErrors();
		statements("for i in 0 .. 300 { let x : u8 = i total += x }").assertError("number-range", "i");
		statements("for i in 0 .. 7 { i = 3 }").assertError("not-assignable", "i");
		statements("for i in 0 .. 7 { total += 1 }").assertWarning("unused", "i");
		statements("for _ in 0 .. 7 { total += 1 }").assertNo("unused-variable").assertNoErrors();
		statements("for total in 0 .. 7 { hosts[1.2.3.4] = total }").assertError("shadowing", "total");
		statements("for i in 0 .. 7 { for i in 0 .. 3 { total += i } }").assertError("shadowing", "i");
		statements("for i in 0 .. 7 { total += i } total = i").assertError("unknown-name", "i");
	}

	@Test
	void handlersStaySmall() {
		statements("for i in 0 .. 1_000_000_000_000 { total += i }").assertError("too-large", "i");
		statements("for i in 0 .. 99 { for j in 0 .. 99 { for k in 0 .. 99 { total += i + j + k } } }")
				.assertError("too-large", "i").assertErrors(1);
		StringBuilder text = new StringBuilder("fn f0() { total += 1 }\n");
		for (int i = 1; i < 40; i++) {
			text.append("fn f").append(i).append("() { f").append(i - 1).append("() f").append(i - 1).append("() }\n");
		}
		handlers(text + "on packet p { f39() pass }").assertError("too-large", "f39").assertErrors(1);
	}

	@Test
	void breakAndContinueAreInLoops() {
		statements("break").assertError("outside-loop", "break");
		handlers("fn f() { continue } on packet p { for i in 0 .. 3 { total += i f() } pass }").assertError("outside-loop", "continue");
		statements("for i in 0 .. 7 { if i == 3 { break } total += i }").assertNoErrors();
		statements("for i in 0 .. 7 { let n = hosts[p.ipv4.src] else continue total += n + i }").assertNoErrors();
		statements("for i in 0 .. 7 { let n = hosts[p.ipv4.src] else { total = i } total += n }")
				.assertError("falls-through", "{ total = i }");
		statements("for i in 0 .. 7 { break total += i }").assertWarning("unreachable", "total += i");
	}

	@Test
	void whatIsKnownBehindALoop() {
		handlers("on packet p { for i in 0 .. 3 { require p.tcp else pass total += i } total = p.tcp.seq pass }").assertNoErrors();
		handlers("on packet p { for i in 0 .. 3 { if total > i { break } require p.tcp else pass } total = p.tcp.seq pass }")
				.assertError("header-absent", "seq");
		handlers("on packet p { for i in 0 .. 3 { if total > i { continue } require p.tcp else pass } total = p.tcp.seq pass }")
				.assertError("header-absent", "seq");
		handlers("on packet p { for i in 0 .. 3 { if total == i { pass } else { drop \"x\" } } total = 1 }")
				.assertWarning("unreachable", "total = 1").assertNoErrors();
		handlers("on packet p { for i in 0 .. 3 { if total == i { break } else { drop \"x\" } } }").assertError("no-verdict", "p");
	}

	@Test
	void entriesMayBeGoneInTheNextRound() {
		statements("match flows[p.flow] { found f => { for i in 0 .. 3 { f.a += i flows.remove(p.flow) } } missing => pass }")
				.assertError("stale-entry", "f.a");
		statements("for i in 0 .. 3 { match flows[p.flow] { found f => { f.a += i flows.remove(p.flow) } missing => pass } }")
				.assertNoErrors();
	}

	@Test
	void inIsAWordOfItsOwn() {
		handlers("on packet p { let in = 1 pass }").assertError("syntax", "in");
		org.cora.dsl.Source.parse("nf N { port in, out on packet p from in { forward to out } on packet p from out { forward to in } }")
				.assertClean();
	}
}
