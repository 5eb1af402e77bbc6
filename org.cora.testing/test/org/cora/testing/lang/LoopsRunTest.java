// SPDX-License-Identifier: EPL-2.0
// Copyright (c) 2026 Cora contributors
package org.cora.testing.lang;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.Map;
import org.cora.exec.Verdict;
import org.junit.jupiter.api.Test;

/** What loops, arrays, sets and conditional expressions do when they run. */
class LoopsRunTest {

	private static Object result(String declarations, String statements, int source, int destination) {
		Ran ran = Ran.of("nf N {\n state r : register<u64>\n" + declarations + "\non packet p { require p.ipv4 && p.udp else pass\n"
				+ "let s = p.udp.sport\nlet d = p.udp.dport\nr += s + d - s - d\n" + statements + "\nforward } }");
		ran.udp(source, destination);
		return ran.register("r");
	}

	@Test
	void roundsRunInOrder() {
		assertEquals(123456L, result("", "for i in 1 .. 6 { r = r * 10 + i }", 1, 2));
		assertEquals(5L, result("", "for i in 5 .. 5 { r += i }", 1, 2));
		assertEquals(124L, result("", "for i in 1 .. 6 { if i == s { continue } if i > d { break } r = r * 10 + i }", 3, 4));
		assertEquals(111213212223313233L, result("", "for i in 1 .. 3 { for j in 1 .. 3 { r = r * 100 + i * 10 + j } }", 1, 2));
	}

	@Test
	void breakLeavesTheInnerLoop() {
		assertEquals(112131L, result("", "for i in 1 .. 3 { for j in 1 .. 3 { if j == 2 { break } r = r * 100 + i * 10 + j } }", 1, 2));
	}

	@Test
	void aVerdictEndsAllRounds() {
		Ran ran = Ran.of("nf N { state r : register<u8> on packet p { require p.udp else pass "
				+ "for i in 0 .. 9 { if p.udp.sport == i { drop \"small\" } r += 1 } forward } }");
		assertEquals(Verdict.policyDrop("small"), ran.udp(4, 1));
		assertEquals(4L, ran.register("r"));
		assertEquals(Verdict.forward(1), ran.udp(40, 1));
		assertEquals(14L, ran.register("r"));
	}

	@Test
	void returnLeavesALoopOfAFunction() {
		assertEquals(3L, result("fn log2(n : u16) : u64 { for i in 0 .. 15 { if n >> i == 0 { return i } } return 16 }",
				"r = log2(s)", 7, 1));
	}

	@Test
	void elementsOfArrays() {
		assertEquals(30L, result("", "let a : u16[4] = [10, 20, 30, 40] r = a[s]", 2, 1));
		assertEquals(0L, result("", "let a : u16[4] = [10, 20, 30, 40] r = a[s]", 4, 1));
		assertEquals(100L, result("", "let a : u16[4] = [1] for i in 0 .. 4 { a[i] += 24 } for i in 0 .. 3 { r += a[i] }", 4, 1));
		assertEquals(1111L + 5, result("", "let a = [1, 1, 1, 1] a[s] += 5 a[d] += 7 for i in 0 .. 3 { r = r * 10 + a[3 - i] }", 0, 9));
	}

	@Test
	void arraysInStates() {
		Ran ran = Ran.of("""
				nf Sizes {
				  struct Row { hits : u32[3], last : Endpoint[2], all : u32 }
				  state rows : map<ipv4, Row> { capacity 8 }
				  state four : array<u16[2]> { length 2 }
				  on packet p {
				    require p.ipv4 && p.udp else pass
				    match rows[p.ipv4.src] {
				      found row => {
				        row.hits[p.udp.sport] += 1
				        row.last[p.udp.dport] = p.source
				        row.last[1].port += 1
				        row.all += 1
				      }
				      missing => rows[p.ipv4.src] = Row { hits: [0], last: [p.destination], all: 1 }
				    }
				    four[p.udp.sport][p.udp.dport] += 7
				    forward
				  }
				}""");
		ran.udp(1, 0);
		ran.udp(1, 0);
		ran.udp(1, 0);
		ran.udp(7, 7);
		assertEquals(Map.of("10.0.0.1", Map.of("hits", List.of(0L, 2L, 0L),
				"last", List.of(Map.of("addr", "10.0.0.1", "port", 1L), Map.of("addr", "10.0.0.2", "port", 3L)), "all", 4L)),
				ran.content("rows"));
		assertEquals(List.of(21L, 0L), ran.content("four").get(1L));
	}

	@Test
	void setsAndRanges() {
		String test = "if s in { 80, 443, 8000 .. 8999, d } { r = 1 }";
		for (int port : new int[] {80, 443, 8000, 8500, 8999, 7}) {
			assertEquals(1L, result("", test, port, 7), "port " + port);
		}
		for (int port : new int[] {0, 79, 7999, 9000, 65535}) {
			assertEquals(0L, result("", test, port, 7), "port " + port);
		}
		assertEquals(1L, result("param ours : ipv4[2] = 10.0.0.1 .. 10.0.0.2", "if p.ipv4.src in ours { r += 1 }", 1, 1));
		assertEquals(0L, result("param ours : ipv4[2] = 10.0.0.2 .. 10.0.0.3", "if p.ipv4.src in { ours } { r += 1 }", 1, 1));
		assertEquals(2L, result("", "if p.ipv4.src in 10.0.0.0/31 { r += 1 } if p.ipv4.dst in 10.0.0.0/31 { r += 1 } "
				+ "if !(p.ipv4.dst in { 10.0.0.0/31 }) { r += 1 } if p.ipv4.dst in 0.0.0.0/0 && false { r += 1 }", 1, 1));
	}

	@Test
	void conditionalExpressionsRunOneSide() {
		assertEquals(1L, result("", "r = if s > d then 1 else if s == d then 2 else 3", 2, 1));
		assertEquals(2L, result("", "r = if s > d then 1 else if s == d then 2 else 3", 1, 1));
		assertEquals(9L, result("", "r = 4 r += if s > d then 5 else 6 for i in 1 .. 1 { r += ~i & 1 }", 2, 1));
		assertEquals(3L, result("", "r = if s > d then 1 else if s == d then 2 else 3", 0, 1));
		assertEquals(5L, result("state n : register<u64> fn bump() : u64 { n += 1 return n }",
				"let a = if s == 1 then bump() else 7 let b = if s == 1 then 3 else bump() r = a + b + n", 1, 1));
	}
}
