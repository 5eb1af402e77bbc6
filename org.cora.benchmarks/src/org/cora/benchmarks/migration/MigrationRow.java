// SPDX-License-Identifier: EPL-2.0
// Copyright (c) 2026 Cora contributors
package org.cora.benchmarks.migration;

/**
 * One migration of many flows under load.
 *
 * @param nf             network function
 * @param nic            card
 * @param order          {@code strict} or {@code weak}
 * @param partial        whether flows went on before what is only counted of them had followed
 * @param direction      {@code nic-to-cpu} or {@code cpu-to-nic}
 * @param flows          flows that were to move
 * @param moved          those that did
 * @param nicLoad        load of the card's binding resource with all flows on it, 1 for all that it can take
 * @param hostLoad       load of host cores or bus, whichever is higher, with all flows on the host
 * @param offeredMpps    packets per second
 * @param seconds        virtual time from start to the last flow's end
 * @param entriesPerSecond changes of the flow table per second meanwhile
 * @param limitPerSecond what the card's flow table can do
 * @param bytesBefore    bytes of state that crossed for a flow before it was handled on its new side, mean
 * @param bytesAfter     bytes that followed, mean
 * @param meanGapUs      mean time that a flow was handled nowhere, microseconds
 * @param longestGapUs   longest time that a flow was handled nowhere, microseconds
 * @param worstGapRatio  that of a flow against what its drain and the transfer of its changes take on their own, the largest
 * @param bufferedPeak   most packets kept at a time
 * @param forwarded      packets sent to the other side
 * @param reordered      packets handled after a later one of their flow
 * @param dropped        packets dropped in the whole run for lack of a resource
 * @param sound          whether all invariants held
 */
public record MigrationRow(String nf, String nic, String order, boolean partial, String direction, long flows, long moved, double nicLoad,
		double hostLoad, double offeredMpps, double seconds, double entriesPerSecond, double limitPerSecond, double bytesBefore, double bytesAfter, double meanGapUs, double longestGapUs,
		double worstGapRatio, int bufferedPeak, long forwarded, long reordered, long dropped, boolean sound) {
}
