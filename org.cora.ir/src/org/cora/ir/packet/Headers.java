// SPDX-License-Identifier: EPL-2.0
// Copyright (c) 2026 Cora contributors
package org.cora.ir.packet;

import static org.cora.ir.type.Types.IPV4;
import static org.cora.ir.type.Types.IPV6;
import static org.cora.ir.type.Types.MAC;
import static org.cora.ir.type.Types.U16;
import static org.cora.ir.type.Types.U32;
import static org.cora.ir.type.Types.U8;
import static org.cora.ir.type.Types.number;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The headers every Cora program knows. A packet has at most one of each: the outermost one, and for {@code inner.…} the
 * outermost one of the packet inside a tunnel. Offsets from the RFCs named at each.
 */
public final class Headers {

	/** IEEE 802.3. Absent in Linux cooked captures. */
	public static final Header ETH = new Header("eth", 0, 14, "Ethernet II header.")
			.with("dst", MAC, 0).with("src", MAC, 48).with("type", U16, 96);

	/** IEEE 802.1Q; the outer tag where there are two. */
	public static final Header VLAN = new Header("vlan", 1, 4, "IEEE 802.1Q tag; the outer one where there are two.")
			.with("pcp", number(3), 0).with("dei", number(1), 3).with("vid", number(12), 4).with("type", U16, 16);

	/** RFC 826 for IPv4 over Ethernet. */
	public static final Header ARP = new Header("arp", 2, 28, "ARP for IPv4 over Ethernet.")
			.with("op", U16, 48).with("sha", MAC, 64).with("spa", IPV4, 112).with("tha", MAC, 144)
			.with("tpa", IPV4, 192);

	/** RFC 791. */
	public static final Header IPV4_HEADER = new Header("ipv4", 3, 20, "IPv4 header, options included.")
			.with("version", number(4), 0).with("ihl", number(4), 4).with("dscp", number(6), 8)
			.with("ecn", number(2), 14).with("length", U16, 16).with("id", U16, 32).with("flags", number(3), 48)
			.with("fragment", number(13), 51).with("ttl", U8, 64).with("proto", U8, 72).with("checksum", U16, 80)
			.with("src", IPV4, 96).with("dst", IPV4, 128);

	/** RFC 8200. */
	public static final Header IPV6_HEADER = new Header("ipv6", 4, 40, "IPv6 fixed header.")
			.with("version", number(4), 0).with("class", U8, 4).with("label", number(20), 12)
			.with("length", U16, 32).with("next", U8, 48).with("hops", U8, 56).with("src", IPV6, 64)
			.with("dst", IPV6, 192);

	/** RFC 9293. Present only with all 20 fixed bytes, and not in later fragments. */
	public static final Header TCP = new Header("tcp", 5, 20, "TCP header; absent in all but the first fragment.")
			.with("sport", U16, 0).with("dport", U16, 16).with("seq", U32, 32).with("ack", U32, 64)
			.with("offset", number(4), 96).with("flags", U8, 104).with("window", U16, 112)
			.with("checksum", U16, 128).with("urgent", U16, 144);

	/** RFC 768. Not in later fragments. */
	public static final Header UDP = new Header("udp", 6, 8, "UDP header; absent in all but the first fragment.")
			.with("sport", U16, 0).with("dport", U16, 16).with("length", U16, 32).with("checksum", U16, 48);

	/** RFC 792. */
	public static final Header ICMP = new Header("icmp", 7, 8, "ICMP header (IPv4).")
			.with("type", U8, 0).with("code", U8, 8).with("checksum", U16, 16).with("id", U16, 32)
			.with("seq", U16, 48);

	/** What TCP and UDP have in common: present where either is, so that ports can be read without asking which. */
	public static final Header L4 = new Header("l4", 8, 8, "The ports of TCP or UDP, whichever is there.")
			.with("sport", U16, 0).with("dport", U16, 16);

	/** RFC 7348, behind UDP to port 4789. Present only where its flag says that the network identifier is valid. */
	public static final Header VXLAN = new Header("vxlan", 9, 8, "VXLAN header, behind UDP to port 4789.")
			.with("flags", U8, 0).with("vni", number(24), 32);

	/** 3GPP TS 29.281, section 5.1, behind UDP to port 2152: version 1, protocol type 1. */
	public static final Header GTPU = new Header("gtpu", 10, 8, "GTP-U header, behind UDP to port 2152.")
			.with("version", number(3), 0).with("pt", number(1), 3).with("e", number(1), 5).with("s", number(1), 6)
			.with("pn", number(1), 7).with("type", U8, 8).with("length", U16, 16).with("teid", U32, 32);

	/** The four bytes behind a GTP-U header that are there when one of its flags e, s and pn is 1. */
	public static final Header GTPU_OPTIONS = new Header("gtpuopt", 11, 4,
			"The optional part of a GTP-U header; there when one of its flags is 1.").with("seq", U16, 0)
			.with("npdu", U8, 16).with("next", U8, 24);

	/** UDP port that VXLAN is sent to. */
	public static final int VXLAN_PORT = 4789;
	/** UDP port that GTP-U is sent to. */
	public static final int GTPU_PORT = 2152;

	/** Index of {@code inner.eth}; that of any inner header is so much more than the outer one's. */
	public static final int INNER = 12;
	/** Index of the first header of the author's. */
	public static final int FIRST_PARSED = 21;
	/** Headers that a function or chain can declare places for. */
	public static final int MOST_PARSED = 11;
	/** Most bytes of a frame that headers were put before or a payload was enlarged in, without check sequence: jumbo. */
	public static final int MOST_BYTES = 9216;

	private static final List<Header> OUTER = List.of(ETH, VLAN, ARP, IPV4_HEADER, IPV6_HEADER, TCP, UDP, ICMP, L4);

	private static final List<Header> ALL = Stream.concat(Stream.concat(OUTER.stream(), Stream.of(VXLAN, GTPU, GTPU_OPTIONS)),
			OUTER.stream().map(Headers::inside)).toList();

	private Headers() {
	}

	private static Header inside(Header outer) {
		Header header = new Header("inner." + outer.name(), outer.index() + INNER, outer.minimumBytes(), outer.documentation());
		outer.fields().forEach(field -> header.with(field.name(), field.type(), field.bitOffset()));
		return header;
	}

	/** The same header of the packet inside a tunnel; empty for those that are known only outside. */
	public static Optional<Header> inner(Header outer) {
		return outer.index() < OUTER.size() ? Optional.of(ALL.get(outer.index() + INNER)) : Optional.empty();
	}

	/** The same header of the packet itself, for one inside a tunnel. */
	public static Header outer(Header inner) {
		return ALL.get(inner.index() - INNER);
	}

	/** All headers, each at its {@link Header#index()}. */
	public static List<Header> all() {
		return ALL;
	}

	public static Optional<Header> named(String name) {
		return ALL.stream().filter(h -> h.name().equals(name)).findFirst();
	}
}
