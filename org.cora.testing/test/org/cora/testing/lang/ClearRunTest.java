// SPDX-License-Identifier: EPL-2.0
// Copyright (c) 2026 Cora contributors
package org.cora.testing.lang;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Map;
import org.junit.jupiter.api.Test;

/** What {@code clear()} does to tables and meters. */
class ClearRunTest {

	private static final int CLEARS = 9;

	@Test
	void entriesGoWithThoseTiedToThemAndNoneExpires() {
		Ran ran = Ran.of("""
				nf N {
				  state owners : map<u16, u32> { capacity 8 timeout 1 s }
				  state tied : map<u16, u16> { capacity 8 expires with owners }
				  state recent : lru<u16, u32> { capacity 2 }
				  state expired : register<u64>
				  on packet p {
				    require p.udp else pass
				    if p.udp.dport == 9 {
				      owners.clear()
				      recent.clear()
				      drop "cleared"
				    }
				    owners[p.udp.dport] = 1
				    tied[p.udp.sport] = p.udp.dport
				    recent[p.udp.dport] = 1
				    forward
				  }
				  on expire owners[k] { expired += 1 }
				}
				""");
		ran.udp(1, 5);
		ran.udp(2, 6);
		ran.udp(3, 7);
		assertEquals(Map.of(6L, 1L, 7L, 1L), ran.content("recent"));
		ran.udp(0, CLEARS);
		assertEquals(Map.of(), ran.content("owners"));
		assertEquals(Map.of(), ran.content("tied"));
		assertEquals(Map.of(), ran.content("recent"));
		ran.udp(4, 8);
		ran.packet(0, 5_000_000_000L, f -> f.ipv4(1, 2, 6));
		assertEquals(1L, ran.register("expired"), "only what came after");
	}

	/** A handler that ends for lack of room did nothing, so what it cleared is there again, deadlines and order of use too. */
	@Test
	void whatIsUndoneIsThereAgain() {
		Ran ran = Ran.of("""
				nf N {
				  state m : map<u16, u32> { capacity 2 timeout 1 s }
				  state recent : lru<u16, u32> { capacity 2 }
				  state one : map<u8, u8> { capacity 1 }
				  on packet p {
				    require p.udp else pass
				    if p.udp.dport == 9 {
				      m.clear()
				      recent.clear()
				      recent[7] = 7
				      one[1] = 1
				      one[2] = 2
				    }
				    m[p.udp.dport] = 1
				    recent[p.udp.dport] = 1
				    forward
				  }
				}
				""");
		ran.udp(0, 1);
		ran.udp(0, 2);
		ran.udp(0, CLEARS);
		assertEquals(Map.of(1L, 1L, 2L, 1L), ran.content("m"));
		ran.packet(0, 500_000_000, f -> f.ipv4(1, 2, 17).udp(0, 2));
		ran.packet(0, 1_200_000_000, f -> f.ipv4(1, 2, 17).udp(0, 3));
		assertEquals(Map.of(2L, 1L, 3L, 1L), ran.content("m"), "1 wasn't used for a second");
		assertEquals(Map.of(2L, 1L, 3L, 1L), ran.content("recent"), "1 was used least recently");
	}

	@Test
	void bucketsAreFullAgain() {
		Ran ran = Ran.of("""
				nf N {
				  state rate : meter<ipv4> { capacity 8 rate 1 pps burst 2 }
				  on packet p {
				    require p.ipv4 && p.udp else pass
				    if p.udp.dport == 9 { rate.clear() }
				    if rate[p.ipv4.src].take(1) { forward } else { drop "rate" }
				  }
				}
				""");
		StringBuilder seen = new StringBuilder();
		for (int port : new int[] {1, 1, 1, CLEARS, 1, 1}) {
			seen.append(ran.udp(0, port).isForward() ? "f" : "d");
		}
		assertEquals("ffdffd", seen.toString());
	}
}
