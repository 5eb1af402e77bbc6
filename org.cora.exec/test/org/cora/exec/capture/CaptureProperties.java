// SPDX-License-Identifier: EPL-2.0
// Copyright (c) 2026 Cora contributors
package org.cora.exec.capture;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.util.Arrays;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.cora.exec.RepositoryFiles;
import org.cora.exec.packet.LinkType;
import org.cora.exec.packet.Packet;
import org.cora.ir.diagnostic.CoraException;

/** Readers of captures take anything. */
class CaptureProperties {

	private final Packet packet = new Packet();

	@Property(tries = 300)
	void noDamageToAPcapIsFatal(@ForAll long seed, @ForAll @IntRange(min = 1, max = 40) int hits) throws IOException {
		byte[] capture = Files.readAllBytes(RepositoryFiles.example("nat/campus.pcap"));
		readAll(damage(Arrays.copyOf(capture, 20_000), seed, hits));
	}

	@Property(tries = 300)
	void noDamageToAPcapngIsFatal(@ForAll long seed, @ForAll @IntRange(min = 1, max = 10) int hits) {
		CaptureBytes capture = new CaptureBytes(seed % 2 == 0 ? ByteOrder.BIG_ENDIAN : ByteOrder.LITTLE_ENDIAN).section()
				.description(1, 6).description(113, 9);
		for (int i = 0; i < 20; i++) {
			capture.enhanced(i % 2, i, 5, 60, 1, 2, 3, 4, 5).block(5, 1, 2, 3, 4);
		}
		readAll(damage(capture.section().description(1, 0x80).enhanced(0, 1, 1, 1, 1).bytes(), seed, hits));
	}

	@Property(tries = 300)
	void noBytesAreFatal(@ForAll @Size(max = 200) byte[] bytes) {
		readAll(bytes);
	}

	@Property(tries = 300)
	void noPacketIsFatal(@ForAll @Size(max = 120) byte[] bytes, @ForAll @IntRange(max = 3) int link) {
		int[] links = { LinkType.ETHERNET, LinkType.LINUX_SLL, LinkType.LINUX_SLL2, 147 };
		System.arraycopy(bytes, 0, packet.reserve(bytes.length), 0, bytes.length);
		packet.set(links[link], 0, bytes.length, bytes.length);
	}

	private static byte[] damage(byte[] capture, long seed, int hits) {
		Random random = new Random(seed);
		for (int i = 0; i < hits; i++) {
			capture[random.nextInt(capture.length)] = (byte) random.nextInt();
		}
		return Arrays.copyOf(capture, 1 + random.nextInt(capture.length));
	}

	private void readAll(byte[] capture) {
		CaptureReader reader;
		try {
			reader = CaptureReader.open(new ByteArrayInputStream(capture), "damaged");
		} catch (CoraException e) {
			// an unusable file header is the one thing that may be refused
			return;
		}
		ByteArrayOutputStream copy = new ByteArrayOutputStream();
		try (reader; PcapWriter writer = PcapWriter.to(copy, true, 65535)) {
			while (reader.next(packet)) {
				writer.write(packet);
			}
			writer.commit();
		}
	}
}
