// SPDX-License-Identifier: EPL-2.0
// Copyright (c) 2026 Cora contributors
package org.cora.ir.program;

/** What makes a handler run. */
public sealed interface Trigger {

	/** A packet comes in by a port. */
	record PacketFrom(int port) implements Trigger {
	}

	/**
	 * An entry's timeout has fired. The handler's first registers hold the entry's key slots and then its value slots;
	 * the entry is gone already.
	 */
	record Expiry(int state) implements Trigger {
	}

	/**
	 * Time has come to a multiple of the period. There is no packet.
	 *
	 * @param timer       number among the NF's timers, from 0
	 * @param periodNanos at least 1
	 */
	record Timer(int timer, long periodNanos) implements Trigger {
	}

	/** Somebody asks which flow a packet from that port belongs to. Writes neither packet nor state. */
	record IdentityOf(int port) implements Trigger {
	}
}
