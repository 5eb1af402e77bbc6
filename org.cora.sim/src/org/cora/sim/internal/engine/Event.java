// SPDX-License-Identifier: EPL-2.0
// Copyright (c) 2026 Cora contributors
package org.cora.sim.internal.engine;

/** Kinds of events; the payload of an event is its kind and a slot, flow or token. */
final class Event {

	/** A packet reaches the queue of the card's cores from the host. Slot. */
	static final int NIC_ARRIVE = 0;
	/** A NIC thread has done its job. Slot. */
	static final int NIC_DONE = 1;
	/** A packet reaches the host. Slot. */
	static final int CPU_ARRIVE = 2;
	/** A host core has done its job. Slot. */
	static final int CPU_DONE = 3;
	/** A packet reaches a transmit port. Slot. */
	static final int LEAVE = 4;
	/** Bytes of a migration have arrived. Token. */
	static final int TRANSFERRED = 5;
	/** The flow table has done what was asked for. Flow, and in bit 32 the side. */
	static final int STEERED = 6;
	/** The last packet of an epoch is handled or kept. Flow. */
	static final int DRAINED = 7;
	/** The control interval is over. */
	static final int TICK = 8;
	/** A bundle of promoted flows is due. */
	static final int PROMOTE = 9;

	/** No packet of a flow is kept any more. Flow. */
	static final int RELEASED = 10;

	/** Copies of a state are to be put together. State. */
	static final int EXCHANGE = 11;

	/** What is left of host and card changes. */
	static final int CONDITIONS = 12;

	/** Flows are to be moved. Number of the wish. */
	static final int MOVE = 13;

	/** What the controller decided has been worked out. */
	static final int DECIDED = 14;

	/** Bytes of a migration are lost. Token. */
	static final int TRANSFER_LOST = 15;

	/** The runtime wanted to be reminded. Token. */
	static final int REMINDED = 16;

	/** A checkpoint of the card is due. */
	static final int CHECKPOINT = 17;

	/** The next piece of a checkpoint is to cross. */
	static final int CHECKPOINT_PIECE = 18;

	/** The last piece of a checkpoint has arrived. */
	static final int CHECKPOINTED = 19;

	/** The card is reset. Number of the reset. */
	static final int RESET = 20;

	/** The card takes packets again. */
	static final int CARD_BACK = 21;

	/** Another plan has been worked out. */
	static final int REPLANNED = 22;

	/** The next step of taking over another plan. */
	static final int UPGRADE = 23;

	/** Time to look whether a flow's entries are still used. Flow. */
	static final int IDLE = 24;

	private static final int KIND_SHIFT = 56;
	private static final long ARGUMENT_MASK = (1L << KIND_SHIFT) - 1;

	private Event() {
	}

	static long of(int kind, long argument) {
		return (long) kind << KIND_SHIFT | argument;
	}

	static int kind(long event) {
		return (int) (event >>> KIND_SHIFT);
	}

	static long argument(long event) {
		return event & ARGUMENT_MASK;
	}
}
