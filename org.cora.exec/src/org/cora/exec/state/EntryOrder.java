// SPDX-License-Identifier: EPL-2.0
// Copyright (c) 2026 Cora contributors
package org.cora.exec.state;

import java.util.Arrays;

/** Entries in the order of their keys, scalar by scalar, unsigned: the same on every machine and for every history. */
final class EntryOrder {

	private EntryOrder() {
	}

	static int[] byKey(WordTable table, EntryLayout layout) {
		return Arrays.stream(table.entries()).boxed().sorted((a, b) -> compare(table, layout, a, b))
				.mapToInt(Integer::intValue).toArray();
	}

	private static int compare(WordTable table, EntryLayout layout, int a, int b) {
		for (int slot = 0; slot < layout.slots(); slot++) {
			int order = Long.compareUnsigned(layout.get(table.slab, table.keyAt(a), slot),
					layout.get(table.slab, table.keyAt(b), slot));
			if (order != 0) {
				return order;
			}
		}
		return 0;
	}
}
