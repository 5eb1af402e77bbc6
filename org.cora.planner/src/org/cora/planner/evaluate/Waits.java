// SPDX-License-Identifier: EPL-2.0
// Copyright (c) 2026 Cora contributors
package org.cora.planner.evaluate;

import java.util.function.IntPredicate;
import org.cora.nicmodel.NicModel;
import org.cora.nicmodel.Pcie;
import org.cora.planner.stateflow.FlowGroup;
import org.cora.planner.stateflow.StateFlowGraph;

/**
 * Mean times that packets wait or take beside cores, in nanoseconds: the wire at both ends, the bus, and where many threads share
 * a queue, the turn of the packet's own flow. Each is one server that is offered Poisson arrivals (Pollaczek and Khinchine);
 * sizes of packets are taken to vary as exponential ones do, which mixtures come near to.
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
		return 2 * (service + wait(rate / ports * service, service, 1)) * NANOS;
	}

	/** Time on and before the bus in one direction, its latency apart, when so many packets of all cross that way. */
	double bus(double share) {
		Pcie pcie = nic.getPcie();
		if (pcie == null || share <= 0) {
			return 0;
		}
		double bytes = (graph.getPacketBytes() + pcie.getPacketBytes()) * 8 / pcie.getBandwidth();
		double slot = pcie.getPacketRate() > 0 ? 1 / pcie.getPacketRate() : 0;
		return (bytes + slot + wait(rate * share * bytes, bytes, 1)) * NANOS;
	}

	/**
	 * Mean wait of packets for those of their own flow before them, weighed by flow.
	 *
	 * @param seconds that a packet takes of its flow's turn
	 * @param onNic   which flow groups are on the card
	 */
	double turns(double seconds, IntPredicate onNic) {
		double sum = 0;
		double packets = 0;
		for (int g = 0; g < graph.getGroups().size() - 1; g++) {
			FlowGroup group = graph.getGroups().get(g);
			if (onNic.test(g) && group.getPacketShare() > 0) {
				double hottest = Math.min(group.getHottestShare(), group.getPacketShare());
				double others = group.getPacketShare() - hottest;
				sum += hottest * wait(rate * hottest * seconds, seconds, 0);
				sum += others * wait(rate * others / Math.max(1, group.getFlows() - 1) * seconds, seconds, 0);
				packets += group.getPacketShare();
			}
		}
		return packets > 0 ? sum / packets * NANOS : 0;
	}

	/** Mean wait before one server, in seconds. */
	private static double wait(double load, double service, double squaredVariation) {
		double busy = Math.min(load, BUSIEST);
		return busy / (1 - busy) * service * (1 + squaredVariation) / 2;
	}
}
