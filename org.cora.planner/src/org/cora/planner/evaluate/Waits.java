// SPDX-License-Identifier: EPL-2.0
// Copyright (c) 2026 Cora contributors
package org.cora.planner.evaluate;

import org.cora.nicmodel.NicModel;
import org.cora.nicmodel.Pcie;
import org.cora.planner.stateflow.FlowGroup;
import org.cora.planner.stateflow.StateFlowGraph;

/**
 * Mean times that packets wait or take beside cores, in nanoseconds: the wire at both ends, the bus, and where many threads share
 * a queue, the turn of the packet's own flow. Each is one server that is offered Poisson arrivals (Pollaczek and Khinchine),
 * where packets' sizes vary as was profiled. Packets that come back over the bus came over it before, one at a time, and take as
 * long each as they did then. Of two such counters in a row, what a packet spends at the second is the longest service
 * since the first was idle (O. J. Boxma, On a tandem queueing model with identical service times at both counters, Adv. Appl.
 * Prob. 11, 1979): never more than the longest packet takes.
 */
final class Waits {

	/** Preamble, start delimiter, inter-frame gap and frame check sequence, bytes (IEEE 802.3). */
	private static final double WIRE_OVERHEAD = 24;
	private static final double NANOS = 1e9;
	/** Servers are never taken to be busier than that: a finite queue bounds the wait. */
	private static final double BUSIEST = 0.99;

	private final NicModel nic;
	private final StateFlowGraph graph;
	private final double rate;

	Waits(NicModel nic, StateFlowGraph graph, double packetRate) {
		this.nic = nic;
		this.graph = graph;
		this.rate = packetRate;
	}

	/** Time on and before the wires, in and out, with packets spread evenly over the ports. */
	double wires() {
		int ports = (int) Math.max(1, graph.getClasses().stream().mapToInt(c -> c.getPort()).filter(p -> p >= 0).distinct().count());
		double service = (graph.getPacketBytes() + WIRE_OVERHEAD) * 8 * ports / nic.getLineRate();
		return 2 * (service + wait(rate / ports * service, service, graph.getSizeVariation())) * NANOS;
	}

	/** Time on and before the bus to the host, its latency apart, when so many packets of all cross that way. */
	double toHost(double share) {
		return share <= 0 ? 0 : (taken(graph.getPacketBytes()) + slot() + busy(share)) * NANOS;
	}

	/** The same of the way back, of packets that have come to the host before. */
	double toNic(double share) {
		double mean = taken(graph.getPacketBytes());
		double longest = Math.max(mean, taken(graph.getMostPacketBytes()));
		return share <= 0 ? 0 : (mean + slot() + Math.min(busy(share), longest - mean)) * NANOS;
	}

	private double busy(double share) {
		double service = taken(graph.getPacketBytes());
		return wait(rate * share * service, service, graph.getSizeVariation());
	}

	/** Seconds that a packet takes the bus for. */
	private double taken(double bytes) {
		Pcie pcie = nic.getPcie();
		return pcie == null ? 0 : (bytes + pcie.getPacketBytes()) * 8 / pcie.getBandwidth();
	}

	/** Seconds between two packets' descriptors. */
	private double slot() {
		Pcie pcie = nic.getPcie();
		return pcie != null && pcie.getPacketRate() > 0 ? 1 / pcie.getPacketRate() : 0;
	}

	/**
	 * Mean wait of a flow group's packets for those of their own flow before them. Whether packets take the turn at all is taken
	 * to be a matter of the flow.
	 *
	 * @param seconds that a packet takes of its flow's turn
	 */
	double turns(int index, double seconds) {
		FlowGroup group = graph.getGroups().get(index);
		double hottest = Math.min(group.getHottestShare(), group.getPacketShare());
		double others = group.getPacketShare() - hottest;
		double sum = hottest * wait(rate * hottest * seconds, seconds, 0)
				+ others * wait(rate * others / Math.max(1, group.getFlows() - 1) * seconds, seconds, 0);
		return sum / group.getPacketShare() * NANOS;
	}

	/** Mean wait before one server, in seconds. */
	private static double wait(double load, double service, double squaredVariation) {
		double busy = Math.min(load, BUSIEST);
		return busy / (1 - busy) * service * (1 + squaredVariation) / 2;
	}
}
