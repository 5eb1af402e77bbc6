// SPDX-License-Identifier: EPL-2.0
// Copyright (c) 2026 Cora contributors
package org.cora.dsl.validation;

import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.cora.dsl.cora.AddressLiteral;
import org.cora.dsl.cora.Binary;
import org.cora.dsl.cora.CoraPackage.Literals;
import org.cora.dsl.cora.Field;
import org.cora.dsl.cora.FieldValue;
import org.cora.dsl.cora.MemberAccess;
import org.cora.dsl.cora.Membership;
import org.cora.dsl.cora.NumberLiteral;
import org.cora.dsl.cora.Param;
import org.cora.dsl.cora.Range;
import org.cora.dsl.cora.StructLiteral;
import org.cora.dsl.cora.Unary;
import org.cora.dsl.cora.ValueArm;
import org.cora.dsl.cora.ValueSetting;
import org.cora.dsl.typing.Addresses;
import org.cora.dsl.typing.Constants;
import org.cora.dsl.typing.DeclaredTypes;
import org.cora.dsl.typing.Numbers;
import org.cora.dsl.typing.Operators;
import org.cora.dsl.typing.PortTypes;
import org.cora.dsl.typing.Prefixes;
import org.cora.dsl.typing.Sort;
import org.cora.dsl.typing.Typing;
import org.cora.ir.type.Type;
import org.cora.ir.type.Types;
import org.eclipse.xtext.validation.Check;

/** Checks of literals, operators, ranges, and values made of parts. */
public class ExpressionChecks extends Expectations {

	static final String OWN_PORTS = "Ports belong to a network function: only what stands in one knows them";

	@Check
	public void literalOfAddress(AddressLiteral literal) {
		if (Addresses.of(literal.getText()).isEmpty()) {
			error(IssueCodes.INVALID_LITERAL, "'" + literal.getText() + "' isn't an address", literal);
		}
	}

	@Check
	public void literalOfNumber(NumberLiteral literal) {
		Optional<Numbers.Measured> number = Numbers.of(literal.getText());
		if (number.isEmpty() || number.get().asLong().isEmpty()) {
			error(IssueCodes.NUMBER_RANGE, "Numbers are whole and fit 64 bits here", literal);
		} else if (!Typing.isOperand(number.get().dimension()) && !(literal.eContainer() instanceof ValueSetting)) {
			error(IssueCodes.UNIT_MISMATCH, "A packet doesn't know " + number.get().dimension().example()
					+ "; handlers compute with plain numbers, sizes and times", literal);
		}
	}

	@Check
	public void operands(Unary unary) {
		if (unary.getOperand() == null) {
			return;
		}
		if ("!".equals(unary.getOperator())) {
			expect(unary.getOperand(), Types.BOOL, IssueCodes.TYPE_MISMATCH);
		} else if (isUsable(unary.getOperand()) && !(Typing.of(unary.getOperand()) instanceof Sort.Untyped)
				&& !isNumber(Typing.of(unary.getOperand()).asValue())) {
			error(IssueCodes.TYPE_MISMATCH, "'~' wants a number", unary.getOperand());
		}
	}

	private static boolean isNumber(Type type) {
		return type instanceof Type.Scalar scalar && scalar.meaning() == Type.Meaning.NUMBER;
	}

	@Check
	public void operands(Binary binary) {
		if (binary.getRight() == null || binary.getOperator() == null) {
			return;
		}
		if (Operators.isLogical(binary.getOperator())) {
			expect(binary.getLeft(), Types.BOOL, IssueCodes.TYPE_MISMATCH);
			expect(binary.getRight(), Types.BOOL, IssueCodes.TYPE_MISMATCH);
			return;
		}
		if (Prefixes.address(binary).isPresent() || !isUsable(binary.getLeft()) || !isUsable(binary.getRight())) {
			return;
		}
		Sort left = Typing.of(binary.getLeft());
		Sort right = Typing.of(binary.getRight());
		Optional<List<Type>> types = Typing.operands(binary, left, right);
		if (types.flatMap(t -> Operators.result(binary.getOperator(), t.get(0), t.get(1))).isEmpty()) {
			error(IssueCodes.TYPE_MISMATCH, "'" + binary.getOperator() + "' can't be applied to " + left + " and " + right
					+ hint(left, right), binary);
			return;
		}
		if (left instanceof Sort.Untyped number && !Operators.isShift(binary.getOperator())) {
			inRange(binary.getLeft(), number, types.get().get(0));
		} else if (right instanceof Sort.Untyped number) {
			inRange(binary.getRight(), number, types.get().get(1));
		}
	}

	private static String hint(Sort left, Sort right) {
		boolean number = left instanceof Sort.Untyped || right instanceof Sort.Untyped;
		Type other = left instanceof Sort.Untyped ? right.asValue() : left.asValue();
		return number && (Types.DURATION.equals(other) || Types.TIME.equals(other))
				? "; give the number a unit, such as 10 ms" : "";
	}

	@Check
	public void rangeWhereWanted(Range range) {
		if (!(range.eContainer() instanceof Param) && !(range.eContainer() instanceof ValueSetting)
				&& !(range.eContainer() instanceof ValueArm) && !(range.eContainer() instanceof Membership)) {
			error(IssueCodes.NOT_A_VALUE, "A range can only be the value of a parameter or of a setting, what an arm takes, or what follows 'in'",
					range);
			return;
		}
		Optional<List<Long>> ends = Constants.ends(range);
		if (ends.isPresent() && Long.compareUnsigned(ends.get().get(0), ends.get().get(1)) > 0) {
			error(IssueCodes.INVALID_SETTING, "The range ends before it begins", range);
		}
	}

	@Check
	public void member(MemberAccess access) {
		if (access.getReceiver() != null && Typing.of(access.getReceiver()) instanceof Sort.Entry) {
			isUsable(access.getReceiver());
		}
		if (PortTypes.isIngress(access) && PortTypes.at(access).isEmpty()) {
			error(IssueCodes.TYPE_MISMATCH, OWN_PORTS, access, Literals.MEMBER_ACCESS__MEMBER);
		}
	}

	@Check
	public void structLiteral(StructLiteral literal) {
		if (literal.getType() == null || literal.getType().eIsProxy()) {
			return;
		}
		Set<Field> given = new HashSet<>();
		for (FieldValue value : literal.getFields()) {
			Field field = value.getField();
			if (field == null || field.eIsProxy()) {
				continue;
			}
			if (!given.add(field)) {
				error(IssueCodes.DUPLICATE_NAME, "'" + field.getName() + "' is given twice", value,
						Literals.FIELD_VALUE__FIELD);
			}
			Optional<Type> type = field.getType() == null ? Optional.empty() : DeclaredTypes.of(field.getType());
			if (value.getValue() != null && type.isPresent()) {
				expect(value.getValue(), type.get(), IssueCodes.TYPE_MISMATCH);
			}
		}
		List<String> missing = literal.getType().getFields().stream().filter(f -> !given.contains(f)).map(Field::getName)
				.toList();
		if (!missing.isEmpty()) {
			error(IssueCodes.MISSING_FIELD, literal.getType().getName() + " also has " + String.join(", ", missing), literal,
					Literals.STRUCT_LITERAL__TYPE, missing.toArray(String[]::new));
		}
	}
}
