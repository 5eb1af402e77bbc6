// SPDX-License-Identifier: EPL-2.0
// Copyright (c) 2026 Cora contributors
package org.cora.planner;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.HashSet;
import java.util.List;
import org.cora.planner.page.Axis;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What stands beside an axis. */
class AxisTest {

	@ParameterizedTest
	@ValueSource(doubles = { 0, 3e-12, 4.2e-6, 0.00031, 0.07, 0.9, 1, 37, 12_345, 8e7 })
	void labelsDiffer(double most) {
		List<String> labels = labels(Axis.fromZero(most));
		assertEquals(labels.size(), new HashSet<>(labels).size(), labels::toString);
		assertEquals("0", labels.get(0));
	}

	@Test
	void digitsAreThoseThatTellLabelsApart() {
		assertEquals(List.of("0", "0.2", "0.4", "0.6", "0.8", "1"), labels(Axis.fromZero(0)));
		assertEquals(List.of("0", "0.000005", "0.000010", "0.000015", "0.000020"), labels(Axis.fromZero(2e-5)));
		assertEquals(List.of("0", "5e-10", "1e-09", "1.5e-09", "2e-09"), labels(Axis.fromZero(2e-9)));
	}

	private static List<String> labels(Axis axis) {
		return axis.ticks().stream().map(axis::label).toList();
	}
}
