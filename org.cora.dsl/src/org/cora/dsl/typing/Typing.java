// SPDX-License-Identifier: EPL-2.0
// Copyright (c) 2026 Cora contributors
package org.cora.dsl.typing;

import java.util.List;
import java.util.Optional;
import org.cora.dsl.cora.AddressLiteral;
import org.cora.dsl.cora.ArrayLiteral;
import org.cora.dsl.cora.Binary;
import org.cora.dsl.cora.BooleanLiteral;
import org.cora.dsl.cora.Call;
import org.cora.dsl.cora.Conditional;
import org.cora.dsl.cora.Expression;
import org.cora.dsl.cora.Field;
import org.cora.dsl.cora.Header;
import org.cora.dsl.cora.Index;
import org.cora.dsl.cora.MemberAccess;
import org.cora.dsl.cora.Membership;
import org.cora.dsl.cora.MethodCall;
import org.cora.dsl.cora.NameReference;
import org.cora.dsl.cora.Now;
import org.cora.dsl.cora.NumberLiteral;
import org.cora.dsl.cora.Range;
import org.cora.dsl.cora.Referable;
import org.cora.dsl.cora.StateDeclaration;
import org.cora.dsl.cora.StructLiteral;
import org.cora.dsl.cora.Unary;
import org.cora.dsl.resource.StandardLibrary;
import org.cora.ir.type.Type;
import org.cora.ir.type.Types;
import org.cora.ir.unit.Dimension;

/**
 * Finds what an expression stands for, from its parts. Never fails: what doesn't make sense is {@link Sort#UNKNOWN},
 * and validation says why at the place that is wrong.
 */
public final class Typing {

	private Typing() {
	}

	/** What the expression stands for. */
	public static Sort of(Expression expression) {
		if (expression instanceof NumberLiteral literal) {
			return number(literal);
		}
		if (expression instanceof AddressLiteral literal) {
			return Addresses.of(literal.getText()).<Sort>map(a -> new Sort.Value(a.type())).orElse(Sort.UNKNOWN);
		}
		if (expression instanceof BooleanLiteral) {
			return new Sort.Value(Types.BOOL);
		}
		if (expression instanceof Now) {
			return new Sort.Value(Types.TIME);
		}
		if (expression instanceof NameReference reference) {
			return NameTypes.of(reference.getTarget());
		}
		if (expression instanceof MemberAccess access) {
			return MemberTypes.member(access);
		}
		if (expression instanceof Index index) {
			return MemberTypes.element(index);
		}
		if (expression instanceof MethodCall call) {
			return Methods.result(call);
		}
		if (expression instanceof Call call) {
			Optional<String> builtin = Builtins.called(call);
			return builtin.isPresent() ? Builtins.result(call, builtin.get())
					: Functions.called(call).map(function -> function.getResult() == null ? Sort.NOTHING
					: value(Functions.result(function))).orElse(Sort.UNKNOWN);
		}
		if (expression instanceof StructLiteral literal) {
			return value(literal.getType() == null ? Optional.empty() : DeclaredTypes.of(literal.getType()));
		}
		if (expression instanceof Unary unary) {
			return ComputedTypes.unary(unary);
		}
		if (expression instanceof Membership) {
			return new Sort.Value(Types.BOOL);
		}
		if (expression instanceof Conditional conditional) {
			return ComputedTypes.either(conditional);
		}
		if (expression instanceof ArrayLiteral literal) {
			return ComputedTypes.array(literal);
		}
		if (expression instanceof Range range) {
			Type low = range.getLow() == null ? null : of(range.getLow()).asValue();
			return new Sort.Several(low == null ? Types.U64 : low);
		}
		return expression instanceof Binary binary ? ComputedTypes.binary(binary) : Sort.UNKNOWN;
	}

	/** What a name stands for. */
	public static Sort reference(Referable target) {
		return NameTypes.of(target);
	}

	/** The state whose entry a name bound by {@code match}, {@code let} or {@code on expire} is, if it is one. */
	public static Optional<StateDeclaration> entryState(Referable variable) {
		return NameTypes.entryState(variable);
	}

	private static Sort number(NumberLiteral literal) {
		Optional<Numbers.Measured> number = Numbers.of(literal.getText());
		Optional<Long> value = number.flatMap(Numbers.Measured::asLong);
		if (value.isEmpty()) {
			return Sort.UNKNOWN;
		}
		return switch (number.get().dimension()) {
			case COUNT, SIZE -> new Sort.Untyped(value.get());
			case TIME -> new Sort.Value(Types.DURATION);
			default -> Sort.UNKNOWN;
		};
	}

	/** Whether a number of that dimension means something in an expression. */
	public static boolean isOperand(Dimension dimension) {
		return dimension == Dimension.COUNT || dimension == Dimension.SIZE || dimension == Dimension.TIME;
	}

	/** The types of the two operands after untyped numbers have taken one; empty where that fails. */
	public static Optional<List<Type>> operands(Binary binary, Sort left, Sort right) {
		return ComputedTypes.operands(binary, left, right);
	}

	static Sort value(Optional<? extends Type> type) {
		return type.isPresent() ? new Sort.Value(type.get()) : Sort.UNKNOWN;
	}

	/** Whether the field belongs to the built-in packet. */
	public static boolean isOfPacket(Field field) {
		return field.eResource() != null && StandardLibrary.PRELUDE.equals(field.eResource().getURI())
				&& field.eContainer() instanceof org.cora.dsl.cora.Struct struct && "Packet".equals(struct.getName());
	}

	/** The header without which the member can't be read, if there is one. */
	public static Optional<org.cora.ir.packet.Header> neededHeader(MemberAccess access) {
		return MemberTypes.neededHeader(access);
	}
}
