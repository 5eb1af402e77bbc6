// SPDX-License-Identifier: EPL-2.0
// Copyright (c) 2026 Cora contributors
package org.cora.dsl.validation;

import static org.cora.dsl.Source.parse;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import org.cora.dsl.Source;
import org.cora.ir.program.Consistency;
import org.cora.ir.program.State;
import org.junit.jupiter.api.Test;

/** What can be said of Bloom filters, and of clearing. */
class BloomChecksTest {

	private static Source bloom(String settings) {
		return parse("nf N { state b : bloom<u8> { " + settings + " } on packet p { if b.contains(1) { pass } forward } }");
	}

	private static Source statements(String statements) {
		return parse("nf N { state b : bloom<(ipv4, u16)> { bits 64 hashes 2 } state c : counter<u8> { capacity 4 } "
				+ "state m : map<u8, u8> { capacity 4 } on packet p { require p.ipv4 else pass " + statements + " forward } }");
	}

	@Test
	void settings() {
		bloom("bits 1 M hashes 4").assertClean();
		bloom("bits 64").assertError("missing-setting", "bloom").assertErrors(1);
		bloom("hashes 4").assertError("missing-setting", "bloom").assertErrors(1);
		bloom("bits 64 hashes 17").assertError("invalid-setting", "hashes 17").assertErrors(1);
		bloom("bits 8 kB hashes 4").assertError("unit-mismatch", "8 kB").assertErrors(1);
		bloom("bits 64 hashes 4 capacity 9").assertError("unknown-setting", "capacity 9").assertErrors(1);
		parse("nf N { state b : bloom { bits 64 hashes 2 } on packet p { pass } }").assertError("type-arguments", "bloom");
	}

	@Test
	void operations() {
		statements("if b.contains(p.ipv4.src, 3) { b.clear() } else { b.add(p.ipv4.src, 3) }").assertErrors(0);
		statements("b.add(p.ipv4.src)").assertError("key-mismatch", "p.ipv4.src");
		statements("b.add(3, 3)").assertError("key-mismatch", "3");
		statements("b.add(p.ipv4.src, 3, 4)").assertError("type-arguments", "add");
		statements("if b[p.ipv4.src, 3] { pass }").assertError("key-mismatch", "b");
		statements("b[p.ipv4.src, 3].add(1)").assertError("key-mismatch", "b");
		statements("let x = b.add(p.ipv4.src, 3)").assertError("not-a-value", "b.add(p.ipv4.src, 3)");
		statements("b.remove(p.ipv4.src, 3)").assertError("unknown-method", "remove");
		statements("b.clear(3)").assertError("type-arguments", "clear");
		statements("c.clear()").assertErrors(0);
		statements("m.clear()").assertErrors(0);
		statements("m.contains(3)").assertError("unknown-method", "contains");
	}

	@Test
	void onlyAddedToItIsNeverRead() {
		statements("b.add(p.ipv4.src, 3)").assertWarning("never-read", "b");
		statements("if b.contains(p.ipv4.src, 3) { pass } b.add(p.ipv4.src, 3)").assertNo("never-read");
	}

	@Test
	void copiesCanBeMerged() {
		State state = bloom("bits 100 hashes 4").nf("N").states().get(0);
		assertEquals(List.of(100L, 4L, 13L), List.of(state.capacity(), (long) state.rows(), state.bytes()));
		assertEquals(Consistency.MERGEABLE, state.consistency());
	}
}
