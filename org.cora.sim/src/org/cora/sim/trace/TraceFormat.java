// SPDX-License-Identifier: EPL-2.0
// Copyright (c) 2026 Cora contributors
package org.cora.sim.trace;

/** The compact trace file: what reader and writer have to agree on. Described in docs/trace-format.md. */
final class TraceFormat {

	/** First eight bytes: {@code CORATRC} and the version. */
	static final long MAGIC = 0x434F5241_54524302L;

	static final int END = 0;
	static final int STRING = 1;
	static final int SIGNAL = 2;
	static final int VISIT = 3;
	static final int PACKET_END = 4;
	static final int MIGRATION_STEP = 5;
	static final int MIGRATION_END = 6;
	static final int THRESHOLD = 7;
	static final int PLAN_CHANGE = 8;

	/** Longest string in UTF-8 bytes and most strings: what keeps a reader of a damaged file within bounds. */
	static final int MAX_STRING_BYTES = 4096;
	static final int MAX_STRINGS = 1 << 16;

	private TraceFormat() {
	}
}
