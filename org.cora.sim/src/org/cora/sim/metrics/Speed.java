// SPDX-License-Identifier: EPL-2.0
// Copyright (c) 2026 Cora contributors
package org.cora.sim.metrics;

/**
 * Speed of the simulation itself; says nothing about the simulated system and differs from run to run.
 *
 * @param wallSeconds      time the run took
 * @param packetsPerSecond packets simulated per second of wall time, generator included
 * @param peakPackets      most packets in flight at a time
 * @param peakFlows        most flows known at a time
 */
public record Speed(double wallSeconds, double packetsPerSecond, int peakPackets, int peakFlows) {
}
