// SPDX-License-Identifier: EPL-2.0
// Copyright (c) 2026 Cora contributors
package org.cora.benchmarks.speed;

import java.util.List;

/**
 * What was measured.
 *
 * @param rows    in the order in which they were
 * @param profile where the time of timed rows went, the largest share first; empty unless that was asked for
 */
public record SpeedResult(List<SpeedRow> rows, List<ProfileShare> profile) {
}
