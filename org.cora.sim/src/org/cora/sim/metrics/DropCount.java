// SPDX-License-Identifier: EPL-2.0
// Copyright (c) 2026 Cora contributors
package org.cora.sim.metrics;

/**
 * Packets dropped for one cause.
 *
 * @param cause   the author's words, or which queue or table was full
 * @param policy  whether the NF said so; otherwise a resource was exhausted
 * @param packets how many, above 0
 */
public record DropCount(String cause, boolean policy, long packets) {
}
