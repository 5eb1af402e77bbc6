// SPDX-License-Identifier: EPL-2.0
// Copyright (c) 2026 Cora contributors
package org.cora.testing.lang;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.cora.exec.Verdict;
import org.cora.exec.packet.FrameBuilder;
import org.cora.exec.packet.Packet;
import org.cora.ir.program.Nf;

/**
 * Runs what the reference says beside a program, line by line: {@code TIME PORT PACKET => WHAT BECOMES OF IT} or
 * {@code STATE = CONTENT}. Packets are {@code udp A:p > B:q}, {@code tcp A:p > B:q}, {@code icmp A > B} (an echo request), {@code unreachable A > B} (an error about UDP that
 * B sent from port 5), and {@code first}
 * or {@code later} before them makes fragments; behind {@code as} stands how a packet leaves.
 */
final class Outcome {

	private static final Pattern PACKET = Pattern.compile("(\\d+) (us|ms|s) +(\\w+) +(.+?) +=> (\\w+)(?: (.+?))?(?: +as (\\S+ > \\S+))?");
	private static final Pattern FRAME = Pattern.compile("(first |later )?(udp|tcp|icmp|unreachable) ([\\d.]+)(?::(\\d+))? > ([\\d.]+)(?::(\\d+))?");
	private static final Pattern STATE = Pattern.compile("(\\w+) += (.+)");
	private static final Map<String, Long> NANOS = Map.of("us", 1_000L, "ms", 1_000_000L, "s", 1_000_000_000L);
	private static final Map<String, Integer> PROTOCOLS = Map.of("icmp", 1, "unreachable", 1, "tcp", 6, "udp", 17);
	private static final int IPV4_AT = 14;

	private final Ran ran;
	private final Nf nf;

	private Outcome(Ran ran) {
		this.ran = ran;
		nf = ran.nf();
	}

	/** Runs the lines on the first network function of the program. */
	static void check(String program, String lines) {
		Outcome outcome = new Outcome(Ran.of(program));
		lines.lines().map(String::strip).filter(line -> !line.isEmpty() && !line.startsWith("//")).forEach(outcome::line);
	}

	private void line(String line) {
		Matcher packet = PACKET.matcher(line);
		if (packet.matches()) {
			packet(packet, line);
			return;
		}
		Matcher state = STATE.matcher(line);
		assertTrue(state.matches(), () -> "neither a packet nor a state: " + line);
		Object found = nf.state(state.group(1)).orElseThrow().kind().isTable() || !isRegister(state.group(1))
				? ran.content(state.group(1)) : ran.register(state.group(1));
		assertEquals(state.group(2), String.valueOf(found), line);
	}

	private boolean isRegister(String state) {
		return nf.state(state).orElseThrow().kind() == org.cora.ir.program.StateKind.REGISTER;
	}

	private void packet(Matcher said, String line) {
		long time = Long.parseLong(said.group(1)) * NANOS.get(said.group(2));
		int port = nf.port(said.group(3)).orElseThrow(() -> new AssertionError(line)).index();
		Matcher frame = FRAME.matcher(said.group(4));
		assertTrue(frame.matches(), line);
		Verdict verdict = ran.packet(port, time, builder -> build(builder, frame));
		assertEquals(said.group(5) + (said.group(6) == null ? "" : " " + said.group(6)), text(verdict), line);
		if (said.group(7) != null) {
			assertEquals(said.group(7), addresses(ran.last()), line);
		}
	}

	private static FrameBuilder build(FrameBuilder builder, Matcher frame) {
		String kind = frame.group(2);
		FrameBuilder ip = builder.ipv4(address(frame.group(3)), address(frame.group(5)), PROTOCOLS.get(kind));
		if (frame.group(1) != null && frame.group(1).equals("later ")) {
			return ip.fragment(64, false).payload(32);
		}
		FrameBuilder whole = frame.group(1) == null ? ip : ip.fragment(0, true);
		return switch (kind) {
			case "udp" -> whole.udp(port(frame.group(4)), port(frame.group(6)));
			case "tcp" -> whole.tcp(port(frame.group(4)), port(frame.group(6)), 1, 0, 2);
			case "unreachable" -> whole.icmp(3, 1, 0, 0).payload(quoted(frame));
			default -> whole.icmp(8, 0, 1, 1);
		};
	}

	/** The beginning of what could not be delivered: UDP from where the error goes, port 5, to port 53 of another host. */
	private static byte[] quoted(Matcher frame) {
		Packet undelivered = new FrameBuilder(new Packet()).ethernet(1, 2)
				.ipv4(address(frame.group(5)), address("198.51.100.1"), PROTOCOLS.get("udp")).udp(5, 53).finish(0);
		return Arrays.copyOfRange(undelivered.bytes(), IPV4_AT, IPV4_AT + 28);
	}

	private static long address(String text) {
		long address = 0;
		for (String part : text.split("\\.")) {
			address = address << 8 | Long.parseLong(part);
		}
		return address;
	}

	private static int port(String text) {
		return Integer.parseInt(text);
	}

	private String text(Verdict verdict) {
		return switch (verdict.kind()) {
			case FORWARD -> "forward " + nf.ports().get(verdict.port()).name();
			case PASS -> "pass";
			case DROP_POLICY -> "drop \"" + verdict.reason() + "\"";
			case DROP_RESOURCE -> "full " + nf.states().get(verdict.state()).name();
		};
	}

	private static String addresses(Packet packet) {
		return end(packet.bytes(), IPV4_AT + 12, IPV4_AT + 20) + " > " + end(packet.bytes(), IPV4_AT + 16, IPV4_AT + 22);
	}

	private static String end(byte[] bytes, int address, int port) {
		return (bytes[address] & 255) + "." + (bytes[address + 1] & 255) + "." + (bytes[address + 2] & 255) + "."
				+ (bytes[address + 3] & 255) + ":" + ((bytes[port] & 255) << 8 | bytes[port + 1] & 255);
	}
}
