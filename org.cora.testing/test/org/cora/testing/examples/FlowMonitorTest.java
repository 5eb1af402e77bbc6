// SPDX-License-Identifier: EPL-2.0
// Copyright (c) 2026 Cora contributors
package org.cora.testing.examples;

import static org.cora.testing.examples.Frames.SECOND;
import static org.cora.testing.examples.Frames.udp;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.cora.testing.exec.Captures;
import org.junit.jupiter.api.Test;

class FlowMonitorTest {

	private static final long IDLE = 30 * SECOND;

	/** A flow as counted from tshark's rows. */
	private record Flow(long packets, long bytes, long first, long last, int flags) {
		Flow plus(Dissection.Row row) {
			return new Flow(packets + 1, bytes + bytes(row), first, row.time(), flags | flags(row));
		}

		static Flow of(Dissection.Row row) {
			return new Flow(1, bytes(row), row.time(), row.time(), flags(row));
		}

		private static long bytes(Dissection.Row row) {
			return Long.parseLong(row.get("ip.len"));
		}

		private static int flags(Dissection.Row row) {
			return row.isTcp() ? Integer.decode(row.get("tcp.flags")) & 0xff : 0;
		}
	}

	@Test
	void everyRecordIsWhatTsharkCounts() {
		List<Path> captures = new ArrayList<>(Captures.real());
		captures.add(Captures.shipped());
		int flows = 0;
		for (Path capture : captures) {
			flows += compare(capture);
		}
		assertTrue(flows > 300, flows + " flows");
	}

	private static int compare(Path capture) {
		List<Dissection.Row> rows = Dissection.of(capture);
		long[] range = { rows.get(0).time(), 0 };
		Map<String, Flow> live = new HashMap<>();
		Map<String, long[]> ended = new TreeMap<>();
		for (Dissection.Row row : rows) {
			if (row.has("ip.src")) {
				Flow before = live.get(row.tuple());
				if (before != null && before.last() + IDLE <= row.time()) {
					end(ended, row.get("ip.proto"), before);
					before = null;
				}
				live.put(row.tuple(), before == null ? Flow.of(row) : before.plus(row));
			}
			range[1] = Math.max(range[1], row.time());
		}
		live.entrySet().removeIf(e -> {
			boolean over = e.getValue().last() + IDLE <= range[1];
			if (over) {
				end(ended, e.getKey().substring(e.getKey().lastIndexOf(' ') + 1), e.getValue());
			}
			return over;
		});
		Bench bench = Bench.of("flow-monitor", "FlowMonitor");
		bench.over(capture, (port, before, after, verdict) -> assertTrue(verdict.isForward()));
		Map<String, Flow> records = new HashMap<>();
		bench.state("flows").forEach((key, value) -> records.put(Dissection.tuple(key), flow((Map<?, ?>) value, range[0])));
		live.replaceAll((key, f) -> new Flow(f.packets(), f.bytes(), f.first() - range[0], f.last() - range[0], f.flags()));
		Dissection.assertSame(live, records, capture);
		ended.forEach((proto, sums) -> {
			List<Object> counted = List.of("flowsEnded", "packetsEnded", "bytesEnded").stream()
					.map(name -> bench.state(name).get(Long.parseLong(proto))).toList();
			assertEquals(List.of(sums[0], sums[1], sums[2]), counted, capture.getFileName() + " protocol " + proto);
		});
		return live.size() + (int) ended.values().stream().mapToLong(s -> s[0]).sum();
	}

	private static void end(Map<String, long[]> ended, String proto, Flow flow) {
		long[] sums = ended.computeIfAbsent(proto, p -> new long[3]);
		sums[0]++;
		sums[1] += flow.packets();
		sums[2] += flow.bytes();
	}

	private static Flow flow(Map<?, ?> value, long start) {
		long first = number(value, "first");
		long offset = first >= start ? start : 0;
		return new Flow(number(value, "packets"), number(value, "bytes"), first - offset, number(value, "last") - offset,
				(int) number(value, "flags"));
	}

	private static long number(Map<?, ?> value, String field) {
		return ((Number) value.get(field)).longValue();
	}

	@Test
	void aFlowThatPausesForHalfAMinuteIsTwo() {
		Bench bench = Bench.of("flow-monitor", "FlowMonitor");
		bench.send("left", udp("10.0.0.1:53", "10.0.0.2:53", 100, 0));
		bench.send("left", udp("10.0.0.1:53", "10.0.0.2:53", 100, IDLE - 1));
		bench.send("left", udp("10.0.0.1:53", "10.0.0.2:53", 100, 2 * IDLE));
		assertEquals(Map.of(17L, 1L), bench.state("flowsEnded"));
		assertEquals(Map.of(17L, 2L), bench.state("packetsEnded"));
		assertEquals(Map.of(17L, 256L), bench.state("bytesEnded"));
		assertEquals(1, bench.state("flows").size());
	}
}
