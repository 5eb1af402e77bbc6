// SPDX-License-Identifier: EPL-2.0
// Copyright (c) 2026 Cora contributors
package org.cora.planner.evaluate;

import java.util.List;
import java.util.function.Supplier;

/**
 * Remembers the path costs of the split evaluated last: they are the same for most thresholds of a cut, which a
 * search tries one after the other. They depend on the parts of groups on either side, as these share its caches.
 */
final class WalkCache {

	private record Key(List<StateChoice> states, boolean steers, List<Double> onNic, List<Double> onHost,
			boolean hostOnly) {
	}

	private Key last;
	private PathCost[][] costs;

	PathCost[][] of(Split split, List<Double> onNic, List<Double> onHost, Supplier<PathCost[][]> otherwise) {
		Key key = new Key(split.states(), split.cut().isPresent(), onNic, onHost, split.hostOnly());
		if (!key.equals(last)) {
			costs = otherwise.get();
			last = key;
		}
		return costs;
	}
}
