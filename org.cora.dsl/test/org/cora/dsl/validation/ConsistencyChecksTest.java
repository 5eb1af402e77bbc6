// SPDX-License-Identifier: EPL-2.0
// Copyright (c) 2026 Cora contributors
package org.cora.dsl.validation;

import static org.cora.dsl.Source.parse;
import static org.junit.jupiter.api.Assertions.assertEquals;

import org.cora.dsl.Source;
import org.cora.ir.program.Consistency;
import org.cora.ir.text.IrPrinter;
import org.junit.jupiter.api.Test;

/** What the author can say of copies of a state. */
class ConsistencyChecksTest {

	private static Source state(String state) {
		return parse("nf N { struct Mixed { a : u8, at : time } state s : " + state + " on packet p { pass } }");
	}

	private static Source statements(String statements) {
		return parse("nf N { struct Pair { a : u32, b : u16 } state r : register<u32> { mergeable } state a : array<Pair> { length 4 mergeable } "
				+ "state c : counter<u8> { capacity 4 mergeable } state d : counter<u8> { capacity 4 } "
				+ "on packet p { " + statements + " if r > 3 && a[1].a > c[1] + d[1] { pass } forward } on timer every 1 s { c.clear() } }");
	}

	@Test
	void saidOnceAndWhereItMakesSense() {
		state("counter<u8> { capacity 4 strict }").assertErrors(0);
		state("counter<u8> { capacity 4 mergeable }").assertErrors(0);
		state("map<u8, u8> { capacity 4 strict }").assertErrors(0);
		state("counter<u8> { capacity 4 strict mergeable }").assertError("duplicate-setting", "mergeable").assertErrors(1);
		state("counter<u8> { capacity 4 stale 10 ms }").assertErrors(0);
		state("counter<u8> { capacity 4 stale 10 }").assertError("unit-mismatch", "10").assertErrors(1);
		state("counter<u8> { capacity 4 stale 10 ns }").assertError("number-range", "10 ns").assertErrors(1);
		state("register<u8> { stale 10 Mpps }").assertError("unit-mismatch", "10 Mpps").assertErrors(1);
		state("map<u8, u8> { capacity 4 stale 10 ms }").assertError("invalid-setting", "stale 10 ms").assertErrors(1);
		state("counter<u8> { capacity 4 strict stale 10 ms }").assertError("duplicate-setting", "stale 10 ms").assertErrors(1);
		state("map<u8, u8> { capacity 4 mergeable }").assertError("invalid-setting", "mergeable").assertErrors(1);
		state("queue<u8> { capacity 4 mergeable }").assertError("invalid-setting", "mergeable").assertErrors(1);
		state("register<time> { mergeable }").assertError("invalid-setting", "mergeable").assertErrors(1);
		state("array<Mixed> { length 3 mergeable }").assertError("invalid-setting", "mergeable").assertErrors(1);
		state("register<u64> { mergeable }").assertErrors(0);
		state("register<u64> { mergable }").assertError("syntax", "}");
	}

	@Test
	void whatIsCalledMergeableIsOnlyAddedTo() {
		statements("r += p.length a[2].b -= 1 c[1].add(1)").assertErrors(0);
		statements("r = 3").assertError("not-mergeable", "=").assertErrors(1);
		statements("r *= 3").assertError("not-mergeable", "*=").assertErrors(1);
		statements("a[2].b = 1").assertError("not-mergeable", "=").assertErrors(1);
		statements("a[2] = Pair { a: 1, b: 2 }").assertError("not-mergeable", "=").assertErrors(1);
		statements("r += r").assertError("not-mergeable", "r").assertErrors(1);
		statements("a[2].a += r").assertErrors(0);
		statements("c.clear()").assertError("not-mergeable", "clear").assertErrors(1);
		statements("d.clear()").assertErrors(0);
	}

	@Test
	void whatHoldsUnlessSomethingIsSaid() {
		assertEquals(Consistency.MERGEABLE, state("counter<u8> { capacity 4 }").nf("N").states().get(0).consistency());
		assertEquals(Consistency.STRICT, state("counter<u8> { capacity 4 strict }").nf("N").states().get(0).consistency());
		assertEquals(Consistency.STRICT, state("register<u8>").nf("N").states().get(0).consistency());
		assertEquals(Consistency.MERGEABLE, state("register<u8> { mergeable }").nf("N").states().get(0).consistency());
		assertEquals(10_000_000, state("register<u8> { stale 10 ms }").nf("N").states().get(0).staleNanos());
		parse("nf N { state r : register<u8> { stale 10 ms } on packet p { r = 2 if r > 1 { pass } forward } }").assertError("not-mergeable", "=");
		assertEquals(true, IrPrinter.print(state("register<u8> { mergeable }").nf("N")).contains("mergeable"));
	}
}
