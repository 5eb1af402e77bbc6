// SPDX-License-Identifier: EPL-2.0
// Copyright (c) 2026 Cora contributors
package org.cora.ir.unit;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import org.junit.jupiter.api.Test;

class QuantityTest {

	@Test
	void printsAsAPersonWouldWrite() {
		assertEquals("10 Mpps", Quantity.format(1e7, Dimension.PACKET_RATE));
		assertEquals("1 Mpps", Quantity.format(999_980, Dimension.PACKET_RATE));
		assertEquals("999.9 kpps", Quantity.format(999_940, Dimension.PACKET_RATE));
		assertEquals("5 min", Quantity.format(300e9, Dimension.TIME));
		assertEquals("50 us", Quantity.format(50e3, Dimension.TIME));
		assertEquals("87 %", Quantity.format(0.87, Dimension.FRACTION));
		assertEquals("64 B", Quantity.format(64, Dimension.SIZE));
		assertEquals("12", Quantity.format(12, Dimension.COUNT));
		assertEquals("2.5 GHz", Quantity.format(2.5e9, Dimension.FREQUENCY));
		assertEquals("0.5 pps", Quantity.format(0.5, Dimension.PACKET_RATE));
		assertEquals("0 B", Quantity.format(0, Dimension.SIZE));
	}

	@Property
	void whatIsPrintedReadsBackWithinFourDigits(@ForAll @DoubleRange(min = 1e-2, max = 1e12) double value) {
		for (Dimension dimension : Dimension.values()) {
			String[] parts = Quantity.format(value, dimension).split(" ");
			double factor = parts.length == 1 ? 1 : Unit.of(parts[1]).orElseThrow().factor();
			double back = Double.parseDouble(parts[0]) * factor;
			assertTrue(Math.abs(back - value) <= 1e-3 * value, () -> String.join(" ", parts) + " for " + value);
		}
	}

	@Test
	void unitsAreCaseSensitive() {
		assertEquals(1e6, Unit.of("Mpps").orElseThrow().toBase(1));
		assertTrue(Unit.of("mpps").isEmpty());
	}
}
