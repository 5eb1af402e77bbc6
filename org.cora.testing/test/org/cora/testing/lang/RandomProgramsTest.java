// SPDX-License-Identifier: EPL-2.0
// Copyright (c) 2026 Cora contributors
package org.cora.testing.lang;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Random programs compute, through front end and both interpreters, what their statements mean one by one. */
class RandomProgramsTest {

	private static final int PROGRAMS = 12;

	@ParameterizedTest
	@ValueSource(longs = {1, 2, 3, 4})
	void programsComputeWhatTheirStatementsMean(long block) {
		for (long seed = block * 1000; seed < block * 1000 + PROGRAMS; seed++) {
			RandomProgram program = new RandomProgram(seed);
			Ran ran = Ran.of(program.text());
			for (int[] ports : new int[][] {{5, 9}, {0, 0}, {65535, 3}}) {
				ran.udp(ports[0], ports[1]);
				List<Object> expected = new ArrayList<>();
				for (long number : program.expected(ports[0], ports[1])) {
					expected.add(number >= 0 ? (Object) number : new BigInteger(Long.toUnsignedString(number)));
				}
				Map<Object, Object> found = ran.content("out");
				List<Object> values = new ArrayList<>();
				for (long i = 0; i < expected.size(); i++) {
					values.add(found.getOrDefault(i, 0L));
				}
				assertEquals(expected, values, () -> program.text());
			}
		}
	}
}
