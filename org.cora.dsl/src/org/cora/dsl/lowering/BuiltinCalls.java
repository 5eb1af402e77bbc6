// SPDX-License-Identifier: EPL-2.0
// Copyright (c) 2026 Cora contributors
package org.cora.dsl.lowering;

import java.util.List;
import org.cora.dsl.cora.Call;
import org.cora.dsl.typing.Builtins;
import org.cora.dsl.typing.Typing;
import org.cora.ir.program.BinaryOperator;
import org.cora.ir.program.Instruction;
import org.cora.ir.program.Register;
import org.cora.ir.source.SourceRange;
import org.cora.ir.type.Type;
import org.cora.ir.type.Types;

/** Writes the operations that the compiler's own functions stand for. */
final class BuiltinCalls {

	/** 2 to the power of 64 over the golden ratio, odd: begins with well-mixed bits. */
	private static final long SEED = 0x9E3779B97F4A7C15L;
	/** First multiplier of the 64-bit finaliser of MurmurHash3 (A. Appleby, public domain). */
	private static final long MULTIPLIER = 0xFF51AFD7ED558CCDL;
	private static final int HALF = 32;

	private final Code code;
	private final Values values;

	BuiltinCalls(Code code, Values values) {
		this.code = code;
		this.values = values;
	}

	Operand call(Call call, String name) {
		SourceRange where = Sources.of(call);
		return Builtins.comparesTwo(name) ? ofTwo(call, name, where) : hash(call, where);
	}

	private Operand ofTwo(Call call, String name, SourceRange where) {
		Type type = Builtins.common(call).orElseThrow();
		Register left = values.value(call.getArguments().get(0), type).register();
		Register right = values.value(call.getArguments().get(1), type).register();
		Type given = Typing.of(call).asValue();
		Register result = code.register(name, given.bits());
		Register less = binary(BinaryOperator.LESS, left, right, 1, where);
		Code.Draft below = code.draft();
		Code.Draft above = code.draft();
		Code.Draft after = code.draft();
		code.branch(less, below, above, where);
		for (Code.Draft draft : List.of(below, above)) {
			Register small = draft == below ? left : right;
			Register large = draft == below ? right : left;
			code.enter(draft);
			if (name.equals("difference")) {
				code.emit(new Instruction.Binary(BinaryOperator.SUBTRACT, result, large, small, where));
			} else {
				code.copy(List.of(name.equals("min") ? small : large), List.of(result), where);
			}
			code.jump(after, where);
		}
		code.enter(after);
		return new Operand(given, List.of(result), true);
	}

	private Operand hash(Call call, SourceRange where) {
		Operand value = values.value(call.getArguments().get(0));
		Register state = constant(SEED, where);
		Register multiplier = constant(MULTIPLIER, where);
		Register half = constant(HALF, where);
		for (Register scalar : value.registers()) {
			Register mixed = binary(BinaryOperator.XOR, state, scalar, Long.SIZE, where);
			Register spread = binary(BinaryOperator.MULTIPLY, mixed, multiplier, Long.SIZE, where);
			Register high = binary(BinaryOperator.SHIFT_RIGHT, spread, half, Long.SIZE, where);
			state = binary(BinaryOperator.XOR, spread, high, Long.SIZE, where);
		}
		return new Operand(Types.U64, List.of(state), true);
	}

	private Register constant(long value, SourceRange where) {
		return values.constant(Types.U64, List.of(value), where).register();
	}

	private Register binary(BinaryOperator operator, Register left, Register right, int bits, SourceRange where) {
		Register target = code.register("", bits);
		code.emit(new Instruction.Binary(operator, target, left, right, where));
		return target;
	}
}
