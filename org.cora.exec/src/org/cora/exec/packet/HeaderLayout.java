// SPDX-License-Identifier: EPL-2.0
// Copyright (c) 2026 Cora contributors
package org.cora.exec.packet;

import java.util.List;
import org.cora.ir.packet.Header;
import org.cora.ir.packet.Headers;
import org.cora.ir.packet.ParsedHeader;
import org.cora.ir.program.Nf;

/** Finds the headers that a function declares, behind TCP, UDP or each other, unless a tunnel's is there. Immutable. */
public final class HeaderLayout {

	/** That of a function that declares none. */
	public static final HeaderLayout NONE = new HeaderLayout(List.of());

	private static final int TCP = Headers.TCP.index();
	private static final int UDP = Headers.UDP.index();
	static final int DECLARED = -1 << Headers.FIRST_PARSED;

	private final List<ParsedHeader> headers;
	private final int[] index;
	private final int[] after;
	private final int[] bytes;
	private final FieldAccess[] selectors;
	private final long[] values;

	private HeaderLayout(List<ParsedHeader> headers) {
		this.headers = headers;
		index = headers.stream().mapToInt(h -> h.header().index()).toArray();
		after = headers.stream().mapToInt(h -> h.after().index()).toArray();
		bytes = headers.stream().mapToInt(h -> h.header().minimumBytes()).toArray();
		selectors = headers.stream().map(h -> h.selector() == null ? null : FieldAccess.of(h.selector()))
				.toArray(FieldAccess[]::new);
		values = headers.stream().mapToLong(ParsedHeader::value).toArray();
	}

	/** The layout of what a function declares. Packets compare them by identity: make one for each function. */
	public static HeaderLayout of(Nf nf) {
		return nf.headers().isEmpty() ? NONE : new HeaderLayout(nf.headers());
	}

	/** Finds the headers; payload and declared headers follow from those that are known so far. */
	void find(Packet packet) {
		packet.present &= ~DECLARED;
		int begin = PacketParser.payloadAt(packet);
		boolean tunnel = packet.has(Headers.VXLAN) || packet.has(Headers.GTPU);
		for (int i = 0; i < index.length && !tunnel; i++) {
			if (packet.hasHeader(after[i]) && (selectors[i] == null || selectors[i].load(packet) == values[i])) {
				int at = place(packet, i);
				if (at + bytes[i] <= Math.min(packet.captured, packet.end)) {
					packet.present |= 1 << index[i];
					packet.offsets[index[i]] = at;
					begin = Math.max(begin, at + bytes[i]);
				}
			}
		}
		packet.payloadAt = begin;
	}

	/** Which of the headers it is; -1 if it isn't one. */
	int numberOf(Header header) {
		for (int i = 0; i < index.length; i++) {
			if (headers.get(i).header().equals(header)) {
				return i;
			}
		}
		return -1;
	}

	/** The declaration of one of the headers. */
	ParsedHeader header(int number) {
		return headers.get(number);
	}

	/** Where a header of the packet is if it has it: behind the one it follows. */
	int place(Packet packet, int number) {
		int base = after[number];
		int at = packet.offsets[base];
		if (base == UDP) {
			return at + 8;
		}
		return base == TCP ? at + PacketParser.tcpBytes(packet, at) : at + bytesOf(base);
	}

	private int bytesOf(int declared) {
		for (int i = 0; i < index.length; i++) {
			if (index[i] == declared) {
				return bytes[i];
			}
		}
		return 0;
	}
}
