// SPDX-License-Identifier: EPL-2.0
// Copyright (c) 2026 Cora contributors
package org.cora.dsl.lowering;

import java.util.List;
import org.cora.ir.program.Register;
import org.cora.ir.type.Type;

/**
 * A value in registers.
 *
 * @param type      its type
 * @param registers one for each slot
 * @param fresh     whether nothing else uses the registers, so that they can become a variable's
 */
record Operand(Type type, List<Register> registers, boolean fresh) {

	/** The only register of a scalar of at most 64 bits. */
	Register register() {
		return registers.get(0);
	}
}
