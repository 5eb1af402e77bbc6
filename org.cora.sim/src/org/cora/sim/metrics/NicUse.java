// SPDX-License-Identifier: EPL-2.0
// Copyright (c) 2026 Cora contributors
package org.cora.sim.metrics;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * How busy the card was.
 *
 * @param utilisation share of the time that each resource was busy, or of its places taken, by name
 * @param memory      of each memory that holds state
 */
public record NicUse(Map<String, Double> utilisation, List<MemoryUse> memory) {
	public NicUse {
		utilisation = Collections.unmodifiableMap(new LinkedHashMap<>(utilisation));
		memory = List.copyOf(memory);
	}
}
