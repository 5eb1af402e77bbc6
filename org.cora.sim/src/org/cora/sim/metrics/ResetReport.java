// SPDX-License-Identifier: EPL-2.0
// Copyright (c) 2026 Cora contributors
package org.cora.sim.metrics;

/**
 * What a reset of the card came to.
 *
 * @param atNanos       when it was reset
 * @param backNanos     when it took packets again
 * @param stateAgeNanos how long before the reset the checkpoint began that the state is from; as long as the run if there was none
 * @param packetsLost   packets that were in the card
 * @param flowsToHost   flows that went on at the host
 * @param flowsOnCard   flows that the card got back
 * @param bytesToCard   bytes of state that it got back
 */
public record ResetReport(long atNanos, long backNanos, long stateAgeNanos, long packetsLost, int flowsToHost, int flowsOnCard,
		long bytesToCard) {
}
