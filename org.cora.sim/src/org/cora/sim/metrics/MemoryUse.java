// SPDX-License-Identifier: EPL-2.0
// Copyright (c) 2026 Cora contributors
package org.cora.sim.metrics;

/**
 * Card memory in use at the end of a run.
 *
 * @param level         name of the memory
 * @param usedBytes     bytes of entries in use, tables' own overhead not counted
 * @param capacityBytes what tables may take
 */
public record MemoryUse(String level, long usedBytes, long capacityBytes) {
}
