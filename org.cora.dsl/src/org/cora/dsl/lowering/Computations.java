// SPDX-License-Identifier: EPL-2.0
// Copyright (c) 2026 Cora contributors
package org.cora.dsl.lowering;

import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.cora.dsl.cora.Binary;
import org.cora.dsl.cora.Conditional;
import org.cora.dsl.cora.Expression;
import org.cora.dsl.cora.Membership;
import org.cora.dsl.cora.Unary;
import org.cora.dsl.typing.Operators;
import org.cora.dsl.typing.PortTypes;
import org.cora.dsl.typing.Sort;
import org.cora.dsl.typing.Typing;
import org.cora.ir.program.BinaryOperator;
import org.cora.ir.program.Instruction;
import org.cora.ir.program.Register;
import org.cora.ir.program.UnaryOperator;
import org.cora.ir.source.SourceRange;
import org.cora.ir.type.Type;
import org.cora.ir.type.Types;

/** Lowers operators, and conditions with the ways that go on behind them. */
final class Computations {

	private final Code code;
	private final Values values;

	Computations(Code code, Values values) {
		this.code = code;
		this.values = values;
	}

	Operand unary(Unary unary, SourceRange where) {
		Operand operand = values.value(unary.getOperand());
		Register target = code.register("", operand.register().bits());
		UnaryOperator operator = "!".equals(unary.getOperator()) ? UnaryOperator.NOT : UnaryOperator.COMPLEMENT;
		code.emit(new Instruction.Unary(operator, target, operand.register(), where));
		return new Operand(operand.type(), List.of(target), true);
	}

	Operand binary(Binary binary, SourceRange where) {
		String operator = binary.getOperator();
		if (Operators.isLogical(operator)) {
			return logical(binary, where);
		}
		Sort left = Typing.of(binary.getLeft());
		Sort right = Typing.of(binary.getRight());
		List<Type> types = Typing.operands(binary, left, right).orElseThrow();
		Type result = Operators.result(operator, types.get(0), types.get(1)).orElseThrow();
		boolean comparison = Operators.isEquality(operator) || Operators.isOrder(operator);
		Type leftAs = comparison ? Operators.wider(types.get(0), types.get(1)).orElse(types.get(0))
				: Operators.isShift(operator) || result.bits() < types.get(0).bits() ? types.get(0) : result;
		Type rightAs = comparison ? Operators.wider(types.get(0), types.get(1)).orElse(types.get(1))
				: Operators.isShift(operator) ? types.get(1) : result;
		Operand l = values.value(binary.getLeft(), leftAs);
		Operand r = values.value(binary.getRight(), rightAs);
		return Operators.isEquality(operator) ? equality(l, r, operator.equals("=="), where)
				: scalar(operator, l.register(), r.register(), result, where);
	}

	/** One operation on scalars, as written between two operands or before an equals sign. */
	Operand scalar(String operator, Register left, Register right, Type result, SourceRange where) {
		Register target = code.register("", result.bits());
		boolean swapped = operator.equals(">") || operator.equals(">=");
		BinaryOperator op = switch (operator) {
			case "<", ">" -> BinaryOperator.LESS;
			case "<=", ">=" -> BinaryOperator.LESS_EQUAL;
			default -> Operators.arithmetic(operator).orElseThrow();
		};
		if (op == BinaryOperator.DIVIDE || op == BinaryOperator.REMAINDER) {
			return divided(op, left, right, target, result, where);
		}
		code.emit(new Instruction.Binary(op, target, swapped ? right : left, swapped ? left : right, where));
		return new Operand(result, List.of(target), true);
	}

	/** A power of two divides by shifting, as there are cards that can't divide. */
	private Operand divided(BinaryOperator operator, Register left, Register right, Register target, Type result,
			SourceRange where) {
		OptionalLong constant = code.retractConstant(right);
		BinaryOperator op = operator;
		if (constant.isPresent()) {
			long divisor = constant.getAsLong();
			boolean divide = operator == BinaryOperator.DIVIDE;
			boolean power = Long.bitCount(divisor) == 1;
			long value = !power ? divisor : divide ? Long.numberOfTrailingZeros(divisor) : divisor - 1;
			op = !power ? operator : divide ? BinaryOperator.SHIFT_RIGHT : BinaryOperator.AND;
			code.emit(new Instruction.Constant(right, value, where));
		}
		code.emit(new Instruction.Binary(op, target, left, right, where));
		return new Operand(result, List.of(target), true);
	}

	/** Whether two values are equal, or whether they differ, in all their scalars. */
	Operand equality(Operand left, Operand right, boolean equal, SourceRange where) {
		Register all = null;
		for (int i = 0; i < left.registers().size(); i++) {
			Register one = code.register("", 1);
			BinaryOperator operator = equal ? BinaryOperator.EQUAL : BinaryOperator.NOT_EQUAL;
			code.emit(new Instruction.Binary(operator, one, left.registers().get(i), right.registers().get(i), where));
			if (all == null) {
				all = one;
			} else {
				Register both = code.register("", 1);
				code.emit(new Instruction.Binary(equal ? BinaryOperator.AND : BinaryOperator.OR, both, all, one, where));
				all = both;
			}
		}
		return new Operand(Types.BOOL, List.of(all), true);
	}

	/** A condition whose outcome is kept: the right side runs only if it matters. */
	Operand logical(Expression expression, SourceRange where) {
		Register outcome = code.register("", 1);
		Code.Draft yes = code.draft();
		Code.Draft no = code.draft();
		Code.Draft after = code.draft();
		condition(expression, yes, no);
		for (Code.Draft draft : List.of(yes, no)) {
			code.enter(draft);
			code.emit(new Instruction.Constant(outcome, draft == yes ? 1 : 0, where));
			code.jump(after, where);
		}
		code.enter(after);
		return new Operand(Types.BOOL, List.of(outcome), true);
	}

	/** Ends the block by going one way if the expression is true and the other way if not. */
	void condition(Expression expression, Code.Draft yes, Code.Draft no) {
		if (expression instanceof Unary unary && "!".equals(unary.getOperator())) {
			condition(unary.getOperand(), no, yes);
		} else if (expression instanceof Binary binary && Operators.isLogical(binary.getOperator())) {
			Code.Draft right = code.draft();
			boolean and = "&&".equals(binary.getOperator());
			condition(binary.getLeft(), and ? right : yes, and ? no : right);
			code.enter(right);
			condition(binary.getRight(), yes, no);
		} else if (expression instanceof Membership membership) {
			Type type = Typing.of(membership.getValue()) instanceof Sort.Untyped ? Types.U64
					: Typing.of(membership.getValue()).asValue();
			new Tests(code, values).test(values.value(membership.getValue(), type), membership.getElements(), yes, no);
		} else if (ports(expression).isPresent()) {
			code.jump(ports(expression).get() ? yes : no, Sources.of(expression));
		} else {
			code.branch(values.value(expression).register(), yes, no, Sources.of(expression));
		}
	}

	/** A handler is written once for each port, so whether a packet came from one is known. */
	private Optional<Boolean> ports(Expression expression) {
		if (!(expression instanceof Binary binary) || !Operators.isEquality(binary.getOperator())
				|| !PortTypes.isIngress(binary.getLeft()) && !PortTypes.isIngress(binary.getRight())) {
			return Optional.empty();
		}
		return values.constants(binary.getLeft()).flatMap(left -> values.constants(binary.getRight())
				.map(right -> left.equals(right) == "==".equals(binary.getOperator())));
	}

	/** Only the side that matters runs. */
	Operand either(Conditional either, Type type) {
		List<Register> result = code.registers("", type);
		Code.Draft yes = code.draft();
		Code.Draft no = code.draft();
		Code.Draft after = code.draft();
		condition(either.getCondition(), yes, no);
		for (Code.Draft draft : List.of(yes, no)) {
			code.enter(draft);
			Expression side = draft == yes ? either.getThen() : either.getOtherwise();
			code.copy(values.value(side, type).registers(), result, Sources.of(side));
			code.jump(after, Sources.of(either));
		}
		code.enter(after);
		return new Operand(type, result, true);
	}
}
