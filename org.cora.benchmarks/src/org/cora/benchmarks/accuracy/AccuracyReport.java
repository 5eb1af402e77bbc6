// SPDX-License-Identifier: EPL-2.0
// Copyright (c) 2026 Cora contributors
package org.cora.benchmarks.accuracy;

import java.util.List;

/**
 * How well a shipped NIC model predicts the measurements of a file.
 *
 * @param file      as it was named
 * @param kind      of measurements: {@code programs}, {@code lookups} or {@code countmin}
 * @param nic       name of the NIC model
 * @param lines     measurements in the file
 * @param predicted lines without a measured value, which were predicted and not judged
 * @param simulated whether programs were simulated packet by packet, or put into the performance model
 * @param groups    the first is of all
 * @param knees     where throughput stops growing with cores
 */
public record AccuracyReport(String file, String kind, String nic, int lines, int predicted, boolean simulated,
		List<GroupAccuracy> groups, KneeAccuracy knees) {

	public AccuracyReport {
		groups = List.copyOf(groups);
	}
}
