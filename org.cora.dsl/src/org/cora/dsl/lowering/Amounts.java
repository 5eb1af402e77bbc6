// SPDX-License-Identifier: EPL-2.0
// Copyright (c) 2026 Cora contributors
package org.cora.dsl.lowering;

import java.util.Optional;
import org.cora.dsl.cora.Amount;
import org.cora.dsl.typing.Numbers;
import org.cora.dsl.validation.IssueCodes;
import org.cora.ir.unit.Dimension;
import org.cora.ir.unit.Quantity;

/** Reads amounts where one dimension is wanted. */
final class Amounts {

	private final Reporter reporter;

	Amounts(Reporter reporter) {
		this.reporter = reporter;
	}

	/** The amount in base units; reports a wrong unit. A plain number is taken where the dimension has no unit. */
	Optional<Double> in(Dimension wanted, String what, Amount amount) {
		Optional<Numbers.Measured> number = amount == null ? Optional.empty() : Numbers.of(amount);
		if (number.isEmpty()) {
			if (amount != null && amount.getText() != null) {
				reporter.error(IssueCodes.NUMBER_RANGE, "This number is too long", amount, null);
			}
			return Optional.empty();
		}
		Dimension given = number.get().dimension();
		boolean plain = number.get().unit().isEmpty();
		boolean fits = given == wanted && (!plain || wanted == Dimension.COUNT) && !number.get().unit().equals("x")
				|| wanted == Dimension.FRACTION && plain;
		if (!fits) {
			reporter.error(IssueCodes.UNIT_MISMATCH, what + " is " + wanted.example()
					+ (plain ? "; the unit is missing" : ", not " + given.example()), amount, null, wanted.name());
			return Optional.empty();
		}
		return Optional.of(number.get().value().doubleValue());
	}

	/** The same for a whole number between two bounds, both allowed. */
	Optional<Double> in(Dimension wanted, String what, Amount amount, double least, double most) {
		Optional<Double> value = in(wanted, what, amount);
		if (value.isPresent() && (value.get() < least || value.get() > most)) {
			reporter.error(IssueCodes.NUMBER_RANGE, what + " is between "
					+ Quantity.format(least, wanted) + " and "
					+ Quantity.format(most, wanted), amount, null,
					Quantity.format(value.get() < least ? least : most, wanted));
			return Optional.empty();
		}
		return value;
	}
}
