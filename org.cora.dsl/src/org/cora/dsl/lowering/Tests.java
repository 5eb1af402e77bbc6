// SPDX-License-Identifier: EPL-2.0
// Copyright (c) 2026 Cora contributors
package org.cora.dsl.lowering;

import java.util.List;
import java.util.Optional;
import org.cora.dsl.cora.Expression;
import org.cora.dsl.cora.NameReference;
import org.cora.dsl.cora.Param;
import org.cora.dsl.cora.Range;
import org.cora.dsl.typing.Prefixes;
import org.cora.dsl.typing.Sort;
import org.cora.dsl.typing.Typing;
import org.cora.ir.program.BinaryOperator;
import org.cora.ir.program.Instruction;
import org.cora.ir.program.Register;
import org.cora.ir.source.SourceRange;
import org.cora.ir.type.Types;

/** Lowers the question whether a value is another one, in a range, or has a prefix. */
final class Tests {

	private final Code code;
	private final Values values;

	Tests(Code code, Values values) {
		this.code = code;
		this.values = values;
	}

	/** Ends the block by going one way if the value is what one of the elements says, and the other way if not. */
	void test(Operand value, List<Expression> elements, Code.Draft yes, Code.Draft no) {
		for (int i = 0; i < elements.size(); i++) {
			Code.Draft next = i == elements.size() - 1 ? no : code.draft();
			test(value, elements.get(i), yes, next);
			code.enter(next);
		}
	}

	/** Ends the block by going one way if the value is what the element says, and the other way if not. */
	void test(Operand value, Expression element, Code.Draft yes, Code.Draft no) {
		SourceRange where = Sources.of(element);
		Optional<Prefixes.Prefix> prefix = Prefixes.of(element);
		if (prefix.isPresent()) {
			code.branch(prefix(value, prefix.get(), where), yes, no, where);
		} else if (element instanceof Range range) {
			range(value, range.getLow(), range.getHigh(), yes, no, where);
		} else if (Typing.of(element) instanceof Sort.Several) {
			Range range = addresses((NameReference) element);
			range(value, range.getLow(), range.getHigh(), yes, no, where);
		} else {
			code.branch(values.equality(value, values.value(element, value.type()), true, where).register(), yes, no, where);
		}
	}

	private Register prefix(Operand value, Prefixes.Prefix prefix, SourceRange where) {
		List<Register> masked = values.constant(prefix.type(), prefix.mask(), where).registers();
		List<Register> bits = code.registers("", prefix.type());
		for (int i = 0; i < bits.size(); i++) {
			code.emit(new Instruction.Binary(BinaryOperator.AND, bits.get(i), value.registers().get(i), masked.get(i), where));
		}
		Operand wanted = values.constant(prefix.type(), prefix.address(), where);
		return values.equality(new Operand(prefix.type(), bits, true), wanted, true, where).register();
	}

	/** The range of addresses that a parameter stands for. */
	private static Range addresses(NameReference reference) {
		Expression value = ((Param) reference.getTarget()).getValue();
		return value instanceof NameReference other ? addresses(other) : (Range) value;
	}

	private void range(Operand value, Expression first, Expression last, Code.Draft yes, Code.Draft no, SourceRange where) {
		boolean fromZero = values.constants(first).filter(low -> low.stream().allMatch(l -> l == 0)).isPresent();
		if (!fromZero) {
			Code.Draft notBelow = code.draft();
			Operand low = values.value(first, value.type());
			code.branch(atMost(low, value, where), notBelow, no, where);
			code.enter(notBelow);
		}
		code.branch(atMost(value, values.value(last, value.type()), where), yes, no, where);
	}

	/** Whether one value is at most another; addresses of 128 bits are compared in two halves. */
	private Register atMost(Operand a, Operand b, SourceRange where) {
		List<Register> left = a.registers();
		List<Register> right = b.registers();
		if (left.size() == 1) {
			return bit(BinaryOperator.LESS_EQUAL, left.get(0), right.get(0), where);
		}
		Register above = bit(BinaryOperator.LESS, left.get(0), right.get(0), where);
		Register same = bit(BinaryOperator.EQUAL, left.get(0), right.get(0), where);
		Register below = bit(BinaryOperator.LESS_EQUAL, left.get(1), right.get(1), where);
		return bit(BinaryOperator.OR, above, bit(BinaryOperator.AND, same, below, where), where);
	}

	private Register bit(BinaryOperator operator, Register left, Register right, SourceRange where) {
		Register target = code.register("", Types.BOOL.bits());
		code.emit(new Instruction.Binary(operator, target, left, right, where));
		return target;
	}
}
