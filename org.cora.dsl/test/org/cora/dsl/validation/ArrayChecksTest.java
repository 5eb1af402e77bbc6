// SPDX-License-Identifier: EPL-2.0
// Copyright (c) 2026 Cora contributors
package org.cora.dsl.validation;

import static org.cora.dsl.Source.handlers;
import static org.cora.dsl.Source.parse;

import org.cora.dsl.Source;
import org.junit.jupiter.api.Test;

class ArrayChecksTest {

	private static Source arrays(String statements) {
		return handlers("struct Row { hits : u32[4], last : Pair[2] }\nstate rows : map<ipv4, Row> { capacity 8 }\n"
				+ "state row : register<Row>\nstate four : array<u32[4]> { length 3 }\n"
				+ "on packet p { require p.ipv4 else pass " + statements + " pass }");
	}

	@Test
	void elements() {
		arrays("total = row.hits[2] + row.last[1].a row.hits[p.length] += 1 row.last[0].b = 5").assertNoErrors();
		arrays("let a : u16[3] = [1, 2, 3] a[0] = a[1] + a[2] total = a[0]").assertNoErrors();
		arrays("let a = [limit, 5] total = a[1]").assertNoErrors();
		arrays("four[1][2] = 3 four[2] = [7] total = four[0][p.length]").assertNoErrors();
		arrays("match rows[p.ipv4.src] { found r => { r.hits[p.ipv4.proto] += 1 } "
				+ "missing => rows[p.ipv4.src] = Row { hits: [0], last: [Pair { a: 1, b: 2 }] } }").assertNoErrors();
		arrays("if row.hits == [1, 2, 3, 4] { total = 1 }").assertError("type-mismatch", "row.hits == [1, 2, 3, 4]");
	}

	@Test
	void indexesOfArrays() {
		arrays("total = row.hits[4]").assertError("number-range", "4");
		arrays("total = row.hits[p.ipv4.src]").assertError("key-mismatch", "p.ipv4.src");
		arrays("total = row.hits[1, 2]").assertError("key-mismatch", "row.hits[1, 2]");
		arrays("total = limit[1]").assertError("not-a-value", "limit");
		arrays("total = row.hits").assertError("type-mismatch", "row.hits");
		arrays("rows[p.ipv4.src].hits[1] = 3").assertError("missing-else", "rows[p.ipv4.src]");
		handlers("struct Row { hits : u32[4] } state rows : map<ipv4, Row> { capacity 8 timeout 5 s } "
				+ "on expire rows[k] as r { r.hits[1] = 4 total = k.u64() }").assertError("not-assignable", "r.hits[1]");
	}

	@Test
	void literals() {
		arrays("let a : u16[3] = [1, 2] total = a[0]").assertError("type-mismatch", "[1, 2]");
		arrays("let a : u16[3] = [1, 2, 70000] total = a[0]").assertError("number-range", "70000");
		arrays("let a : u16[3] = 5 total = a[0]").assertError("type-mismatch", "5");
		arrays("total = [5]").assertError("type-mismatch", "[5]");
	}

	@Test
	void lengths() {
		parse("struct S { a : u8[0] }").assertError("not-constant", "0");
		parse("struct S { a : u8[257] }").assertError("not-constant", "257");
		parse("struct S { a : FlowKey[200] }").assertError("number-range", "200");
		parse("struct S { a : S[2] }").assertError("recursive", "S");
		parse("nf N { param n : u8 = 3 state s : register<u32[n]> on packet p { s[0] += s[1] pass } }").assertNoErrors();
	}

	@Test
	void entriesOfArraysMayBeGone() {
		arrays("match rows[p.ipv4.src] { found r => { rows.remove(p.ipv4.src) r.hits[1] = 1 } missing => pass }")
				.assertError("stale-entry", "r.hits[1]");
	}
}
