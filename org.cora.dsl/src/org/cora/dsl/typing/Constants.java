// SPDX-License-Identifier: EPL-2.0
// Copyright (c) 2026 Cora contributors
package org.cora.dsl.typing;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.cora.dsl.cora.AddressLiteral;
import org.cora.dsl.cora.Binary;
import org.cora.dsl.cora.BooleanLiteral;
import org.cora.dsl.cora.EnumValue;
import org.cora.dsl.cora.Expression;
import org.cora.dsl.cora.Field;
import org.cora.dsl.cora.MemberAccess;
import org.cora.dsl.cora.NameReference;
import org.cora.dsl.cora.NumberLiteral;
import org.cora.dsl.cora.Param;
import org.cora.dsl.cora.Port;
import org.cora.dsl.cora.Range;
import org.cora.dsl.cora.Referable;
import org.cora.dsl.cora.StructLiteral;
import org.cora.dsl.cora.Unary;
import org.cora.ir.program.BinaryOperator;

/** Computes what is known before any packet arrives: literals, parameters, and arithmetic on them. */
public final class Constants {

	private final Map<Referable, Long> loops;

	private Constants(Map<Referable, Long> loops) {
		this.loops = loops;
	}

	/** The value of a constant expression with one scalar. */
	public static Optional<Long> number(Expression expression) {
		return slots(expression).filter(slots -> slots.size() == 1).map(slots -> slots.get(0));
	}

	/** The scalars of a constant expression. */
	public static Optional<List<Long>> slots(Expression expression) {
		return slots(expression, Map.of());
	}

	/** The scalars of an expression that is constant while the variables of loops have these numbers. */
	public static Optional<List<Long>> slots(Expression expression, Map<Referable, Long> loops) {
		return new Constants(loops).slots(expression, new HashSet<>());
	}

	/** The ends of a constant range, following parameters; a single value is a range of one. */
	public static Optional<List<Long>> ends(Expression expression) {
		Expression range = expression;
		Set<Param> seen = new HashSet<>();
		while (range instanceof NameReference reference && reference.getTarget() instanceof Param param && seen.add(param)) {
			range = param.getValue();
		}
		if (range instanceof Range ends) {
			return number(ends.getLow()).flatMap(low -> number(ends.getHigh()).map(high -> List.of(low, high)));
		}
		return range == null ? Optional.empty() : number(range).map(one -> List.of(one, one));
	}

	private Optional<List<Long>> slots(Expression expression, Set<Param> around) {
		if (expression instanceof NumberLiteral literal) {
			return Numbers.of(literal.getText()).flatMap(Numbers.Measured::asLong).map(List::of);
		}
		if (expression instanceof AddressLiteral literal) {
			return Addresses.of(literal.getText()).map(Addresses.Address::slots);
		}
		if (expression instanceof BooleanLiteral literal) {
			return Optional.of(List.of("true".equals(literal.getText()) ? 1L : 0L));
		}
		if (expression instanceof NameReference reference && reference.getTarget() instanceof Param param
				&& !param.eIsProxy() && param.getValue() != null && around.add(param)) {
			Optional<List<Long>> value = slots(param.getValue(), around);
			around.remove(param);
			return value;
		}
		if (expression instanceof NameReference reference && reference.getTarget() instanceof Port port) {
			return PortTypes.number(port).map(List::of);
		}
		if (expression instanceof NameReference reference && loops.containsKey(reference.getTarget())) {
			return Optional.of(List.of(loops.get(reference.getTarget())));
		}
		if (expression instanceof Unary unary && "~".equals(unary.getOperator()) && unary.getOperand() != null) {
			return Typing.of(unary) instanceof Sort.Untyped
					? slots(unary.getOperand(), around).map(slots -> List.of(~slots.get(0))) : Optional.empty();
		}
		if (expression instanceof MemberAccess access && access.getMember() instanceof EnumValue value && !value.eIsProxy()) {
			return Enums.number(value).map(List::of);
		}
		if (expression instanceof StructLiteral literal) {
			return struct(literal, around);
		}
		return expression instanceof Binary binary ? arithmetic(binary, around) : Optional.empty();
	}

	private Optional<List<Long>> struct(StructLiteral literal, Set<Param> around) {
		if (literal.getType() == null || literal.getType().eIsProxy()) {
			return Optional.empty();
		}
		List<Long> all = new ArrayList<>();
		for (Field field : literal.getType().getFields()) {
			Optional<List<Long>> value = literal.getFields().stream().filter(v -> v.getField() == field).findFirst()
					.flatMap(v -> slots(v.getValue(), around));
			if (value.isEmpty()) {
				return Optional.empty();
			}
			all.addAll(value.get());
		}
		return Optional.of(all);
	}

	private Optional<List<Long>> arithmetic(Binary binary, Set<Param> around) {
		Optional<BinaryOperator> operator = Operators.arithmetic(binary.getOperator());
		if (operator.isEmpty() || binary.getRight() == null) {
			return Optional.empty();
		}
		Optional<List<Long>> left = slots(binary.getLeft(), around);
		Optional<List<Long>> right = slots(binary.getRight(), around);
		return left.isPresent() && right.isPresent() && left.get().size() == 1 && right.get().size() == 1
				? Optional.of(List.of(operator.get().apply(left.get().get(0), right.get().get(0)))) : Optional.empty();
	}
}
