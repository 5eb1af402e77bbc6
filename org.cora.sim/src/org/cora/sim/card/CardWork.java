// SPDX-License-Identifier: EPL-2.0
// Copyright (c) 2026 Cora contributors
package org.cora.sim.card;

import java.util.List;
import org.cora.nicmodel.NicModel;
import org.cora.nicmodel.Routine;

/**
 * How much of a card is at work, and what it does for each packet beside the program's own operations: a program of which
 * one knows which routines of the NIC model it calls, but not its text.
 *
 * @param cores at work, 1 to as many as the card has; the others are idle
 * @param calls for every packet
 */
public record CardWork(int cores, List<Call> calls) {

	/**
	 * Calls of one routine.
	 *
	 * @param routine    of the NIC model
	 * @param times      per packet, above 0; need not be a whole number
	 * @param oneAddress whether all packets meet at one entry, so that its memory accesses are to one address
	 */
	public record Call(Routine routine, double times, boolean oneAddress) {
	}

	public CardWork {
		calls = List.copyOf(calls);
		if (cores < 1) {
			throw new IllegalArgumentException("a card works with at least one core");
		}
	}

	/** All cores, and nothing but the program. */
	public static CardWork of(NicModel nic) {
		return new CardWork(nic.getCores(), List.of());
	}

	/** What a packet's core cycles are multiplied by, as idle cores leave the memories to those at work. */
	public double cyclesFactor(NicModel nic) {
		return Math.max(0, 1 - nic.getIdleCoreGain() * (nic.getCores() - cores));
	}
}
