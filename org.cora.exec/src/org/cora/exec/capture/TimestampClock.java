// SPDX-License-Identifier: EPL-2.0
// Copyright (c) 2026 Cora contributors
package org.cora.exec.capture;

/**
 * How an interface counts time.
 *
 * @param perSecond     ticks per second, 0 when a tick is an exact number of nanoseconds
 * @param nanosPerTick  nanoseconds per tick, 0 when it isn't a whole number
 * @param offsetSeconds seconds to add to every time stamp
 */
record TimestampClock(long perSecond, long nanosPerTick, long offsetSeconds) {

	/** Seconds of the year 2106, as far as the classic format counts; beyond that lies only nonsense. */
	private static final long MOST_SECONDS = 0xffff_ffffL;

	static final TimestampClock MICROSECONDS = new TimestampClock(1_000_000, 1_000, 0);

	/**
	 * The option {@code if_tsresol}: 10^-n, or 2^-n with the top bit set. Finer than 10^-18 or 2^-62 isn't counted
	 * in 64 bits.
	 */
	TimestampClock resolution(int option) {
		int exponent = option & 0x7f;
		boolean binary = (option & 0x80) != 0;
		if (exponent > (binary ? 62 : 18)) {
			return this;
		}
		long ticks = 1;
		for (int i = 0; i < exponent; i++) {
			ticks *= binary ? 2 : 10;
		}
		return new TimestampClock(ticks, 1_000_000_000L % ticks == 0 ? 1_000_000_000L / ticks : 0, offsetSeconds);
	}

	TimestampClock offset(long seconds) {
		return new TimestampClock(perSecond, nanosPerTick, seconds);
	}

	boolean finerThanMicroseconds() {
		return perSecond > 1_000_000;
	}

	/** Nanoseconds since 1970 for that many ticks (unsigned); times that no capture can have been made at become 0. */
	long nanos(long ticks) {
		long seconds = Long.divideUnsigned(ticks, perSecond) + offsetSeconds;
		if (seconds < 0 || seconds > MOST_SECONDS) {
			return 0;
		}
		long rest = Long.remainderUnsigned(ticks, perSecond);
		return seconds * 1_000_000_000L + (nanosPerTick > 0 ? rest * nanosPerTick : fraction(rest));
	}

	private long fraction(long ticks) {
		long high = Math.multiplyHigh(ticks, 1_000_000_000L);
		return high == 0 && ticks * 1_000_000_000L >= 0 ? ticks * 1_000_000_000L / perSecond
				: (long) ((double) ticks / perSecond * 1e9);
	}
}
