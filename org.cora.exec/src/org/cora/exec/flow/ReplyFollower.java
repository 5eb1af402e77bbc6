// SPDX-License-Identifier: EPL-2.0
// Copyright (c) 2026 Cora contributors
package org.cora.exec.flow;

import java.util.Arrays;
import org.cora.exec.packet.Bytes;
import org.cora.exec.packet.Packet;

/**
 * Plays the world around an NF for packets captured where there was none: the first packet of a connection comes in by
 * the first port and its direction stays there; packets of the opposite direction are the peer's answers, come in by
 * the second port, and are addressed to what the NF last sent out for that connection, as the real peer would; in the
 * tunnel, if it was sent in one. If nothing was sent out yet they stay as captured.
 *
 * <p>A connection is a 5-tuple or its reverse as captured ({@link DefaultIdentity}). Memory: about 200 bytes per
 * connection seen.
 */
public final class ReplyFollower {

	/** Connection is unknown: the packet has neither IP nor Ethernet header. */
	public static final long NONE = -1;

	private static final int FORWARDED = 1;
	private static final int TUNNEL = 2 * Tuple.WORDS + 1;

	private final FlowTable connections = new FlowTable();
	private final FlowIdentity identity = new FlowIdentity();
	private final long[] tuple = new long[Tuple.WORDS];
	/** Per connection: its first packet's tuple, the tuple last sent out, flags, the tunnel it was sent in. */
	private final Records records = new Records(TUNNEL + Tunnel.WORDS);
	private long connection = NONE;

	/**
	 * Decides where a packet, as captured, comes in, and addresses it if it is a reply.
	 *
	 * @return index of the port, 0 or 1
	 */
	public int arrive(Packet packet) {
		DefaultIdentity.of(packet, identity);
		if (identity.kind() == FlowIdentity.Kind.NONE) {
			connection = NONE;
			return 0;
		}
		int known = connections.limit();
		int id = connections.idOf(identity);
		connection = id;
		int at = records.at(id);
		boolean ip = sender(packet);
		if (id == known) {
			records.put(at, tuple, Tuple.WORDS);
			return 0;
		}
		if (records.startsWith(at, tuple, Tuple.WORDS)) {
			return 0;
		}
		if (ip && records.words()[at + 2 * Tuple.WORDS] == FORWARDED) {
			Tuple.answer(packet, records.words(), at + Tuple.WORDS);
			Tunnel.answer(packet, records.words(), at + TUNNEL);
		}
		return 1;
	}

	/** Fills {@code tuple} with what tells the packet's direction. */
	private boolean sender(Packet packet) {
		if (Tuple.read(packet, tuple, 0)) {
			return true;
		}
		Arrays.fill(tuple, 0);
		tuple[0] = Bytes.u48(packet.bytes(), 6);
		return false;
	}

	/** The connection of the packet last told to {@link #arrive}, {@link #NONE} for none. */
	public long connection() {
		return connection;
	}

	/**
	 * Notes what an NF sent out.
	 *
	 * @param ofConnection what {@link #connection()} said when the packet arrived
	 * @param packet       as it leaves
	 * @param from         port it came in by
	 * @param to           port it leaves by
	 */
	public void forwarded(long ofConnection, Packet packet, int from, int to) {
		if (ofConnection == NONE || from != 0 || to == 0) {
			return;
		}
		int at = records.at((int) ofConnection);
		if (Tuple.readInside(packet, records.words(), at + Tuple.WORDS)) {
			Tunnel.read(packet, records.words(), at + TUNNEL);
			records.words()[at + 2 * Tuple.WORDS] = FORWARDED;
		}
	}
}
