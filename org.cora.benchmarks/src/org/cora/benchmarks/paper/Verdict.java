// SPDX-License-Identifier: EPL-2.0
// Copyright (c) 2026 Cora contributors
package org.cora.benchmarks.paper;

import java.util.OptionalDouble;

/** What a case comes to. */
public enum Verdict {
	/** {@code cora} needs a tenth fewer host cores than {@code state} and {@code flow} at least, or they have no plan. */
	AHEAD("ahead"),
	/** A simpler way needs about as few host cores. */
	LEVEL("level"),
	/** No way saves a tenth of the host's cores. */
	DOES_NOT_PAY("does not pay"),
	/** Nothing carries all packets. */
	INFEASIBLE("infeasible");

	private static final double TENTH = 0.9;

	private final String word;

	Verdict(String word) {
		this.word = word;
	}

	/** As it is written in tables. */
	public String word() {
		return word;
	}

	/** The verdict on a case. */
	public static Verdict of(Row row) {
		OptionalDouble own = row.cores("cora");
		if (own.isEmpty()) {
			return INFEASIBLE;
		}
		OptionalDouble saved = row.saved("cora");
		if (saved.isPresent() && saved.getAsDouble() < Row.SAVES) {
			return DOES_NOT_PAY;
		}
		boolean ahead = row.betterBaseline().map(b -> own.getAsDouble() < TENTH * b.hostCores().getAsDouble()).orElse(true);
		return ahead ? AHEAD : LEVEL;
	}
}
