// SPDX-License-Identifier: EPL-2.0
// Copyright (c) 2026 Cora contributors
package org.cora.planner.graph;

import java.util.ArrayList;
import java.util.List;
import org.cora.ir.spec.Workload;
import org.cora.planner.profile.Profile;

/**
 * The steady state that a plan is made for.
 *
 * @param packetRate  packets per second
 * @param packetBytes mean bytes on the wire
 * @param activeFlows flows active at a time
 * @param flowRate    new flows per second
 * @param variation   squared coefficient of variation of the gaps between packets
 * @param groupShares share of all packets by flow group
 * @param hottest     share of all packets of each group's heaviest flow
 */
record TrafficFacts(double packetRate, double packetBytes, double activeFlows, double flowRate, double variation,
		List<Double> groupShares, List<Double> hottest) {

	/** Packets of a burst, see {@link Workload.Arrivals#BURSTY}; the index of dispersion of such arrivals. */
	private static final double BURST = 32;

	static TrafficFacts of(Workload workload, Profile profile) {
		return workload instanceof Workload.Synthetic synthetic ? synthetic(synthetic, profile)
				: captured((Workload.Captured) workload, profile);
	}

	private static TrafficFacts synthetic(Workload.Synthetic workload, Profile profile) {
		List<Double> shares;
		List<Double> hottest;
		double flowRate = workload.flowsPerSecond();
		if (workload.popularity() instanceof Workload.Popularity.Lengths) {
			shares = measuredShares(profile.groupCount(), profile.packets());
			hottest = measuredShares(profile.hottest(), profile.packets());
			if (flowRate == 0) {
				flowRate = workload.packetsPerSecond() * profile.firstShare();
			}
		} else {
			double exponent = workload.popularity() instanceof Workload.Popularity.Zipf zipf ? zipf.exponent() : 0;
			double total = rankSum(0, workload.flows(), exponent);
			shares = new ArrayList<>();
			hottest = new ArrayList<>();
			long before = 0;
			for (long rank : profile.ranks()) {
				long last = Math.min(rank, workload.flows());
				shares.add(rankSum(before, last, exponent) / total);
				hottest.add(last > before ? Math.pow(before + 1.0, -exponent) / total : 0);
				before = Math.max(before, last);
			}
		}
		double variation = switch (workload.arrivals()) {
			case POISSON -> 1;
			case PACED -> 0;
			case BURSTY -> BURST;
		};
		return new TrafficFacts(workload.packetsPerSecond(), meanBytes(profile), workload.flows(), flowRate, variation, shares, hottest);
	}

	private static TrafficFacts captured(Workload.Captured workload, Profile profile) {
		double rate = workload.packetsPerSecond();
		if (rate == 0) {
			rate = profile.nanos() > 0 ? profile.packets() * 1e9 / profile.nanos() : profile.packets();
		}
		double flowRate = profile.packets() > 0 ? rate * profile.flows() / profile.packets() : 0;
		return new TrafficFacts(rate, meanBytes(profile), profile.flows(), flowRate, 1,
				measuredShares(profile.groupCount(), profile.packets()), measuredShares(profile.hottest(), profile.packets()));
	}

	/** Sum of r^−exponent over ranks after {@code from} up to {@code to}. */
	private static double rankSum(long from, long to, double exponent) {
		double sum = 0;
		for (long rank = from + 1; rank <= to; rank++) {
			sum += Math.pow(rank, -exponent);
			if (rank - from > 4096) {
				double low = rank + 0.5;
				double high = to + 0.5;
				return sum + (Math.abs(exponent - 1) < 1e-9 ? Math.log(high / low)
						: (Math.pow(high, 1 - exponent) - Math.pow(low, 1 - exponent)) / (1 - exponent));
			}
		}
		return sum;
	}

	private static double meanBytes(Profile profile) {
		return profile.packets() == 0 ? 0 : (double) profile.bytes() / profile.packets();
	}

	private static List<Double> measuredShares(List<Long> counts, long packets) {
		return counts.stream().map(c -> packets == 0 ? 0 : (double) c / packets).toList();
	}
}
