// SPDX-License-Identifier: EPL-2.0
// Copyright (c) 2026 Cora contributors
package org.cora.sim.internal.engine;

import org.cora.ir.program.Block;
import org.cora.ir.program.Handler;
import org.cora.ir.program.Instruction;
import org.cora.ir.program.Nf;
import org.cora.ir.program.StateKind;
import org.cora.ir.program.Trigger;

/** What the flow of a packet that comes in by a port depends on, besides the packet. */
final class IdentityUse {

	private final long[] reads;
	private final boolean[] traced;

	IdentityUse(Nf nf) {
		int ports = nf.ports().size();
		reads = new long[ports];
		traced = new boolean[ports];
		for (int port = 0; port < ports; port++) {
			traced[port] = true;
			Handler handler = nf.handler(new Trigger.IdentityOf(port)).orElse(null);
			if (handler != null) {
				for (Block block : handler.blocks()) {
					for (Instruction instruction : block.instructions()) {
						if (instruction instanceof Instruction.Access access) {
							reads[port] |= 1L << access.state();
							StateKind kind = nf.states().get(access.state()).kind();
							traced[port] &= kind == StateKind.MAP || kind == StateKind.LRU || kind == StateKind.LPM;
						}
					}
				}
			}
		}
	}

	/** States that it is looked up in, bit i for state i. */
	long reads(int port) {
		return reads[port];
	}

	/** Whether no state matters: the flow is the same whenever one asks. */
	boolean isSteady(int port) {
		return reads[port] == 0;
	}

	/** Whether stores tell when those states change. */
	boolean isTraced(int port) {
		return traced[port];
	}
}
