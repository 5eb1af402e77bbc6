// SPDX-License-Identifier: EPL-2.0
// Copyright (c) 2026 Cora contributors
package org.cora.dsl.validation;

import static org.cora.dsl.Source.parse;
import static org.junit.jupiter.api.Assertions.assertEquals;

import org.cora.dsl.Source;
import org.cora.ir.program.State;
import org.cora.ir.program.TokenBucket;
import org.junit.jupiter.api.Test;

/** What can be said of meters. */
class MeterChecksTest {

	private static Source meter(String settings) {
		return parse("nf N { param deep : u32 = 9 state m : meter<ipv4> { " + settings + " } on packet p { "
				+ "require p.ipv4 && m[p.ipv4.src].take(p.length) && deep > 0 else drop \"too fast\" forward } }");
	}

	private static Source statements(String statements) {
		return parse("nf N { state m : meter<(ipv4, u16)> { capacity 8 rate 1 Mbps burst 2 kB } on packet p { "
				+ "require p.ipv4 else pass " + statements + " forward } }");
	}

	@Test
	void settings() {
		meter("capacity 8 rate 10 Mbps burst 64 kB").assertClean();
		meter("capacity 8 rate 1.5 kpps burst 100").assertClean();
		meter("capacity 8 rate 100 /s burst deep").assertClean();
		meter("capacity 8 rate 10 Mbps").assertError("missing-setting", "meter").assertErrors(1);
		meter("rate 10 Mbps burst 1 kB").assertError("missing-setting", "meter").assertErrors(1);
		meter("capacity 8 rate 10 MB burst 64 kB").assertError("unit-mismatch", "10 MB").assertErrors(1);
		meter("capacity 8 rate 10 burst 64 kB").assertError("unit-mismatch", "10").assertErrors(1);
		meter("capacity 8 rate 10 Mbps burst 64").assertError("unit-mismatch", "64").assertErrors(1);
		meter("capacity 8 rate 10 kpps burst 64 kB").assertError("unit-mismatch", "64 kB").assertErrors(1);
		meter("capacity 8 rate 0 Mbps burst 64 kB").assertError("number-range", "0 Mbps").assertErrors(1);
		meter("capacity 8 rate 10 Mbps burst 2 GB").assertError("number-range", "2 GB").assertErrors(1);
		meter("capacity 8 rate 10 Mbps burst 64 kB timeout 1 s").assertError("unknown-setting", "timeout 1 s");
	}

	@Test
	void taking() {
		statements("if m[p.ipv4.src, 3].take(1) { pass }").assertClean();
		statements("m[p.ipv4.src, 3].take(1)").assertClean();
		statements("let x = m[p.ipv4.src, 3]").assertError("not-a-value", "m[p.ipv4.src, 3]");
		statements("m[p.ipv4.src, 3] = 5").assertError("not-assignable", "m[p.ipv4.src, 3]");
		statements("let x = m.take(1) else pass").assertError("unknown-method", "take");
		statements("m[p.ipv4.src, 3].take()").assertError("type-arguments", "take");
		statements("m[p.ipv4.src, 3].give(1)").assertError("unknown-method", "give");
		statements("m[p.ipv4.src].take(1)").assertError("key-mismatch", "p.ipv4.src");
		statements("if m[p.ipv4.src, 3].take(p.ipv4.dst) { pass }").assertError("type-mismatch", "p.ipv4.dst");
		statements("m.remove(p.ipv4.src)").assertError("unknown-method", "remove");
		parse("nf N { state m : meter<u8> { capacity 8 rate 1 Mbps burst 2 kB } on packet p { pass } on expire m[k] { } }")
				.assertError("no-timeout", "m");
	}

	@Test
	void bucketsAreKeptUntilTheyAreFull() {
		State slow = meter("capacity 8 rate 8 bps burst 10 B").nf("N").states().get(0);
		assertEquals(new TokenBucket(8, 8, 10), slow.bucket().orElseThrow());
		assertEquals(10_000_000_000L, slow.timeoutNanos());
		State fast = meter("capacity 8 rate 1 kpps burst 100").nf("N").states().get(0);
		assertEquals(new TokenBucket(1000, 1, 100), fast.bucket().orElseThrow());
		assertEquals(1_000_000_000L, fast.timeoutNanos());
	}
}
