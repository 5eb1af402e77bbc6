// SPDX-License-Identifier: EPL-2.0
// Copyright (c) 2026 Cora contributors
package org.cora.sim.internal.engine;

import org.cora.exec.Verdict;
import org.cora.exec.packet.Packet;

/** Takes down in which order handlers ran, so that it can be replayed on one store. */
interface SerialOrder {

	/** A packet arrives, before anything has changed it; called in the order of their indexes. */
	void arrived(long index, Packet packet, int port);

	/** A packet's handler has run on a side: 0 NIC, 1 CPU. The packet is as the handler left it. */
	void handled(long index, Packet packet, int port, int side, Verdict verdict);

	/** No handler will see a packet: a queue was full. */
	void lost(long index);

	/** An entry timed out on a side; its handler hasn't run yet. */
	void expired(int state, long[] key, long deadlineNanos, int side);

	/** The card is reset, which takes back some of what it has done. */
	void reset(long timeNanos);

	/** Another plan is in force that divides pools in another way. */
	void divided(long timeNanos, Placement placement);

	/** Another version of the program has taken over, which is placed so. */
	void upgraded(long timeNanos, Placement version);

	/** A timer's handler is about to run on a side. */
	void fired(int timer, long timeNanos, int side);
}
