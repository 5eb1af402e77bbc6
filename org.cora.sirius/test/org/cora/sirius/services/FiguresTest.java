// SPDX-License-Identifier: EPL-2.0
// Copyright (c) 2026 Cora contributors
package org.cora.sirius.services;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;

class FiguresTest {

	@Test
	void numbersHaveThreeDigitsAndAPrefix() {
		assertEquals("0", Figures.count(0));
		assertEquals("0.31", Figures.count(0.31));
		assertEquals("999", Figures.count(999.4));
		assertEquals("220 k", Figures.count(220_000));
		assertEquals("4.19 M", Figures.count(4_194_304));
		assertEquals("3 MiB", Figures.bytes(3 * 1024 * 1024));
		assertEquals("1020 B", Figures.bytes(1020));
		assertEquals("54.4 Mpps", Figures.quantity(54.4e6, "pps"));
		assertEquals("200 k/s", Figures.quantity(200_000, "/s"));
		assertEquals("12 entries", Figures.quantity(12, "entries"));
		assertEquals("30 s", Figures.duration(30e9));
		assertEquals("350 ns", Figures.duration(350));
	}

	@Test
	void sharesArePercent() {
		assertEquals("0 %", Figures.percent(0));
		assertEquals("< 0.1 %", Figures.percent(0.0001));
		assertEquals("4.2 %", Figures.percent(0.042));
		assertEquals("87 %", Figures.percent(0.871));
		assertEquals("100 %", Figures.percent(1));
	}

	@Property
	void anyNumberCanBeShown(@ForAll double value) {
		for (String text : new String[] {Figures.count(value), Figures.bytes(value), Figures.percent(value), Figures.duration(value)}) {
			assertTrue(!text.isBlank() && !text.contains("NaN"), text);
		}
	}
}
