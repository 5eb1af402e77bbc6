// SPDX-License-Identifier: EPL-2.0
// Copyright (c) 2026 Cora contributors
package org.cora.planner.evaluate;

import org.cora.planner.stateflow.FlowGroup;

/**
 * How many of a flow's packets take its turn on the card, and how long they wait for it. Of the heaviest flows it is known. Of others it is
 * taken to be a matter of the flow, by which port they come one of the packet: a function may need the host first for what
 * comes by one port, and not for what comes by another.
 */
final class FlowTurns {

	private final WatchedFlows watched;
	/** By group, and by port. */
	private final double[][] packets;
	private final boolean[][] takes;
	/** By group: packets that take turns, and the cycles that they do. */
	private final double[] share;
	private final double[] cycles;
	/** By watched flow: part of its packets that take turns, and the cycles that they do. */
	private final double[] ownPart;
	private final double[] ownCycles;

	FlowTurns(WatchedFlows watched, int groups, int ports) {
		this.watched = watched;
		packets = new double[groups][ports];
		takes = new boolean[groups][ports];
		share = new double[groups];
		cycles = new double[groups];
		ownPart = new double[watched.count()];
		ownCycles = new double[watched.count()];
	}

	/**
	 * Packets of a flow group that come in by a port take a way on which they take turns, or don't.
	 *
	 * @param part of all packets that do
	 * @param turn cycles that each has its flow's turn for; 0 if it takes none
	 */
	void add(int group, int port, double part, double turn) {
		packets[group][port] += part;
		takes[group][port] |= turn > 0 && part > 0;
		share[group] += turn > 0 ? part : 0;
		cycles[group] += part * turn;
	}

	/** The same of the packets of the group's watched flows. */
	void watch(int group, PathWork work, double turn) {
		for (int flow = watched.first(group); flow < watched.first(group + 1) && turn > 0; flow++) {
			ownPart[flow] += watched.onWay(flow, work);
			ownCycles[flow] += watched.onWay(flow, work) * turn;
		}
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

	/** Mean wait of a group's packets that take turns, for others of their flow, in nanoseconds; 0 if there are none. */
	double wait(int number, FlowGroup group, Waits waits, double clock) {
		if (share[number] <= 0) {
			return 0;
		}
		double seconds = cycles[number] / share[number] / clock;
		double part = part(number);
		double rest = group.getPacketShare();
		double turns = 0;
		double sum = 0;
		for (int flow = watched.first(number); flow < watched.first(number + 1); flow++) {
			double packetsOfFlow = Math.min(watched.share(flow), rest);
			rest -= packetsOfFlow;
			boolean own = watched.told();
			double takesTurns = packetsOfFlow * (own ? ownPart[flow] : share[number] / group.getPacketShare());
			double each = own && ownPart[flow] > 0 ? ownCycles[flow] / ownPart[flow] / clock : seconds;
			turns += takesTurns;
			sum += takesTurns * waits.turn(packetsOfFlow * (own ? ownPart[flow] : part), each);
		}
		double others = Math.max(0, share[number] - turns);
		double flows = Math.max(1, group.getFlows() - (watched.first(number + 1) - watched.first(number)));
		return (sum + others * waits.turn(rest / flows * part, seconds)) / (turns + others);
	}
}
