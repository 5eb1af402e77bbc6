// SPDX-License-Identifier: EPL-2.0
// Copyright (c) 2026 Cora contributors
package org.cora.planner.analysis;

/**
 * A place in a handler up to which no state has been touched: all packets that get there are of one steering class.
 *
 * @param handler   index of the handler in the NF; -1 for a port without one
 * @param port      port that the packets come in by; -1 for entries that time out
 * @param block     the block with the first access to a state, or in which the run ends without one
 * @param predicate the condition on headers, in the language's words
 * @param stateless whether runs end there without having touched a state
 */
public record SteeringSite(int handler, int port, int block, String predicate, boolean stateless) {
}
