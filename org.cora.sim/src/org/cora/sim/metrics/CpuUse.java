// SPDX-License-Identifier: EPL-2.0
// Copyright (c) 2026 Cora contributors
package org.cora.sim.metrics;

/**
 * Host cores' worth of work for the NF.
 *
 * @param coresMean    packets and control work, over the run
 * @param coresPeak    most in one sampling interval
 * @param controlCores the part of the mean that went into steering entries, ageing and moving state
 */
public record CpuUse(double coresMean, double coresPeak, double controlCores) {
}
