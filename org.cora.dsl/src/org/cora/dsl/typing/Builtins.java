// SPDX-License-Identifier: EPL-2.0
// Copyright (c) 2026 Cora contributors
package org.cora.dsl.typing;

import java.util.Optional;
import org.cora.dsl.cora.Builtin;
import org.cora.dsl.cora.Call;
import org.cora.ir.type.Type;
import org.cora.ir.type.Type.Meaning;
import org.cora.ir.type.Types;

/** The functions that the compiler knows: {@code min}, {@code max}, {@code difference} and {@code hash}. */
public final class Builtins {

	private Builtins() {
	}

	/** The name of the function that is called, if it is one of them. */
	public static Optional<String> called(Call call) {
		return Functions.called(call).filter(Builtin.class::isInstance).map(f -> f.getName());
	}

	/** Whether it takes two numbers, or two times: all but {@code hash}. */
	public static boolean comparesTwo(String name) {
		return !name.equals("hash");
	}

	/** The type that two arguments have in common, so that they can be compared; empty where there is none. */
	public static Optional<Type> common(Call call) {
		if (call.getArguments().size() != 2) {
			return Optional.empty();
		}
		Sort left = Typing.of(call.getArguments().get(0));
		Sort right = Typing.of(call.getArguments().get(1));
		if (left instanceof Sort.Untyped || right instanceof Sort.Untyped) {
			Type typed = left instanceof Sort.Untyped ? right.asValue() : left.asValue();
			return left instanceof Sort.Untyped && right instanceof Sort.Untyped ? Optional.of(Types.U64)
					: Optional.ofNullable(typed).filter(type -> is(type, Meaning.NUMBER));
		}
		Type first = left.asValue();
		Type second = right.asValue();
		boolean same = first != null && first.equals(second)
				&& (is(first, Meaning.TIME) || is(first, Meaning.DURATION));
		return same ? Optional.of(first) : first == null || second == null ? Optional.empty() : Operators.wider(first, second);
	}

	/** What the call gives. */
	static Sort result(Call call, String name) {
		if (!comparesTwo(name)) {
			return new Sort.Value(Types.U64);
		}
		Optional<Type> common = common(call);
		boolean span = name.equals("difference") && common.filter(Types.TIME::equals).isPresent();
		return span ? new Sort.Value(Types.DURATION) : common.<Sort>map(Sort.Value::new).orElse(Sort.UNKNOWN);
	}

	private static boolean is(Type type, Meaning meaning) {
		return type instanceof Type.Scalar scalar && scalar.meaning() == meaning;
	}
}
