// SPDX-License-Identifier: EPL-2.0
// Copyright (c) 2026 Cora contributors
package org.cora.testing.optimum;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.cora.ir.program.Handler;
import org.cora.ir.program.Instruction;
import org.cora.ir.program.PacketOperation;
import org.cora.ir.program.Terminator;
import org.cora.nicmodel.FlowTable;
import org.cora.nicmodel.HostModel;
import org.cora.nicmodel.NicModel;
import org.cora.nicmodel.Pcie;
import org.cora.nicmodel.performance.CostModel;
import org.cora.planner.search.PlanningProblem;
import org.cora.planner.stateflow.PathClass;
import org.cora.planner.stateflow.SteeringClass;

/** Follows every path for flows on either side, and charges what it takes where it is. */
final class Routes {

	private final Program program;
	private final PlanningProblem problem;
	private final Flows flows;
	private final Stops stops;
	private final Beginning beginning;
	private final Accesses accesses;
	private final Uses uses;
	private final CostModel nicCosts;
	private final CostModel hostCosts;
	private final NicModel nic;
	private final HostModel host;
	private final Pcie pcie;
	private final boolean hardware;
	/** By handler: where it may have to be on the card. */
	private final Map<Integer, List<Sum>> code = new HashMap<>();

	Routes(Program program, PlanningProblem problem, Flows flows, Stops stops, Beginning beginning, Accesses accesses, Uses uses) {
		this.program = program;
		this.problem = problem;
		this.flows = flows;
		this.stops = stops;
		this.beginning = beginning;
		this.accesses = accesses;
		this.uses = uses;
		this.nic = problem.nic();
		this.host = problem.host();
		this.pcie = nic.getPcie();
		this.nicCosts = new CostModel(nic);
		this.hostCosts = new CostModel(host);
		FlowTable table = nic.getFlowTable();
		this.hardware = table != null && table.isSteersInHardware();
	}

	void follow() {
		Stops.Stop onHost = stops.begin(flows.move() ? new Sum() : beginning.common(), false);
		Stops.Stop onCard = stops.begin(Sum.constant(1), true);
		for (SteeringClass owner : problem.graph().getClasses()) {
			boolean ordered = beginning.ordered(owner);
			if (owner.getPort() < 0) {
				Stops.Stop begin = stops.begin(beginning.withoutPacket(owner), false);
				owner.getPaths().forEach(path -> run(owner, path, begin));
				continue;
			}
			Stops.Stop alone = stops.begin(ordered ? new Sum() : beginning.withoutState(owner), false);
			for (PathClass path : owner.getPaths()) {
				packets(owner, path, ordered ? onHost : alone, flows.unknown(path), false);
				packets(owner, path, ordered ? onCard : alone, flows.known(path), true);
			}
		}
		if (nic.getMaxInstructions() > 0) {
			code();
		}
	}

	/** A handler without a packet. */
	private void run(SteeringClass owner, PathClass path, Stops.Stop begin) {
		double perSecond = path.getPerFlowEnd() * problem.graph().getFlowRate() + path.getPerSecond();
		double share = perSecond / problem.graph().getPacketRate();
		if (share > 0) {
			uses.turns(flows.isShared(true) ? flows.heaviest(true) : 0, 0);
			walk(owner, path, begin, share, false);
		}
	}

	private void packets(SteeringClass owner, PathClass path, Stops.Stop begin, double share, boolean known) {
		if (share > 0) {
			uses.turns(flows.turn(path, true, known) / share, flows.turn(path, false, known) / share);
			begin(begin, share);
			code.computeIfAbsent(owner.getHandler(), h -> new ArrayList<>()).add(begin.onCard());
			end(walk(owner, path, begin, share, true), last(owner, path), share);
			uses.add(Uses.Of.PACKETS, Sum.constant(1), share);
		}
	}

	private Handler handler(SteeringClass owner) {
		return problem.nf().handlers().get(owner.getHandler());
	}

	private Terminator last(SteeringClass owner, PathClass path) {
		return handler(owner).blocks().get(path.getBlocks().get(path.getBlocks().size() - 1)).terminator();
	}

	private Stops.Stop walk(SteeringClass owner, PathClass path, Stops.Stop begin, double share, boolean packet) {
		uses.add(Uses.Of.RUNS, Sum.constant(1), share);
		Stops.Stop at = begin;
		for (int index : path.getBlocks()) {
			for (Instruction instruction : handler(owner).blocks().get(index).instructions()) {
				if (instruction instanceof Instruction.Access access) {
					Stops.Stop next = stops.after(at, access.state());
					if (next != at) {
						cross(next, share, packet);
						code.computeIfAbsent(owner.getHandler(), h -> new ArrayList<>()).add(next.onCard());
					}
					at = next;
					accesses.charge(at, problem.nf().states().get(access.state()), access.action(), share, packet);
				} else {
					compute(at, at != begin, instruction, share, packet);
				}
				if (nicCosts.missing(problem.nf(), instruction).isPresent()) {
					program.atMost(at.onCard(), 0);
				}
			}
			Terminator end = handler(owner).blocks().get(index).terminator();
			issue(at.onCard(), at != begin, share * nicCosts.cycles(end));
			work(at.onHost(), share * hostCosts.cycles(end), packet);
		}
		return at;
	}

	private void compute(Stops.Stop at, boolean turn, Instruction instruction, double share, boolean packet) {
		issue(at.onCard(), turn, share * nicCosts.cycles(instruction));
		work(at.onHost(), share * hostCosts.cycles(instruction), packet);
		if (instruction instanceof PacketOperation.Emit) {
			work(at.onHost(), share * transmit(), packet);
			issue(at.onHost(), false, share * toWire());
			uses.add(Uses.Of.TO_CARD, at.onHost(), share);
		}
	}

	/** @param turn whether the flow's next packet waits for it, as it comes after the first access on the card */
	private void issue(Sum sum, boolean turn, double cycles) {
		uses.add(Uses.Of.NIC_CORES, sum, cycles);
		uses.add(Uses.Of.NIC_THREADS, sum, cycles);
		uses.add(Uses.Of.NIC_TURN, sum, turn ? cycles : 0);
	}

	private void work(Sum sum, double cycles, boolean packet) {
		uses.add(Uses.Of.HOST_CORES, sum, cycles);
		uses.add(Uses.Of.HOST_TURN, sum, packet ? cycles : 0);
	}

	private double receive() {
		return host.getPacketCycles() + host.getReceiveCycles() + pcie.getHostReceiveCycles();
	}

	private double transmit() {
		return host.getTransmitCycles() + pcie.getHostTransmitCycles();
	}

	/** Cycles of the card to take a packet from the bus. */
	private double toWire() {
		return hardware ? 0 : pcie.getNicCycles();
	}

	private void begin(Stops.Stop at, double share) {
		double lookup = flows.move() ? nic.getFlowTable().getLookupCycles() : 0;
		double steering = nic.getPacketCycles() + lookup;
		issue(at.onCard(), false, share * (steering + nic.getFlowLockCycles()));
		issue(at.onHost(), false, share * (hardware ? 0 : steering + pcie.getNicCycles()));
		work(at.onHost(), share * receive(), true);
		uses.add(Uses.Of.TO_HOST, at.onHost(), share);
		uses.packetAccesses(hardware ? at.onCard() : Sum.constant(1), share);
	}

	private void cross(Stops.Stop stop, double share, boolean packet) {
		work(stop.toHost(), share * receive(), packet);
		issue(stop.toHost(), false, share * pcie.getNicCycles());
		uses.add(Uses.Of.TO_HOST, stop.toHost(), share);
		work(stop.toCard(), share * transmit(), packet);
		issue(stop.toCard(), false, share * (toWire() + nic.getPacketCycles()));
		uses.add(Uses.Of.TO_CARD, stop.toCard(), share);
	}

	private void end(Stops.Stop at, Terminator last, double share) {
		if (last instanceof Terminator.Forward) {
			work(at.onHost(), share * transmit(), true);
			issue(at.onHost(), false, share * toWire());
			uses.add(Uses.Of.TO_CARD, at.onHost(), share);
		} else if (last instanceof Terminator.Pass) {
			issue(at.onCard(), false, share * pcie.getNicCycles());
			uses.add(Uses.Of.TO_HOST, at.onCard(), share);
		}
	}

	/** Handlers that run on the card for some packets are in its code store. */
	private void code() {
		Sum instructions = new Sum();
		code.forEach((handler, places) -> {
			long count = problem.nf().handlers().get(handler).blocks().stream().mapToLong(b -> b.instructions().size() + 1).sum();
			Sum there = Sum.variable(program.part());
			places.stream().distinct().forEach(p -> program.atLeast(new Sum().plus(there, 1).plus(p, -1), 0));
			instructions.plus(there, count * nic.getInstructionsPerOperation() / nic.getMaxInstructions());
		});
		program.atMost(instructions, 1);
	}
}
