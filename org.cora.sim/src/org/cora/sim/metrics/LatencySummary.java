// SPDX-License-Identifier: EPL-2.0
// Copyright (c) 2026 Cora contributors
package org.cora.sim.metrics;

/**
 * Time from ingress to egress of delivered packets, in microseconds; all NaN where there were none.
 *
 * @param packets how many it is over
 */
public record LatencySummary(long packets, double mean, double p50, double p99, double p999, double max) {
}
