// SPDX-License-Identifier: EPL-2.0
// Copyright (c) 2026 Cora contributors
package org.cora.dsl.lowering;

import java.util.List;
import java.util.function.IntConsumer;
import org.cora.dsl.cora.Param;
import org.cora.dsl.cora.Port;
import org.cora.dsl.cora.Referable;
import org.cora.dsl.typing.Constants;
import org.cora.dsl.typing.PortTypes;
import org.cora.ir.program.BinaryOperator;
import org.cora.ir.program.Instruction;
import org.cora.ir.program.Register;
import org.cora.ir.source.SourceRange;
import org.cora.ir.type.Type;

/** The ports by which packets and copies leave: the one that is written, or the one that a name stands for when the handler runs. */
final class Exits {

	private final NfContext context;
	private final Code code;
	private final Values values;

	Exits(NfContext context, Code code, Values values) {
		this.context = context;
		this.code = code;
		this.values = values;
	}

	/** Writes what is done for the port. Which one a name stands for is found out by asking for one after the other. */
	void by(Referable target, SourceRange where, IntConsumer action) {
		if (target instanceof Port port) {
			action.accept(context.index(port));
		} else if (target instanceof Param param) {
			action.accept(Constants.number(param.getValue()).orElseThrow().intValue());
		} else {
			choose(values.places().named(target, where).register(), PortTypes.at(target).orElseThrow(), where, action);
		}
	}

	private void choose(Register chosen, Type type, SourceRange where, IntConsumer action) {
		Code.Draft after = code.draft();
		int last = context.portCount() - 1;
		for (int port = 0; port < last; port++) {
			Register same = code.register("", 1);
			Operand number = values.constant(type, List.of((long) port), where);
			code.emit(new Instruction.Binary(BinaryOperator.EQUAL, same, chosen, number.register(), where));
			Code.Draft taken = code.draft();
			Code.Draft next = code.draft();
			code.branch(same, taken, next, where);
			code.enter(taken);
			action.accept(port);
			code.jump(after, where);
			code.enter(next);
		}
		action.accept(last);
		code.jump(after, where);
		code.enter(after);
	}
}
