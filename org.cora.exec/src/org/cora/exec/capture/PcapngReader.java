// SPDX-License-Identifier: EPL-2.0
// Copyright (c) 2026 Cora contributors
package org.cora.exec.capture;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.cora.exec.packet.Packet;
import org.cora.ir.diagnostic.CoraException;

/**
 * The block format. Blocks that hold no packet are passed over; a block whose own length is impossible ends the
 * reading.
 */
final class PcapngReader extends CaptureReader {

	static final int SECTION = 0x0a0d0d0a;
	static final int INTERFACE = 1;
	static final int OBSOLETE_PACKET = 2;
	static final int SIMPLE_PACKET = 3;
	static final int ENHANCED_PACKET = 6;
	static final int BYTE_ORDER_MAGIC = 0x1a2b3c4d;
	static final int OPTION_RESOLUTION = 9;
	static final int OPTION_OFFSET = 14;

	/** A section may describe many interfaces; beyond this, the file is taken for broken. */
	private static final int MAX_INTERFACES = 4096;

	private record Interface(int linkType, long snapLength, TimestampClock clock) {
	}

	private final List<Interface> interfaces = new ArrayList<>();
	private boolean ended;
	private boolean fine;
	/** Bytes of the current block's body not yet taken. */
	private long left;

	PcapngReader(CaptureInput in, String name) throws IOException {
		super(in, name);
		if (!section() || !finish()) {
			throw new CoraException("capture-format", name + " begins like pcapng, but its first block is broken");
		}
	}

	@Override
	public boolean nanosecondClock() {
		return fine;
	}

	@Override
	boolean read(Packet into) throws IOException {
		while (!ended) {
			if (in.atEnd()) {
				return false;
			}
			if (!in.have(8)) {
				return cutOff();
			}
			int type = (int) in.u32();
			if (type == SECTION ? !section() : !block()) {
				return false;
			}
			boolean packet = type != SECTION && packet(type, into);
			if (ended || !finish()) {
				return false;
			}
			if (packet) {
				into.parse();
				return true;
			}
		}
		return false;
	}

	/** The section header after its type: settles the byte order before the length can be read. */
	private boolean section() throws IOException {
		if (!in.have(24)) {
			return cutOff();
		}
		byte[] head = new byte[8];
		in.read(head, 0, 8);
		int magic = value(head, 4);
		if (magic != BYTE_ORDER_MAGIC && Integer.reverseBytes(magic) != BYTE_ORDER_MAGIC) {
			return broken();
		}
		boolean big = magic == BYTE_ORDER_MAGIC;
		in.bigEndian(big);
		long length = (big ? value(head, 0) : Integer.reverseBytes(value(head, 0))) & 0xffff_ffffL;
		if (length < 28 || length % 4 != 0) {
			return broken();
		}
		interfaces.clear();
		left = length - 12;
		return true;
	}

	private static int value(byte[] bytes, int at) {
		return (bytes[at] & 0xff) << 24 | (bytes[at + 1] & 0xff) << 16 | (bytes[at + 2] & 0xff) << 8 | bytes[at + 3] & 0xff;
	}

	private boolean block() {
		long length = in.u32();
		if (length < 12 || length % 4 != 0) {
			return broken();
		}
		left = length - 8;
		return true;
	}

	/** Passes over what is left of the block, its length repeated at the end included. */
	private boolean finish() throws IOException {
		if (!in.skip(left)) {
			return cutOff();
		}
		return true;
	}

	private boolean packet(int type, Packet into) throws IOException {
		switch (type) {
			case INTERFACE:
				describe();
				return false;
			case ENHANCED_PACKET:
				return enhanced(into);
			case SIMPLE_PACKET:
				return simple(into);
			case OBSOLETE_PACKET:
				return obsolete(into);
			default:
				return false;
		}
	}

	private void describe() throws IOException {
		if (!take(8) || interfaces.size() >= MAX_INTERFACES) {
			malformed++;
			return;
		}
		int linkType = in.u16();
		in.u16();
		long snap = in.u32();
		TimestampClock clock = TimestampClock.MICROSECONDS;
		while (left - 4 >= 4 && take(4)) {
			int option = in.u16();
			int length = in.u16();
			int padded = length + 3 & ~3;
			if (option == 0 || padded > left - 4 || !take(padded)) {
				break;
			}
			if (option == OPTION_RESOLUTION && length == 1) {
				clock = clock.resolution(in.u8());
				in.skip(padded - 1);
			} else if (option == OPTION_OFFSET && length == 8) {
				clock = clock.offset(in.u64());
			} else {
				in.skip(padded);
			}
		}
		fine |= clock.finerThanMicroseconds();
		interfaces.add(new Interface(linkType, snap, clock));
	}

	private boolean enhanced(Packet into) throws IOException {
		if (!take(20)) {
			return malformed();
		}
		long port = in.u32();
		return stamped(into, port);
	}

	private boolean obsolete(Packet into) throws IOException {
		if (!take(20)) {
			return malformed();
		}
		int port = in.u16();
		in.u16();
		return stamped(into, port);
	}

	private boolean stamped(Packet into, long port) throws IOException {
		long ticks = in.u32() << 32 | in.u32();
		long captured = in.u32();
		long wire = in.u32();
		if (port >= interfaces.size() || captured > left - 4 || captured > MAX_CAPTURED) {
			return malformed();
		}
		Interface origin = interfaces.get((int) port);
		return bytes(into, origin, origin.clock().nanos(ticks), captured, wire);
	}

	private boolean simple(Packet into) throws IOException {
		if (!take(4) || interfaces.isEmpty()) {
			return malformed();
		}
		long wire = in.u32();
		Interface origin = interfaces.get(0);
		long captured = Math.min(wire, left - 4);
		if (origin.snapLength() > 0) {
			captured = Math.min(captured, origin.snapLength());
		}
		if (captured > MAX_CAPTURED) {
			return malformed();
		}
		return bytes(into, origin, 0, captured, wire);
	}

	private boolean bytes(Packet into, Interface origin, long time, long captured, long wire) throws IOException {
		if (!in.read(into.reserve((int) captured), 0, (int) captured)) {
			return cutOff();
		}
		left -= captured;
		into.describe(origin.linkType(), time, (int) captured, PcapReader.wireLength(captured, wire));
		return true;
	}

	/**
	 * Claims bytes of the block's body (never the length repeated at its end); false when the body or the file
	 * hasn't as many.
	 */
	private boolean take(int count) throws IOException {
		if (left - 4 < count) {
			return false;
		}
		if (!in.have(count)) {
			return cutOff();
		}
		left -= count;
		return true;
	}

	private boolean malformed() {
		if (!ended) {
			malformed++;
		}
		return false;
	}

	private boolean broken() {
		malformed++;
		ended = true;
		return false;
	}

	private boolean cutOff() {
		cutOff = true;
		ended = true;
		return false;
	}
}
