// SPDX-License-Identifier: EPL-2.0
// Copyright (c) 2026 Cora contributors
package org.cora.exec.traffic;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import org.cora.exec.packet.Checksum;
import org.cora.exec.packet.FieldAccess;
import org.cora.exec.packet.FrameBuilder;
import org.cora.exec.packet.Packet;
import org.cora.ir.packet.Headers;
import org.cora.ir.spec.Workload.Arrivals;
import org.cora.ir.spec.Workload.Popularity;
import org.cora.ir.spec.Workload.Sizes;
import org.cora.ir.spec.Workload.Synthetic;
import org.junit.jupiter.api.Test;

/** That generated packets are distributed as the workload says, look like packets and answer what was sent out. */
class SyntheticTrafficTest {

	private static final FieldAccess SYN_FLAGS = FieldAccess.of(Headers.TCP.require("flags"));
	private static final FieldAccess SENDER = FieldAccess.of(Headers.ETH.require("src"));
	private static final FieldAccess RECEIVER = FieldAccess.of(Headers.ETH.require("dst"));
	private static final FieldAccess SOURCE = FieldAccess.of(Headers.IPV4_HEADER.require("src"));

	private final Packet packet = new Packet();

	private static Synthetic workload(long flows, Popularity popularity, Sizes sizes, Arrivals arrivals) {
		return new Synthetic(flows, popularity, sizes, 1e6, 0, arrivals, 0.85, 0.5);
	}

	private static SyntheticTraffic traffic(Synthetic workload) {
		return new SyntheticTraffic(workload, 0, 42);
	}

	@Test
	void zipfRanksPassAChiSquareTest() {
		int n = 50;
		int samples = 200_000;
		Random64 random = new Random64(7);
		AliasTable zipf = AliasTable.zipf(n, 0.83);
		int[] counts = new int[n];
		for (int i = 0; i < samples; i++) {
			counts[zipf.sample(random)]++;
		}
		double all = 0;
		for (int r = 1; r <= n; r++) {
			all += Math.pow(r, -0.83);
		}
		double chiSquare = 0;
		for (int r = 0; r < n; r++) {
			double expected = samples * Math.pow(r + 1, -0.83) / all;
			chiSquare += (counts[r] - expected) * (counts[r] - expected) / expected;
		}
		// 49 degrees of freedom: 85.35 is exceeded with probability 0.001
		assertTrue(chiSquare < 85.35, "chi square " + chiSquare);
	}

	@Test
	void poissonGapsPassAKolmogorovSmirnovTest() {
		int n = 20_000;
		double[] gaps = new double[n];
		Random64 random = new Random64(3);
		for (int i = 0; i < n; i++) {
			gaps[i] = ExponentialSampler.next(random);
		}
		Arrays.sort(gaps);
		double distance = 0;
		for (int i = 0; i < n; i++) {
			double theory = 1 - Math.exp(-gaps[i]);
			distance = Math.max(distance, Math.max(theory - (double) i / n, (i + 1.0) / n - theory));
		}
		// 1.95 / sqrt(n) is exceeded with probability 0.001
		assertTrue(distance < 1.95 / Math.sqrt(n), "distance " + distance);
		assertTrue(gaps[n - 1] > 7.7, "the tail is sampled too");
	}

	@Test
	void everyArrivalProcessKeepsTheRate() {
		for (Arrivals arrivals : Arrivals.values()) {
			SyntheticTraffic traffic = traffic(
					workload(10, new Popularity.Uniform(), new Sizes.Fixed(64), arrivals));
			long before = 0;
			int n = 200_000;
			for (int i = 0; i < n; i++) {
				traffic.next(packet);
				assertTrue(packet.time() >= before, "times don't go back");
				before = packet.time();
			}
			assertEquals(n * 1000.0, before, n * 1000.0 * 0.05, arrivals + " at 1 Mpps");
		}
	}

	/** As behind a switch: an address is always behind the same port, and answers come from where it is. */
	@Test
	void stationsLiveBehindAllPortsEachBehindOne() {
		SyntheticTraffic traffic = new SyntheticTraffic(new Synthetic(500, new Popularity.Uniform(), new Sizes.Fixed(64), 1e6, 0,
				Arrivals.PACED, 1, 0.5), 0, 3, new int[] {0, 1, 2, 3});
		Map<Long, Integer> behind = new HashMap<>();
		Map<Long, Long> addresses = new HashMap<>();
		int[] from = new int[4];
		int answers = 0;
		for (int i = 0; i < 20_000; i++) {
			traffic.next(packet);
			long station = SENDER.load(packet);
			int port = traffic.port();
			assertEquals(port, behind.computeIfAbsent(station, s -> port));
			long address = SOURCE.load(packet);
			assertEquals(address, addresses.computeIfAbsent(station, s -> address), "one station, one address");
			Integer there = behind.get(RECEIVER.load(packet));
			assertTrue(there == null || there != port, "a flow goes from one port to another");
			boolean answer = address >>> 24 != 10;
			assertTrue(!answer || there != null, "nobody answers before being asked");
			answers += answer ? 1 : 0;
			from[port]++;
			traffic.forwarded(traffic.connection(), packet, port, (port + 1) % 4);
		}
		assertEquals(10_000, answers, 1500);
		for (int count : from) {
			assertEquals(5_000, count, 1500);
		}
	}

	@Test
	void imixHasItsShares() {
		SyntheticTraffic traffic = traffic(workload(10, new Popularity.Uniform(), new Sizes.Imix(), Arrivals.PACED));
		int n = 120_000;
		int small = 0;
		int middle = 0;
		for (int i = 0; i < n; i++) {
			traffic.next(packet);
			small += packet.wireLength() == 60 ? 1 : 0;
			middle += packet.wireLength() == 566 ? 1 : 0;
		}
		assertEquals(7 / 12.0, small / (double) n, 0.005);
		assertEquals(4 / 12.0, middle / (double) n, 0.005);
	}

	@Test
	void theSameSeedGivesTheSamePackets() {
		Synthetic workload = new Synthetic(1000, new Popularity.Zipf(1), new Sizes.Imix(), 1e6, 1e4, Arrivals.POISSON,
				0.5, 0.5);
		SyntheticTraffic one = traffic(workload);
		SyntheticTraffic other = traffic(workload);
		Packet twin = new Packet();
		for (int i = 0; i < 2000; i++) {
			one.next(packet);
			other.next(twin);
			assertEquals(packet.time(), twin.time());
			assertArrayEquals(packet.toBytes(), twin.toBytes());
		}
	}

	@Test
	void packetsHaveValidChecksums() {
		SyntheticTraffic traffic = traffic(workload(100, new Popularity.Uniform(), new Sizes.Fixed(120), Arrivals.PACED));
		for (int i = 0; i < 500; i++) {
			traffic.next(packet);
			byte[] bytes = packet.toBytes();
			assertTrue(packet.has(Headers.L4));
			Checksum.computeAll(packet, 120);
			assertArrayEquals(packet.toBytes(), bytes);
		}
	}

	@Test
	void longPacketsHaveTheChecksumOfTheirWholeLength() {
		SyntheticTraffic traffic = traffic(workload(100, new Popularity.Uniform(), new Sizes.Fixed(1514), Arrivals.PACED));
		traffic.next(packet);
		assertEquals(128, packet.capturedLength());
		byte[] snapped = packet.toBytes();
		Packet whole = new Packet();
		System.arraycopy(snapped, 0, whole.reserve(1514), 0, 128);
		Arrays.fill(whole.bytes(), 128, 1514, (byte) 0);
		whole.set(1, 0, 1514, 1514);
		Checksum.computeAll(whole, 1514);
		assertArrayEquals(snapped, Arrays.copyOf(whole.toBytes(), 128));
	}

	@Test
	void flowsBeginWithSynAndAreAnsweredOnlyAfterTheyWereForwarded() {
		SyntheticTraffic traffic = new SyntheticTraffic(new Synthetic(1, new Popularity.Uniform(), new Sizes.Fixed(64),
				1e6, 0, Arrivals.PACED, 1, 1), 0, 1);
		traffic.next(packet);
		assertEquals(0, traffic.port());
		assertEquals(FrameWriter.SYN, SYN_FLAGS.load(packet));
		traffic.next(packet);
		assertEquals(0, traffic.port(), "nothing to reply to yet");

		Packet translated = new Packet();
		new FrameBuilder(translated).ethernet(1, 2).ipv4(0xcb007101L, 0xc6120005L, 6).tcp(1024, 80, 0, 0, 2).finish(0);
		traffic.forwarded(traffic.connection(), translated, 0, 1);
		traffic.next(packet);
		assertEquals(1, traffic.port());
		assertEquals(FrameWriter.SYN | FrameWriter.ACK, SYN_FLAGS.load(packet));
		assertEquals(0xcb007101L, FieldAccess.of(Headers.IPV4_HEADER.require("dst")).load(packet));
		assertEquals(1024, FieldAccess.of(Headers.TCP.require("dport")).load(packet));
		assertEquals(0xc6120005L, FieldAccess.of(Headers.IPV4_HEADER.require("src")).load(packet));
	}

	@Test
	void flowsAreReplacedAtTheirRate() {
		Synthetic workload = new Synthetic(1000, new Popularity.Uniform(), new Sizes.Fixed(64), 1e6, 1e5,
				Arrivals.PACED, 1, 0);
		SyntheticTraffic traffic = traffic(workload);
		for (int i = 0; i < 100_000; i++) {
			traffic.next(packet);
		}
		assertEquals(11_000, traffic.flowsBegun(), 400);
	}

	@Test
	void measuredLengthsMatchTheMeasuredShares() {
		LengthMixture mixture = LengthMixture.named("all");
		Random64 random = new Random64(5);
		int n = 400_000;
		int one = 0;
		int upToFour = 0;
		int upTo64 = 0;
		for (int i = 0; i < n; i++) {
			int length = mixture.sample(random);
			one += length == 1 ? 1 : 0;
			upToFour += length <= 4 ? 1 : 0;
			upTo64 += length <= 64 ? 1 : 0;
		}
		// measured: 47.8 %, 74.9 % and 96.5 % of 4.03 billion flows (histogram of the same source)
		assertEquals(0.478, one / (double) n, 0.01);
		assertEquals(0.749, upToFour / (double) n, 0.01);
		assertEquals(0.965, upTo64 / (double) n, 0.005);
		assertEquals(78.58, mixture.mean(), 8, "measured mean of 78.58 packets per flow");
	}

	@Test
	void flowsOfMeasuredLengthEndWithFin() {
		SyntheticTraffic traffic = new SyntheticTraffic(new Synthetic(50, Popularity.Lengths.measured("tcp"),
				new Sizes.Fixed(64), 1e6, 0, Arrivals.PACED, 1, 0), 0, 9);
		int fins = 0;
		for (int i = 0; i < 20_000; i++) {
			traffic.next(packet);
			fins += (SYN_FLAGS.load(packet) & FrameWriter.FIN) != 0 ? 1 : 0;
		}
		long ended = traffic.flowsBegun() - 50;
		assertTrue(ended > 100, ended + " flows ended");
		assertTrue(fins > ended / 3 && fins <= ended, fins + " of " + ended + " flows sent FIN");
	}
}
