// SPDX-License-Identifier: EPL-2.0
// Copyright (c) 2026 Cora contributors
package org.cora.exec.traffic;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.DoubleUnaryOperator;
import java.util.stream.IntStream;
import org.cora.exec.packet.FieldAccess;
import org.cora.exec.packet.Packet;
import org.cora.ir.packet.Headers;
import org.cora.ir.spec.Histogram;
import org.cora.ir.spec.Histogram.Bin;
import org.cora.ir.spec.Workload.Arrivals;
import org.cora.ir.spec.Workload.FlowLengths;
import org.cora.ir.spec.Workload.Popularity;
import org.cora.ir.spec.Workload.Sizes;
import org.cora.ir.spec.Workload.Synthetic;
import org.junit.jupiter.api.Test;

/**
 * What whole packets of a source say of the stated distributions: Pearson's chi-square and Kolmogorov–Smirnov tests, each
 * of which a right source fails once in a thousand seeds; the seeds here are ones that pass.
 */
class TrafficStatisticsTest {

	private static final double KOLMOGOROV_999 = 1.95;
	/** Standard normal quantile of 99.9 %. */
	private static final double NORMAL_999 = 3.09;
	private static final double GAP = 1000;
	private static final FieldAccess CLIENT = FieldAccess.of(Headers.IPV4_HEADER.require("src"));
	private static final FieldAccess SERVER = FieldAccess.of(Headers.IPV4_HEADER.require("dst"));
	private static final FieldAccess FLAGS = FieldAccess.of(Headers.TCP.require("flags"));

	private final Packet packet = new Packet();

	private static SyntheticTraffic source(long flows, Popularity popularity, Sizes sizes, Arrivals arrivals, double churn) {
		return new SyntheticTraffic(new Synthetic(flows, popularity, sizes, 1e9 / GAP, churn, arrivals, 0.85, 0), 0, 11);
	}

	// ---- which flow

	@Test
	void packetsOfFlowsFollowZipf() {
		int flows = 60;
		double exponent = 1.05;
		double[] expected = new double[flows];
		Arrays.setAll(expected, r -> Math.pow(r + 1, -exponent));
		assertChiSquare(expected, packetsByFlow(new Popularity.Zipf(exponent), flows));
	}

	@Test
	void packetsOfFlowsAreAlikeIfTheyAreToBe() {
		double[] expected = new double[60];
		Arrays.fill(expected, 1);
		assertChiSquare(expected, packetsByFlow(new Popularity.Uniform(), 60));
	}

	/** Packets of each flow, the most frequent first. */
	private long[] packetsByFlow(Popularity popularity, int flows) {
		SyntheticTraffic source = source(flows, popularity, new Sizes.Fixed(100), Arrivals.PACED, 0);
		Map<Long, Long> counts = new HashMap<>();
		for (int i = 0; i < 120_000; i++) {
			source.next(packet);
			counts.merge(source.connection(), 1L, Long::sum);
		}
		assertEquals(flows, counts.size(), "a tag for each flow");
		return counts.values().stream().mapToLong(c -> -c).sorted().map(c -> -c).toArray();
	}

	// ---- how long

	@Test
	void sizesFollowTheImix() {
		SyntheticTraffic source = source(10, new Popularity.Uniform(), new Sizes.Imix(), Arrivals.PACED, 0);
		Map<Integer, Long> counts = new HashMap<>();
		for (int i = 0; i < 120_000; i++) {
			source.next(packet);
			counts.merge(packet.wireLength(), 1L, Long::sum);
		}
		assertEquals(3, counts.size());
		assertChiSquare(new double[] {7, 4, 1}, new long[] {counts.get(60), counts.get(566), counts.get(1514)});
	}

	/** Every value of a bin is as frequent as the others. */
	@Test
	void sizesFollowTheirHistogram() {
		Histogram histogram = new Histogram(List.of(new Bin(60, 60, 7), new Bin(61, 68, 4), new Bin(1514, 1514, 0.5)));
		SyntheticTraffic source = source(10, new Popularity.Uniform(), new Sizes.Stated(histogram), Arrivals.PACED, 0);
		long[] counts = new long[2000];
		for (int i = 0; i < 120_000; i++) {
			source.next(packet);
			counts[packet.wireLength()]++;
		}
		assertChiSquare(weights(histogram), counts(histogram, counts));
		assertEquals(histogram.mean(), IntStream.range(0, counts.length).mapToDouble(v -> v * (double) counts[v]).sum() / 120_000, 3);
	}

	/** Of flows that have ended, so that long ones are as likely to be counted as short ones. */
	@Test
	void lengthsOfFlowsFollowTheirHistogram() {
		Histogram histogram = new Histogram(List.of(new Bin(1, 1, 50), new Bin(2, 9, 40), new Bin(40, 49, 10)));
		int flows = 20;
		SyntheticTraffic source = source(flows, new Popularity.Lengths(new FlowLengths.Stated(histogram)), new Sizes.Fixed(60),
				Arrivals.PACED, 0);
		Map<Long, Integer> sent = new HashMap<>();
		for (int i = 0; i < 200_000; i++) {
			source.next(packet);
			sent.merge(FlowPopulation.number(source.connection()), 1, Integer::sum);
		}
		long[] counts = new long[50];
		int begun = (int) source.flowsBegun();
		for (long flow = 0; flow < begun - 1000; flow++) {    // those that began later may not have ended
			counts[sent.get(flow)]++;
		}
		assertChiSquare(weights(histogram), counts(histogram, counts));
		assertEquals(200_000 / histogram.mean(), begun, 0.05 * begun);
	}

	private static double[] weights(Histogram histogram) {
		return histogram.bins().stream().flatMapToDouble(b -> IntStream.rangeClosed(b.from(), b.to())
				.mapToDouble(v -> b.weight() / (b.to() - b.from() + 1))).toArray();
	}

	/** Of the values that the histogram has; there are no others. */
	private static long[] counts(Histogram histogram, long[] byValue) {
		long[] counts = histogram.bins().stream().flatMapToLong(b -> IntStream.rangeClosed(b.from(), b.to())
				.mapToLong(v -> byValue[v])).toArray();
		assertEquals(Arrays.stream(byValue).sum(), Arrays.stream(counts).sum(), "no value that isn't stated");
		return counts;
	}

	// ---- when

	@Test
	void poissonPacketsHaveExponentialGaps() {
		assertFits(gaps(Arrivals.POISSON, 30_000, 1), gap -> 1 - Math.exp(-gap / GAP));
	}

	@Test
	void pacedPacketsHaveEqualGaps() {
		for (double gap : gaps(Arrivals.PACED, 5_000, 1)) {
			assertEquals(GAP, gap, 1);
		}
	}

	@Test
	void burstsOfThirtyTwoHaveExponentialGaps() {
		SyntheticTraffic source = source(10, new Popularity.Uniform(), new Sizes.Fixed(60), Arrivals.BURSTY, 0);
		for (int burst = 0; burst < 50; burst++) {
			source.next(packet);
			long first = packet.time();
			for (int i = 1; i < 32; i++) {
				source.next(packet);
				assertEquals(first, packet.time(), "back to back; the wire spreads them");
			}
		}
		assertFits(gaps(Arrivals.BURSTY, 10_000, 32), gap -> 1 - Math.exp(-gap / (32 * GAP)));
	}

	/** Times between every so many packets. */
	private double[] gaps(Arrivals arrivals, int count, int every) {
		SyntheticTraffic source = source(10, new Popularity.Uniform(), new Sizes.Fixed(60), arrivals, 0);
		double[] gaps = new double[count];
		source.next(packet);
		for (int i = 0; i < count; i++) {
			long before = packet.time();
			for (int p = 0; p < every; p++) {
				source.next(packet);
			}
			gaps[i] = packet.time() - before;
		}
		return gaps;
	}

	/** Arrivals of flows are Poisson: their numbers in equal times have the mean as variance. */
	@Test
	void flowsAreReplacedAtRandomTimes() {
		double perSecond = 50_000;
		SyntheticTraffic source = source(500, new Popularity.Zipf(0.8), new Sizes.Fixed(60), Arrivals.PACED, perSecond);
		int intervals = 2000;
		int packets = 400;
		double expected = perSecond * packets * GAP / 1e9;
		double chiSquare = 0;
		long before = source.flowsBegun();
		for (int i = 0; i < intervals; i++) {
			for (int p = 0; p < packets; p++) {
				source.next(packet);
			}
			double count = source.flowsBegun() - before;
			before = source.flowsBegun();
			chiSquare += (count - expected) * (count - expected) / expected;
		}
		assertTrue(Math.abs(chiSquare - intervals) < NORMAL_999 * Math.sqrt(2.0 * intervals), "dispersion " + chiSquare / intervals);
	}

	// ---- what

	@Test
	void sharesOfTcpAndOfRepliesAreAsStated() {
		SyntheticTraffic source = new SyntheticTraffic(new Synthetic(4000, new Popularity.Uniform(), new Sizes.Fixed(60), 1e6, 0,
				Arrivals.PACED, 0.7, 0.4), 0, 5);
		int n = 200_000;
		int tcp = 0;
		int replies = 0;
		for (int i = 0; i < 2 * n; i++) {
			source.next(packet);
			if (source.port() == 0) {
				source.forwarded(source.connection(), packet, 0, 1);
			}
			if (i >= n) {    // by then nearly every flow can be answered
				tcp += packet.has(Headers.TCP) ? 1 : 0;
				replies += source.port();
			}
		}
		assertEquals(0.7, tcp / (double) n, NORMAL_999 * Math.sqrt(0.7 * 0.3 / 4000));
		assertEquals(0.4, replies / (double) n, NORMAL_999 * Math.sqrt(0.4 * 0.6 / n));
	}

	/** A connection goes SYN, SYN with ACK, data with ACK, FIN; each side acknowledges what it has heard. */
	@Test
	void connectionsGoThroughTheirStates() {
		SyntheticTraffic source = new SyntheticTraffic(new Synthetic(20, Popularity.Lengths.measured("tcp"), new Sizes.Fixed(90), 1e6, 0,
				Arrivals.PACED, 1, 0.5), 0, 3);
		Map<Long, boolean[]> heard = new HashMap<>();
		int finished = 0;
		for (int i = 0; i < 20_000; i++) {
			source.next(packet);
			boolean reply = source.port() == 1;
			long flags = FLAGS.load(packet);
			boolean[] sides = heard.computeIfAbsent(source.connection(), c -> new boolean[3]);
			assertTrue(!sides[2], "nothing follows FIN");
			boolean first = !sides[reply ? 1 : 0];
			assertEquals(first, (flags & FrameWriter.SYN) != 0, "SYN is each side's first packet and no other");
			assertEquals(reply || !first, (flags & FrameWriter.ACK) != 0, "all but the very first acknowledge");
			assertTrue(!reply || sides[0], "nobody answers before being asked");
			sides[reply ? 1 : 0] = true;
			sides[2] = (flags & FrameWriter.FIN) != 0;
			finished += sides[2] ? 1 : 0;
			long client = reply ? SERVER.load(packet) : CLIENT.load(packet);
			assertEquals(10, client >>> 24, "clients are in 10.0.0.0/8");
			if (!reply) {
				source.forwarded(source.connection(), packet, 0, 1);
			}
		}
		assertTrue(finished > 100, finished + " connections ended");
	}

	// ---- tests of fit

	/** Pearson's test of counts against weights; the bound is Wilson's and Hilferty's for 99.9 %. */
	private static void assertChiSquare(double[] weights, long[] counts) {
		double all = Arrays.stream(weights).sum();
		double n = Arrays.stream(counts).sum();
		double chiSquare = 0;
		for (int i = 0; i < weights.length; i++) {
			double expected = n * weights[i] / all;
			chiSquare += (counts[i] - expected) * (counts[i] - expected) / expected;
		}
		double freedom = weights.length - 1;
		double bound = freedom * Math.pow(1 - 2 / (9 * freedom) + NORMAL_999 * Math.sqrt(2 / (9 * freedom)), 3);
		assertTrue(chiSquare < bound, "chi-square " + chiSquare + " of at most " + bound);
	}

	private static void assertFits(double[] sample, DoubleUnaryOperator distribution) {
		Arrays.sort(sample);
		double distance = 0;
		for (int i = 0; i < sample.length; i++) {
			double theory = distribution.applyAsDouble(sample[i] + 0.5);    // times are whole nanoseconds
			distance = Math.max(distance, Math.max(theory - (double) i / sample.length, (i + 1.0) / sample.length - theory));
		}
		assertTrue(distance < KOLMOGOROV_999 / Math.sqrt(sample.length), "distance " + distance);
	}
}
