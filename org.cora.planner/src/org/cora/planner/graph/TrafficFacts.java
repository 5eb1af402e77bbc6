// SPDX-License-Identifier: EPL-2.0
// Copyright (c) 2026 Cora contributors
package org.cora.planner.graph;

import java.util.ArrayList;
import java.util.List;
import org.cora.exec.traffic.FlowLengthSource;
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
 * @param groups      flow groups, heaviest first
 * @param byLength    whether they are of like length instead of like rate
 * @param atRandom    whether flows end at random, so that they live for exponentially distributed times
 */
record TrafficFacts(double packetRate, double packetBytes, double activeFlows, double flowRate, double variation,
		List<Group> groups, boolean byLength, boolean atRandom) {

	/**
	 * Flows of like rate or length.
	 *
	 * @param flows    active at a time
	 * @param share    of all packets
	 * @param hottest  share of all packets of the heaviest of them
	 * @param squares  sum of the squares of their shares of all packets
	 * @param arrivals that begin per second
	 */
	record Group(double flows, double share, double hottest, double squares, double arrivals) {
	}

	/** Packets of a burst, see {@link Workload.Arrivals#BURSTY}; the index of dispersion of such arrivals. */
	private static final double BURST = 32;

	static TrafficFacts of(Workload workload, Profile profile) {
		return workload instanceof Workload.Synthetic synthetic ? synthetic(synthetic, profile)
				: captured((Workload.Captured) workload, profile);
	}

	private static TrafficFacts synthetic(Workload.Synthetic workload, Profile profile) {
		double variation = switch (workload.arrivals()) {
			case POISSON -> 1;
			case PACED -> 0;
			case BURSTY -> BURST;
		};
		boolean byLength = workload.popularity() instanceof Workload.Popularity.Lengths;
		double flowRate = workload.flowsPerSecond();
		double active = workload.flows();
		List<Group> groups;
		if (profile.identities().isPresent()) {
			flowRate *= profile.identities().get().begins();
			active = profile.identities().get().flows();
			groups = byIdentity(profile.identities().get().groups(), flowRate);
		} else if (workload.popularity() instanceof Workload.Popularity.Lengths lengths) {
			FlowLengthSource source = FlowLengthSource.of(lengths.lengths());
			flowRate = workload.packetsPerSecond() / source.mean();
			groups = LengthGroups.of(source, profile.ranks(), workload.flows(), flowRate);
		} else {
			double exponent = workload.popularity() instanceof Workload.Popularity.Zipf zipf ? zipf.exponent() : 0;
			groups = byRank(workload.flows(), exponent, flowRate, profile.ranks());
		}
		return new TrafficFacts(workload.packetsPerSecond(), meanBytes(profile), active, flowRate, variation,
				groups, byLength, !byLength);
	}

	/** Flows of the program end where the only flow of the traffic does that is theirs, and as many begin. */
	private static List<Group> byIdentity(List<Profile.IdentityGroup> groups, double flowRate) {
		long ending = groups.stream().mapToLong(Profile.IdentityGroup::alone).sum();
		long all = groups.stream().mapToLong(Profile.IdentityGroup::flows).sum();
		return groups.stream().map(g -> new Group(g.flows(), g.share(), g.hottest(), g.squares(), flowRate
				* (ending > 0 ? (double) g.alone() / ending : (double) g.flows() / Math.max(1, all)))).toList();
	}

	private static List<Group> byRank(long flows, double exponent, double flowRate, List<Long> ranks) {
		double total = rankSum(0, flows, exponent);
		List<Group> groups = new ArrayList<>();
		long before = 0;
		for (long rank : ranks) {
			long last = Math.min(rank, flows);
			double hottest = last > before ? Math.pow(before + 1.0, -exponent) / total : 0;
			groups.add(new Group(last - before, rankSum(before, last, exponent) / total, hottest,
					rankSum(before, last, 2 * exponent) / (total * total), flowRate * (last - before) / flows));
			before = Math.max(before, last);
		}
		return groups;
	}

	private static TrafficFacts captured(Workload.Captured workload, Profile profile) {
		double rate = workload.packetsPerSecond();
		if (rate == 0) {
			rate = profile.nanos() > 0 ? profile.packets() * 1e9 / profile.nanos() : profile.packets();
		}
		double packets = Math.max(1, profile.packets());
		double flowRate = rate * profile.flows() / packets;
		List<Group> groups = new ArrayList<>();
		long before = 0;
		for (int g = 0; g < profile.ranks().size(); g++) {
			long count = profile.ranks().get(g) - before;
			groups.add(new Group(count, profile.groupCount().get(g) / packets, profile.hottest().get(g) / packets,
					profile.squares().get(g), flowRate * count / Math.max(1, profile.flows())));
			before = profile.ranks().get(g);
		}
		return new TrafficFacts(rate, meanBytes(profile), profile.flows(), flowRate, 1, groups, false, false);
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
}
