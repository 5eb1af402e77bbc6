// SPDX-License-Identifier: EPL-2.0
// Copyright (c) 2026 Cora contributors
package org.cora.ir.program;

/**
 * Operations with two operands, all unsigned, results cut to the target's width. {@code x / 0 = 0} and
 * {@code x % 0 = x}, as in eBPF (RFC 9669, section 4.1), so that no operation can fail. Shift counts are taken modulo
 * 64; a count at or above the target's width gives what the wide shift gives, cut.
 */
public enum BinaryOperator {
	ADD("+"), SUBTRACT("-"), MULTIPLY("*"), DIVIDE("/"), REMAINDER("%"), AND("&"), OR("|"), XOR("^"),
	SHIFT_LEFT("<<"), SHIFT_RIGHT(">>"), EQUAL("=="), NOT_EQUAL("!="), LESS("<"), LESS_EQUAL("<=");

	private final String symbol;

	BinaryOperator(String symbol) {
		this.symbol = symbol;
	}

	/** As the printer writes it. */
	public String symbol() {
		return symbol;
	}

	/** Whether the result is one bit. */
	public boolean isComparison() {
		return ordinal() >= EQUAL.ordinal();
	}

	/** The operation's result before it is cut to the target's width. The one definition of what the operators mean. */
	public long apply(long left, long right) {
		return switch (this) {
			case ADD -> left + right;
			case SUBTRACT -> left - right;
			case MULTIPLY -> left * right;
			case DIVIDE -> right == 0 ? 0 : Long.divideUnsigned(left, right);
			case REMAINDER -> right == 0 ? left : Long.remainderUnsigned(left, right);
			case AND -> left & right;
			case OR -> left | right;
			case XOR -> left ^ right;
			case SHIFT_LEFT -> left << right;
			case SHIFT_RIGHT -> left >>> right;
			case EQUAL -> left == right ? 1 : 0;
			case NOT_EQUAL -> left != right ? 1 : 0;
			case LESS -> Long.compareUnsigned(left, right) < 0 ? 1 : 0;
			case LESS_EQUAL -> Long.compareUnsigned(left, right) <= 0 ? 1 : 0;
		};
	}
}
