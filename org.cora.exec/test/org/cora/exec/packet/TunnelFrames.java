// SPDX-License-Identifier: EPL-2.0
// Copyright (c) 2026 Cora contributors
package org.cora.exec.packet;

/** Frames to put headers before and to take them away from. */
final class TunnelFrames {

	/** How many kinds there are. */
	static final int KINDS = 9;

	private TunnelFrames() {
	}

	/** A frame of one of the kinds: tags, both versions of IP, TCP, UDP, ICMP, ARP, a later fragment. */
	static Packet make(Packet into, int kind, int payload) {
		FrameBuilder frame = new FrameBuilder(into).ethernet(0x020000000001L, 0x020000000002L);
		return (switch (kind) {
			case 0 -> frame.ipv4(0x0a000001, 0x0a000002, 6).tcp(1, 2, 3, 4, 16).payload(payload);
			case 1 -> frame.ipv4(0x0a000001, 0x0a000002, 17).udp(1000, 50000).payload(payload);
			case 2 -> frame.ipv4(0x0a000001, 0x0a000002, 1).icmp(8, 0, 1, 2).payload(payload);
			case 3 -> frame.ipv6(1, 2, 3, 4, 6).tcp(1, 2, 3, 4, 16).payload(payload);
			case 4 -> frame.ipv6(1, 2, 3, 4, 17).udp(1000, 50000).payload(payload);
			case 5 -> frame.vlan(5).ipv4(0x0a000001, 0x0a000002, 17).udp(7, 8).payload(payload);
			case 6 -> frame.vlan(5).vlan(6).ipv6(1, 2, 3, 4, 17).udp(7, 8).payload(payload);
			case 7 -> frame.arp(1, 2, 3, 4, 5);
			default -> frame.ipv4(0x0a000001, 0x0a000002, 17).fragment(80, false).payload(payload);
		}).finish(7);
	}
}
