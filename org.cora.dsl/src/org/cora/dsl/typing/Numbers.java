// SPDX-License-Identifier: EPL-2.0
// Copyright (c) 2026 Cora contributors
package org.cora.dsl.typing;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.Optional;
import org.cora.dsl.cora.Amount;
import org.cora.dsl.lexer.Literals;
import org.cora.ir.unit.Dimension;
import org.cora.ir.unit.Quantity;
import org.cora.ir.unit.Unit;

/** Reads number literals. */
public final class Numbers {

	/**
	 * A number with its unit.
	 *
	 * @param value in base units of the dimension, exact
	 * @param unit  as written; empty where there is none
	 * @param dimension of the unit; COUNT where there is none
	 */
	public record Measured(BigDecimal value, String unit, Dimension dimension) {

		/** As an unsigned number of 64 bits, if it is one. */
		public Optional<Long> asLong() {
			try {
				BigInteger exact = value.toBigIntegerExact();
				return exact.signum() >= 0 && exact.bitLength() <= 64 ? Optional.of(exact.longValue()) : Optional.empty();
			} catch (ArithmeticException e) {
				return Optional.empty();
			}
		}

		public Quantity quantity() {
			return new Quantity(value.doubleValue(), dimension);
		}
	}

	private static final int MAX_DIGITS = 40;

	private Numbers() {
	}

	/** The amount's number; empty for a number with more digits than anything could need. */
	public static Optional<Measured> of(Amount amount) {
		Optional<Measured> read = amount.getText() == null ? Optional.empty() : of(amount.getText());
		return amount.isPercent()
				? read.map(m -> new Measured(m.value().movePointLeft(2), "%", Dimension.FRACTION)) : read;
	}

	/** The number written so. */
	public static Optional<Measured> of(String text) {
		String digits = text.replace("_", "");
		if (digits.startsWith("0x") || digits.startsWith("0X")) {
			String hex = digits.substring(2);
			return hex.isEmpty() || hex.length() > MAX_DIGITS ? Optional.empty()
					: Optional.of(new Measured(new BigDecimal(new BigInteger(hex, 16)), "", Dimension.COUNT));
		}
		int end = 0;
		while (end < digits.length() && (Character.isDigit(digits.charAt(end)) || digits.charAt(end) == '.')) {
			end++;
		}
		if (end == 0 || end > MAX_DIGITS) {
			return Optional.empty();
		}
		return inUnit(new BigDecimal(digits.substring(0, end)), digits.substring(end).strip());
	}

	private static Optional<Measured> inUnit(BigDecimal number, String symbol) {
		if (symbol.isEmpty() || symbol.equals(Literals.TIMES)) {
			return Optional.of(new Measured(number, symbol, Dimension.COUNT));
		}
		return Unit.of(symbol).map(unit -> new Measured(number.multiply(BigDecimal.valueOf(unit.factor())),
				symbol, unit.dimension()));
	}
}
