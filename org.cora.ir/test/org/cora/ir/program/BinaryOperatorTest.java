// SPDX-License-Identifier: EPL-2.0
// Copyright (c) 2026 Cora contributors
package org.cora.ir.program;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.math.BigInteger;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;

/** The operators against arbitrary-precision arithmetic. */
class BinaryOperatorTest {

	private static final BigInteger MODULUS = BigInteger.ONE.shiftLeft(64);

	@Property
	void arithmeticIsUnsignedModulo2To64(@ForAll long left, @ForAll long right) {
		BigInteger a = unsigned(left);
		BigInteger b = unsigned(right);
		assertEquals(a.add(b).mod(MODULUS), unsigned(BinaryOperator.ADD.apply(left, right)));
		assertEquals(a.subtract(b).mod(MODULUS), unsigned(BinaryOperator.SUBTRACT.apply(left, right)));
		assertEquals(a.multiply(b).mod(MODULUS), unsigned(BinaryOperator.MULTIPLY.apply(left, right)));
		assertEquals(a.compareTo(b) < 0, BinaryOperator.LESS.apply(left, right) == 1);
		assertEquals(a.compareTo(b) <= 0, BinaryOperator.LESS_EQUAL.apply(left, right) == 1);
		if (right != 0) {
			assertEquals(a.divide(b), unsigned(BinaryOperator.DIVIDE.apply(left, right)));
			assertEquals(a.mod(b), unsigned(BinaryOperator.REMAINDER.apply(left, right)));
		}
	}

	@Test
	void divisionByZeroCannotFail() {
		assertEquals(0, BinaryOperator.DIVIDE.apply(7, 0));
		assertEquals(7, BinaryOperator.REMAINDER.apply(7, 0));
	}

	private static BigInteger unsigned(long value) {
		return new BigInteger(Long.toUnsignedString(value));
	}
}
