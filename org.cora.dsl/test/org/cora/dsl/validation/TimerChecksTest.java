// SPDX-License-Identifier: EPL-2.0
// Copyright (c) 2026 Cora contributors
package org.cora.dsl.validation;

import static org.cora.dsl.Source.parse;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import org.cora.dsl.Source;
import org.cora.ir.program.Nf;
import org.cora.ir.program.Trigger;
import org.junit.jupiter.api.Test;

/** What can be said of timers. */
class TimerChecksTest {

	private static Source timer(String timer) {
		return parse("nf N { state n : register<u64> state c : counter<u8> { capacity 4 } state m : map<u8, u8> { capacity 4 } "
				+ "on packet p { n += 1 m[1] = 2 c[1].add(n) let timer = n let every = timer if every > 3 && m.remove(1) { pass } pass } "
				+ timer + " }");
	}

	@Test
	void periods() {
		timer("on timer every 100 ms { c.clear() }").assertNo("syntax");
		timer("on timer every 1 us { c.clear() }").assertNo("number-range");
		timer("on timer every 100 { c.clear() }").assertError("unit-mismatch", "100");
		timer("on timer every 100 Mpps { c.clear() }").assertError("unit-mismatch", "100 Mpps");
		timer("on timer every 999 ns { c.clear() }").assertError("number-range", "999 ns");
		timer("on timer 5 s { c.clear() }").assertError("syntax", "5 s");
	}

	@Test
	void thereIsNoPacket() {
		timer("on timer every 1 s { drop \"x\" }").assertError("verdict-here", "drop \"x\"");
		timer("on timer every 1 s { n = p.length }").assertError("unknown-name", "p");
		timer("on timer every 1 s { let x = m[1] else { c.clear() } n = x }").assertNo("falls-through");
		timer("on timer every 1 s { return }").assertNo("return-here");
		timer("on timer every 1 s { return 3 }").assertError("return-here", "3");
	}

	@Test
	void theyAreNumberedOverAChain() {
		Nf chain = parse("nf A { state n : register<u64> on packet p { n += 1 forward } on timer every 5 ms { n = 0 } on timer every 1 s { n = 1 } } "
				+ "nf B { state n : register<u64> on packet p { n += 1 forward } on timer every 5 ms { n = 0 } } chain C = A -> B").nf("C");
		assertEquals(List.of(new Trigger.Timer(0, 5_000_000), new Trigger.Timer(1, 1_000_000_000), new Trigger.Timer(2, 5_000_000)),
				chain.timers().stream().map(h -> h.trigger()).toList());
		assertEquals(List.of("timer every 5 ms", "timer 2 every 1 s", "timer 3 every 5 ms"), chain.timers().stream().map(h -> h.name()).toList());
	}
}
