// SPDX-License-Identifier: EPL-2.0
// Copyright (c) 2026 Cora contributors
package org.cora.testing.exec;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.cora.exec.capture.PcapWriter;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The NAT of the examples, from its source, over the shipped capture and over real ones. */
class NatOverCapturesTest {

	private static final String[] FIELDS = { "ip.src", "ip.dst", "ip.proto", "tcp.srcport", "tcp.dstport", "udp.srcport",
			"udp.dstport", "ip.checksum.status", "tcp.checksum.status", "udp.checksum.status" };
	private static final int IP_CHECKSUM = 7;
	/** A binding that isn't used for so long, in nanoseconds, is forgotten. */
	private static final long TIMEOUT = 300_000_000_000L;
	private static final String OUTSIDE = "203.0.113.";

	@TempDir
	private Path folder;

	/** Addresses and ports of a packet as tshark sees it. */
	private record Tuple(String source, String destination) {
		static Tuple of(String[] row) {
			boolean tcp = !row[3].isEmpty();
			return new Tuple(row[0] + ":" + (tcp ? row[3] : row[5]), row[1] + ":" + (tcp ? row[4] : row[6]));
		}

		Tuple reversed() {
			return new Tuple(destination, source);
		}
	}

	@Test
	void everyPacketOfTheShippedCaptureIsAccountedFor() {
		NatRun run = NatRun.over(Captures.shipped());
		assertEquals(1000, run.counts().in());
		assertEquals(40, run.counts().passed());
		assertEquals(960, run.counts().out());
		assertEquals(0, run.counts().dropped());
	}

	@Test
	void tsharkAgreesWithEveryTranslationOfTheShippedCapture() throws Exception {
		assertEquals(960, verify(List.of(Captures.shipped())));
	}

	@Test
	void everyRealCaptureIsHandledToItsEnd() {
		for (Path capture : Captures.real()) {
			NatRun run = NatRun.over(capture);
			assertEquals(run.counts().in(), run.counts().out() + run.counts().passed() + run.counts().dropped());
			assertEquals(run.statistics().packets(), run.counts().in(), capture.toString());
			assertTrue(run.counts().in() > 0, capture.toString());
		}
	}

	@Test
	void tsharkAgreesWithEveryTranslationOfRealCaptures() throws Exception {
		int translated = verify(Captures.real());
		assertTrue(translated > 3000, translated + " packets were translated");
	}

	/** Returns how many packets were looked at. All captures go through tshark at once, as starting it takes a second. */
	private int verify(List<Path> captures) throws IOException, InterruptedException {
		Path before = folder.resolve("before.pcap");
		Path after = folder.resolve("after.pcap");
		List<NatRun> runs = new ArrayList<>();
		try (PcapWriter in = PcapWriter.create(before, true, 65535); PcapWriter out = PcapWriter.create(after, true, 65535)) {
			for (Path capture : captures) {
				NatRun run = NatRun.over(capture);
				run.write(in, out);
				runs.add(run);
			}
			in.commit();
			out.commit();
		}
		List<String[]> came = Tshark.fields(before, FIELDS);
		List<String[]> left = Tshark.fields(after, FIELDS);
		assertEquals(came.size(), left.size());
		List<String> wrong = new ArrayList<>();
		int row = 0;
		for (int i = 0; i < captures.size(); i++) {
			Map<Tuple, Binding> bindings = new HashMap<>();
			for (NatRun.Pair pair : runs.get(i).pairs()) {
				String what = captures.get(i).getFileName() + ", packet " + (row + 1);
				checksums(what, came.get(row), left.get(row), wrong);
				addresses(what, pair, Tuple.of(came.get(row)), Tuple.of(left.get(row)), bindings, wrong);
				row++;
			}
		}
		assertEquals(List.of(), wrong);
		assertEquals(came.size(), row);
		return row;
	}

	private static void checksums(String what, String[] came, String[] left, List<String> wrong) {
		for (int i = IP_CHECKSUM; i < FIELDS.length; i++) {
			boolean right = left[i].equals(came[i]);
			if (!right) {
				wrong.add(what + ": " + FIELDS[i] + " was " + came[i] + " and is " + left[i]);
			}
		}
	}

	/** Where a connection is known outside, and when it was last used. */
	private record Binding(Tuple outside, long time) {
	}

	private static void addresses(String what, NatRun.Pair pair, Tuple came, Tuple left, Map<Tuple, Binding> bindings,
			List<String> wrong) {
		long time = pair.before().time();
		if (pair.port() == 0) {
			Binding before = bindings.put(came, new Binding(left, time));
			if (before != null && !before.outside().equals(left) && time < before.time() + TIMEOUT) {
				wrong.add(what + ": " + came + " was " + before + " and is now " + left);
			}
			if (!left.source().startsWith(OUTSIDE) || !left.destination().equals(came.destination())) {
				wrong.add(what + ": " + came + " became " + left);
			}
		} else {
			Tuple asked = left.reversed();
			Binding sent = bindings.put(asked, new Binding(came.reversed(), time));
			if (sent == null || !sent.outside().equals(came.reversed())) {
				wrong.add(what + ": the answer " + came + " became " + left + ", but " + asked + " was sent as " + sent);
			}
		}
	}
}
