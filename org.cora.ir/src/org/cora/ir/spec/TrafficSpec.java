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
	 * @param conditions what host and card have left meanwhile
	 */
	public record Phase(long startNanos, Workload workload, Conditions conditions) {

		/** A phase in which host and card are as they should be. */
		public Phase(long startNanos, Workload workload) {
			this(startNanos, workload, Conditions.NORMAL);
		}
	}

	/**
	 * What host and card have left of what a plan was made with. Plans don't know of it; runs show what comes of it.
	 *
	 * @param hostCores  cores that the host still gives, if that is fewer than the offload has; 0: all of them
	 * @param insertions rate of changes of the card's flow table as a share of the card's, above 0, at most 1
	 * @param transfers  share of the transfers of state between card and host that arrive, 0 to 1
	 */
	public record Conditions(int hostCores, double insertions, double transfers) {

		/** Nothing is missing. */
		public static final Conditions NORMAL = new Conditions(0, 1, 1);

		public Conditions {
			if (hostCores < 0 || !(insertions > 0 && insertions <= 1) || !(transfers >= 0 && transfers <= 1)) {
				throw new IllegalArgumentException("not conditions of a run: " + hostCores + " cores, " + insertions
						+ " insertions, " + transfers + " transfers");
			}
		}

		/** Conditions in which all transfers arrive. */
		public Conditions(int hostCores, double insertions) {
			this(hostCores, insertions, 1);
		}
	}
}
