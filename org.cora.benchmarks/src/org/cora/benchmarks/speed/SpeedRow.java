// SPDX-License-Identifier: EPL-2.0
// Copyright (c) 2026 Cora contributors
package org.cora.benchmarks.speed;

/**
 * How fast one thing was.
 *
 * @param nf                  the network function; of the floor empty
 * @param flows               flows active at a time
 * @param mode                {@code functional}: packets through the program; {@code timed}: through the simulator;
 *                            {@code source}: nothing but generating what {@code timed} handles; {@code floor}: one probe of a
 *                            bare hash table with as many entries as there are flows;
 *                            {@code ns3}: ns-3 forwards the packets of the timed row from port to port, without the program
 * @param executor            {@code compiled} or {@code interpreted}, empty for the others
 * @param packetsPerSecond    per second of wall time
 * @param packetsPerCpuSecond per second of the thread's own time: the same on an idle machine
 * @param bytesPerPacket      allocated per packet; null for a program that isn't ours
 * @param forwarded           share of packets that were forwarded, 0 … 1
 */
public record SpeedRow(String nf, long flows, String mode, String executor, double packetsPerSecond,
		double packetsPerCpuSecond, Double bytesPerPacket, double forwarded) {
}
