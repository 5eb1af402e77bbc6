// SPDX-License-Identifier: EPL-2.0
// Copyright (c) 2026 Cora contributors
package org.cora.planner.analysis;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.cora.ir.packet.Field;
import org.cora.ir.packet.Headers;
import org.cora.ir.program.Handler;
import org.cora.ir.program.Instruction;
import org.cora.ir.program.Nf;
import org.cora.ir.program.Port;
import org.cora.ir.program.Trigger;

/**
 * Whether a program's flows may be coarser than connections: at some port its author tells them by less of a packet than
 * addresses and ports, and looks nothing up.
 */
public final class CoarseIdentity {

	private static final List<Field> CONNECTION = List.of(Headers.IPV4_HEADER.require("src"), Headers.IPV4_HEADER.require("dst"),
			Headers.L4.require("sport"), Headers.L4.require("dport"));

	private CoarseIdentity() {
	}

	/** Whether they may be. */
	public static boolean of(Nf nf) {
		return nf.ports().stream().anyMatch(port -> isCoarse(nf, port));
	}

	private static boolean isCoarse(Nf nf, Port port) {
		return nf.handler(new Trigger.IdentityOf(port.index())).map(CoarseIdentity::leavesOut).orElse(false);
	}

	private static boolean leavesOut(Handler identity) {
		List<Instruction> all = identity.blocks().stream().flatMap(b -> b.instructions().stream()).toList();
		Set<Field> read = new HashSet<>();
		all.forEach(i -> {
			if (i instanceof Instruction.LoadField load) {
				read.add(load.field());
			}
		});
		return all.stream().noneMatch(Instruction.Access.class::isInstance) && !read.containsAll(CONNECTION);
	}
}
