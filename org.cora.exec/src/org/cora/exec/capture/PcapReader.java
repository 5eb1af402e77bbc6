// SPDX-License-Identifier: EPL-2.0
// Copyright (c) 2026 Cora contributors
package org.cora.exec.capture;

import java.io.IOException;
import org.cora.exec.packet.Packet;
import org.cora.ir.diagnostic.CoraException;

/** The classic format: a 24-byte header, then records of a 16-byte header and the bytes. */
final class PcapReader extends CaptureReader {

	static final int MICROSECONDS = 0xa1b2c3d4;
	static final int NANOSECONDS = 0xa1b23c4d;

	private final boolean nanoseconds;
	private final int linkType;
	private boolean ended;

	PcapReader(CaptureInput in, String name, int magic) throws IOException {
		super(in, name);
		boolean swapped = isMagic(Integer.reverseBytes(magic));
		if (!swapped && !isMagic(magic)) {
			throw new CoraException("capture-format", name + " is not a capture: it begins like neither pcap nor pcapng");
		}
		int value = swapped ? Integer.reverseBytes(magic) : magic;
		in.bigEndian(swapped);
		nanoseconds = value == NANOSECONDS;
		if (!in.have(20)) {
			throw new CoraException("capture-format", name + " is cut off in the middle of its pcap file header");
		}
		in.skip(16);
		linkType = (int) in.u32() & 0x0fff_ffff;
	}

	private static boolean isMagic(int value) {
		return value == MICROSECONDS || value == NANOSECONDS;
	}

	@Override
	public boolean nanosecondClock() {
		return nanoseconds;
	}

	@Override
	boolean read(Packet into) throws IOException {
		if (ended || in.atEnd()) {
			return false;
		}
		if (!in.have(16)) {
			return cutOff();
		}
		long seconds = in.u32();
		long fraction = in.u32();
		long captured = in.u32();
		long wire = in.u32();
		if (captured > MAX_CAPTURED) {
			malformed++;
			ended = true;
			return false;
		}
		if (!in.read(into.reserve((int) captured), 0, (int) captured)) {
			return cutOff();
		}
		long time = seconds * 1_000_000_000L + (nanoseconds ? fraction : fraction * 1_000);
		into.set(linkType, time, (int) captured, wireLength(captured, wire));
		return true;
	}

	/** Some writers say 0 or less than they kept; a length no packet has is as good as none. */
	static int wireLength(long captured, long wire) {
		return (int) (wire < captured || wire > Integer.MAX_VALUE ? captured : wire);
	}

	private boolean cutOff() {
		cutOff = true;
		ended = true;
		return false;
	}
}
