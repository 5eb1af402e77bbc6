// SPDX-License-Identifier: EPL-2.0
// Copyright (c) 2026 Cora contributors
package org.cora.testing.examples;

import static org.cora.testing.examples.Frames.udp;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.cora.exec.packet.Packet;
import org.junit.jupiter.api.Test;

class PolicerTest {

	private static final String CUSTOMER = "10.0.0.1:5000";
	private static final String SERVER = "198.51.100.1:443";
	/** Bits per second and bytes of the contract from the uplink. */
	private static final long RATE = 100_000_000;
	private static final long BURST = 256_000;

	private final Bench bench = Bench.of("policer", "Policer");

	@Test
	void aBurstGoesThroughAtOnceAndThenTheRate() {
		int let = 0;
		for (int i = 0; i < 400; i++) {
			let += bench.send("uplink", udp(SERVER, CUSTOMER, 958, 0)).startsWith("forward") ? 1 : 0;
		}
		assertEquals(BURST / 1000, let, "packets of 1000 bytes");
		assertEquals("drop more than the contract says", bench.send("uplink", udp(SERVER, CUSTOMER, 958, 79_999)));
		assertEquals("forward customers", bench.send("uplink", udp(SERVER, CUSTOMER, 958, 80_000)), "1000 bytes at 100 Mbps");
		assertEquals("forward uplink", bench.send("customers", udp(CUSTOMER, SERVER, 958, 80_000)), "a bucket of its own");
		assertEquals("forward customers", bench.send("uplink", udp(SERVER, "10.0.0.2:1", 958, 80_000)), "another customer");
		assertEquals(Map.of("10.0.0.1", 145_000L), bench.state("excess"));
	}

	/** The bucket in units of a billionth of a bit, which come to whole numbers. */
	@Test
	void everyPacketIsJudgedAsAnExactBucketDoes() {
		Random random = new Random(19);
		Map<String, BigInteger[]> buckets = new HashMap<>();
		BigInteger full = BigInteger.valueOf(BURST * 8).multiply(BigInteger.valueOf(1_000_000_000));
		long time = 0;
		int dropped = 0;
		for (int i = 0; i < 30_000; i++) {
			time += random.nextInt(20_000);
			String customer = "10.0.0." + random.nextInt(3) + ":5000";
			Packet packet = udp(SERVER, customer, random.nextInt(1400), time);
			BigInteger[] bucket = buckets.computeIfAbsent(customer, c -> new BigInteger[] { full, BigInteger.ZERO });
			BigInteger now = BigInteger.valueOf(time);
			BigInteger tokens = bucket[0].add(now.subtract(bucket[1]).multiply(BigInteger.valueOf(RATE))).min(full);
			BigInteger needed = BigInteger.valueOf(packet.wireLength() * 8L).multiply(BigInteger.valueOf(1_000_000_000));
			boolean may = tokens.compareTo(needed) >= 0;
			assertEquals(may ? "forward customers" : "drop more than the contract says", bench.send("uplink", packet), "packet " + i);
			bucket[0] = may ? tokens.subtract(needed) : tokens;
			bucket[1] = now;
			dropped += may ? 0 : 1;
		}
		assertTrue(dropped > 1_000, dropped + " dropped");
	}

	/** What leaves in any interval is at most the burst and the rate times its length (Cruz, IEEE Trans. Inf. Theory 37, 1991). */
	@Test
	void noIntervalHasMoreThanTheContractSays() {
		Random random = new Random(13);
		List<long[]> left = new ArrayList<>();
		long time = 0;
		for (int i = 0; i < 2_000; i++) {
			time += random.nextInt(60_000);
			Packet packet = udp(SERVER, CUSTOMER, random.nextInt(1400), time);
			if (bench.send("uplink", packet).startsWith("forward")) {
				left.add(new long[] { time, packet.wireLength() });
			}
		}
		assertTrue(left.size() > 200 && left.size() < 1_800, left.size() + " of 2000 packets leave");
		for (int from = 0; from < left.size(); from++) {
			long bytes = 0;
			for (int to = from; to < left.size(); to++) {
				bytes += left.get(to)[1];
				double most = BURST + (left.get(to)[0] - left.get(from)[0]) / 1e9 * RATE / 8;
				assertTrue(bytes <= most + 1e-6, bytes + " bytes, at most " + most);
			}
		}
	}
}
