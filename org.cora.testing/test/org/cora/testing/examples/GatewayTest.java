// SPDX-License-Identifier: EPL-2.0
// Copyright (c) 2026 Cora contributors
package org.cora.testing.examples;

import static org.cora.testing.examples.Frames.SECOND;
import static org.cora.testing.examples.Frames.tcp;
import static org.cora.testing.examples.Frames.udp;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.cora.exec.Verdict;
import org.cora.exec.packet.Packet;
import org.cora.testing.exec.Captures;
import org.junit.jupiter.api.Test;

class GatewayTest {

	private static final String[] INNER = { "inside", "lan" };
	private static final String[] OUTER = { "outside", "wan" };

	/** Its functions one by one, from the inside out, each with ports of its own. */
	private final Bench[] single = { Bench.of("firewall", "Firewall"), Bench.of("nat", "Nat") };

	/** What becomes of a packet that is handed from one function to the next. */
	private String byHand(boolean out, Packet packet) {
		String became = "";
		for (int i = 0; i < single.length; i++) {
			int at = out ? i : single.length - 1 - i;
			became = single[at].send(out ? INNER[at] : OUTER[at], packet);
			if (!became.equals("forward " + (out ? OUTER[at] : INNER[at]))) {
				return became;
			}
		}
		return became;
	}

	@Test
	void theChainDoesWhatItsFunctionsDoOneByOne() {
		List<Path> captures = new ArrayList<>(Captures.real());
		captures.add(Captures.shipped());
		int[] forwarded = { 0 };
		for (Path capture : captures) {
			GatewayTest fresh = new GatewayTest();
			Bench.of("gateway", "Gateway").over(capture, (port, before, after, verdict) -> {
				String expected = fresh.byHand(port == 0, before);
				assertEquals(expected.split(" ")[0], word(verdict.kind()), expected);
				if (verdict.isForward()) {
					forwarded[0]++;
					assertArrayEquals(Arrays.copyOf(before.bytes(), before.capturedLength()),
							Arrays.copyOf(after.bytes(), after.capturedLength()), capture.toString());
				}
			});
		}
		assertTrue(forwarded[0] > 2_000, forwarded[0] + " forwarded");
	}

	private static String word(Verdict.Kind kind) {
		return switch (kind) {
			case FORWARD -> "forward";
			case PASS -> "pass";
			case DROP_POLICY -> "drop";
			case DROP_RESOURCE -> "full";
		};
	}

	@Test
	void answersComeBackThroughBoth() {
		Bench gateway = Bench.of("gateway", "Gateway");
		Packet question = udp("10.0.0.1:4000", "192.0.2.53:53", 30, 0);
		assertEquals("forward outside", gateway.send("inside", question));
		String outside = "203.0.113.1:1024";
		assertEquals("drop no binding", gateway.send("outside", udp("192.0.2.53:53", "203.0.113.1:1025", 99, 1)));
		assertEquals("drop no binding", gateway.send("outside", tcp("192.0.2.53:53", outside, "SA", 1)), "TCP wasn't asked");
		assertEquals("forward inside", gateway.send("outside", udp("192.0.2.53:53", outside, 99, 2)));
		assertEquals("drop no connection", gateway.send("outside", udp("192.0.2.54:53", outside, 99, SECOND)),
				"NAT would let another server in, the firewall doesn't");
	}
}
