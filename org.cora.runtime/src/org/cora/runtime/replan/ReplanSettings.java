// SPDX-License-Identifier: EPL-2.0
// Copyright (c) 2026 Cora contributors
package org.cora.runtime.replan;

/**
 * When the runtime plans again, and what that takes. None of it is a figure of hardware.
 *
 * @param drift          change of demand, new flows, costs, cores or the flow table's rate, as a share of what was planned for, from which on it does
 * @param shareDrift     fall of the share of packets on the card from which on it does
 * @param clearly        share of the host cores that another plan has to save to be taken
 * @param dwellIntervals control intervals between two plannings at least; doubles, up to sixteen times, while they change nothing
 * @param nanosPerLook   time of a host core for each busy flow when traffic is looked at
 * @param nanosPerPlan   the same to prepare a search
 * @param nanosPerSplit  the same for each split that it looks at
 */
public record ReplanSettings(double drift, double shareDrift, double clearly, int dwellIntervals, double nanosPerLook,
		double nanosPerPlan, double nanosPerSplit) {

	/** The settings in use; docs/runtime.md says where the times come from. */
	public static final ReplanSettings DEFAULT = new ReplanSettings(0.25, 0.25, 0.03, 8, 12, 500_000, 50_000);

	public ReplanSettings {
		if (!(drift > 0) || !(shareDrift > 0) || !(clearly >= 0) || dwellIntervals < 1 || !(nanosPerLook >= 0)
				|| !(nanosPerPlan >= 0) || !(nanosPerSplit >= 0)) {
			throw new IllegalArgumentException("not settings for planning again");
		}
	}
}
