// SPDX-License-Identifier: EPL-2.0
// Copyright (c) 2026 Cora contributors
package org.cora.benchmarks.storms;

/**
 * How one way of running came through a storm, from one control interval before its first change to five after its last.
 *
 * @param storm          its name
 * @param way            {@code static}, {@code reactive}, {@code predictive} or {@code clairvoyant}
 * @param packets        that arrived
 * @param drops          packets lost for lack of a resource
 * @param coreSeconds    of the host, control work included
 * @param migrations     bundles of flows moved, promotions included; NaN where it isn't counted
 * @param flowsMoved     flows that changed sides
 * @param oscillations   turns of direction soon after the one before
 * @param worstLatencyUs longest latency of a packet of the run; NaN where there is none
 * @param sound          whether every invariant held
 */
public record StormRow(String storm, String way, double packets, double drops, double coreSeconds, double migrations,
		double flowsMoved, double oscillations, double worstLatencyUs, boolean sound) {
}
