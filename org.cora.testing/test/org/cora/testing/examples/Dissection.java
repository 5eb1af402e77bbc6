// SPDX-License-Identifier: EPL-2.0
// Copyright (c) 2026 Cora contributors
package org.cora.testing.examples;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import org.cora.testing.exec.Tshark;
import org.junit.jupiter.api.Assertions;

/** What tshark says of the packets of a capture: asked once for all tests, as starting it takes long. */
final class Dissection {

	private static final List<String> FIELDS = List.of("frame.time_epoch", "ip.src", "ip.dst", "ip.proto", "ip.frag_offset",
			"tcp.srcport", "tcp.dstport", "udp.srcport", "udp.dstport", "ip.len", "tcp.flags", "tcp.stream", "tcp.nxtseq",
			"tcp.analysis.ack_rtt", "tcp.analysis.acks_frame", "tcp.analysis.retransmission",
			"tcp.analysis.fast_retransmission", "tcp.analysis.spurious_retransmission", "tcp.analysis.out_of_order",
			"tcp.analysis.lost_segment", "tcp.analysis.keep_alive", "tcp.urgent_pointer", "udp.checksum", "tcp.len", "tcp.analysis.reused_ports");
	private static final Map<Path, List<Row>> KNOWN = new ConcurrentHashMap<>();

	private Dissection() {
	}

	/** One packet; an absent field is empty. */
	record Row(String[] values) {
		String get(String field) {
			return values[FIELDS.indexOf(field)];
		}

		boolean has(String field) {
			return !get(field).isEmpty();
		}

		/** Whether it has a whole TCP header of its own, not that of a packet quoted by ICMP. */
		boolean isTcp() {
			return has("ip.src") && get("ip.proto").equals("6") && has("tcp.urgent_pointer");
		}

		boolean isUdp() {
			return has("ip.src") && get("ip.proto").equals("17") && has("udp.checksum");
		}

		/** Whether the TCP segment takes up sequence numbers. */
		boolean isTracked() {
			return !get("tcp.len").equals("0") || (Integer.decode(get("tcp.flags")) & 3) != 0;
		}

		/** Nanoseconds since 1970. */
		long time() {
			return nanos("frame.time_epoch");
		}

		long nanos(String field) {
			return new BigDecimal(get(field)).movePointRight(9).longValueExact();
		}

		/** Source, destination and protocol; ports are 0 where there are none. */
		String tuple() {
			boolean tcp = isTcp();
			String from = tcp ? get("tcp.srcport") : isUdp() ? get("udp.srcport") : "0";
			String to = tcp ? get("tcp.dstport") : isUdp() ? get("udp.dstport") : "0";
			return get("ip.src") + ":" + from + " " + get("ip.dst") + ":" + to + " " + get("ip.proto");
		}
	}

	/** A key of type FlowKey, as states show it, written like {@link Row#tuple}. */
	static String tuple(Object key) {
		Map<?, ?> flow = (Map<?, ?>) key;
		return endpoint(flow.get("source")) + " " + endpoint(flow.get("destination")) + " " + flow.get("proto");
	}

	private static String endpoint(Object value) {
		Map<?, ?> endpoint = (Map<?, ?>) value;
		return endpoint.get("addr") + ":" + endpoint.get("port");
	}

	/** Compares two tables, and shows only where they differ. */
	static <V> void assertSame(Map<String, V> expected, Map<String, V> found, Path capture) {
		Map<String, String> wrong = new TreeMap<>();
		expected.forEach((key, value) -> {
			if (!value.equals(found.get(key))) {
				wrong.put(key, "tshark has " + value + ", we " + found.get(key));
			}
		});
		found.keySet().stream().filter(k -> !expected.containsKey(k)).forEach(k -> wrong.put(k, "only we: " + found.get(k)));
		Assertions.assertEquals(Map.of(), wrong, capture.getFileName().toString());
	}

	/** All packets of a capture. Skips the test where there is no tshark. */
	static List<Row> of(Path capture) {
		return KNOWN.computeIfAbsent(capture, file -> {
			try {
				return Tshark.fields(file, FIELDS.toArray(String[]::new)).stream().map(Row::new).toList();
			} catch (IOException e) {
				throw new UncheckedIOException(e);
			} catch (InterruptedException e) {
				throw new IllegalStateException(e);
			}
		});
	}
}
