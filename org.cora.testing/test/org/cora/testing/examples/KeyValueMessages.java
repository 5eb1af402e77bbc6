// SPDX-License-Identifier: EPL-2.0
// Copyright (c) 2026 Cora contributors
package org.cora.testing.examples;

import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.util.Random;
import org.cora.exec.capture.CaptureReader;
import org.cora.exec.capture.PcapWriter;
import org.cora.exec.packet.FrameBuilder;
import org.cora.exec.packet.Packet;
import org.cora.ir.packet.Headers;

/** Messages of the protocol of the key-value cache, and the capture that is shipped with it. */
final class KeyValueMessages {

	static final int READ = 0;
	static final int WRITE = 1;
	static final int ANSWER = 2;
	static final int WRITTEN = 3;

	private static final int PORT = 50000;
	private static final long STORE = 0xC6336401L;   // 198.51.100.1
	private static final int CLIENTS = 24;
	private static final int KEYS = 200;
	private static final int EXCHANGES = 700;

	private KeyValueMessages() {
	}

	/** A message from a client to the store, or from the store to a client. Reads have no value. */
	static Packet message(int client, int op, int sequence, long key, long value, long time) {
		boolean question = op == READ || op == WRITE;
		ByteBuffer data = ByteBuffer.allocate(op == READ || op == WRITTEN ? 21 : 37);
		data.put((byte) op).putInt(sequence).putLong(0).putLong(key);
		if (data.hasRemaining()) {
			data.putLong(~value).putLong(value);
		}
		long address = 0x0A000100L + client;
		FrameBuilder frame = new FrameBuilder(new Packet());
		frame = question ? frame.ethernet(0x020000000001L, 0x020000000100L + client).ipv4(address, STORE, 17).udp(40000 + client, PORT)
				: frame.ethernet(0x020000000100L + client, 0x020000000001L).ipv4(STORE, address, 17).udp(PORT, 40000 + client);
		return frame.payload(data.array()).finish(time);
	}

	/** What a message says. */
	record Said(int op, int sequence, long key, long valueHigh, long value, int length) {
	}

	static Said read(Packet packet) {
		int at = packet.offset(Headers.UDP) + 8;
		ByteBuffer data = ByteBuffer.wrap(packet.bytes(), at, packet.capturedLength() - at);
		int length = (packet.bytes()[at - 4] & 0xff) << 8 | packet.bytes()[at - 3] & 0xff;
		int op = data.get();
		int sequence = data.getInt();
		data.getLong();
		long key = data.getLong();
		boolean value = length >= 8 + 37;
		return new Said(op, sequence, key, value ? data.getLong() : 0, value ? data.getLong() : 0, length);
	}

	/** Writes the capture: exchanges of clients with a store, keys by Zipf's law, one in ten a write. */
	static void write(Path file) {
		Random random = new Random(11);
		long[] store = new long[KEYS];
		long time = 1_767_225_600_000_000_000L;
		try (PcapWriter out = PcapWriter.create(file, true, CaptureReader.MAX_CAPTURED)) {
			for (int i = 0; i < EXCHANGES; i++) {
				int key = (int) (Math.pow(KEYS, random.nextDouble()) - 1);
				int client = random.nextInt(CLIENTS);
				boolean write = random.nextInt(10) == 0;
				store[key] = write ? i : store[key];
				out.write(message(client, write ? WRITE : READ, i, key, store[key], time));
				time += 5_000;
				out.write(message(client, write ? WRITTEN : ANSWER, i, key, store[key], time));
				time += 20_000;
			}
			out.commit();
		}
	}
}
