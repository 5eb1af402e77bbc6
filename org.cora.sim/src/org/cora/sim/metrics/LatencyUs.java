// SPDX-License-Identifier: EPL-2.0
// Copyright (c) 2026 Cora contributors
package org.cora.sim.metrics;

/**
 * Latency of all delivered packets, of those that never left the card, and of those that were on the CPU.
 */
public record LatencyUs(LatencySummary overall, LatencySummary nic, LatencySummary cpu) {
}
