// SPDX-License-Identifier: EPL-2.0
// Copyright (c) 2026 Cora contributors
package org.cora.ir.unit;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * A unit as it is written after a number, the project's one list of them.
 *
 * @param symbol    as written, case-sensitive ({@code Mpps}, {@code us}, {@code GB})
 * @param dimension what it measures
 * @param factor    how many base units of the dimension one of it is
 */
public record Unit(String symbol, Dimension dimension, double factor) {

	private static final Map<String, Unit> ALL = new LinkedHashMap<>();

	static {
		add(Dimension.COUNT, "k", 1e3, "M", 1e6, "G", 1e9);
		add(Dimension.TIME, "ns", 1, "us", 1e3, "ms", 1e6, "s", 1e9, "min", 60e9, "h", 3600e9);
		add(Dimension.SIZE, "B", 1, "kB", 1e3, "MB", 1e6, "GB", 1e9, "KiB", 1024, "MiB", 1048576, "GiB", 1073741824);
		add(Dimension.PACKET_RATE, "pps", 1, "kpps", 1e3, "Mpps", 1e6, "Gpps", 1e9);
		add(Dimension.BIT_RATE, "bps", 1, "kbps", 1e3, "Mbps", 1e6, "Gbps", 1e9);
		add(Dimension.EVENT_RATE, "/s", 1, "k/s", 1e3, "M/s", 1e6);
		add(Dimension.FREQUENCY, "Hz", 1, "kHz", 1e3, "MHz", 1e6, "GHz", 1e9);
		add(Dimension.CYCLES, "cycles", 1);
		add(Dimension.FRACTION, "%", 0.01);
	}

	private static void add(Dimension dimension, Object... symbolsAndFactors) {
		for (int i = 0; i < symbolsAndFactors.length; i += 2) {
			String symbol = (String) symbolsAndFactors[i];
			double factor = ((Number) symbolsAndFactors[i + 1]).doubleValue();
			ALL.put(symbol, new Unit(symbol, dimension, factor));
		}
	}

	/** The unit written so, if there is one. */
	public static Optional<Unit> of(String symbol) {
		return Optional.ofNullable(ALL.get(symbol));
	}

	/** All units, the smallest of a dimension first. */
	public static Iterable<Unit> all() {
		return ALL.values();
	}

	/** The value in base units of {@code amount} of this unit. */
	public double toBase(double amount) {
		return amount * factor;
	}
}
