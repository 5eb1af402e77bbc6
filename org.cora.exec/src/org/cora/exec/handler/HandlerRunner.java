// SPDX-License-Identifier: EPL-2.0
// Copyright (c) 2026 Cora contributors
package org.cora.exec.handler;

import org.cora.exec.Verdict;
import org.cora.exec.flow.FlowIdentity;
import org.cora.exec.packet.Packet;
import org.cora.exec.state.LookAhead;

/** A handler, made ready to run on one store. Allocates nothing. Which method may be called follows from its trigger. */
public interface HandlerRunner {

	/** Runs the handler of a packet; if it aborts, its effects on states are undone. */
	Verdict handle(Packet packet, int port, long now, int flow);

	/**
	 * Finds out where the handler of a packet will look.
	 *
	 * @param step 0: where it will look first; 1: where it will look by what it finds there
	 * @param into gets the places
	 */
	default void foresee(Packet packet, int port, int step, LookAhead into) {
	}

	/** In how many steps there is anything to find out; 0 to 2. */
	default int foresight() {
		return 0;
	}

	/**
	 * Runs the handler of an expiry or timer.
	 *
	 * @param key   scalars of the key that timed out, in front; null for a timer
	 * @param value scalars of its value, in front; null for a timer
	 * @param now   the deadline, or when the timer was due
	 * @param flow  the flow that the entry belonged to, -1 for none
	 */
	void expire(long[] key, long[] value, long now, int flow);

	/**
	 * Asks for a packet's flow.
	 *
	 * @param into is overwritten, unless the program doesn't know
	 * @return whether the program knows
	 */
	boolean identify(Packet packet, int port, FlowIdentity into);
}
