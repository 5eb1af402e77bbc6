// SPDX-License-Identifier: EPL-2.0
// Copyright (c) 2026 Cora contributors
package org.cora.planner.evaluate;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.cora.ir.program.Block;
import org.cora.ir.program.Handler;
import org.cora.ir.program.Instruction;
import org.cora.ir.program.Nf;
import org.cora.ir.program.PacketOperation;
import org.cora.ir.program.State;
import org.cora.ir.program.StateAction;
import org.cora.ir.program.Terminator;
import org.cora.ir.program.Trigger;
import org.cora.nicmodel.performance.AccessCost;
import org.cora.nicmodel.performance.CostModel;
import org.cora.planner.stateflow.PathClass;

/**
 * A way through a handler as the evaluator walks it: stretches of computation with state accesses between them, priced
 * for both sides. There is one stretch more than accesses.
 */
final class PathWork {

	/** What happens to the packet at the end. */
	enum End {
		/** It leaves by a port of the card. */
		LEAVES,
		/** It goes to the host's network stack. */
		TO_HOST_STACK,
		/** It is dropped, or there was none. */
		ENDS
	}

	/** One access to a state. */
	record Step(State state, StateAction action, AccessCost nic, AccessCost cpu, String missing) {
	}

	final PathClass path;
	final int classIndex;
	final boolean expiry;
	final List<Step> steps = new ArrayList<>();
	final List<Double> nicCycles = new ArrayList<>();
	final List<Double> cpuCycles = new ArrayList<>();
	/** Packets made and sent in each stretch, beside the one that is handled. */
	final List<Integer> copies = new ArrayList<>();
	final List<Optional<String>> missing = new ArrayList<>();
	final End end;
	/** Of a timer's, the states that its handler touches on whichever way; else null. */
	final int[] timerStates;
	/** Port that they come in by; -1 for a handler without a packet. */
	final int port;
	/** Port that they leave by; -1 if they don't. */
	final int leavesBy;
	final double firstShare;
	final double[] groupShares;
	/** The same of {@linkplain WatchedFlows the heaviest flows}; empty if that isn't told. */
	final double[] heaviestShares;

	/** @param sendCycles of the host, to hand a packet to the card */
	PathWork(Nf nf, PathClass path, int classIndex, int groups, Handler handler, CostModel nic, CostModel cpu,
			double sendCycles) {
		this.path = path;
		this.classIndex = classIndex;
		this.expiry = handler.blocks().get(path.getBlocks().get(path.getBlocks().size() - 1))
				.terminator() instanceof Terminator.Return;
		this.firstShare = path.getFirstShare();
		this.groupShares = new double[groups];
		for (int g = 0; g < Math.min(groups, path.getGroupShares().size()); g++) {
			groupShares[g] = path.getGroupShares().get(g);
		}
		this.heaviestShares = path.getHeaviestShares().stream().mapToDouble(Double::doubleValue).toArray();
		double nicSum = 0;
		double cpuSum = 0;
		int made = 0;
		String lacking = null;
		Terminator last = null;
		for (int index : path.getBlocks()) {
			Block block = handler.blocks().get(index);
			for (Instruction instruction : block.instructions()) {
				String lack = nic.missing(nf, instruction).orElse(null);
				if (instruction instanceof Instruction.Access access) {
					stretch(nicSum, cpuSum, made, lacking);
					nicSum = 0;
					cpuSum = 0;
					made = 0;
					lacking = null;
					State state = nf.states().get(access.state());
					steps.add(new Step(state, access.action(), nic.access(state, access.action()),
							cpu.access(state, access.action()), lack));
				} else {
					nicSum += nic.cycles(instruction);
					cpuSum += cpu.cycles(instruction) + (instruction instanceof PacketOperation.Emit ? sendCycles : 0);
					made += instruction instanceof PacketOperation.Emit ? 1 : 0;
					lacking = lack != null ? lack : lacking;
				}
			}
			last = block.terminator();
			nicSum += nic.cycles(last);
			cpuSum += cpu.cycles(last);
		}
		stretch(nicSum, cpuSum, made, lacking);
		this.end = last instanceof Terminator.Forward ? End.LEAVES : last instanceof Terminator.Pass ? End.TO_HOST_STACK
				: End.ENDS;
		this.timerStates = handler.trigger() instanceof Trigger.Timer ? TimerSide.states(handler) : null;
		this.port = handler.trigger() instanceof Trigger.PacketFrom from ? from.port() : -1;
		this.leavesBy = last instanceof Terminator.Forward forward ? forward.port() : -1;
	}

	private void stretch(double nic, double cpu, int made, String lacking) {
		copies.add(made);
		nicCycles.add(nic);
		cpuCycles.add(cpu);
		missing.add(Optional.ofNullable(lacking));
	}
}
