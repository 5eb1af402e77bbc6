// SPDX-License-Identifier: EPL-2.0
// Copyright (c) 2026 Cora contributors
package org.cora.planner.evaluate;

import java.util.Optional;
import java.util.Set;
import org.cora.ir.program.Handler;
import org.cora.ir.program.Instruction;
import org.cora.ir.program.Nf;
import org.cora.ir.program.Trigger;
import org.cora.nicmodel.NicModel;
import org.cora.nicmodel.performance.CostModel;
import org.cora.planner.analysis.AfterMiss;
import org.cora.planner.plan.Home;

/**
 * What the program may do to each state that the card can't. Whether it may is a fact of the program: that no profiled packet did
 * says nothing of the next one.
 *
 * <p>An entry that goes with its flow is on the card only while there is one: what is done for want of an entry is done on the
 * host, where flows begin, and where those go back to that have no entries left.
 */
final class Lacking {

	private final String[] whole;
	private final String[] byFlow;

	Lacking(Nf nf, NicModel nic) {
		whole = new String[nf.states().size()];
		byFlow = new String[nf.states().size()];
		CostModel costs = new CostModel(nic);
		for (Handler handler : nf.handlers()) {
			if (!(handler.trigger() instanceof Trigger.IdentityOf)) {
				look(nf, handler, costs);
			}
		}
	}

	private void look(Nf nf, Handler handler, CostModel costs) {
		Set<Instruction.Access> afterMiss = AfterMiss.of(handler);
		boolean ofPackets = handler.trigger() instanceof Trigger.PacketFrom;
		handler.blocks().stream().flatMap(b -> b.instructions().stream()).forEach(instruction -> {
			if (instruction instanceof Instruction.Access access) {
				costs.missing(nf, access).ifPresent(operation -> {
					whole[access.state()] = operation;
					if (ofPackets && !afterMiss.contains(access)) {
						byFlow[access.state()] = operation;
					}
				});
			}
		});
	}

	/** An operation that the card lacks if the state, or part of it, is there; nothing if it can do all that may come. */
	Optional<String> of(int state, Home home) {
		return Optional.ofNullable(switch (home) {
			case CPU -> null;
			case PER_FLOW -> byFlow[state];
			case NIC, REPLICATED, SHARDED -> whole[state];
		});
	}
}
