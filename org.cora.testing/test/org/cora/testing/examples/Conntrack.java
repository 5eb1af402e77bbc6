// SPDX-License-Identifier: EPL-2.0
// Copyright (c) 2026 Cora contributors
package org.cora.testing.examples;

import static org.cora.testing.examples.Frames.SECOND;

import java.util.HashMap;
import java.util.Map;

/**
 * What Linux's connection tracking says of a packet (nf_conntrack of Linux 4.19, without window checks and without
 * picking up connections in the middle), stated as a table of states and segments, and one deadline per connection.
 */
final class Conntrack {

	private enum State {
		NONE(0), SYN_SENT(120), SYN_RECV(60), ESTABLISHED(432_000), FIN_WAIT(120), CLOSE_WAIT(60), LAST_ACK(30),
		TIME_WAIT(120), CLOSE(10), SYN_SENT2(120);

		private final long timeout;

		State(long seconds) {
			timeout = seconds * SECOND;
		}
	}

	private static final int INVALID = -1;
	private static final int IGNORED = -2;
	private static final long UNANSWERED = 30 * SECOND;
	private static final long STREAM = 120 * SECOND;
	private static final String COLUMNS = "NONE SYN_SENT SYN_RECV ESTABLISHED FIN_WAIT CLOSE_WAIT LAST_ACK TIME_WAIT CLOSE SYN_SENT2";
	/** New state by side, kind of segment, and state; {@code -} is invalid, {@code .} ignored, {@code =} unchanged. */
	private static final Map<String, String> RULES = Map.of(
			"original syn", "SYN_SENT = . . . . . SYN_SENT SYN_SENT =",
			"original synack", "- - . . . . . . . SYN_RECV",
			"original fin", "- - FIN_WAIT FIN_WAIT LAST_ACK LAST_ACK = = = -",
			"original ack", "- - ESTABLISHED = CLOSE_WAIT = TIME_WAIT = = -",
			"reply syn", "- SYN_SENT2 - - - - - - - =",
			"reply synack", "- SYN_RECV . . . . . . . SYN_RECV",
			"reply fin", "- - FIN_WAIT FIN_WAIT LAST_ACK LAST_ACK = = = -",
			"reply ack", "- . = = CLOSE_WAIT = TIME_WAIT = = .");

	private record Entry(State state, boolean answered, long deadline) {
	}

	private final Map<String, Entry> entries = new HashMap<>();

	/** @return whether a firewall lets the segment through that lets connections begin inside only */
	boolean tcp(String connection, boolean original, int flags, long time) {
		Entry known = live(connection, time);
		State before = known == null ? State.NONE : known.state();
		int after = after(before, original, flags);
		if (after >= 0) {
			State state = State.values()[after];
			entries.put(connection, new Entry(state, false, time + state.timeout));
		}
		return after != INVALID;
	}

	private static int after(State before, boolean original, int flags) {
		if ((flags & 4) != 0) {
			return before == State.NONE ? INVALID : State.CLOSE.ordinal();
		}
		boolean ack = (flags & 16) != 0;
		String kind = (flags & 2) != 0 ? ack ? "synack" : "syn" : (flags & 1) != 0 ? "fin" : ack ? "ack" : "none";
		if (kind.equals("none") || before == State.NONE && (flags & 1) != 0) {
			return INVALID;
		}
		String cell = RULES.get((original ? "original " : "reply ") + kind).split(" ")[column(before)];
		return switch (cell) {
			case "-" -> INVALID;
			case "." -> IGNORED;
			case "=" -> before.ordinal();
			default -> State.valueOf(cell).ordinal();
		};
	}

	private static int column(State state) {
		String[] columns = COLUMNS.split(" ");
		int column = 0;
		while (!columns[column].equals(state.name())) {
			column++;
		}
		return column;
	}

	boolean udp(String connection, boolean original, long time) {
		Entry known = live(connection, time);
		if (known == null && !original) {
			return false;
		}
		boolean answered = known != null && (known.answered() || !original);
		entries.put(connection, new Entry(State.NONE, answered, time + (answered ? STREAM : UNANSWERED)));
		return true;
	}

	boolean ping(String ping, boolean original, long time) {
		if (!original && live(ping, time) == null) {
			return false;
		}
		entries.put(ping, new Entry(State.NONE, false, time + UNANSWERED));
		return true;
	}

	private Entry live(String connection, long time) {
		Entry entry = entries.get(connection);
		return entry == null || entry.deadline() <= time ? null : entry;
	}
}
