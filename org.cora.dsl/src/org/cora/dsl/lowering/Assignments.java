// SPDX-License-Identifier: EPL-2.0
// Copyright (c) 2026 Cora contributors
package org.cora.dsl.lowering;

import java.util.ArrayList;
import java.util.List;
import org.cora.dsl.cora.Assignment;
import org.cora.dsl.cora.CallStatement;
import org.cora.dsl.cora.ExpiresWith;
import org.cora.dsl.cora.Expression;
import org.cora.dsl.cora.Index;
import org.cora.dsl.cora.MethodCall;
import org.cora.dsl.cora.StateDeclaration;
import org.cora.dsl.cora.Statement;
import org.cora.dsl.typing.Methods;
import org.cora.dsl.typing.Operators;
import org.cora.dsl.typing.Sort;
import org.cora.dsl.typing.StateTypes;
import org.cora.dsl.typing.Typing;
import org.cora.ir.program.Register;
import org.cora.ir.program.StateAction;
import org.cora.ir.program.StateKind;
import org.cora.ir.program.Terminator;
import org.cora.ir.source.SourceRange;
import org.cora.ir.type.Type;

/** Lowers assignments and calls, with what happens where there is no room for an entry. */
final class Assignments {

	private final NfContext context;
	private final Code code;
	private final Values values;
	private final Reshapes reshapes;
	private final Statements statements;

	/** @param statements lowers else parts */
	Assignments(NfContext context, Code code, Values values, Reshapes reshapes, Statements statements) {
		this.context = context;
		this.code = code;
		this.values = values;
		this.reshapes = reshapes;
		this.statements = statements;
	}

	void assignment(Assignment assignment, SourceRange where) {
		Expression target = assignment.getTarget();
		if (Typing.of(target) instanceof Sort.Entry entry) {
			insert(assignment, (Index) target, entry, where);
			return;
		}
		Type type = Typing.of(target).asValue();
		if ("=".equals(assignment.getOperator())) {
			Operand value = values.value(assignment.getValue(), type);
			values.places().write(values.places().place(target), value, where);
			return;
		}
		String operator = assignment.getOperator().substring(0, assignment.getOperator().length() - 1);
		Place place = values.places().place(target);
		Operand before = values.places().read(place, where);
		Operand change = Typing.of(assignment.getValue()) instanceof Sort.Untyped
				? values.value(assignment.getValue(), Operators.beside(operator, type, false).orElseThrow())
				: values.value(assignment.getValue());
		values.places().write(place, values.scalar(operator, before.register(), change.register(), type, where), where);
	}

	void call(CallStatement statement, SourceRange where) {
		if (!(statement.getCall() instanceof MethodCall call) || Methods.called(call).filter(Methods::canFail).isEmpty()) {
			values.value(statement.getCall());
			return;
		}
		if (Methods.called(call).filter(Methods::isResize).isPresent()) {
			reshapes.resize(call, statement.getOtherwise(), where);
			return;
		}
		StateDeclaration queue = Methods.state(call).orElseThrow();
		Operand value = values.value(call.getArguments().get(0), StateTypes.value(queue).orElseThrow());
		Register ok = code.register("ok", 1);
		values.access(queue, StateAction.PUSH, List.of(ok), value.registers(), where);
		unlessFull(queue, ok, statement.getOtherwise(), where);
	}

	private void insert(Assignment assignment, Index target, Sort.Entry entry, SourceRange where) {
		Operand value = values.value(assignment.getValue(), entry.type());
		List<Register> arguments = new ArrayList<>(values.key(target));
		arguments.addAll(value.registers());
		Register ok = code.register("ok", 1);
		values.access(entry.state(), StateAction.INSERT, List.of(ok, code.register("entry", 64)), arguments, where);
		boolean canFail = StateTypes.kind(entry.state()).orElseThrow() == StateKind.MAP
				|| entry.state().getSettings().stream().anyMatch(ExpiresWith.class::isInstance);
		if (canFail) {
			unlessFull(entry.state(), ok, assignment.getOtherwise(), where);
		}
	}

	/** What happens if there was no room: the else part, or the end of the packet; in an expiry nothing. */
	private void unlessFull(StateDeclaration state, Register ok, Statement otherwise, SourceRange where) {
		if (statements.isExpiry() && otherwise == null) {
			return;
		}
		Code.Draft after = code.draft();
		Code.Draft full = code.draft();
		code.branch(ok, after, full, where);
		code.enter(full);
		if (otherwise == null) {
			code.end(new Terminator.Abort(context.index(state), where));
		} else {
			statements.run(otherwise);
			code.jump(after, where);
		}
		code.enter(after);
	}
}
