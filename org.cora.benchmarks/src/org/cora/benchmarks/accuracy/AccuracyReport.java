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
 * @param groups    the first is of all
 */
public record AccuracyReport(String file, String kind, String nic, int lines, int predicted, List<GroupAccuracy> groups) {

	public AccuracyReport {
		groups = List.copyOf(groups);
	}
}
