// SPDX-License-Identifier: EPL-2.0
// Copyright (c) 2026 Cora contributors
package org.cora.planner.evaluate;

import java.util.stream.IntStream;
import org.cora.nicmodel.NicModel;
import org.cora.nicmodel.Pcie;
import org.cora.nicmodel.performance.Wire;
import org.cora.planner.stateflow.StateFlowGraph;

/**
 * Mean times that packets wait or take beside cores, in nanoseconds: their ports' wires at both ends, the bus, and where many threads share
 * a queue, the turn of the packet's own flow. Each is one server that is offered Poisson arrivals (Pollaczek and Khinchine),
 * where packets' sizes vary as was profiled. Packets that come back over the bus came over it before, one at a time, and take as
 * long each as they did then. Of two such counters in a row, what a packet spends at the second is the longest service
 * since the first was idle (O. J. Boxma, On a tandem queueing model with identical service times at both counters, Adv. Appl.
 * Prob. 11, 1979): never more than the longest packet takes.
 */
final class Waits {

	private static final double NANOS = 1e9;
	/** Servers are never taken to be busier than that: a finite queue bounds the wait. */
	private static final double BUSIEST = 0.99;

	private final NicModel nic;
	private final StateFlowGraph graph;
	private final double rate;
	/** By port. */
	private final double[] in;
	private final double[] out;

	Waits(NicModel nic, StateFlowGraph graph, PortLoads ports) {
		this.nic = nic;
		this.graph = graph;
		this.rate = graph.getPacketRate();
		this.in = IntStream.range(0, ports.count()).mapToDouble(p -> in(ports.wire(p, true))).toArray();
		this.out = IntStream.range(0, ports.count()).mapToDouble(p -> out(ports, p)).toArray();
	}

	/** Time on and before the wires of the ports that packets of a path come in and leave by. */
	double wires(PathWork work) {
		return (work.port < 0 ? 0 : in[work.port]) + (work.leavesBy < 0 ? 0 : out[work.leavesBy]);
	}

	private double in(Wire wire) {
		return (taken(wire) + wait(wire)) * NANOS;
	}

	/**
	 * Packets that all came in by one port, at most as long as they leave, wait at the wire out for no longer than they would there
	 * alone, less what they waited before, but for the longest of them.
	 */
	private double out(PortLoads ports, int port) {
		Wire wire = ports.wire(port, false);
		int source = ports.source(port);
		double wait = wait(wire);
		if (source >= 0) {
			double longest = (graph.getMostPacketBytes() + Wire.OVERHEAD_BYTES) * 8 * wire.ports() / nic.getLineRate();
			wait = Math.min(wait, Math.max(0, wait - wait(ports.wire(source, true))) + Math.max(0, longest - taken(wire)));
		}
		return (taken(wire) + wait) * NANOS;
	}

	/** Seconds that a packet takes the wire for. */
	private double taken(Wire wire) {
		return wire.packets() <= 0 ? 0 : wire.bits() / wire.packets() * wire.ports() / nic.getLineRate();
	}

	/** Seconds that it waits for the wire. */
	private double wait(Wire wire) {
		return wait(rate * wire.packets() * taken(wire), taken(wire), variation(Wire.OVERHEAD_BYTES));
	}

	/** Squared coefficient of variation of what packets take together with bytes that they all have around them. */
	private double variation(double around) {
		double part = graph.getPacketBytes() / Math.max(1e-9, graph.getPacketBytes() + around);
		return graph.getSizeVariation() * part * part;
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
		return wait(rate * share * service, service, variation(nic.getPcie() == null ? 0 : nic.getPcie().getPacketBytes()));
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
	 * Mean wait of a flow's packets that take its turn for those before them, in nanoseconds.
	 *
	 * @param share   of all packets that take the flow's turn
	 * @param seconds that each has it for
	 */
	double turn(double share, double seconds) {
		return wait(rate * share * seconds, seconds, 0) * NANOS;
	}

	/** Mean wait before one server, in seconds. */
	private static double wait(double load, double service, double squaredVariation) {
		double busy = Math.min(load, BUSIEST);
		return busy / (1 - busy) * service * (1 + squaredVariation) / 2;
	}
}
