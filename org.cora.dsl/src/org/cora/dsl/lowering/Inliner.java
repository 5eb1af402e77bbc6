// SPDX-License-Identifier: EPL-2.0
// Copyright (c) 2026 Cora contributors
package org.cora.dsl.lowering;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.cora.dsl.cora.Call;
import org.cora.dsl.cora.Expression;
import org.cora.dsl.cora.Function;
import org.cora.dsl.cora.Parameter;
import org.cora.dsl.cora.Return;
import org.cora.dsl.typing.Builtins;
import org.cora.dsl.typing.Functions;
import org.cora.dsl.typing.Sort;
import org.cora.dsl.typing.Typing;
import org.cora.ir.packet.Header;
import org.cora.ir.program.Register;
import org.cora.ir.program.Terminator;
import org.cora.ir.source.SourceRange;
import org.cora.ir.type.Type;

/** Puts the bodies of functions where they are called. Each call has registers of its own. */
final class Inliner {

	/**
	 * A call whose body is being written.
	 *
	 * @param end    where it goes on after the call
	 * @param type   of the result; null where there is none
	 * @param result registers that get it
	 */
	private record Frame(Code.Draft end, Type type, List<Register> result) {
	}

	private final Code code;
	private final Values values;
	private final Statements statements;
	private Frame frame;

	Inliner(Code code, Values values, Statements statements) {
		this.code = code;
		this.values = values;
		this.statements = statements;
	}

	/** Whether what is being written belongs to a function. */
	boolean isInside() {
		return frame != null;
	}

	/** Writes the body of the function that is called; gives its result, or null where it has none. */
	Operand call(Call call) {
		Optional<String> builtin = Builtins.called(call);
		if (builtin.isPresent()) {
			return new BuiltinCalls(code, values).call(call, builtin.get());
		}
		Function function = Functions.called(call).orElseThrow();
		arguments(function, call);
		Optional<Type> type = Functions.result(function);
		Frame around = frame;
		Frame inner = new Frame(code.draft(), type.orElse(null),
				type.map(t -> code.registers(function.getName(), t)).orElse(List.of()));
		frame = inner;
		statements.run(function.getBody());
		frame = around;
		code.jump(inner.end(), Sources.of(call));
		code.enter(inner.end());
		return type.map(t -> new Operand(t, inner.result(), true)).orElse(null);
	}

	/** All arguments are computed before the first parameter gets its value. */
	private void arguments(Function function, Call call) {
		List<Parameter> parameters = function.getParameters();
		List<Operand> given = new ArrayList<>();
		Map<Parameter, Header> headers = new HashMap<>();
		for (int i = 0; i < parameters.size(); i++) {
			boolean header = Functions.header(parameters.get(i)).isPresent();
			if (header) {
				Expression argument = call.getArguments().get(i);
				headers.put(parameters.get(i), values.header(argument, (Sort.HeaderView) Typing.of(argument)));
			}
			given.add(header || Functions.isPacket(parameters.get(i)) ? null
					: values.value(call.getArguments().get(i), Typing.reference(parameters.get(i)).asValue()));
		}
		headers.forEach(values::give);
		for (int i = 0; i < parameters.size(); i++) {
			if (given.get(i) != null) {
				statements.declare(parameters.get(i), given.get(i), Sources.of(call.getArguments().get(i)));
			}
		}
	}

	/** Ends the function, or the handler of an expiry. */
	void leave(Return end, SourceRange where) {
		if (frame == null) {
			code.end(new Terminator.Return(where));
			return;
		}
		if (end.getValue() != null) {
			code.copy(values.value(end.getValue(), frame.type()).registers(), frame.result(), where);
		}
		code.jump(frame.end(), where);
	}
}
