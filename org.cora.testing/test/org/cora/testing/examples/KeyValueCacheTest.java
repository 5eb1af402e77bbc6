// SPDX-License-Identifier: EPL-2.0
// Copyright (c) 2026 Cora contributors
package org.cora.testing.examples;

import static org.cora.testing.examples.Frames.SECOND;
import static org.cora.testing.examples.KeyValueMessages.ANSWER;
import static org.cora.testing.examples.KeyValueMessages.READ;
import static org.cora.testing.examples.KeyValueMessages.WRITE;
import static org.cora.testing.examples.KeyValueMessages.WRITTEN;
import static org.cora.testing.examples.KeyValueMessages.message;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.cora.exec.capture.CaptureReader;
import org.cora.exec.capture.PcapWriter;
import org.cora.exec.packet.Packet;
import org.cora.testing.Examples;
import org.cora.testing.exec.Tshark;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class KeyValueCacheTest {

	private static final Path SHIPPED = Examples.FOLDER.resolve("key-value-cache/questions.pcap");

	private final Bench bench = Bench.of("key-value-cache", "KeyValueCache");

	@TempDir
	Path folder;

	private String read(long key, long time) {
		return bench.send("clients", message(1, READ, 7, key, 0, time));
	}

	private void answer(long key, long value, long time) {
		assertEquals("forward clients", bench.send("store", message(1, ANSWER, 7, key, value, time)));
	}

	private void makePopular(long key, long value) {
		for (int i = 0; i < 5; i++) {
			assertEquals("forward store", read(key, i));
			answer(key, value, i);
		}
	}

	@Test
	void whatIsAskedForOftenIsAnsweredHere() {
		makePopular(3, 33);
		Packet question = message(9, READ, 1234, 3, 0, 10);
		assertEquals("forward clients", bench.send("clients", question));
		KeyValueMessages.Said said = KeyValueMessages.read(question);
		assertEquals(new KeyValueMessages.Said(ANSWER, 1234, 3, ~33L, 33, 8 + 37), said);
		assertArrayEquals(message(9, ANSWER, 1234, 3, 33, 10).toBytes(), question.toBytes(), "as the store would have answered");
		assertEquals("forward store", read(4, 11), "nobody asked for that before");
		assertEquals(1, bench.register("hits"));
	}

	@Test
	void aWriteTakesTheKeyOutUntilTheStoreHasAnsweredIt() {
		makePopular(3, 33);
		assertEquals("forward clients", read(3, 10));
		assertEquals("forward store", bench.send("clients", message(2, WRITE, 8, 3, 44, 11)));
		assertEquals("forward store", read(3, 12));
		answer(3, 33, 13);   // from before the write
		assertEquals("forward store", read(3, 14), "an old value doesn't come in while a write is on its way");
		bench.send("store", message(2, WRITTEN, 8, 3, 0, 15));
		answer(3, 44, 16);
		Packet question = message(9, READ, 1, 3, 0, 17);
		assertEquals("forward clients", bench.send("clients", question));
		assertEquals(44, KeyValueMessages.read(question).value());
	}

	@Test
	void popularityIsForgottenEverySecond() {
		for (int second = 0; second < 20; second++) {
			assertEquals("forward store", read(5, second * SECOND));
			answer(5, 1, second * SECOND + 1);
		}
		assertEquals(0, bench.register("hits"));
	}

	@Test
	void otherPacketsGoThrough() {
		assertEquals("forward store", bench.send("clients", Frames.udp("10.0.0.1:1000", "10.0.0.2:53", 20, 0)));
		assertEquals("forward clients", bench.send("store", Frames.tcp("10.0.0.2:50000", "10.0.0.1:1000", "A", 0)));
		assertEquals("forward store", bench.send("clients", Frames.udp("10.0.0.1:1000", "10.0.0.2:50000", 20, 0)), "too short");
	}

	/** A store that takes its time. Who asks after a write was answered gets what it wrote, or something newer. */
	@Test
	void nobodyReadsWhatWasOverwrittenBeforeHeAsked() {
		Random random = new Random(5);
		Map<Long, Long> store = new HashMap<>();
		Map<Integer, Long> writes = new HashMap<>();
		Map<Long, Long> answered = new HashMap<>();
		Deque<Packet> toStore = new ArrayDeque<>();
		Deque<Packet> fromStore = new ArrayDeque<>();
		int hits = 0;
		for (int i = 1; i <= 40_000; i++) {
			long time = i * 10_000L;
			int turn = random.nextInt(3);
			if (turn == 0) {
				long key = (long) (Math.pow(40, random.nextDouble()) - 1);
				boolean write = random.nextInt(8) == 0;
				Packet packet = message(1, write ? WRITE : READ, i, key, i, time);
				if (bench.send("clients", packet).equals("forward store")) {
					toStore.add(packet);
				} else {
					hits++;
					long value = KeyValueMessages.read(packet).value();
					assertTrue(value >= answered.getOrDefault(key, 0L), "key " + key + " was read as " + value);
				}
			} else if (turn == 1 && !toStore.isEmpty()) {
				KeyValueMessages.Said said = KeyValueMessages.read(toStore.remove());
				boolean write = said.op() == WRITE;
				if (write) {
					store.put(said.key(), said.value());
					writes.put(said.sequence(), said.value());
				}
				fromStore.add(message(1, write ? WRITTEN : ANSWER, said.sequence(), said.key(),
						store.getOrDefault(said.key(), 0L), time));
			} else if (turn == 2 && !fromStore.isEmpty()) {
				Packet packet = fromStore.remove();
				bench.send("store", packet);
				KeyValueMessages.Said said = KeyValueMessages.read(packet);
				if (said.op() == WRITTEN) {
					answered.merge(said.key(), writes.get(said.sequence()), Math::max);
				}
			}
		}
		assertTrue(hits > 1000, hits + " hits");
	}

	@Test
	void checksumsOfAnswersAreRight() throws IOException, InterruptedException {
		makePopular(3, 33);
		Path file = folder.resolve("answers.pcap");
		try (PcapWriter out = PcapWriter.create(file, true, CaptureReader.MAX_CAPTURED)) {
			for (int i = 0; i < 20; i++) {
				Packet question = message(i, READ, i * 77, 3, 0, 10 + i);
				assertEquals("forward clients", bench.send("clients", question));
				out.write(question);
			}
			out.commit();
		}
		List<String[]> rows = Tshark.fields(file, "ip.checksum.status", "udp.checksum.status", "udp.length", "ip.len");
		assertEquals(20, rows.size());
		for (String[] row : rows) {
			assertArrayEquals(new String[] {Tshark.GOOD, Tshark.GOOD, "45", "65"}, row);
		}
	}

	@Test
	void theShippedCaptureIsWhatThisWrites() throws IOException {
		Path file = folder.resolve("questions.pcap");
		KeyValueMessages.write(file);
		assertArrayEquals(Files.readAllBytes(file), Files.readAllBytes(SHIPPED));
	}
}
