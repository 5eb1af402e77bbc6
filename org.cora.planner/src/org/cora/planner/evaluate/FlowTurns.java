// SPDX-License-Identifier: EPL-2.0
// Copyright (c) 2026 Cora contributors
package org.cora.planner.evaluate;

/**
 * How many of a flow's packets take its turn on the card. Whether packets that come in by a port do is taken to be a matter of the
 * flow, by which port they come one of the packet: a function may need the host first for what comes by one port, and not for what
 * comes by another.
 */
final class FlowTurns {

	private final double[][] packets;
	private final boolean[][] takes;

	FlowTurns(int groups, int ports) {
		packets = new double[groups][ports];
		takes = new boolean[groups][ports];
	}

	/** Packets of a flow group that come in by a port take a way on which they take turns, or don't. */
	void add(int group, int port, double share, boolean turn) {
		packets[group][port] += share;
		takes[group][port] |= turn && share > 0;
	}

	/** Part of the packets of a flow of that group, if its packets take turns at all. */
	double part(int group) {
		double all = 0;
		double turns = 0;
		for (int port = 0; port < packets[group].length; port++) {
			all += packets[group][port];
			turns += takes[group][port] ? packets[group][port] : 0;
		}
		return all > 0 ? turns / all : 0;
	}
}
