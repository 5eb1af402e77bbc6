// SPDX-License-Identifier: EPL-2.0
// Copyright (c) 2026 Cora contributors
package org.cora.ir.unit;

/** What a quantity measures. Every quantity is held in its dimension's base unit. */
public enum Dimension {
	/** A plain number; base unit 1. Suffixes {@code k}, {@code M}, {@code G} are powers of ten. */
	COUNT("", ""),
	/** Base unit nanosecond. */
	TIME("ns", "a time such as 10 ms"),
	/** Base unit byte. {@code kB, MB, GB} are powers of ten, {@code KiB, MiB, GiB} powers of two. */
	SIZE("B", "a size such as 64 B or 4 GB"),
	/** Packets per second. */
	PACKET_RATE("pps", "a packet rate such as 10 Mpps"),
	/** Bits per second. */
	BIT_RATE("bps", "a bit rate such as 40 Gbps"),
	/** Events per second: connections, insertions. */
	EVENT_RATE("/s", "a rate such as 200 k/s"),
	/** Base unit hertz. */
	FREQUENCY("Hz", "a frequency such as 800 MHz"),
	/** Clock cycles of the unit that the figure belongs to. */
	CYCLES("cycles", "a number of cycles such as 224 cycles"),
	/** A fraction; {@code 20 %} is held as 0.2. */
	FRACTION("", "a share such as 20 %");

	private final String baseUnit;
	private final String example;

	Dimension(String baseUnit, String example) {
		this.baseUnit = baseUnit;
		this.example = example;
	}

	/** The unit that values of this dimension are held in; empty for plain numbers and fractions. */
	public String baseUnit() {
		return baseUnit;
	}

	/** A noun phrase with an example, for messages: "a packet rate such as 10 Mpps". */
	public String example() {
		return example.isEmpty() ? "a number" : example;
	}
}
