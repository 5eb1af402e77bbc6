// SPDX-License-Identifier: EPL-2.0
// Copyright (c) 2026 Cora contributors
package org.cora.dsl.lowering;

import java.util.ArrayList;
import java.util.List;
import org.cora.dsl.cora.Expression;
import org.cora.dsl.cora.Index;
import org.cora.dsl.cora.MethodCall;
import org.cora.dsl.cora.StateDeclaration;
import org.cora.dsl.typing.Methods;
import org.cora.dsl.typing.Sort;
import org.cora.dsl.typing.StateTypes;
import org.cora.dsl.typing.Typing;
import org.cora.ir.program.Instruction;
import org.cora.ir.program.PacketOperation;
import org.cora.ir.program.Register;
import org.cora.ir.program.StateAction;
import org.cora.ir.program.StateKind;
import org.cora.ir.source.SourceRange;
import org.cora.ir.type.Type;
import org.cora.ir.type.Types;

/** Lowers operations of states and payloads, and the keys that they are given. */
final class Accesses {

	private final NfContext context;
	private final Code code;
	private final Values values;

	Accesses(NfContext context, Code code, Values values) {
		this.context = context;
		this.code = code;
		this.values = values;
	}

	Operand call(MethodCall call, SourceRange where) {
		var conversion = Methods.conversion(call);
		if (conversion.isPresent()) {
			return values.converted(values.value(call.getReceiver()), conversion.get(), where);
		}
		if (Typing.of(call.getReceiver()) instanceof Sort.Payload) {
			return ofPayload(call, where);
		}
		StateDeclaration state = Methods.state(call).orElseThrow();
		switch (call.getMethod()) {
			case "remove":
				Register found = code.register("found", 1);
				access(state, StateAction.REMOVE, List.of(found), whole(call, state), where);
				return new Operand(Types.BOOL, List.of(found), true);
			case "contains":
				Register contained = code.register("found", 1);
				access(state, StateAction.CONTAINS, List.of(contained), whole(call, state), where);
				return new Operand(Types.BOOL, List.of(contained), true);
			case "clear":
				access(state, StateAction.CLEAR, List.of(), List.of(), where);
				return null;
			case "give":
				Operand item = values.value(call.getArguments().get(0));
				access(state, StateAction.GIVE, List.of(), item.registers(), where);
				return null;
			case "take":
				Register green = code.register("ok", 1);
				access(state, StateAction.SPEND, List.of(green), withAmount(call), where);
				return new Operand(Types.BOOL, List.of(green), true);
			default:
				if (StateTypes.kind(state).orElseThrow() == StateKind.BLOOM) {
					access(state, StateAction.MARK, List.of(), whole(call, state), where);
					return null;
				}
				return add(call, state, where);
		}
	}

	private Operand ofPayload(MethodCall call, SourceRange where) {
		List<Type> types = Methods.parameters(call, Methods.called(call).orElseThrow());
		Register index = values.value(call.getArguments().get(0), Types.U64).register();
		if (types.size() == 2) {
			code.emit(new PacketOperation.StorePayload(index, values.value(call.getArguments().get(1), types.get(1)).register(), where));
			return null;
		}
		return values.places().read(new Place.Payload(Typing.of(call).asValue(), index), where);
	}

	/** The key that is the argument of an operation. */
	private List<Register> whole(MethodCall call, StateDeclaration state) {
		return keys(call.getArguments(), StateTypes.key(state).orElseThrow());
	}

	private Operand add(MethodCall call, StateDeclaration state, SourceRange where) {
		boolean sketch = StateTypes.kind(state).orElseThrow() == StateKind.COUNTMIN;
		List<Register> result = sketch ? code.registers("estimate", Types.U64) : List.of();
		access(state, StateAction.ADD, result, withAmount(call), where);
		return sketch ? new Operand(Types.U64, result, true) : null;
	}

	/** The key that an operation is called on and its argument, a number. */
	private List<Register> withAmount(MethodCall call) {
		List<Register> arguments = new ArrayList<>(key((Index) call.getReceiver()));
		arguments.add(values.value(call.getArguments().get(0), Types.U64).register());
		return arguments;
	}

	/** The registers of the key that an index is written with. */
	List<Register> key(Index index) {
		StateDeclaration state = StateTypes.indexed(index).orElseThrow();
		return keys(index.getKeys(), StateTypes.key(state).orElseThrow());
	}

	private List<Register> keys(List<Expression> written, Type key) {
		List<Type> parts = StateTypes.keyParts(key);
		List<Register> registers = new ArrayList<>();
		if (written.size() != parts.size()) {
			return values.value(written.get(0)).registers();
		}
		for (int i = 0; i < parts.size(); i++) {
			registers.addAll(values.value(written.get(i), parts.get(i)).registers());
		}
		return registers;
	}

	void access(StateDeclaration state, StateAction action, List<Register> results, List<Register> arguments,
			SourceRange where) {
		code.emit(new Instruction.Access(context.index(state), action, 0, results, arguments, where));
	}
}
