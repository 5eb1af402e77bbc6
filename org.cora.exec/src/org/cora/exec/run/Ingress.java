// SPDX-License-Identifier: EPL-2.0
// Copyright (c) 2026 Cora contributors
package org.cora.exec.run;

import java.util.ArrayList;
import java.util.List;
import org.cora.exec.capture.CaptureReader;
import org.cora.exec.flow.ReplyFollower;
import org.cora.exec.packet.FieldAccess;
import org.cora.exec.packet.Packet;
import org.cora.exec.traffic.IndependentSource;
import org.cora.exec.traffic.PacketSource;
import org.cora.ir.diagnostic.CoraException;
import org.cora.ir.packet.Headers;
import org.cora.ir.program.Nf;
import org.cora.ir.program.Port;

/**
 * By which port the packets of a capture come in: {@code auto} as {@link ReplyFollower} says, {@code PORT} all by that
 * one, {@code PORT=PREFIX[,PREFIX]} those with an IPv4 source in a prefix by that port and the rest by the other.
 */
public final class Ingress {

	private static final FieldAccess SOURCE = FieldAccess.of(Headers.IPV4_HEADER.require("src"));

	private record Prefix(long address, long mask) {
		boolean holds(long other) {
			return (other & mask) == address;
		}
	}

	/** -1 for auto. */
	private final int port;
	private final List<Prefix> prefixes;

	private Ingress(int port, List<Prefix> prefixes) {
		this.port = port;
		this.prefixes = prefixes;
	}

	/** Replies are found and follow translation. */
	public static Ingress auto() {
		return new Ingress(-1, List.of());
	}

	/**
	 * Reads a rule as written on the command line.
	 *
	 * @throws CoraException if it isn't one for that NF
	 */
	public static Ingress parse(String text, Nf nf) {
		if (text.equals("auto")) {
			return auto();
		}
		int equals = text.indexOf('=');
		String name = equals < 0 ? text : text.substring(0, equals);
		Port found = nf.port(name).orElseThrow(() -> new CoraException("ingress", nf.simpleName() + " has no port \""
				+ name + "\"; it has " + String.join(", ", nf.ports().stream().map(Port::name).toList())));
		List<Prefix> prefixes = new ArrayList<>();
		if (equals >= 0) {
			for (String part : text.substring(equals + 1).split(",", -1)) {
				prefixes.add(prefix(part.strip()));
			}
		}
		return new Ingress(found.index(), prefixes);
	}

	private static Prefix prefix(String text) {
		int slash = text.indexOf('/');
		String[] octets = (slash < 0 ? text : text.substring(0, slash)).split("\\.", -1);
		try {
			int length = slash < 0 ? 32 : Integer.parseInt(text.substring(slash + 1));
			long address = 0;
			boolean right = octets.length == 4 && length >= 0 && length <= 32;
			for (String octet : octets) {
				int value = Integer.parseInt(octet);
				right &= value >= 0 && value <= 255;
				address = address << 8 | value;
			}
			if (right) {
				long mask = 0xffff_ffffL << 32 - length & 0xffff_ffffL;
				return new Prefix(address & mask, mask);
			}
		} catch (NumberFormatException e) {
			throw noPrefix(text);
		}
		throw noPrefix(text);
	}

	private static CoraException noPrefix(String text) {
		return new CoraException("ingress", "\"" + text + "\" is no IPv4 prefix such as 10.0.0.0/8");
	}

	/** The packets of a capture with the ports that this rule gives them. Closing it closes the reader. */
	public PacketSource of(CaptureReader reader) {
		return port < 0 ? new Following(reader) : new Fixed(reader);
	}

	/** Packets as they are. */
	private final class Fixed extends IndependentSource {
		private final CaptureReader reader;
		private int last;

		Fixed(CaptureReader reader) {
			this.reader = reader;
		}

		@Override
		public boolean next(Packet into) {
			if (!reader.next(into)) {
				return false;
			}
			boolean here = prefixes.isEmpty() || into.has(Headers.IPV4_HEADER) && isInside(SOURCE.load(into));
			last = here ? port : port == 0 ? 1 : 0;
			return true;
		}

		private boolean isInside(long source) {
			return prefixes.stream().anyMatch(p -> p.holds(source));
		}

		@Override
		public int port() {
			return last;
		}

		@Override
		public void close() {
			reader.close();
		}
	}

	/** Replies follow translation. */
	private static final class Following implements PacketSource {
		private final CaptureReader reader;
		private final ReplyFollower follower = new ReplyFollower();
		private int last;

		Following(CaptureReader reader) {
			this.reader = reader;
		}

		@Override
		public boolean next(Packet into) {
			if (!reader.next(into)) {
				return false;
			}
			last = follower.arrive(into);
			return true;
		}

		@Override
		public int port() {
			return last;
		}

		@Override
		public long connection() {
			return follower.connection();
		}

		@Override
		public void forwarded(long connection, Packet packet, int from, int to) {
			follower.forwarded(connection, packet, from, to);
		}

		@Override
		public void close() {
			reader.close();
		}
	}
}
