// SPDX-License-Identifier: EPL-2.0
// Copyright (c) 2026 Cora contributors
package org.cora.planner.evaluate;

import java.util.function.IntToDoubleFunction;
import org.cora.ir.program.StateAction;
import org.cora.nicmodel.FlowTable;
import org.cora.nicmodel.HostModel;
import org.cora.nicmodel.MemoryLevel;
import org.cora.nicmodel.NicModel;
import org.cora.nicmodel.Pcie;
import org.cora.nicmodel.performance.AccessCost;
import org.cora.planner.plan.Home;
import org.cora.planner.plan.Side;

/**
 * Follows a packet along a path under a split. It begins on the given side, changes sides only when the next state is
 * on the other one, and stays there. A packet that leaves does so from the card; one for the host's network stack ends
 * on the host.
 */
final class PathWalk {

	private static final double NANOS = 1e9;

	private final Evaluator on;
	private final NicModel nic;
	private final HostModel host;
	private final Split split;
	private final MemoryLevel[] levels;
	private final IntToDoubleFunction nicLatency;
	private final IntToDoubleFunction cpuLatency;
	private final boolean hardwareSteering;
	private final double lookupCycles;
	private PathCost cost;
	private boolean onNic;

	/**
	 * @param levels     card memory of each state, null where none
	 * @param nicLatency cycles from issue to data by state, on the card
	 * @param cpuLatency cycles from issue to data by state, on the host
	 */
	PathWalk(Evaluator on, Split split, MemoryLevel[] levels,
			IntToDoubleFunction nicLatency, IntToDoubleFunction cpuLatency) {
		this.on = on;
		this.nic = on.nic;
		this.host = on.host;
		this.split = split;
		this.levels = levels;
		this.nicLatency = nicLatency;
		this.cpuLatency = cpuLatency;
		FlowTable table = nic.getFlowTable();
		this.hardwareSteering = table != null && table.isSteersInHardware();
		this.lookupCycles = split.cut().isPresent() && table != null ? table.getLookupCycles() : 0;
	}

	/** Side that a state has to be accessed on by packets of a flow on the given side; null if either will do. */
	static Side required(Split split, int state, Side flowSide) {
		return required(split.states().get(state).home(), flowSide);
	}

	/** The same for a state with that home. */
	static Side required(Home home, Side flowSide) {
		return switch (home) {
			case NIC -> Side.NIC;
			case CPU -> Side.CPU;
			case PER_FLOW -> flowSide;
			case REPLICATED, SHARDED -> null;
		};
	}

	/** The cost of one packet. */
	PathCost walk(PathWork work, Side start, Side flowSide) {
		cost = new PathCost();
		begin(work, start);
		boolean critical = false;
		for (int i = 0; i < work.steps.size(); i++) {
			compute(work, i, critical);
			PathWork.Step step = work.steps.get(i);
			Side needed = required(split, step.state().index(), flowSide);
			if (needed != null && onNic != (needed == Side.NIC)) {
				cross();
				cost.crossesMidway = true;
				cost.nicCritical += critical ? crossingCycles() : 0;
			}
			critical |= onNic;
			access(step, critical);
		}
		compute(work, work.steps.size(), critical);
		end(work);
		return cost;
	}

	private void critical(double cycles) {
		cost.nicCritical += cycles;
		cost.nicTurn += cost.startsOnCpu || cost.crossesMidway ? 0 : cycles;
	}

	private double crossingCycles() {
		Pcie pcie = nic.getPcie();
		return pcie == null ? 0 : pcie.getLatency() / NANOS * nic.getClock();
	}

	private void begin(PathWork work, Side start) {
		onNic = start == Side.NIC;
		cost.startsOnCpu = !onNic;
		if (work.expiry) {
			cost.visitsNic = onNic;
			cost.visitsCpu = !onNic;
			return;
		}
		if (onNic || !hardwareSteering) {
			cost.nicIssue += nic.getPacketCycles() + lookupCycles + (onNic ? nic.getFlowLockCycles() : 0);
			cost.visitsNic = true;
		}
		if (!onNic) {
			receive();
		}
	}

	private void receive() {
		Pcie pcie = nic.getPcie();
		cost.toHost++;
		cost.visitsCpu = true;
		cost.nicIssue += hardwareSteering && !cost.visitsNic ? 0 : pcie == null ? 0 : pcie.getNicCycles();
		cost.cpuCycles += host.getPacketCycles() + host.getReceiveCycles()
				+ (pcie == null ? 0 : pcie.getHostReceiveCycles());
	}

	private void transmit() {
		Pcie pcie = nic.getPcie();
		cost.toNic++;
		cost.cpuCycles += on.sendCycles();
		cost.nicIssue += hardwareSteering || pcie == null ? 0 : pcie.getNicCycles();
	}

	private void cross() {
		if (onNic) {
			receive();
		} else {
			transmit();
			cost.nicIssue += nic.getPacketCycles();
			cost.visitsNic = true;
		}
		onNic = !onNic;
	}

	private void compute(PathWork work, int stretch, boolean critical) {
		if (onNic) {
			double cycles = work.nicCycles.get(stretch);
			cost.nicIssue += cycles;
			critical(critical ? cycles : 0);
			work.missing.get(stretch).ifPresent(cost.missing::add);
		} else {
			cost.cpuCycles += work.cpuCycles.get(stretch);
			cost.copiesToNic += work.copies.get(stretch);
			cost.nicIssue += hardwareSteering || nic.getPcie() == null ? 0 : work.copies.get(stretch) * nic.getPcie().getNicCycles();
		}
	}

	private void access(PathWork.Step step, boolean critical) {
		int state = step.state().index();
		boolean locked = Lane.locked(on, step, onNic, split.states().get(state).home() == Home.REPLICATED);
		if (!onNic) {
			AccessCost price = step.cpu();
			double stall = price.memoryAccesses() * cpuLatency.applyAsDouble(state) / host.getMemoryParallelism();
			cost.cpuCycles += price.cycles() + stall + (locked ? host.getLockCycles() : 0);
			cost.uses.add(new PathCost.Use(state, false, price.reads(), price.writes(), price.atomics(), step.action() == StateAction.TAKE));
			if (locked) {
				cost.hold(state, false, host.getContendedLockCycles() + price.cycles() + stall);
			}
			return;
		}
		AccessCost price = step.nic();
		MemoryLevel level = levels[state];
		double latency = price.memoryAccesses() * nicLatency.applyAsDouble(state) / nic.getMemoryParallelism();
		double issue = price.cycles() + (locked ? nic.getLockCycles() : 0);
		cost.nicIssue += issue;
		cost.nicSpacing += price.memoryAccesses() * (level == null ? 0 : level.getSpacingCycles());
		cost.nicLatency += latency;
		critical(critical ? issue + latency : 0);
		if (step.missing() != null) {
			cost.missing.add(step.missing());
		}
		cost.uses.add(new PathCost.Use(state, true, price.reads(), price.writes(), price.atomics(), step.action() == StateAction.TAKE));
		if (locked) {
			cost.hold(state, true, nic.getContendedLockCycles() + price.cycles() + latency);
		}
	}

	private void end(PathWork work) {
		if (work.end == PathWork.End.LEAVES && !onNic) {
			transmit();
		} else if (work.end == PathWork.End.TO_HOST_STACK && onNic) {
			cost.toHost++;
			cost.nicIssue += nic.getPcie() == null ? 0 : nic.getPcie().getNicCycles();
		}
	}
}
