// SPDX-License-Identifier: EPL-2.0
// Copyright (c) 2026 Cora contributors
package org.cora.testing.lang;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Map;
import org.cora.exec.Verdict;
import org.junit.jupiter.api.Test;

/** What functions do when they run. */
class FunctionsRunTest {

	@Test
	void argumentsAreValuesAndResultsComeBack() {
		Ran ran = Ran.of("""
				fn twice(n : u32) : u32 { n = n + n  return n }
				nf N {
				  state r : register<u32>
				  fn sum(a : u32, b : u32) : u32 { return twice(a) + twice(b) }
				  on packet p {
				    require p.udp else pass
				    let x : u32 = p.udp.sport
				    r = twice(twice(x)) + sum(x, 1) * 1000 + x
				    forward
				  }
				}""");
		ran.udp(5, 6);
		assertEquals(20L + 12_000 + 5, ran.register("r"));
	}

	@Test
	void theFirstReturnEnds() {
		Ran ran = Ran.of("""
				nf N {
				  state seen : lru<u16, u16> { capacity 8 }
				  fn known(port : u16) : u16 {
				    let n = seen[port] else return 7
				    if n > 1 { return 100 }
				    return n
				  }
				  on packet p {
				    require p.udp else pass
				    seen[p.udp.sport] = known(p.udp.sport) - 6
				    forward
				  }
				}""");
		ran.udp(5, 6);
		assertEquals(Map.of(5L, 1L), ran.content("seen"));
		ran.udp(5, 6);
		assertEquals(Map.of(5L, 65531L), ran.content("seen"));
		ran.udp(5, 6);
		assertEquals(Map.of(5L, 94L), ran.content("seen"));
	}

	@Test
	void structsGoInAndOut() {
		Ran ran = Ran.of("""
				fn reversed(k : FlowKey) : FlowKey {
				  return FlowKey { source: k.destination, destination: k.source, proto: k.proto }
				}
				nf N {
				  state last : register<FlowKey>
				  on packet p { require p.ipv4 else pass  last = reversed(p.flow)  forward }
				}""");
		ran.udp(5, 6);
		assertEquals(Map.of("source", Map.of("addr", "10.0.0.2", "port", 6L), "destination", Map.of("addr", "10.0.0.1", "port", 5L),
				"proto", 17L), ran.register("last"));
	}

	@Test
	void aVerdictInAFunctionIsTheHandlers() {
		Ran ran = Ran.of("""
				nf N {
				  port a, b, c
				  state r : register<u32>
				  fn guard(p : packet) {
				    require p.udp else drop "not UDP"
				    if p.udp.dport == 53 { forward to c }
				    r += 1
				  }
				  on packet p { guard(p)  p.udp.sport = 9  forward to b }
				}""");
		assertEquals(Verdict.policyDrop("not UDP"), ran.packet(f -> f.ipv4(1, 2, 6).tcp(1, 2, 3, 4, 2)));
		assertEquals(Verdict.forward(2), ran.udp(1, 53));
		assertEquals(0L, ran.register("r"));
		assertEquals(Verdict.forward(1), ran.udp(1, 54));
		assertEquals(1L, ran.register("r"));
	}

	@Test
	void theRightSideOfAndCallsOnlyIfItMatters() {
		Ran ran = Ran.of("""
				nf N {
				  state r : register<u32>
				  fn count() : bool { r += 1  return r > 1 }
				  on packet p { if p.udp && count() && count() { drop "second" } forward }
				}""");
		ran.packet(f -> f.ipv4(1, 2, 6).tcp(1, 2, 3, 4, 2));
		assertEquals(0L, ran.register("r"));
		assertEquals(Verdict.forward(1), ran.udp(1, 2));
		assertEquals(1L, ran.register("r"));
		assertEquals(Verdict.policyDrop("second"), ran.udp(1, 2));
		assertEquals(3L, ran.register("r"));
	}

	@Test
	void functionsOfTheCompiler() {
		Ran ran = Ran.of("""
				nf N {
				  state r : array<u64> { length 5 }
				  on packet p {
				    require p.ipv4 && p.udp else pass
				    r[0] = min(p.udp.sport, p.udp.dport)
				    r[1] = max(p.udp.sport, p.udp.dport)
				    r[2] = difference(p.udp.sport, p.udp.dport)
				    r[3] = hash(p.source)
				    r[4] = max(p.udp.sport, 7)
				    forward
				  }
				}""");
		ran.udp(5, 9);
		assertEquals(Map.of(0L, 5L, 1L, 9L, 2L, 4L, 3L, readable(hash(0x0A000001, 5)), 4L, 7L), ran.content("r"));
		ran.udp(9, 5);
		assertEquals(Map.of(0L, 5L, 1L, 9L, 2L, 4L, 3L, readable(hash(0x0A000001, 9)), 4L, 9L), ran.content("r"));
	}

	/** As the language reference defines it. */
	private static long hash(long... scalars) {
		long h = 0x9E3779B97F4A7C15L;
		for (long scalar : scalars) {
			h = (h ^ scalar) * 0xFF51AFD7ED558CCDL;
			h ^= h >>> 32;
		}
		return h;
	}

	private static Object readable(long value) {
		return value >= 0 ? (Object) value : new java.math.BigInteger(Long.toUnsignedString(value));
	}

	@Test
	void expiriesCallFunctionsAndReturn() {
		Ran ran = Ran.of("""
				nf N {
				  state seen : map<u16, u32> { capacity 8  timeout 1 s }
				  state r : register<u64>
				  fn note(port : u16, n : u32) { if n == 0 { return }  r += n * 1000 + port }
				  on packet p { require p.udp else pass  seen[p.udp.sport] = p.udp.dport  forward }
				  on expire seen[port] as n { if port == 1 { return }  note(port, n) }
				}""");
		ran.packet(0, 0, f -> f.ipv4(1, 2, 17).udp(1, 9));
		ran.packet(0, 0, f -> f.ipv4(1, 2, 17).udp(2, 0));
		ran.packet(0, 0, f -> f.ipv4(1, 2, 17).udp(3, 4));
		ran.packet(0, 2_000_000_000L, f -> f.arp(1, 2, 3, 4, 5));
		assertEquals(4003L, ran.register("r"));
	}
}
