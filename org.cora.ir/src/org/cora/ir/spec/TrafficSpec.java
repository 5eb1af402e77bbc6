// SPDX-License-Identifier: EPL-2.0
// Copyright (c) 2026 Cora contributors
package org.cora.ir.spec;

import java.util.List;
import org.cora.ir.source.SourceRange;

/**
 * The packets an NF is planned for and run under: one workload after the other.
 *
 * @param name   as declared
 * @param phases at least one
 * @param where  where it is declared
 */
public record TrafficSpec(String name, List<Phase> phases, SourceRange where) {

	public TrafficSpec {
		phases = List.copyOf(phases);
		if (phases.isEmpty()) {
			throw new IllegalArgumentException("traffic needs a phase");
		}
	}

	/**
	 * A stretch of time with one workload.
	 *
	 * @param startNanos when it starts, from the beginning of the run; it lasts until the next one starts
	 * @param workload   what arrives
	 */
	public record Phase(long startNanos, Workload workload) {
	}
}
