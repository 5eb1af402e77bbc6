// SPDX-License-Identifier: EPL-2.0
// Copyright (c) 2026 Cora contributors
package org.cora.planner.evaluate;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.cora.ir.program.Block;
import org.cora.ir.program.Instruction;
import org.cora.ir.program.Nf;
import org.cora.ir.program.PacketOperation;
import org.cora.ir.program.Port;
import org.cora.nicmodel.performance.Wire;
import org.cora.planner.stateflow.PathClass;
import org.cora.planner.stateflow.StateFlowGraph;
import org.cora.planner.stateflow.SteeringClass;

/**
 * What packets take of the ports' wires, in either direction, per offered packet. That is the same for all splits: whichever side
 * handles a packet, it comes in and leaves by the same ports. Where a plan's graph doesn't say how long the packets of its paths
 * are, as those of earlier versions don't, they are as long as all, and leave as they came.
 */
final class PortLoads {

	private static final double ALONE = 0.99;

	private final List<Port> ports;
	private final double[] packetsIn;
	private final double[] bytesIn;
	private final double[] packetsOut;
	private final double[] bytesOut;
	/** Packets that leave by a port and came in, or what they were made of did, by another: by these two. */
	private final double[][] through;
	private Wire fullest;

	private PortLoads(List<Port> ports) {
		this.ports = ports;
		this.packetsIn = new double[ports.size()];
		this.bytesIn = new double[ports.size()];
		this.packetsOut = new double[ports.size()];
		this.bytesOut = new double[ports.size()];
		this.through = new double[ports.size()][ports.size()];
	}

	/** @param flux without a cut */
	static PortLoads of(Nf nf, StateFlowGraph graph, List<PathWork> works, FlowFlux flux) {
		PortLoads loads = new PortLoads(nf.ports());
		double handled = 1;
		for (int port = 0; port < graph.getUnhandledPackets().size(); port++) {
			loads.in(port, graph.getUnhandledPackets().get(port), graph.getUnhandledBytes().get(port));
			handled -= graph.getUnhandledPackets().get(port);
		}
		for (PathWork work : works) {
			SteeringClass owner = graph.getClasses().get(work.classIndex);
			if (!work.expiry) {
				double bytes = work.path.getBytes() > 0 ? work.path.getBytes() : graph.getPacketBytes();
				double share = handled * share(work, flux);
				loads.in(work.port, share, share * bytes);
				loads.out(nf, owner, work, share, bytes);
			}
		}
		loads.fullest = loads.find().orElseGet(() -> Wire.single(graph.getPacketBytes()));
		return loads;
	}

	private Optional<Wire> find() {
		return ports.stream().flatMap(p -> Stream.of(wire(p.index(), true), wire(p.index(), false))).filter(w -> w.packets() > 0)
				.reduce((one, other) -> other.bits() > one.bits() ? other : one);
	}

	private static double share(PathWork work, FlowFlux flux) {
		double share = 0;
		for (int g = 0; g < flux.groups(); g++) {
			share += flux.first(g) * work.firstShare + (flux.unknown(g) - flux.first(g)) * work.groupShares[g];
		}
		return share;
	}

	private void in(int port, double packets, double bytes) {
		packetsIn[port] += packets;
		bytesIn[port] += bytes;
	}

	private void out(PathWork work, int port, double packets, double bytes) {
		packetsOut[port] += packets;
		bytesOut[port] += bytes;
		through[port][work.port] += packets;
	}

	private void out(Nf nf, SteeringClass owner, PathWork work, double share, double bytes) {
		PathClass path = work.path;
		if (path.getSentPackets().size() == ports.size()) {
			for (int port = 0; port < ports.size(); port++) {
				out(work, port, share * path.getSentPackets().get(port), share * path.getSentBytes().get(port));
			}
			return;
		}
		for (int index : path.getBlocks()) {
			Block block = nf.handlers().get(owner.getHandler()).blocks().get(index);
			for (Instruction instruction : block.instructions()) {
				if (instruction instanceof PacketOperation.Emit emit) {
					out(work, emit.port(), share, share * bytes);
				}
			}
		}
		if (work.leavesBy >= 0) {
			out(work, work.leavesBy, share, share * bytes);
		}
	}

	/** How many ports there are. */
	int count() {
		return ports.size();
	}

	/** The wire that is full first; the first of several that are. One for all packets if nothing is known of any. */
	Wire fullest() {
		return fullest;
	}

	/** Port that what leaves by a port came in by, but for a hundredth at most; -1 if there are several. */
	int source(int out) {
		for (int in = 0; in < ports.size(); in++) {
			if (through[out][in] > 0 && through[out][in] >= ALONE * packetsOut[out]) {
				return in;
			}
		}
		return -1;
	}

	/** One port's in one direction. */
	Wire wire(int port, boolean in) {
		String name = (in ? "into " : "out of ") + ports.get(port).name();
		return in ? new Wire(name, ports.size(), packetsIn[port], bytesIn[port]) : new Wire(name, ports.size(), packetsOut[port],
				bytesOut[port]);
	}
}
