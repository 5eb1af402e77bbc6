// SPDX-License-Identifier: EPL-2.0
// Copyright (c) 2026 Cora contributors
package org.cora.exec.flow;

import org.cora.exec.packet.Encapsulation;
import org.cora.exec.packet.FieldAccess;
import org.cora.exec.packet.Packet;
import org.cora.ir.packet.Header;
import org.cora.ir.packet.Headers;

/**
 * The tunnel that a packet left in, in {@value #WORDS} words that are 0 without one: an answer comes back in the same one,
 * with the same number, between the same ends. Who answers what went to a group is the neighbour of who sent it.
 */
public final class Tunnel {

	/** Words of a tunnel. */
	public static final int WORDS = 7;

	private static final int NUMBER = 8;
	private static final int IPV6 = 4;
	private static final int VXLAN = 1;
	private static final int GTPU = 2;

	private static final FieldAccess VNI = of(Headers.VXLAN, "vni", 0);
	private static final FieldAccess TEID = of(Headers.GTPU, "teid", 0);
	private static final FieldAccess[] ENDS = {of(Headers.IPV4_HEADER, "src", 0), of(Headers.IPV4_HEADER, "dst", 0)};
	private static final FieldAccess[] ENDS6 = {of(Headers.IPV6_HEADER, "src", 0), of(Headers.IPV6_HEADER, "src", 1),
			of(Headers.IPV6_HEADER, "dst", 0), of(Headers.IPV6_HEADER, "dst", 1)};
	private static final FieldAccess FROM = of(Headers.ETH, "src", 0);
	private static final FieldAccess TO = of(Headers.ETH, "dst", 0);

	private Tunnel() {
	}

	private static FieldAccess of(Header header, String name, int part) {
		return FieldAccess.of(header.require(name), part);
	}

	/** Whether the packet is in a tunnel, so that its connection is that of the packet inside. */
	public static boolean isAround(Packet packet) {
		return packet.has(Headers.VXLAN) || packet.has(Headers.GTPU);
	}

	/** Notes the packet's tunnel, or that it is in none. */
	public static void read(Packet packet, long[] into, int at) {
		java.util.Arrays.fill(into, at, at + WORDS, 0);
		if (!isAround(packet)) {
			return;
		}
		boolean vxlan = packet.has(Headers.VXLAN);
		boolean v6 = packet.has(Headers.IPV6_HEADER);
		into[at] = (vxlan ? VXLAN : GTPU) | (v6 ? IPV6 : 0) | (vxlan ? VNI : TEID).load(packet) << NUMBER;
		FieldAccess[] ends = v6 ? ENDS6 : ENDS;
		for (int i = 0; i < ends.length; i++) {
			into[at + 1 + i] = ends[i].load(packet);
		}
		into[at + 5] = FROM.load(packet);
		into[at + 6] = TO.load(packet);
	}

	/** Puts an answer into the tunnel that is noted there, if one is. */
	public static void answer(Packet packet, long[] words, int at) {
		long kind = words[at] & (1 << NUMBER) - 1;
		boolean vxlan = (kind & VXLAN) != 0;
		boolean v6 = (kind & IPV6) != 0;
		if (kind == 0 || !Encapsulation.push(packet, vxlan ? Headers.VXLAN : Headers.GTPU,
				v6 ? Headers.IPV6_HEADER : Headers.IPV4_HEADER)) {
			return;
		}
		(vxlan ? VNI : TEID).store(packet, words[at] >>> NUMBER);
		FieldAccess[] ends = v6 ? ENDS6 : ENDS;
		int half = ends.length / 2;
		boolean group = v6 ? words[at + 3] >>> 56 == 0xff : words[at + 2] >>> 28 == 0xe;
		for (int i = 0; i < half; i++) {
			long neighbour = words[at + 1 + i] + (i == half - 1 ? 1 : 0);
			ends[i].store(packet, group ? neighbour : words[at + 1 + half + i]);
			ends[half + i].store(packet, words[at + 1 + i]);
		}
		if (vxlan) {
			TO.store(packet, words[at + 5]);
			FROM.store(packet, group ? 0x0200_0000_0000L | words[at + 2] & 0xff_ffff : words[at + 6]);
		}
	}
}
