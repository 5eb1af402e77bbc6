// SPDX-License-Identifier: EPL-2.0
// Copyright (c) 2026 Cora contributors
package org.cora.sim.internal.engine;

import org.cora.ir.program.Instruction;
import org.cora.ir.program.Nf;
import org.cora.ir.program.State;
import org.cora.ir.program.Trigger;

/**
 * On which side the handler of a timed-out entry runs. An entry that moves with its flow is found where it is. That of a table
 * which only one side has runs where the flow is if it looks at what moves with flows, and else where the table is.
 */
final class ExpirySides {

	private final Engine engine;
	private final Nf nf;
	private long perFlow;
	private long wholeOnNic;
	private long wholeOnCpu;
	/** States whose handlers look at what moves with flows, bit i for state i. */
	private long followFlows;

	ExpirySides(Engine engine, Nf nf, Placement placement) {
		this.engine = engine;
		this.nf = nf;
		follow(placement);
	}

	/** A plan is in force. */
	void follow(Placement placement) {
		perFlow = placement.perFlowStates();
		wholeOnNic = placement.wholeOn(PacketSlots.NIC);
		wholeOnCpu = placement.wholeOn(PacketSlots.CPU);
		followFlows = 0;
		for (State state : nf.states()) {
			followFlows |= (accessed(state) & perFlow) != 0 ? 1L << state.index() : 0;
		}
	}

	/** States that the handler of a state's entries accesses. */
	private long accessed(State state) {
		return nf.handler(new Trigger.Expiry(state.index())).stream().flatMap(h -> h.blocks().stream())
				.flatMap(b -> b.instructions().stream()).filter(Instruction.Access.class::isInstance)
				.mapToLong(a -> 1L << ((Instruction.Access) a).state()).reduce(0, (a, b) -> a | b);
	}

	/**
	 * The side for an entry.
	 *
	 * @param flow that it belongs to, -1 for none
	 * @param at   whose store has the entry or, of a table that only one side has, is the one that it was found in
	 */
	byte of(int state, int flow, byte at) {
		if (((wholeOnNic | wholeOnCpu) >>> state & 1) == 0) {
			return at;
		}
		if ((followFlows >>> state & 1) != 0 && flow >= 0 && engine.flows.isLive(flow)) {
			return engine.flows.isOnNic(flow) ? PacketSlots.NIC : PacketSlots.CPU;
		}
		return (wholeOnNic >>> state & 1) != 0 ? PacketSlots.NIC : PacketSlots.CPU;
	}

	/** Whether a timed-out entry, or its handler, changes what moves with its flow. */
	boolean changesFlow(int state) {
		return ((perFlow | followFlows) >>> state & 1) != 0;
	}
}
