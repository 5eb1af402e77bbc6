// SPDX-License-Identifier: EPL-2.0
// Copyright (c) 2026 Cora contributors
package org.cora.planner.evaluate;

import java.util.List;
import java.util.function.Supplier;

/**
 * Remembers the path costs of the split evaluated last: they are the same for all thresholds of a cut, which a search
 * tries one after the other.
 */
final class WalkCache {

	private record Key(List<StateChoice> states, int from, int to, boolean hostOnly) {
	}

	private Key last;
	private PathCost[][] costs;

	PathCost[][] of(Split split, Supplier<PathCost[][]> otherwise) {
		Key key = new Key(split.states(), split.cut().map(Cut::from).orElse(-1), split.cut().map(Cut::to).orElse(-1), split.hostOnly());
		if (!key.equals(last)) {
			costs = otherwise.get();
			last = key;
		}
		return costs;
	}
}
