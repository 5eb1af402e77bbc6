// SPDX-License-Identifier: EPL-2.0
// Copyright (c) 2026 Cora contributors
package org.cora.exec.traffic;

import java.util.Arrays;
import org.cora.exec.flow.Tunnel;
import org.cora.exec.packet.Bytes;
import org.cora.exec.packet.Packet;
import org.cora.exec.state.Hash;
import org.cora.ir.packet.Header;
import org.cora.ir.packet.Headers;

/**
 * The flows that are active, each in a numbered place. A place's flow can be replaced by a new one. Addresses and ports
 * follow from the flow's running number, so that no two flows share a 5-tuple: clients are in 10.0.0.0/8, servers in
 * 198.18.0.0/15 (RFC 2544).
 *
 * <p>Where there are two ports, all clients are behind the first and all servers behind the second, each side behind a
 * router. Where there are more, clients and servers are stations that live behind all of them, each behind one; a flow's
 * two stations are never behind the same.
 */
final class FlowPopulation {

	private static final int CLIENTS = 1 << 16;
	private static final int CLIENT_PORTS = 65536 - 1024;
	private static final int SERVERS = 2048;
	private static final long FIRST_CLIENT = 0x0a00_0000L;
	private static final long FIRST_SERVER = 0xc612_0000L;
	private static final long FORWARDED = 1L << 63;
	private static final Header INNER_IP = Headers.inner(Headers.IPV4_HEADER).orElseThrow();
	private static final Header INNER_L4 = Headers.inner(Headers.L4).orElseThrow();
	private static final int PLACE_BITS = 26;
	/** Bits of a flow's number in its tag: enough to tell the flows of a place apart while packets are on their way. */
	private static final int NUMBER_BITS = 28;
	private static final long NUMBER_MASK = (1L << NUMBER_BITS) - 1;

	/** Largest number of flows active at a time. */
	static final int MOST = 1 << PLACE_BITS;

	/** Words of a place: flow number; source and destination it last left with, 48 bits each; packets sent each way. */
	private static final int STRIDE = 4;
	private static final long INSIDE_ROUTER = 0x0200_0000_0001L;
	private static final long OUTSIDE_ROUTER = 0x0200_0000_0002L;
	/** Locally administered; an IPv4 address fills the rest. */
	private static final long STATION = 0x0200_0000_0000L;

	private long[] words = new long[16 * STRIDE];
	/** Words of the place that is lent. */
	private final long[] lent = new long[STRIDE];
	/** The tunnel each place's flow last left in; there once a packet left in one. */
	private long[] tunnels;
	private int places;
	private long flows;
	private double tcpShare;
	private final int[] ports;

	/** @param ports that packets come in by, at least two */
	FlowPopulation(int[] ports) {
		this.ports = ports;
	}

	/** Share of the flows made from now on that are TCP. */
	void tcpShare(double share) {
		tcpShare = share;
	}

	/** Makes sure that there are at least that many places, each with a flow. */
	void grow(int count) {
		if (count > places) {
			words = Arrays.copyOf(words, Math.max(count * STRIDE, words.length));
			for (int place = places; place < count; place++) {
				replace(place);
			}
			places = count;
		}
	}

	int places() {
		return places;
	}

	/** Flows made so far. */
	long flows() {
		return flows;
	}

	/** Gives the place a new flow. */
	void replace(int place) {
		int at = place * STRIDE;
		long number = flows++;
		boolean tcp = (Hash.mix(number ^ 0x7463_7000L) >>> 11) * 0x1p-53 < tcpShare;
		words[at] = number << 1 | (tcp ? 1 : 0);
		words[at + 1] = 0;
		words[at + 2] = 0;
		words[at + 3] = 0;
		if (tunnels != null && place < tunnels.length / Tunnel.WORDS) {
			tunnels[place * Tunnel.WORDS] = 0;
		}
	}

	/** Lends the place to a new flow, until {@link #giveBack}. */
	void lend(int place) {
		System.arraycopy(words, place * STRIDE, lent, 0, STRIDE);
		replace(place);
	}

	/** The flow that was there before it was lent is back. */
	void giveBack(int place) {
		System.arraycopy(lent, 0, words, place * STRIDE, STRIDE);
		if (tunnels != null && place < tunnels.length / Tunnel.WORDS) {
			tunnels[place * Tunnel.WORDS] = 0;
		}
	}

	boolean isTcp(int place) {
		return (words[place * STRIDE] & 1) != 0;
	}

	private static long clientStation(long number) {
		return number * 40503 & CLIENTS - 1;
	}

	/** A server; not behind the client's port if there are several. */
	private long serverStation(long number, long hash) {
		long station = hash & SERVERS - 1;
		if (ports.length == 2 || station % ports.length != clientStation(number) % ports.length) {
			return station;
		}
		return station + 1 < SERVERS ? station + 1 : station - 1;
	}

	/** Index of the port that the flow's packets come in by. */
	int port(int place, boolean reply) {
		if (ports.length == 2) {
			return ports[reply ? 1 : 0];
		}
		long number = words[place * STRIDE] >>> 1;
		return ports[(int) ((reply ? serverStation(number, Hash.mix(number)) : clientStation(number)) % ports.length)];
	}

	/** Ethernet address that the flow's packets come from; replies go there. */
	long mac(int place, boolean ofServer) {
		if (ports.length == 2) {
			return ofServer ? OUTSIDE_ROUTER : INSIDE_ROUTER;
		}
		return STATION | (ofServer ? server(place) : client(place)) >>> 16;
	}

	/** Client's address and port, 48 bits. */
	long client(int place) {
		long number = words[place * STRIDE] >>> 1;
		long address = FIRST_CLIENT + clientStation(number);
		return address << 16 | 1024 + (number / CLIENTS + number * 7) % CLIENT_PORTS;
	}

	/** Server's address and port, 48 bits. */
	long server(int place) {
		long number = words[place * STRIDE] >>> 1;
		long hash = Hash.mix(number);
		int service = (int) (hash >>> 56);
		int port = isTcp(place) ? service < 180 ? 443 : service < 230 ? 80 : 22 : service < 128 ? 443 : 53;
		return FIRST_SERVER + serverStation(number, hash) << 16 | port;
	}

	/** Whether a packet of the flow has been forwarded, so that there is something to reply to. */
	boolean canReply(int place) {
		return (words[place * STRIDE + 1] & FORWARDED) != 0;
	}

	/** Address and port the flow's packets last left from. */
	long outside(int place) {
		return words[place * STRIDE + 1] & ~FORWARDED;
	}

	/** Address and port the flow's packets last left for. */
	long peer(int place) {
		return words[place * STRIDE + 2];
	}

	/** Counts a packet; returns how many were sent in that direction before. */
	int count(int place, boolean reply) {
		int at = place * STRIDE + 3;
		long both = words[at];
		words[at] = reply ? both + (1L << 32) : both & ~0xffff_ffffL | both + 1 & 0xffff_ffffL;
		return (int) (reply ? both >>> 32 : both);
	}

	/** Packets sent in the other direction so far. */
	int counted(int place, boolean reply) {
		long both = words[place * STRIDE + 3];
		return (int) (reply ? both >>> 32 : both);
	}

	/** A tag for the flow in that place, below 2^54. */
	long tag(int place) {
		return (words[place * STRIDE] >>> 1 & NUMBER_MASK) << PLACE_BITS | place;
	}

	/** Number of the flow with that tag, from 0 in the order in which flows were made; modulo 2^28. */
	static long number(long tag) {
		return tag >>> PLACE_BITS;
	}

	private void tunnel(int place, Packet packet) {
		int at = place * Tunnel.WORDS;
		if (tunnels == null || tunnels.length < at + Tunnel.WORDS) {
			long[] longer = new long[places * Tunnel.WORDS];
			if (tunnels != null) {
				System.arraycopy(tunnels, 0, longer, 0, tunnels.length);
			}
			tunnels = longer;
		}
		Tunnel.read(packet, tunnels, at);
	}

	/** Puts a reply into the tunnel that the flow's packets last left in, if there was one. */
	void answer(int place, Packet reply) {
		if (tunnels != null && tunnels.length > place * Tunnel.WORDS) {
			Tunnel.answer(reply, tunnels, place * Tunnel.WORDS);
		}
	}

	/** Notes how a packet of the client left; a flow that has been replaced since is forgotten. */
	void forwarded(long tag, Packet packet, int from, int to) {
		int place = (int) (tag & MOST - 1);
		int at = place * STRIDE;
		boolean replaced = (words[at] >>> 1 & NUMBER_MASK) != tag >>> PLACE_BITS;
		if (replaced || from == to || from != port(place, false)) {
			return;
		}
		boolean tunnel = Tunnel.isAround(packet);
		byte[] bytes = packet.bytes();
		int ip = packet.offset(tunnel ? INNER_IP : Headers.IPV4_HEADER);
		int l4 = packet.offset(tunnel ? INNER_L4 : Headers.L4);
		if (ip < 0 || l4 < 0) {
			return;
		}
		if (tunnel || tunnels != null) {
			tunnel(place, packet);
		}
		words[at + 1] = FORWARDED | Bytes.u32(bytes, ip + 12) << 16 | Bytes.u16(bytes, l4);
		words[at + 2] = Bytes.u32(bytes, ip + 16) << 16 | Bytes.u16(bytes, l4 + 2);
	}
}
