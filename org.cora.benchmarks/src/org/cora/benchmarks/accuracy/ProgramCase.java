// SPDX-License-Identifier: EPL-2.0
// Copyright (c) 2026 Cora contributors
package org.cora.benchmarks.accuracy;

import java.util.List;

/**
 * A program put together from the elements of a library.
 *
 * @param knownFlows whether the packets' flows are in the programs' tables
 * @param cores      at work
 * @param counts     what the program does for a packet, in the order of {@link Element#all}
 */
public record ProgramCase(boolean knownFlows, int cores, List<Double> counts) implements Case {

	public ProgramCase {
		counts = List.copyOf(counts);
		if (counts.size() != Element.all().size()) {
			throw new IllegalArgumentException(counts.size() + " counts of " + Element.all().size());
		}
	}

	/** How often the program does what an element stands for. */
	public double count(Element element) {
		return counts.get(Element.all().indexOf(element));
	}
}
