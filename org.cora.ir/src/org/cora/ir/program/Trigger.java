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

	/** Somebody asks which flow a packet from that port belongs to. Writes neither packet nor state. */
	record IdentityOf(int port) implements Trigger {
	}
}
