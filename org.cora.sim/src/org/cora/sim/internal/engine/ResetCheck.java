// SPDX-License-Identifier: EPL-2.0
// Copyright (c) 2026 Cora contributors
package org.cora.sim.internal.engine;

import java.util.HashSet;
import java.util.Set;
import org.cora.ir.diagnostic.CoraException;
import org.cora.ir.program.Block;
import org.cora.ir.program.Handler;
import org.cora.ir.program.Instruction;
import org.cora.ir.program.Nf;
import org.cora.ir.program.StateAction;
import org.cora.ir.program.StateKind;

/**
 * Whether a plan can go on after a reset of the card: a table that goes back to a checkpoint would forget who holds items of a
 * pool that doesn't, and bring back holders that have given theirs away.
 */
final class ResetCheck {

	private ResetCheck() {
	}

	/** @throws CoraException with the states that don't go together */
	static void check(Nf nf, Placement placement) {
		long whole = placement.wholeOn(PacketSlots.NIC);
		for (Handler handler : nf.handlers()) {
			Set<Integer> pools = new HashSet<>();
			Set<Integer> tables = new HashSet<>();
			for (Block block : handler.blocks()) {
				for (Instruction instruction : block.instructions()) {
					if (instruction instanceof Instruction.Access access) {
						boolean pool = nf.states().get(access.state()).kind() == StateKind.POOL;
						boolean inserts = access.action() == StateAction.INSERT && (whole >>> access.state() & 1) != 0;
						(pool ? pools : inserts ? tables : new HashSet<Integer>()).add(access.state());
					}
				}
			}
			if (!pools.isEmpty() && !tables.isEmpty()) {
				String table = nf.states().get(tables.iterator().next()).name();
				String pool = nf.states().get(pools.iterator().next()).name();
				throw new CoraException("reset-refused", "a reset of the card can't be simulated for this plan: it takes entries of "
						+ table + " back to a checkpoint, and items of " + pool + " that they hold would be lost or held twice; "
						+ "where flows can move, their entries are known to the host (strategies cora and flow, with 'adapt')");
			}
		}
	}
}
