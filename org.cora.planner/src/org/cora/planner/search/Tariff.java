// SPDX-License-Identifier: EPL-2.0
// Copyright (c) 2026 Cora contributors
package org.cora.planner.search;

/**
 * What the prices of limits make of things that lanes take, per packet.
 *
 * @param hostCycle of a host cycle, the objective's part included
 * @param hostTurn  of a host cycle of the heaviest flow's packets, more than others'
 * @param core      of a cycle that a core of the card is busy
 * @param thread    of a cycle that a thread of the card is busy or waits
 * @param turn      of a cycle on the card from the first access on, which the next packet waits for, of the heaviest flow
 * @param crossing  of a packet that goes to the host
 * @param served    of a cycle that a memory is busy; for each memory, then for each memory's busiest addresses
 */
record Tariff(double hostCycle, double hostTurn, double core, double thread, double turn, double crossing,
		double[] served) {

	/** At the prices of limits. */
	static Tariff of(Limits limits, double[] weights, int memories) {
		double hostCycle = limits.coresPerCycle;
		for (int row : new int[] {Limits.HOST_CORES, Limits.HOST_THREADS, Limits.CORES_ALLOWED}) {
			hostCycle += weights[row] * limits.perUnit[row];
		}
		double crossing = weights[Limits.BUS_PACKETS] * limits.perUnit[Limits.BUS_PACKETS]
				+ weights[Limits.BUS_BITS] * limits.perUnit[Limits.BUS_BITS];
		double[] served = new double[2 * memories];
		for (int i = 0; i < served.length; i++) {
			served[i] = weights[Limits.SERVICE + i] * limits.perUnit[Limits.SERVICE + i];
		}
		return new Tariff(hostCycle, weights[Limits.HOST_FLOW] * limits.perUnit[Limits.HOST_FLOW],
				weights[Limits.NIC_CORES] * limits.perUnit[Limits.NIC_CORES],
				weights[Limits.NIC_THREADS] * limits.perUnit[Limits.NIC_THREADS],
				weights[Limits.NIC_FLOW] * limits.perUnit[Limits.NIC_FLOW], crossing, served);
	}

	/** Of a cycle that the card issues. */
	double issue() {
		return core + thread;
	}
}
