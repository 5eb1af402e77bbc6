// SPDX-License-Identifier: EPL-2.0
// Copyright (c) 2026 Cora contributors
package org.cora.ir.program;

import java.util.List;
import org.cora.ir.packet.Header;
import org.cora.ir.source.SourceRange;

/**
 * What a packet's handler does to its packet as a whole: its payload, its headers, packets made of it. Only handlers of
 * packets have them.
 *
 * <p>The payload is what follows the last header that the packet has – the author's, a tunnel's, that of TCP, UDP or ICMP,
 * IP's, Ethernet's –, up to the end that the lengths of IP and UDP give it, or the frame's. Bytes that weren't captured count as
 * zeroes and can't be written.
 *
 * <p>Headers are found when a packet comes in. Push and Pop move them and find only what comes to light under a tunnel;
 * lengths and checksums are right afterwards, if they were before.
 */
public sealed interface PacketOperation extends Instruction {

	@Override
	default List<Register> reads() {
		return List.of();
	}

	@Override
	default List<Register> writes() {
		return List.of();
	}

	/**
	 * Reads the payload's bytes from that index on, in network order, as many as the target has: 1, 2, 4 or 8. Bytes behind
	 * the end are 0.
	 *
	 * @param index 64 bits
	 */
	record LoadPayload(Register target, Register index, SourceRange where) implements PacketOperation {
		@Override
		public List<Register> reads() {
			return List.of(index);
		}

		@Override
		public List<Register> writes() {
			return List.of(target);
		}
	}

	/**
	 * Writes bytes of the payload, as many as the source has: 1, 2, 4 or 8. Nothing if one of them is behind the end.
	 * Corrects the checksum that covers them.
	 *
	 * @param index 64 bits
	 */
	record StorePayload(Register index, Register source, SourceRange where) implements PacketOperation {
		@Override
		public List<Register> reads() {
			return List.of(index, source);
		}
	}

	/**
	 * Cuts the payload's end off or adds zeroes to it.
	 *
	 * @param ok     1 bit: 0 if the frame would be longer than {@link org.cora.ir.packet.Headers#MOST_BYTES}, or what is
	 *               resized is the packet inside a tunnel; nothing has changed then
	 * @param length bytes of the payload afterwards, 64 bits
	 */
	record Resize(Register ok, Register length, SourceRange where) implements PacketOperation {
		@Override
		public List<Register> reads() {
			return List.of(length);
		}

		@Override
		public List<Register> writes() {
			return List.of(ok);
		}
	}

	/**
	 * Puts a header before what the packet has: a VLAN tag; VXLAN with Ethernet, IP and UDP before it; GTP-U with IP and UDP
	 * before it; or a declared header at its place, whose selector gets its value. Other fields are 0 but those that have
	 * one right value: lengths, types, ports, flags (a source port by hash, RFC 7348 section 5; time to live 64).
	 *
	 * @param ok     1 bit: 0 if the frame would be longer than {@link org.cora.ir.packet.Headers#MOST_BYTES}, or lacks what
	 *               the header goes before, or has two tags; nothing has changed then
	 * @param header VLAN, VXLAN, GTP-U or a declared one
	 * @param over   for a tunnel the IP header it gets, otherwise null
	 */
	record Push(Register ok, Header header, Header over, SourceRange where) implements PacketOperation {
		@Override
		public List<Register> writes() {
			return List.of(ok);
		}
	}

	/**
	 * Takes a header away: a VLAN tag or a declared header alone, of a tunnel all before the packet inside it (of GTP-U not
	 * the Ethernet header).
	 *
	 * @param ok     1 bit: 0 if the packet hasn't got it, or a tunnel carries no packet; nothing has changed then
	 * @param header VLAN, VXLAN, GTP-U or a declared one
	 */
	record Pop(Register ok, Header header, SourceRange where) implements PacketOperation {
		@Override
		public List<Register> writes() {
			return List.of(ok);
		}
	}

	/**
	 * A copy of the packet as it is now leaves by a port, unless the handler aborts. Copies leave in the order in which they
	 * are made, before the packet itself.
	 *
	 * @param port index of the port
	 */
	record Emit(int port, SourceRange where) implements PacketOperation {
	}

	/** From here on the handler works on a copy of the packet, up to {@link EndCopy}. Not inside another copy. */
	record BeginCopy(SourceRange where) implements PacketOperation {
	}

	/** Back to the packet as it was at {@link BeginCopy}. */
	record EndCopy(SourceRange where) implements PacketOperation {
	}
}
