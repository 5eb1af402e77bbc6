// SPDX-License-Identifier: EPL-2.0
// Copyright (c) 2026 Cora contributors
package org.cora.testing.lang;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import org.cora.exec.packet.FieldAccess;
import org.cora.exec.packet.Packet;
import org.cora.ir.packet.Headers;
import org.junit.jupiter.api.Test;

/** What the chapter on headers, tunnels and payload says, run. */
class PacketsRunTest {

	private static Ran handler(String members, String statements) {
		return Ran.of("header A { kind : bits[4], more : bits[4], key : u16 } header B { value : u8 }\n"
				+ "nf N { port lan, wan " + members + " state s : array<u64> { length 8 }\n"
				+ "on packet p from lan { " + statements + " }\non packet p from wan { s[0] = s[1] pass } }");
	}

	private static Ran udp(Ran ran, int port, int... payload) {
		byte[] bytes = new byte[payload.length];
		for (int i = 0; i < bytes.length; i++) {
			bytes[i] = (byte) payload[i];
		}
		ran.packet(f -> f.ipv4(0x0A000001, 0x0A000002, 17).udp(1000, port).payload(bytes));
		return ran;
	}

	private static Object at(Ran ran, long index) {
		return ran.content("s").getOrDefault(index, 0L);
	}

	@Test
	void headersAreFoundWhereTheyAreDeclared() {
		String read = "if p.a { s[1] = p.a.kind s[2] = p.a.key } if p.b { s[3] = p.b.value } s[4] = p.payload[0] s[5] = p.payload.length pass";
		String parse = "parse a : A after udp with dport 7 parse b : B after a with kind 2";
		Ran ran = udp(handler(parse, read), 7, 0x2f, 1, 2, 9, 77, 78);
		assertEquals(2L, at(ran, 1));
		assertEquals(0x102L, at(ran, 2));
		assertEquals(9L, at(ran, 3));
		assertEquals(77L, at(ran, 4));
		assertEquals(2L, at(ran, 5));
		ran = udp(handler(parse, read), 7, 0x3f, 1, 2, 9, 77, 78);
		assertEquals(0L, at(ran, 3), "the field says that none follows");
		assertEquals(9L, at(ran, 4));
		ran = udp(handler(parse, read), 8, 0x2f, 1, 2, 9);
		assertEquals(0L, at(ran, 2), "another port");
		assertEquals(0x2fL, at(ran, 4));
		ran = udp(handler(parse, read), 7, 0x2f, 1);
		assertEquals(0L, at(ran, 2), "too short");
	}

	@Test
	void aFunctionOutsideReadsAndWritesTheHeaderThatItIsGiven() {
		String functions = "fn keyOf(m : A) : u16 { return m.key } fn twice(first : A) : u32 { first.key += 1 return keyOf(first) * 2 } ";
		Ran ran = Ran.of(functions + "header A { kind : bits[4], more : bits[4], key : u16 } "
				+ "nf N { port lan, wan parse here : A after udp with dport 7 parse there : A after udp with dport 9 parse next : A after there "
				+ "state s : array<u64> { length 8 } on packet p { if p.here { s[1] = twice(p.here) s[2] = p.here.key } "
				+ "if p.next { s[3] = twice(p.there) s[4] = twice(p.next) s[5] = p.there.key s[6] = p.next.key } if s[0] == 1 { pass } forward } }");
		udp(ran, 7, 0x2f, 1, 2);
		assertEquals(List.of(0x206L, 0x103L), List.of(at(ran, 1), at(ran, 2)));
		udp(ran, 9, 0, 0, 5, 0, 0, 9);
		assertEquals(List.of(12L, 20L, 6L, 10L), List.of(at(ran, 3), at(ran, 4), at(ran, 5), at(ran, 6)));
	}

	@Test
	void copiesLeaveByThePortThatANameStandsFor() {
		Ran ran = Ran.of("nf N { port a, b, c state last : register<port> on packet p { let before = last last = c "
				+ "mirror to before send to before { p.payload[0] = 7 } let now2 = last forward to now2 } }");
		for (int before : new int[] {0, 2}) {
			assertEquals(2, udp(ran, 7, 1).last().copies().count());
			assertEquals(List.of(before, before), List.of(ran.last().copies().port(0), ran.last().copies().port(1)));
		}
	}

	@Test
	void behindTheEndOfThePayloadThereIsNothing() {
		Ran ran = udp(handler("", "s[1] = p.payload.u32(1) s[2] = p.payload[3] s[3] = p.payload.u64(0 - 1) p.payload.put16(2, 7) "
				+ "s[4] = p.payload[2] p.payload[9] = 1 pass"), 9, 1, 2, 3);
		assertEquals(0x02030000L, at(ran, 1));
		assertEquals(0L, at(ran, 2));
		assertEquals(0L, at(ran, 3));
		assertEquals(3L, at(ran, 4), "nothing is written where not all bytes have a place");
	}

	@Test
	void whatCannotBePushedLeavesThePacketAsItWas() {
		Ran ran = udp(handler("", "require p.eth else pass push p.vlan { vid: 1 } push p.vlan { vid: 2 } "
				+ "push p.vlan { vid: 3 } else { s[1] = p.vlan.vid } s[2] = p.length pass"), 9, 1);
		assertEquals(2L, at(ran, 1));
		assertEquals(68L, at(ran, 2));
		assertEquals("drop policy \"can't push vlan\"", handler("", "require p.eth else pass push p.vlan { vid: 1 } "
				+ "push p.vlan { vid: 2 } push p.vlan { vid: 3 } forward").udp(1, 2).toString());
		assertEquals("drop policy \"can't resize\"", handler("", "p.payload.resize(9300) forward").udp(1, 2).toString());
	}

	@Test
	void fieldsOfAPushAreThoseOfThePacketBefore() {
		Ran ran = udp(handler("", "require p.eth && p.ipv4 else pass push p.gtpu { teid: p.ipv4.dst.u32() } s[1] = p.gtpu.teid "
				+ "s[2] = p.inner.ipv4.dst.u64() s[3] = p.ipv4.dst.u64() pass"), 9, 1);
		assertEquals(0x0A000002L, at(ran, 1));
		assertEquals(0x0A000002L, at(ran, 2));
		assertEquals(0L, at(ran, 3));
	}

	@Test
	void copiesAreMadeAndCountedApart() {
		Ran ran = udp(handler("", "require p.udp else pass mirror to wan send to lan { p.udp.dport = 5 s[1] = p.udp.dport } "
				+ "s[2] = p.udp.dport for i in 0 .. 1 { mirror to lan s[3] = i } drop \"seen\""), 9, 1);
		Packet packet = ran.last();
		assertEquals(4, packet.copies().count());
		long[] ports = new long[4];
		for (int i = 0; i < 4; i++) {
			ports[i] = FieldAccess.of(Headers.UDP.require("dport")).load(packet.copies().packet(i)) << 4 | packet.copies().port(i);
		}
		org.junit.jupiter.api.Assertions.assertArrayEquals(new long[] {9 << 4 | 1, 5 << 4, 9 << 4, 9 << 4}, ports);
		assertEquals(5L, at(ran, 1));
		assertEquals(9L, at(ran, 2));
	}

	@Test
	void anUndoneHandlerLeavesNoCopy() {
		Ran ran = Ran.of("nf N { port lan, wan state m : map<u16, u16> { capacity 1 }\n"
				+ "on packet p from lan { require p.udp else pass mirror to wan m[p.udp.dport] = 1 forward }\n"
				+ "on packet p from wan { let x = m[1] else pass m[2] = x pass } }");
		assertEquals("forward 1", ran.udp(1, 2).toString());
		assertEquals(1, ran.last().copies().count());
		assertEquals("drop resource \"m full\"", ran.udp(1, 3).toString());
		assertEquals(0, ran.last().copies().count());
	}
}
