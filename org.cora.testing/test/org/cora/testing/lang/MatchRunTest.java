// SPDX-License-Identifier: EPL-2.0
// Copyright (c) 2026 Cora contributors
package org.cora.testing.lang;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What matches of values and enums do when they run. */
class MatchRunTest {

	@Test
	void enumsAreNumbersWithNames() {
		Ran ran = Ran.of("""
				nf Handshake {
				  enum Phase { closed, syn = 1, established }
				  state phases : map<u16, Phase> { capacity 8 }
				  state last : register<Phase>
				  fn next(phase : Phase) : Phase {
				    match phase {
				      Phase.closed => return Phase.syn
				      Phase.syn => return Phase.established
				      Phase.established => return phase
				    }
				  }
				  on packet p {
				    require p.udp else pass
				    match phases[p.udp.sport] {
				      found phase => last = next(phase)
				      missing => last = next(Phase.closed)
				    }
				    phases[p.udp.sport] = last
				    forward
				  }
				}""");
		assertEquals(2, ran.nf().state("phases").orElseThrow().value().bits());
		assertEquals("closed", Ran.of("enum E { closed } nf N { state e : array<E> { length 1 } on packet p { e[0] = E.closed forward } }")
				.content("e").getOrDefault(0L, "closed"));
		List<Object> seen = new ArrayList<>();
		for (int i = 0; i < 3; i++) {
			ran.udp(5, 6);
			seen.add(ran.register("last"));
		}
		assertEquals(List.of("syn", "established", "established"), seen);
		assertEquals(Map.of(5L, "established"), ran.content("phases"));
	}

	@Test
	void theFirstArmThatTakesAValueRuns() {
		Ran ran = Ran.of("""
				nf N {
				  state r : array<u32> { length 70000 }
				  on packet p {
				    require p.udp else pass
				    match p.udp.dport {
				      53 => r[53] += 1
				      1, 80 .. 90, 443 => r[1] += 1
				      0 .. 1023 => r[2] += 1
				      65535 => r[3] += 1
				      else => { let rest = p.udp.dport  r[rest] += 10 }
				    }
				    forward
				  }
				}""");
		for (int port : new int[] {53, 1, 80, 90, 443, 79, 91, 0, 1023, 1024, 65535, 65534}) {
			ran.udp(9, port);
		}
		assertEquals(Map.of(53L, 1L, 1L, 4L, 2L, 4L, 3L, 1L, 1024L, 10L, 65534L, 10L), nonZero(ran.content("r")));
	}

	@Test
	void addressesAndPrefixes() {
		Ran ran = Ran.of("""
				nf N {
				  state r : array<u32> { length 8 }
				  on packet p {
				    if p.ipv6 {
				      match p.ipv6.dst {
				        2001:db8::/32 => r[4] += 1
				        fe80:: .. fe80::ff => r[5] += 1
				        ::1 => r[6] += 1
				        else => r[7] += 1
				      }
				      forward
				    }
				    require p.ipv4 else pass
				    match p.ipv4.dst {
				      10.1.0.0/16 => r[0] += 1
				      10.0.0.0/8 => r[1] += 1
				      192.0.2.7 .. 192.0.2.9, 192.0.2.11 => r[2] += 1
				      0.0.0.0/0 => r[3] += 1
				    }
				    forward
				  }
				}""");
		for (long address : new long[] {0x0A010203, 0x0A020203, 0x0AFFFFFFL, 0xC0000207L, 0xC0000209L, 0xC000020AL, 0xC000020BL, 0}) {
			ran.packet(f -> f.ipv4(1, address, 17).udp(1, 2));
		}
		for (long[] address : new long[][] {{0x20010db8_00010000L, 5}, {0x20010db9_00000000L, 5}, {0xfe80000000000000L, 0},
				{0xfe80000000000000L, 0xff}, {0xfe80000000000000L, 0x100}, {0, 1}}) {
			ran.packet(f -> f.ipv6(1, 2, address[0], address[1], 17).udp(1, 2));
		}
		assertEquals(Map.of(0L, 1L, 1L, 2L, 2L, 3L, 3L, 2L, 4L, 1L, 5L, 2L, 6L, 1L, 7L, 2L), nonZero(ran.content("r")));
	}

	private static Map<Object, Object> nonZero(Map<Object, Object> content) {
		content.values().removeIf(value -> value.equals(0L));
		return content;
	}
}
