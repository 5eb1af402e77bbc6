// SPDX-License-Identifier: EPL-2.0
// Copyright (c) 2026 Cora contributors
package org.cora.dsl.typing;

import java.util.Optional;
import java.util.Set;
import org.cora.ir.program.BinaryOperator;
import org.cora.ir.type.Type;
import org.cora.ir.type.Type.Meaning;
import org.cora.ir.type.Types;

/** Which operators take which types, and what comes out. */
public final class Operators {

	private static final Set<String> LOGICAL = Set.of("&&", "||");
	private static final Set<String> EQUALITY = Set.of("==", "!=");
	private static final Set<String> ORDER = Set.of("<", "<=", ">", ">=");

	private Operators() {
	}

	public static boolean isLogical(String operator) {
		return LOGICAL.contains(operator);
	}

	public static boolean isEquality(String operator) {
		return EQUALITY.contains(operator);
	}

	public static boolean isOrder(String operator) {
		return ORDER.contains(operator);
	}

	public static boolean isShift(String operator) {
		return operator.equals("<<") || operator.equals(">>");
	}

	/** The operator of the IR for one that is written between two numbers and gives a number. */
	public static Optional<BinaryOperator> arithmetic(String written) {
		if (written == null || isLogical(written) || isEquality(written) || isOrder(written)) {
			return Optional.empty();
		}
		for (BinaryOperator operator : BinaryOperator.values()) {
			if (operator.symbol().equals(written)) {
				return Optional.of(operator);
			}
		}
		return Optional.empty();
	}

	/** The type of {@code left operator right}, both of a type; empty where that makes no sense. */
	public static Optional<Type> result(String operator, Type left, Type right) {
		if (isLogical(operator)) {
			return both(left, right, Types.BOOL) ? Optional.of(Types.BOOL) : Optional.empty();
		}
		if (isEquality(operator)) {
			return left.equals(right) || wider(left, right).isPresent() ? Optional.of(Types.BOOL) : Optional.empty();
		}
		if (!(left instanceof Type.Scalar l) || !(right instanceof Type.Scalar r) || l.bits() > 64 || r.bits() > 64) {
			return Optional.empty();
		}
		if (isOrder(operator)) {
			return l.meaning() != Meaning.BOOL && (l.equals(r) || wider(l, r).isPresent()) ? Optional.of(Types.BOOL)
					: Optional.empty();
		}
		if (isShift(operator)) {
			return r.meaning() == Meaning.NUMBER && isBits(l) ? Optional.of(l) : Optional.empty();
		}
		return l.meaning() == Meaning.TIME || l.meaning() == Meaning.DURATION || r.meaning() == Meaning.DURATION
				? temporal(operator, l, r) : numeric(operator, l, r);
	}

	private static Optional<Type> numeric(String operator, Type.Scalar left, Type.Scalar right) {
		if (left.meaning() == Meaning.NUMBER && right.meaning() == Meaning.NUMBER) {
			return wider(left, right);
		}
		boolean bitwise = operator.equals("&") || operator.equals("|") || operator.equals("^");
		return bitwise && left.equals(right) && left.meaning() != Meaning.ENUM ? Optional.of(left) : Optional.empty();
	}

	private static Optional<Type> temporal(String operator, Type.Scalar left, Type.Scalar right) {
		String shape = left.meaning() + operator + right.meaning();
		return switch (shape) {
			case "TIME-TIME", "DURATION+DURATION", "DURATION-DURATION", "DURATION%DURATION", "DURATION*NUMBER",
					"NUMBER*DURATION", "DURATION/NUMBER", "TIME%DURATION" -> Optional.of(Types.DURATION);
			case "TIME+DURATION", "DURATION+TIME", "TIME-DURATION" -> Optional.of(Types.TIME);
			case "DURATION/DURATION", "TIME/DURATION" -> Optional.of(Types.U64);
			default -> Optional.empty();
		};
	}

	/** The type that an untyped number takes beside an operand of that type; empty where none fits. */
	public static Optional<Type> beside(String operator, Type type, boolean numberIsLeft) {
		if (!(type instanceof Type.Scalar scalar) || scalar.bits() > 64 || scalar.meaning() == Meaning.BOOL) {
			return Optional.empty();
		}
		return switch (scalar.meaning()) {
			case NUMBER -> Optional.of(scalar);
			case DURATION -> operator.equals("*") || operator.equals("/") && !numberIsLeft ? Optional.of(Types.U64)
					: Optional.empty();
			case TIME, ENUM -> Optional.empty();
			default -> isShift(operator) ? Optional.of(numberIsLeft ? scalar : Types.U8)
					: Set.of("&", "|", "^").contains(operator) ? Optional.of(scalar) : Optional.empty();
		};
	}

	/** The wider of two number types. */
	public static Optional<Type> wider(Type left, Type right) {
		return left instanceof Type.Scalar l && right instanceof Type.Scalar r && l.meaning() == Meaning.NUMBER
				&& r.meaning() == Meaning.NUMBER ? Optional.of(l.bits() >= r.bits() ? l : r) : Optional.empty();
	}

	/** Whether a value of one type can stand where another is wanted: the same, or a narrower number. */
	public static boolean fits(Type given, Type wanted) {
		return given.equals(wanted) || wider(given, wanted).filter(wanted::equals).isPresent() || sameTuple(given, wanted);
	}

	private static boolean sameTuple(Type given, Type wanted) {
		if (!(given instanceof Type.Struct g) || !(wanted instanceof Type.Struct w) || !g.name().startsWith("(")
				|| g.members().size() != w.members().size()) {
			return false;
		}
		for (int i = 0; i < g.members().size(); i++) {
			if (!g.members().get(i).type().equals(w.members().get(i).type())) {
				return false;
			}
		}
		return true;
	}

	private static boolean both(Type left, Type right, Type wanted) {
		return left.equals(wanted) && right.equals(wanted);
	}

	private static boolean isBits(Type.Scalar type) {
		return type.meaning() != Meaning.BOOL && type.meaning() != Meaning.TIME && type.meaning() != Meaning.DURATION
				&& type.meaning() != Meaning.ENUM;
	}
}
