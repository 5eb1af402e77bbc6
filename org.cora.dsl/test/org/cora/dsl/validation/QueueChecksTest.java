// SPDX-License-Identifier: EPL-2.0
// Copyright (c) 2026 Cora contributors
package org.cora.dsl.validation;

import static org.cora.dsl.Source.parse;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.cora.dsl.Source;
import org.cora.ir.text.IrPrinter;
import org.junit.jupiter.api.Test;

/** What can be said of queues. */
class QueueChecksTest {

	private static Source handlers(String handlers) {
		return parse("nf N { struct Pair { a : u32, b : u16 } state q : queue<Pair> { capacity 8 } state n : register<u32> "
				+ "state f : counter<u8> { capacity 3 } " + handlers + " }");
	}

	private static Source statements(String statements) {
		return handlers("on packet p { " + statements + " let x = q.pop() else pass n = x.a if n == 3 { pass } forward }");
	}

	@Test
	void settings() {
		parse("nf N { state q : queue<u8> on packet p { pass } }").assertError("missing-setting", "queue");
		parse("nf N { state q : queue { capacity 4 } on packet p { pass } }").assertError("type-arguments", "queue");
		parse("nf N { state q : queue<u8> { capacity 4 timeout 3 s } on packet p { pass } }").assertError("unknown-setting", "timeout 3 s");
		parse("nf N { state q : queue<u8> { capacity 0 } on packet p { pass } }").assertError("number-range", "0");
	}

	@Test
	void pushing() {
		statements("q.push(Pair { a: 1, b: 2 }) else { n = 2 }").assertErrors(0);
		statements("q.push(Pair { a: 1, b: 2 }) else drop \"full\"").assertErrors(0);
		statements("q.push(Pair { a: 1, b: 2 })").assertErrors(0);
		statements("q.push(3)").assertError("type-mismatch", "3");
		statements("q.push()").assertError("type-arguments", "push");
		statements("let y = q.push(Pair { a: 1, b: 2 })").assertError("not-a-value", "q.push(Pair { a: 1, b: 2 })");
		statements("q.clear() else { n = 2 }").assertWarning("needless-else", "{ n = 2 }");
		statements("f[1].add(1) else { n = 2 }").assertWarning("needless-else", "{ n = 2 }");
	}

	@Test
	void popping() {
		statements("let y = q.pop() n = y.a").assertError("missing-else", "q.pop()");
		statements("q.pop()").assertError("no-effect", "q.pop()");
		statements("n = q.pop().a").assertErrors(1);
		statements("n = q[1]").assertError("key-mismatch", "q");
		handlers("on packet p { q.push(Pair { a: 1, b: 2 }) forward }").assertWarning("never-read", "q");
	}

	@Test
	void withoutElseAFullQueueEndsThePacket() {
		assertTrue(IrPrinter.print(statements("q.push(Pair { a: 1, b: 2 })").nf("N")).contains("abort q"));
		assertFalse(IrPrinter.print(statements("q.push(Pair { a: 1, b: 2 }) else pass").nf("N")).contains("abort"));
		assertFalse(IrPrinter.print(handlers("on packet p { pass } on timer every 1 s { q.push(Pair { a: 1, b: 2 }) }").nf("N")).contains("abort"));
		assertEquals(8, statements("").nf("N").states().get(0).capacity());
	}
}
