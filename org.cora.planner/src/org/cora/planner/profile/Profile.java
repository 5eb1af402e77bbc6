// SPDX-License-Identifier: EPL-2.0
// Copyright (c) 2026 Cora contributors
package org.cora.planner.profile;

import java.util.List;
import java.util.Optional;
import org.cora.ir.program.Nf;
import org.cora.ir.program.Trigger;

/**
 * What was counted while a network function ran over traffic.
 *
 * @param packets    packets run
 * @param bytes      their bytes on the wire
 * @param nanos      virtual time from the first to the last
 * @param flows      distinct flows seen
 * @param ranks      flow group boundaries: group g has the flows of rank {@code ranks[g-1] … ranks[g]-1}
 * @param groupCount packets by group
 * @param hottest    packets of the flow with most of them, by group
 * @param shared     packets of the busiest flow identity that several flows of generated traffic have; 0 if each has its own
 * @param squares    sum of the squares of the flows' shares of the packets, by group
 * @param sizes      sum of the squares of the packets' bytes
 * @param longest    bytes of the longest packet
 * @param stateful   share of the flows that use any state, as far as their first packets tell, by group
 * @param identities how packets spread over flows of the program, if several of the generated traffic's are one to it
 * @param paths      the ways taken, most frequent first
 * @param timers     the ways that timers' handlers take once they have begun
 * @param states     use of each state, in order of declaration
 * @param unhandled  packets that came in by a port without a handler, by port
 */
public record Profile(long packets, long bytes, long nanos, long flows, List<Long> ranks, List<Long> groupCount,
		List<Long> hottest, long shared, List<Double> squares, double sizes, int longest, List<Double> stateful,
		Optional<Identities> identities, List<PathProfile> paths, List<TimerProfile> timers,
		List<StateUse> states, List<PortCount> unhandled) {

	/**
	 * Use of a state.
	 *
	 * @param inserts      entries inserted
	 * @param accesses     accesses by key
	 * @param distinctKeys keys used
	 * @param hottest      accesses with the key used most
	 */
	public record StateUse(long inserts, long accesses, long distinctKeys, long hottest) {
	}

	/**
	 * Flows as the program tells them apart: what is expected of the active flows of the traffic.
	 *
	 * @param groups  by rank
	 * @param begins  flows that begin with each one that begins in the traffic, on average: less than 1 where many belong to one
	 *                that is known already
	 * @param entries exact-match entries that a flow needs
	 */
	public record Identities(List<IdentityGroup> groups, double begins, int entries) {

		public Identities {
			groups = List.copyOf(groups);
		}

		/** How many flows there are. */
		public long flows() {
			return groups.stream().mapToLong(IdentityGroup::flows).sum();
		}
	}

	/**
	 * Some of them.
	 *
	 * @param flows   how many
	 * @param share   of all packets
	 * @param hottest share of all packets of the heaviest of them
	 * @param squares sum of the squares of their shares of all packets
	 * @param alone   those that are one flow of the traffic each, and end with it
	 */
	public record IdentityGroup(long flows, double share, double hottest, double squares, long alone) {
	}

	public Profile {
		stateful = List.copyOf(stateful);
		ranks = List.copyOf(ranks);
		groupCount = List.copyOf(groupCount);
		hottest = List.copyOf(hottest);
		squares = List.copyOf(squares);
		timers = List.copyOf(timers);
		paths = List.copyOf(paths);
		states = List.copyOf(states);
		unhandled = List.copyOf(unhandled);
	}

	/**
	 * Packets by the port that they come in by in the long run: first ones of flows, many of which only introduce flows that are there
	 * already, count only where there are no others.
	 */
	public List<PortCount> arrived(Nf nf) {
		PortCount[] counts = unhandled.toArray(PortCount[]::new);
		long handled = packets - unhandled.stream().mapToLong(PortCount::packets).sum();
		boolean only = paths.stream().allMatch(p -> p.packets() == p.first());
		double each = (double) handled / Math.max(1, paths.stream().mapToLong(p -> p.packets() - (only ? 0 : p.first())).sum());
		for (PathProfile path : paths) {
			if (nf.handlers().get(path.handler()).trigger() instanceof Trigger.PacketFrom from && path.packets() > 0) {
				double counted = only ? 1 : 1 - (double) path.first() / path.packets();
				counts[from.port()] = counts[from.port()].plus(new PortCount(path.packets(), path.bytes()).times(counted * each));
			}
		}
		return List.of(counts);
	}

	/** Squared coefficient of variation of the packets' bytes; 0 of none. */
	public double sizeVariation() {
		double mean = packets == 0 ? 0 : (double) bytes / packets;
		return mean <= 0 ? 0 : Math.max(0, sizes / packets / (mean * mean) - 1);
	}
}
