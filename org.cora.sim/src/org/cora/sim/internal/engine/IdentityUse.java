// SPDX-License-Identifier: EPL-2.0
// Copyright (c) 2026 Cora contributors
package org.cora.sim.internal.engine;

import java.util.BitSet;
import java.util.stream.IntStream;
import org.cora.ir.program.Block;
import org.cora.ir.program.Handler;
import org.cora.ir.program.Instruction;
import org.cora.ir.program.Nf;
import org.cora.ir.program.StateKind;
import org.cora.ir.program.Trigger;

/** What the flow of a packet that comes in by a port depends on, besides the packet. */
final class IdentityUse {

	private final BitSet[] reads;
	private final boolean[] traced;

	IdentityUse(Nf nf) {
		int ports = nf.ports().size();
		reads = new BitSet[ports];
		traced = new boolean[ports];
		for (int port = 0; port < ports; port++) {
			traced[port] = true;
			reads[port] = new BitSet();
			Handler handler = nf.handler(new Trigger.IdentityOf(port)).orElse(null);
			if (handler != null) {
				for (Block block : handler.blocks()) {
					for (Instruction instruction : block.instructions()) {
						if (instruction instanceof Instruction.Access access) {
							reads[port].set(access.state());
							StateKind kind = nf.states().get(access.state()).kind();
							traced[port] &= kind == StateKind.MAP || kind == StateKind.LRU || kind == StateKind.LPM;
						}
					}
				}
			}
		}
	}

	/** States that it is looked up in. */
	IntStream reads(int port) {
		return reads[port].stream();
	}

	/** Whether no state matters: the flow is the same whenever one asks. */
	boolean isSteady(int port) {
		return reads[port].isEmpty();
	}

	/** Whether those states are constant or tell when they change. */
	boolean isTraced(int port) {
		return traced[port];
	}
}
