// SPDX-License-Identifier: EPL-2.0
// Copyright (c) 2026 Cora contributors
package org.cora.dsl.typing;

import java.util.List;
import java.util.Optional;
import org.cora.dsl.cora.ArrayLiteral;
import org.cora.dsl.cora.Binary;
import org.cora.dsl.cora.Conditional;
import org.cora.dsl.cora.Expression;
import org.cora.dsl.cora.Unary;
import org.cora.ir.type.Type;
import org.cora.ir.type.Types;

/** What comes out when values are computed with or put together. */
final class ComputedTypes {

	private ComputedTypes() {
	}

	/** A number takes the type of the other one. */
	static Sort either(Conditional conditional) {
		if (conditional.getThen() == null || conditional.getOtherwise() == null) {
			return Sort.UNKNOWN;
		}
		Sort then = Typing.of(conditional.getThen());
		Sort otherwise = Typing.of(conditional.getOtherwise());
		if (then instanceof Sort.Untyped || otherwise instanceof Sort.Untyped) {
			Sort typed = then instanceof Sort.Untyped ? otherwise : then;
			return then instanceof Sort.Untyped a && otherwise instanceof Sort.Untyped b
					? new Sort.Untyped(Long.compareUnsigned(a.value(), b.value()) > 0 ? a.value() : b.value())
					: typed.asValue() == null ? Sort.UNKNOWN : new Sort.Value(typed.asValue());
		}
		Type first = then.asValue();
		Type second = otherwise.asValue();
		return first == null || second == null ? Sort.UNKNOWN
				: Operators.fits(first, second) ? new Sort.Value(second) : new Sort.Value(first);
	}

	static Sort array(ArrayLiteral literal) {
		Type element = null;
		for (Expression expression : literal.getElements()) {
			Sort sort = Typing.of(expression);
			Type type = sort instanceof Sort.Untyped ? Types.U64 : sort.asValue();
			if (type == null) {
				return Sort.UNKNOWN;
			}
			element = element == null || Operators.fits(element, type) ? type : element;
		}
		boolean fits = element != null && element.slots().size() * literal.getElements().size() <= DeclaredTypes.MAX_SLOTS;
		return fits ? new Sort.Value(new Type.Array(element, literal.getElements().size())) : Sort.UNKNOWN;
	}

	static Sort unary(Unary unary) {
		Sort operand = unary.getOperand() == null ? Sort.UNKNOWN : Typing.of(unary.getOperand());
		if ("!".equals(unary.getOperator())) {
			return new Sort.Value(Types.BOOL);
		}
		return operand instanceof Sort.Untyped
				? Constants.number(unary.getOperand()).<Sort>map(n -> new Sort.Untyped(~n)).orElse(new Sort.Value(Types.U64))
				: operand.asValue() == null ? Sort.UNKNOWN : new Sort.Value(operand.asValue());
	}

	static Sort binary(Binary binary) {
		String operator = binary.getOperator();
		if (operator == null || Operators.isLogical(operator) || Operators.isEquality(operator)
				|| Operators.isOrder(operator)) {
			return new Sort.Value(Types.BOOL);
		}
		if (binary.getRight() == null) {
			return Sort.UNKNOWN;
		}
		Optional<Type> prefixed = Prefixes.address(binary);
		if (prefixed.isPresent()) {
			return new Sort.Several(prefixed.get());
		}
		Sort left = Typing.of(binary.getLeft());
		Sort right = Typing.of(binary.getRight());
		if (left instanceof Sort.Untyped && right instanceof Sort.Untyped) {
			return Constants.number(binary).<Sort>map(Sort.Untyped::new).orElse(new Sort.Value(Types.U64));
		}
		return Typing.value(operands(binary, left, right).flatMap(types -> Operators.result(operator, types.get(0), types.get(1))));
	}

	/** The types of the two operands after untyped numbers have taken one; empty where that fails. */
	static Optional<List<Type>> operands(Binary binary, Sort left, Sort right) {
		Optional<Type> l = Optional.ofNullable(left.asValue());
		Optional<Type> r = Optional.ofNullable(right.asValue());
		if (left instanceof Sort.Untyped && right instanceof Sort.Untyped) {
			return Optional.of(List.of(Types.U64, Types.U64));
		}
		if (left instanceof Sort.Untyped && r.isPresent()) {
			l = Operators.beside(binary.getOperator(), r.get(), true);
		} else if (right instanceof Sort.Untyped && l.isPresent()) {
			r = Operators.beside(binary.getOperator(), l.get(), false);
		}
		return l.isPresent() && r.isPresent() ? Optional.of(List.of(l.get(), r.get())) : Optional.empty();
	}
}
