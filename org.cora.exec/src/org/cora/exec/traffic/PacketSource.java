// SPDX-License-Identifier: EPL-2.0
// Copyright (c) 2026 Cora contributors
package org.cora.exec.traffic;

import org.cora.exec.packet.Packet;

/**
 * Packets with the time and port of their arrival, one after the other. Replies are addressed to what the NF sent out
 * before, so the driver reports that back.
 */
public interface PacketSource extends AutoCloseable {

	/** {@link #connection()} of a packet that belongs to none. */
	long NO_CONNECTION = -1;

	/**
	 * Makes the next packet.
	 *
	 * @param into is overwritten; its {@link Packet#time()} is the arrival in nanoseconds, from 0 at the start of the
	 *             traffic, never before that of the packet before
	 * @return false when there is none
	 */
	boolean next(Packet into);

	/** Index of the port by which the packet made last arrives. */
	int port();

	/** A tag for {@link #forwarded} that says what the packet made last belongs to. */
	long connection();

	/** Whether the packets are the same whatever {@link #forwarded} is told, so that some may be fetched ahead. */
	default boolean isIndependent() {
		return false;
	}

	/**
	 * Notes that a packet has left the NF.
	 *
	 * @param connection what {@link #connection()} said of it
	 * @param packet     as it leaves
	 * @param from       port it arrived by
	 * @param to         port it leaves by
	 */
	void forwarded(long connection, Packet packet, int from, int to);

	@Override
	void close();
}
