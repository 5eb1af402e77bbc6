// SPDX-License-Identifier: EPL-2.0
// Copyright (c) 2026 Cora contributors
package org.cora.benchmarks.speed;

/**
 * What a part of the simulator takes of a timed row's time.
 *
 * @param nf    the network function
 * @param flows flows active at a time
 * @param part  in words
 * @param share of the time, 0 … 1
 */
public record ProfileShare(String nf, long flows, String part, double share) {
}
