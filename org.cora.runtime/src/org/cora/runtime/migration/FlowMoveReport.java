// SPDX-License-Identifier: EPL-2.0
// Copyright (c) 2026 Cora contributors
package org.cora.runtime.migration;

/**
 * What became of one flow of a migration.
 *
 * @param flow          its number
 * @param stayed        whether it is where it was
 * @param blackoutNanos how long it was handled on neither side
 * @param drainNanos    the part of it that the old side took for packets that were there already; 0 in weak order, which
 *                      doesn't wait for them
 * @param transferNanos the part of it that its last changes took to cross
 * @param lateBytes     bytes of those changes
 */
public record FlowMoveReport(int flow, boolean stayed, long blackoutNanos, long drainNanos, long transferNanos,
		long lateBytes) {
}
