// SPDX-License-Identifier: EPL-2.0
// Copyright (c) 2026 Cora contributors
package org.cora.ir.program;

import java.util.List;
import org.cora.ir.source.SourceRange;

/**
 * A control-flow graph that runs when its trigger fires. Loops don't occur: bounded ones are unrolled by the front end,
 * so every run ends after at most as many steps as there are instructions.
 *
 * @param name      unique in the NF, for people: {@code packet from lan}, {@code expire out}
 * @param trigger   what makes it run
 * @param registers all registers, each at its index
 * @param blocks    all blocks, each at its index; the first is the entry
 * @param variables what a debugger can show
 * @param where     where it is declared
 */
public record Handler(String name, Trigger trigger, List<Register> registers, List<Block> blocks,
		List<Variable> variables, SourceRange where) {

	public Handler {
		registers = List.copyOf(registers);
		blocks = List.copyOf(blocks);
		variables = List.copyOf(variables);
	}

	/** Whether a run of it may have to be undone. */
	public boolean canAbort() {
		return blocks.stream().anyMatch(b -> b.terminator() instanceof Terminator.Abort);
	}
}
