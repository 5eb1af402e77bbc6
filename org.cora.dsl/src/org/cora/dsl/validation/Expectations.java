// SPDX-License-Identifier: EPL-2.0
// Copyright (c) 2026 Cora contributors
package org.cora.dsl.validation;

import org.cora.dsl.cora.ArrayLiteral;
import org.cora.dsl.cora.Conditional;
import org.cora.dsl.cora.Expression;
import org.cora.dsl.typing.Operators;
import org.cora.dsl.typing.Sort;
import org.cora.dsl.typing.Typing;
import org.cora.ir.type.Type;
import org.cora.ir.type.Types;
import org.cora.ir.unit.Dimension;

/** Says where an expression isn't what its place wants. */
abstract class Expectations extends Problems {

	/** First datum of a struct in whose place a value of another type is wanted, which may be a part of it; then the type's name. */
	private static final String PART = "part";

	/** Reports an expression that isn't of the wanted type; says whether it is, or nothing is known. */
	protected boolean expect(Expression expression, Type wanted, String code) {
		if (expression == null) {
			return true;
		}
		if (expression instanceof Conditional either) {
			return expect(either.getThen(), wanted, code) & expect(either.getOtherwise(), wanted, code);
		}
		if (expression instanceof ArrayLiteral literal && wanted instanceof Type.Array array) {
			return elements(literal, array, code);
		}
		Sort sort = Typing.of(expression);
		if (sort instanceof Sort.Untyped number) {
			return number(expression, number, wanted, code);
		}
		if (!isUsable(expression)) {
			return false;
		}
		if (sort.isUnknown() || Operators.fits(sort.asValue(), wanted)) {
			return true;
		}
		String cut = Operators.wider(sort.asValue(), wanted).isPresent() && wanted instanceof Type.Scalar scalar
				&& Types.named(scalar.name()).isPresent() ? "; cut it with '." + wanted.name() + "()'" : "";
		String[] data = !cut.isEmpty() ? new String[] {wanted.name()}
				: sort.asValue() instanceof Type.Struct ? new String[] {PART, wanted.name()} : new String[0];
		error(code, "Expected " + wanted.name() + ", found " + sort + cut, expression, null, data);
		return false;
	}

	private boolean elements(ArrayLiteral literal, Type.Array wanted, String code) {
		boolean fine = true;
		for (Expression element : literal.getElements()) {
			fine &= expect(element, wanted.element(), code);
		}
		int given = literal.getElements().size();
		if (given != 1 && given != wanted.length()) {
			error(code, "Expected " + wanted.length() + " elements, or one for all; found " + given, literal);
			return false;
		}
		return fine;
	}

	private boolean number(Expression expression, Sort.Untyped number, Type wanted, String code) {
		if (Types.DURATION.equals(wanted)) {
			error(IssueCodes.UNIT_MISMATCH, "A duration has a unit, such as 300 s", expression, null, Dimension.TIME.name());
			return false;
		}
		if (!(wanted instanceof Type.Scalar scalar) || scalar.meaning() != Type.Meaning.NUMBER) {
			error(code, "Expected " + wanted.name() + ", found a number", expression);
			return false;
		}
		return inRange(expression, number, wanted);
	}

	/** Reports a number that doesn't fit the type. */
	protected boolean inRange(Expression expression, Sort.Untyped number, Type type) {
		if (type.bits() < 64 && Long.compareUnsigned(number.value(), (1L << type.bits()) - 1) > 0) {
			error(IssueCodes.NUMBER_RANGE, Long.toUnsignedString(number.value()) + " doesn't fit " + type.name(), expression, null,
					Long.toString((1L << type.bits()) - 1));
			return false;
		}
		return true;
	}

	/** Reports an expression that has no value, or may have none; says whether it can be used. */
	protected boolean isUsable(Expression expression) {
		Sort sort = Typing.of(expression);
		if (sort.isUnknown()) {
			return false;
		}
		if (sort.asValue() != null || sort instanceof Sort.Untyped) {
			return true;
		}
		if (sort instanceof Sort.Entry entry) {
			error(IssueCodes.MISSING_ELSE, "'" + entry.state().getName()
					+ "' may have no such entry: look it up with 'match', or with 'let … else'", expression);
		} else if (sort instanceof Sort.Fallible) {
			error(IssueCodes.MISSING_ELSE, "There may be none: bind it with 'let … else'", expression);
		} else {
			error(IssueCodes.NOT_A_VALUE, message(sort), expression);
		}
		return false;
	}

	private static String message(Sort sort) {
		if (sort instanceof Sort.Packet) {
			return "A packet isn't a value; name one of its fields";
		}
		if (sort instanceof Sort.Payload || sort instanceof Sort.Inner) {
			return sort instanceof Sort.Inner ? "A packet isn't a value; name one of its headers"
					: "A payload isn't a value: read payload[i], payload.u32(i) or payload.length";
		}
		if (sort instanceof Sort.Whole whole) {
			return "'" + whole.state().getName() + "' is a state: access it with a key or an operation";
		}
		if (sort instanceof Sort.Bucket) {
			return "A bucket isn't a value: ask it with 'take(amount)'";
		}
		if (sort instanceof Sort.Named named) {
			return "'" + named.declaration().getName() + "' is an enum: name one of its values";
		}
		return sort instanceof Sort.Nothing ? "This has no value" : "A range isn't a value here";
	}
}
