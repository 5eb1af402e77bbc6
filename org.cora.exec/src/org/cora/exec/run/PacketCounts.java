// SPDX-License-Identifier: EPL-2.0
// Copyright (c) 2026 Cora contributors
package org.cora.exec.run;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.cora.exec.Verdict;

/** What became of packets. {@code in + generated = out + dropped + passed}. */
public final class PacketCounts {

	/**
	 * Packets dropped for one cause.
	 *
	 * @param cause   the author's words, or which state was full
	 * @param kind    {@code policy} or {@code resource}
	 * @param packets how many
	 */
	public record Drops(String cause, String kind, long packets) {
	}

	private long generated;
	private long out;
	private long passed;
	private long dropped;
	private final Map<Verdict, long[]> drops = new LinkedHashMap<>();

	/** Counts a packet. */
	public void count(Verdict verdict) {
		switch (verdict.kind()) {
			case FORWARD -> out++;
			case PASS -> passed++;
			case DROP_POLICY, DROP_RESOURCE -> {
				dropped++;
				drops.computeIfAbsent(verdict, v -> new long[1])[0]++;
			}
		}
	}

	/** Counts packets that a handler made, all of which leave. */
	public void countGenerated(long packets) {
		generated += packets;
		out += packets;
	}

	/** Packets handled. */
	public long in() {
		return out + passed + dropped - generated;
	}

	/** Packets that handlers made. */
	public long generated() {
		return generated;
	}

	/** Packets that left by a port. */
	public long out() {
		return out;
	}

	/** Packets left to the host's network stack. */
	public long passed() {
		return passed;
	}

	public long dropped() {
		return dropped;
	}

	/** Drops by cause, in the order in which the causes first occurred. */
	public List<Drops> drops() {
		return drops.entrySet().stream().map(e -> new Drops(e.getKey().reason(),
				e.getKey().kind() == Verdict.Kind.DROP_POLICY ? "policy" : "resource", e.getValue()[0])).toList();
	}
}
