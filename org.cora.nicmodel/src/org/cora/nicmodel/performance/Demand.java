// SPDX-License-Identifier: EPL-2.0
// Copyright (c) 2026 Cora contributors
package org.cora.nicmodel.performance;

import java.util.Map;

/**
 * What offered traffic asks of a card and a host under one way of splitting the work. All "per packet" figures are per
 * offered packet, whichever way it takes.
 *
 * @param packetRate      offered packets per second, from 0
 * @param packetBytes     mean bytes on the wire, frame check sequence not included
 * @param nic             what is asked of the card
 * @param cpu             what is asked of the host
 * @param toHost          crossings from card to host per packet
 * @param toNic           crossings from host to card per packet
 * @param wire            the wire that is full first
 * @param inserts         flow-table insertions per second at the offered rate
 * @param deletes         flow-table removals per second at the offered rate
 * @param memoryBytes     bytes taken in each of the card's memories, by name
 * @param steeringEntries flow-table entries in use
 * @param tableEntries    entries of all tables on the card
 * @param hostBytes       bytes of host memory
 * @param instructions    machine instructions of the card's program
 */
public record Demand(double packetRate, double packetBytes, SideDemand nic, SideDemand cpu, double toHost, double toNic, Wire wire,
		double inserts, double deletes, Map<String, Double> memoryBytes, double steeringEntries, double tableEntries,
		double hostBytes, double instructions) {

	public Demand {
		memoryBytes = Map.copyOf(memoryBytes);
		if (!(packetRate >= 0) || !(packetBytes >= 0)) {
			throw new IllegalArgumentException(packetRate + " packets per second of " + packetBytes + " bytes");
		}
	}
}
