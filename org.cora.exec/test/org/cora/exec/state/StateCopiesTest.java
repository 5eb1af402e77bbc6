// SPDX-License-Identifier: EPL-2.0
// Copyright (c) 2026 Cora contributors
package org.cora.exec.state;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.ArrayList;
import java.util.List;
import org.cora.ir.type.Types;
import org.junit.jupiter.api.Test;

/** What a card's memory is restored from. */
class StateCopiesTest {

	private static final int[] TWO = {0, 1};

	@Test
	void anLruComesBackWithTheOrderInWhichItsEntriesWereUsed() {
		LocalStore store = new StateBuilder().lru("recent", Types.U8, Types.U8, 3).store();
		MapState recent = (MapState) store.state(0);
		for (int key = 1; key <= 3; key++) {
			recent.insert(new long[] {key, key}, TWO, 0, -1);
		}
		recent.refresh(recent.find(new long[] {1}), 0);
		StateCopies copies = new StateCopies(store, 1);
		recent.refresh(recent.find(new long[] {2}), 0);
		recent.insert(new long[] {9, 9}, TWO, 0, -1);
		copies.putBack();
		assertEquals(copies.digest(), copies.liveDigest());
		recent.insert(new long[] {4, 4}, TWO, 0, -1);
		List<Long> keys = new ArrayList<>();
		store.forEach(0, (key, value, deadline, flow) -> keys.add(key[0]));
		assertEquals(List.of(1L, 3L, 4L), keys, "the second was used least recently then");
	}
}
