// SPDX-License-Identifier: EPL-2.0
// Copyright (c) 2026 Cora contributors
package org.cora.planner.search;

import java.util.ArrayList;
import java.util.List;
import org.cora.planner.evaluate.Cut;

/**
 * The cuts a search tries: every run of neighbouring flow groups, and thresholds in powers of two with steps between.
 *
 * <p>Where all flows move, one packet is enough to know it. Where only some do, their rate has to be told from a count
 * of k packets, which has a relative error of 1/√k (Poisson); 16 packets keep it at a quarter.
 */
final class Thresholds {

	private static final long[] STEPS = {1, 2, 3, 4, 6, 8, 12, 16, 24, 32, 48, 64, 96, 128, 256, 512, 1024, 4096, 16384};
	private static final long FIRST_OF_SOME = 16;

	private Thresholds() {
	}

	/** All cuts of that many groups. */
	static List<Cut> cuts(int groups) {
		List<Cut> cuts = new ArrayList<>();
		for (int from = 0; from < groups; from++) {
			for (int to = groups; to > from; to--) {
				for (long threshold : STEPS) {
					if (threshold >= FIRST_OF_SOME || from == 0 && to == groups) {
						cuts.add(new Cut(from, to, threshold));
					}
				}
			}
		}
		return cuts;
	}
}
