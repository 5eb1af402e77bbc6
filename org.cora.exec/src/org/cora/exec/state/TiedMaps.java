// SPDX-License-Identifier: EPL-2.0
// Copyright (c) 2026 Cora contributors
package org.cora.exec.state;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** Maps whose entries expire with those of others. */
final class TiedMaps {

	private TiedMaps() {
	}

	/**
	 * Ties a store's maps to their owners.
	 *
	 * @param states all states that the store reaches, some of them of the other side's store
	 * @return the maps among them, owners before what is tied to them
	 */
	static MapState[] tie(LocalStore store, LocalState[] states) {
		List<MapState> order = new ArrayList<>();
		int left = -1;
		while (left != order.size()) {
			left = order.size();
			for (LocalState each : states) {
				if (each instanceof MapState map && !order.contains(map)) {
					int with = map.state().expiresWith();
					if (with < 0 || !map.isOf(store)) {
						order.add(map);
					} else if (states[with] instanceof MapState owner && order.contains(owner)) {
						map.tieTo(owner);
						order.add(map);
					}
				}
			}
		}
		if (order.size() != Arrays.stream(states).filter(MapState.class::isInstance).count()) {
			throw new IllegalArgumentException("states of " + store.nf().name() + " expire with each other in a circle");
		}
		return order.toArray(MapState[]::new);
	}
}
