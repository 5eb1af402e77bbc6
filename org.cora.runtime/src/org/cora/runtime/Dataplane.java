// SPDX-License-Identifier: EPL-2.0
// Copyright (c) 2026 Cora contributors
package org.cora.runtime;

import java.util.Optional;
import org.cora.ir.spec.OffloadSpec.Side;

/**
 * A running pair of data paths, one on the NIC and one on the CPU, as the runtime sees and steers it. The simulator
 * implements it in virtual time; an executor on real hardware implements it with the card's driver.
 *
 * <p>Calls come from one thread. What takes time is asynchronous: the data plane answers through
 * {@link DataplaneEvents}, never from within the call itself.
 */
public interface Dataplane {

	/** The present time in nanoseconds. */
	long nowNanos();

	/** All state entries of a flow on a side, packed; empty if it has none there. Changes nothing. */
	byte[] snapshot(Side side, int flow);

	/**
	 * Puts packed entries of a flow into a side's store. False if there is no room; then nothing has changed. A table that makes
	 * room for insertions makes room for them, too: entries of other flows are gone then.
	 */
	boolean install(Side side, int flow, byte[] entries);

	/**
	 * Whether packed entries are still what a side has of a flow. While they are on their way nobody handles packets of the flow,
	 * but entries may time out, or have to make room for others.
	 */
	boolean isUnchanged(Side side, int flow, byte[] entries);

	/** How a flow goes on before all of its state has followed; empty if it doesn't. */
	default Optional<PartialState> partial() {
		return Optional.empty();
	}

	/** Removes the entries of a flow from a side's store. */
	void forget(Side side, int flow);

	/**
	 * Moves bytes from a side to the other. Answered by {@link DataplaneEvents#transferred} or, if they are lost,
	 * {@link DataplaneEvents#transferFailed}. Packets that are sent across later don't arrive before them.
	 *
	 * @param token 0 … 2^56 - 1; comes back with the answer
	 */
	void transfer(Side from, long bytes, long token);

	/**
	 * Has packets of a flow sent to a side from now on: adds or removes its entries in the card's flow table. Answered by
	 * {@link DataplaneEvents#steered}; until then packets go where they went before.
	 *
	 * @param urgent whether it goes before changes that wait: packets are being kept until it is in force
	 */
	void steer(int flow, Side to, boolean urgent);

	/**
	 * Packets of the flow that reach these sides are kept, in order, instead of being handled. Those that reach a side which
	 * neither keeps nor owns them are sent to the other side.
	 */
	void hold(int flow, boolean onNic, boolean onCpu);

	/**
	 * Lets kept packets of a flow be handled on a side in their order, then packets that arrive there. Packets kept on the
	 * other side cross over first; those that are crossing already are waited for. Answered by {@link DataplaneEvents#released}.
	 */
	void release(int flow, Side side);

	/** Share of the buffer for kept packets that is taken: 0 when none is kept, 1 when it is full. */
	double bufferFill();

	/**
	 * Asks for {@link DataplaneEvents#drained} as soon as the packets of the flow that are under way now, to whichever side or
	 * between them, are handled, kept or gone; those that come later don't count. Takes the place of an earlier request for
	 * the flow.
	 */
	void watchDrain(int flow);

	/**
	 * Asks for {@link DataplaneEvents#reminded} when so much time has gone by.
	 *
	 * @param afterNanos 0 or more
	 * @param token      0 … 2^31 - 1; comes back with the answer
	 */
	void remind(long afterNanos, int token);
}
