// SPDX-License-Identifier: EPL-2.0
// Copyright (c) 2026 Cora contributors
package org.cora.benchmarks.speed;

import java.nio.file.Path;
import java.util.Arrays;
import org.cora.exec.capture.PcapWriter;
import org.cora.exec.packet.Packet;
import org.cora.exec.traffic.IndependentSource;

/**
 * Packets as they came in, in memory, to be played again and again: making them then costs a copy. Each time round, their
 * times go on from where they were.
 */
final class Recording extends IndependentSource {

	/** Packets are copied in steps of so many bytes: how long each is can't be foretold, so it should matter little. */
	private static final int STEP = 128;

	private byte[] bytes = new byte[1 << 20];
	private final int[] begin;
	private final int[] wireLength;
	private final byte[] ports;
	private final long[] times;
	private int packets;
	private int link;
	private int next;
	private long offset;
	private long left;
	private int port;

	Recording(int capacity) {
		begin = new int[capacity + 1];
		wireLength = new int[capacity];
		ports = new byte[capacity];
		times = new long[capacity];
	}

	boolean isFull() {
		return packets == ports.length;
	}

	/** Adds a packet that came in by that port. All have the same link type. */
	void add(Packet packet, int ofPort) {
		int at = begin[packets];
		int length = packet.capturedLength();
		if (at + length + STEP > bytes.length) {
			bytes = Arrays.copyOf(bytes, (int) Math.min(Integer.MAX_VALUE - 8L, bytes.length * 2L));
		}
		System.arraycopy(packet.bytes(), 0, bytes, at, length);
		begin[packets + 1] = at + length;
		wireLength[packets] = packet.wireLength();
		ports[packets] = (byte) ofPort;
		times[packets++] = packet.time();
		link = packet.linkType();
	}

	/** So many more packets can be fetched. */
	Recording limited(long most) {
		left = most;
		return this;
	}

	/** Goes back to its beginning. */
	Recording rewound() {
		next = 0;
		offset = 0;
		return limited(packets);
	}

	int packets() {
		return packets;
	}

	/** Writes the first so many of its packets as a capture in nanoseconds. */
	void write(Path file, int most) {
		Packet packet = new Packet();
		try (PcapWriter writer = PcapWriter.create(file, true, Integer.MAX_VALUE)) {
			for (rewound().limited(Math.min(most, packets)); next(packet);) {
				writer.write(packet);
			}
			writer.commit();
		}
	}

	@Override
	public boolean next(Packet into) {
		if (left-- <= 0) {
			return false;
		}
		if (next == packets) {
			next = 0;
			offset += times[packets - 1] - times[0] + 1;
		}
		int length = begin[next + 1] - begin[next];
		byte[] frame = into.reserve(length + STEP);
		for (int at = 0; at < length; at += STEP) {
			System.arraycopy(bytes, begin[next] + at, frame, at, STEP);
		}
		into.set(link, times[next] + offset, length, wireLength[next]);
		port = ports[next++];
		return true;
	}

	@Override
	public int port() {
		return port;
	}

	@Override
	public void close() {
		// it is only memory
	}
}
