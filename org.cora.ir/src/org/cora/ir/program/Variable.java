// SPDX-License-Identifier: EPL-2.0
// Copyright (c) 2026 Cora contributors
package org.cora.ir.program;

import java.util.List;
import org.cora.ir.source.SourceRange;
import org.cora.ir.type.Type;

/**
 * A name of the source and the registers that hold its value: what a debugger shows.
 *
 * @param name      as written
 * @param type      its type
 * @param registers one per slot of the type
 * @param where     where it is declared
 */
public record Variable(String name, Type type, List<Register> registers, SourceRange where) {
	public Variable {
		registers = List.copyOf(registers);
	}
}
