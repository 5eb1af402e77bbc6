// SPDX-License-Identifier: EPL-2.0
// Copyright (c) 2026 Cora contributors
package org.cora.ir.program;

import java.util.List;
import java.util.Objects;

/**
 * Instructions that run one after the other, and how they end.
 *
 * @param index        position among the handler's blocks, from 0; 0 is the entry
 * @param instructions in order
 * @param terminator   how it ends
 */
public record Block(int index, List<Instruction> instructions, Terminator terminator) {
	public Block {
		instructions = List.copyOf(instructions);
		Objects.requireNonNull(terminator);
	}
}
