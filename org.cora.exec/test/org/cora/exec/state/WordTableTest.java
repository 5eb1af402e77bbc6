// SPDX-License-Identifier: EPL-2.0
// Copyright (c) 2026 Cora contributors
package org.cora.exec.state;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Random;
import org.junit.jupiter.api.Test;

class WordTableTest {

	private final WordTable wide = new WordTable(2, 1);
	private final WordTable narrow = new WordTable(1, 1);
	private final LookAhead ahead = new LookAhead();
	private final int[] found = new int[LookAhead.FLOW + 1];

	private void foresee(long key) {
		wide.foresee(key, ~key, ahead, found, 0);
		narrow.foresee(key, ahead, found, 1);
		ahead.look();
	}

	private void assertFound(long key) {
		assertEquals(wide.find(key, ~key), wide.find(key, ~key, found[0]));
		assertEquals(narrow.find(key), narrow.find(key, found[1]));
	}

	@Test
	void whereAKeyWasOnceIsOnlyAHint() {
		Random random = new Random(1);
		for (int i = 0; i < 5000; i++) {
			long key = random.nextInt(400);    // also what records that aren't in use might hold
			foresee(random.nextInt(8) == 0 ? random.nextInt(400) : key);
			assertFound(key);
			if (wide.find(key, ~key) == 0) {
				wide.insert(new long[] { key, ~key });
				narrow.insert(new long[] { key });
			} else if (random.nextBoolean()) {
				wide.remove(wide.find(key, ~key));
				narrow.remove(narrow.find(key));
			}
			assertFound(key);
			found[0] = random.nextInt();
			found[1] = random.nextInt();
			assertFound(key);
		}
	}

	@Test
	void whatWasForeseenIsTheEntry() {
		wide.insert(new long[] { 7, ~7L });
		narrow.insert(new long[] { 7 });
		foresee(7);
		assertEquals(1, found[0]);
		assertEquals(1, found[1]);
	}

	@Test
	void aKeyOfZeroesIsNotFoundWhereThereIsNone() {
		foresee(0);
		assertEquals(0, narrow.find(0, found[1]));
		assertEquals(0, wide.find(0, 0, found[0]));
	}
}
