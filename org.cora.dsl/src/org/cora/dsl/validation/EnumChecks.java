// SPDX-License-Identifier: EPL-2.0
// Copyright (c) 2026 Cora contributors
package org.cora.dsl.validation;

import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import org.cora.dsl.cora.CoraPackage.Literals;
import org.cora.dsl.cora.Enum;
import org.cora.dsl.cora.Field;
import org.cora.dsl.typing.Enums;
import org.eclipse.xtext.validation.Check;

/** Checks of the values of enums. */
public class EnumChecks extends Problems {

	@Check
	public void values(Enum declaration) {
		Map<Field, Long> numbers = Enums.numbers(declaration);
		Set<Long> seen = new HashSet<>();
		for (Field value : declaration.getValues()) {
			Long number = numbers.get(value);
			if (number == null) {
				error(IssueCodes.NUMBER_RANGE, "The number of a value is whole, without a unit and less than 2 to the power of 63",
						value, Literals.ENUM_VALUE__NUMBER);
			} else if (!seen.add(number)) {
				error(IssueCodes.INVALID_ENUM, "Another value has the number " + number + " already", value, Literals.FIELD__NAME,
						String.valueOf(numbers.values().stream().mapToLong(n -> n).max().orElse(0) + 1));
			}
		}
		if (!seen.isEmpty() && !seen.contains(0L)) {
			error(IssueCodes.INVALID_ENUM, "One value has the number 0: that is what arrays and registers begin with", declaration,
					Literals.DECLARATION__NAME, "0");
		}
	}
}
