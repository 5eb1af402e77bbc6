// SPDX-License-Identifier: EPL-2.0
// Copyright (c) 2026 Cora contributors
package org.cora.planner.profile;

import java.util.List;

/**
 * How often packets took one way, or one of several that are counted together.
 *
 * @param handler index of the handler in the NF
 * @param blocks  the way: indexes of blocks in order; of several ways the blocks of all of them
 * @param merged  whether these are several ways
 * @param outcome {@code forward PORT}, {@code pass}, {@code drop REASON}, {@code abort STATE}
 * @param first   packets that were the first of their flow
 * @param later   other packets, by group of flows
 * @param heaviest of these the packets of the {@linkplain FlowRanks#watched heaviest flows}; empty if they weren't counted
 * @param bytes   bytes of all of them on the wire, as they came in
 * @param sent    packets that left for them, those that were made on the way included, by port
 */
public record PathProfile(int handler, List<Integer> blocks, boolean merged, String outcome, long first, List<Long> later,
		List<Long> heaviest, long bytes, List<PortCount> sent) {

	public PathProfile {
		blocks = List.copyOf(blocks);
		later = List.copyOf(later);
		heaviest = List.copyOf(heaviest);
		sent = List.copyOf(sent);
	}

	/** All packets. */
	public long packets() {
		return first + later.stream().mapToLong(Long::longValue).sum();
	}
}
