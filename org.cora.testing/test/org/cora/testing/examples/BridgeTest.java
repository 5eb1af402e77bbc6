// SPDX-License-Identifier: EPL-2.0
// Copyright (c) 2026 Cora contributors
package org.cora.testing.examples;

import static org.cora.testing.examples.Frames.SECOND;
import static org.cora.testing.examples.Frames.frame;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.cora.exec.packet.FrameBuilder;
import org.cora.exec.packet.Packet;
import org.cora.exec.Verdict;
import org.cora.ir.packet.Headers;
import org.cora.testing.exec.Captures;
import org.junit.jupiter.api.Test;

class BridgeTest {

	private static final long A = 0x0200_0000_000aL;
	private static final long B = 0x0200_0000_000bL;
	private static final long ALL = 0xffff_ffff_ffffL;
	private static final long AGE = 300 * SECOND;

	private final Bench bench = Bench.of("bridge", "Bridge");

	@Test
	void framesBetweenNeighboursDontCross() {
		assertEquals("forward east", bench.send("west", frame(B, A, 0)), "B isn't known yet");
		assertEquals("drop stays in the west", bench.send("west", frame(A, B, 1)));
		assertEquals("forward west", bench.send("east", frame(A, 0x0200_0000_000cL, 2)));
		assertEquals("forward east", bench.send("west", frame(ALL, A, 3)), "broadcast always crosses");
	}

	@Test
	void aStationThatMovesIsFollowedAndASilentOneForgotten() {
		bench.send("west", frame(ALL, A, 0));
		assertEquals("drop stays in the west", bench.send("west", frame(A, B, 1)));
		bench.send("east", frame(ALL, A, 2));
		assertEquals("forward east", bench.send("west", frame(A, B, 3)));
		assertEquals("drop stays in the east", bench.send("east", frame(A, 0x0200_0000_000cL, 4)));
		assertEquals("forward west", bench.send("east", frame(A, 0x0200_0000_000cL, 5 + AGE)));
	}

	@Test
	void everyVlanHasItsOwnTable() {
		bench.send("west", tagged(ALL, A, 10, 0));
		assertEquals("drop stays in the west", bench.send("west", tagged(A, B, 10, 1)));
		assertEquals("forward east", bench.send("west", tagged(A, B, 20, 2)));
	}

	private static Packet tagged(long destination, long source, int vlan, long time) {
		return new FrameBuilder(new Packet()).ethernet(destination, source).vlan(vlan).type(0x88b5).payload(40).finish(time);
	}

	/** A table of who was heard where and when, replayed. */
	@Test
	void randomFramesCrossExactlyWhenTheTableSaysSo() {
		Random random = new Random(7);
		Map<Long, Long> side = new HashMap<>();
		Map<Long, Long> used = new HashMap<>();
		long time = 0;
		int filtered = 0;
		for (int i = 0; i < 20_000; i++) {
			time += random.nextInt(20) == 0 ? random.nextInt(200) * SECOND : SECOND;
			long now = time;
			used.entrySet().removeIf(e -> e.getValue() + AGE <= now);
			side.keySet().retainAll(used.keySet());
			boolean west = random.nextBoolean();
			long from = 0x0200_0000_0000L + random.nextInt(12);
			long to = 0x0200_0000_0000L + random.nextInt(12);
			side.put(from, west ? 0L : 1L);
			used.put(from, now);
			Long where = side.get(to);
			if (where != null) {
				used.put(to, now);
			}
			boolean stays = where != null && where == (west ? 0L : 1L);
			String became = bench.send(west ? "west" : "east", frame(to, from, time));
			assertEquals(stays ? "drop stays in the " + (west ? "west" : "east") : "forward " + (west ? "east" : "west"), became);
			filtered += stays ? 1 : 0;
		}
		assertTrue(filtered > 5_000, filtered + " filtered");
	}

	@Test
	void framesOfTheCapturesCrossExactlyWhenTheTableSaysSo() {
		List<Path> captures = new ArrayList<>(Captures.real());
		captures.add(Captures.shipped());
		for (Path capture : captures) {
			Map<String, Integer> side = new HashMap<>();
			List<String> wrong = new ArrayList<>();
			Bench.of("bridge", "Bridge").over(capture, (port, before, after, verdict) -> {
				if (before.has(Headers.ETH) && before.time() < AGE) {
					Verdict.Kind expected = replay(side, port, before);
					if (verdict.kind() != expected) {
						wrong.add(before.time() + ": " + verdict + " instead of " + expected);
					}
				}
			});
			assertEquals(List.of(), wrong, capture.getFileName().toString());
		}
	}

	private static Verdict.Kind replay(Map<String, Integer> side, int port, Packet packet) {
		byte[] bytes = packet.bytes();
		HexFormat hex = HexFormat.of();
		String vlan = hex.formatHex(bytes, 12, 14).equals("8100") ? hex.formatHex(bytes, 14, 16).substring(1) : "";
		if ((bytes[6] & 1) != 0) {
			return Verdict.Kind.DROP_POLICY;
		}
		side.put(hex.formatHex(bytes, 6, 12) + vlan, port);
		Integer where = side.get(hex.formatHex(bytes, 0, 6) + vlan);
		return where != null && where == port ? Verdict.Kind.DROP_POLICY : Verdict.Kind.FORWARD;
	}
}
