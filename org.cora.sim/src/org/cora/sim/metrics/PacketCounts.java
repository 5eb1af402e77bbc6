// SPDX-License-Identifier: EPL-2.0
// Copyright (c) 2026 Cora contributors
package org.cora.sim.metrics;

import java.util.List;

/**
 * Where the packets of a run went: {@code offered + generated = delivered + passed + policyDrops + resourceDrops + inFlight}.
 *
 * @param offered             packets that arrived at the card
 * @param generated           packets that the NF made
 * @param delivered           packets that left by a port
 * @param passed              packets handed to the host's network stack
 * @param policyDrops         dropped as the NF said
 * @param resourceDrops       dropped because a queue or table was full
 * @param byCause             the drops by cause, most frequent first
 * @param inFlight            packets that were still inside at the end
 * @param reorderedWithinFlow packets that left after one of their flow that had come in later, by the same port
 */
public record PacketCounts(long offered, long generated, long delivered, long passed, long policyDrops,
		long resourceDrops, List<DropCount> byCause, long inFlight, long reorderedWithinFlow) {

	public PacketCounts {
		byCause = List.copyOf(byCause);
	}
}
