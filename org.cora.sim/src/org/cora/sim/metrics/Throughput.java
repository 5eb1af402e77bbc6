// SPDX-License-Identifier: EPL-2.0
// Copyright (c) 2026 Cora contributors
package org.cora.sim.metrics;

/**
 * Rates over the run.
 *
 * @param offeredMpps   million packets per second that arrived
 * @param deliveredMpps million packets per second that left by a port
 * @param gbps          delivered bits per second on the wire, frame check sequence and gaps not counted, in 10^9
 */
public record Throughput(double offeredMpps, double deliveredMpps, double gbps) {
}
