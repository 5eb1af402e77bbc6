// SPDX-License-Identifier: EPL-2.0
// Copyright (c) 2026 Cora contributors
package org.cora.dsl.typing;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.cora.dsl.cora.Enum;
import org.cora.dsl.cora.EnumValue;
import org.cora.dsl.cora.Field;
import org.cora.ir.type.Type;

/** The values of enums as numbers. */
public final class Enums {

	private Enums() {
	}

	/** The numbers of the values; without those that are out of range. */
	public static Map<Field, Long> numbers(Enum declaration) {
		Map<Field, Long> numbers = new HashMap<>();
		long next = 0;
		for (Field field : declaration.getValues()) {
			String written = field instanceof EnumValue value ? value.getNumber() : null;
			Optional<Long> number = written == null ? Optional.of(next)
					: Numbers.of(written).filter(n -> n.unit().isEmpty()).flatMap(Numbers.Measured::asLong);
			if (number.isPresent() && number.get() >= 0) {
				numbers.put(field, number.get());
				next = number.get() + 1;
			}
		}
		return numbers;
	}

	/** The number of a value. */
	static Optional<Long> number(EnumValue value) {
		return value.eContainer() instanceof Enum declaration ? Optional.ofNullable(numbers(declaration).get(value))
				: Optional.empty();
	}

	/** The type: as many bits as the largest number needs. */
	static Optional<Type> type(Enum declaration) {
		if (declaration.eIsProxy() || declaration.getName() == null) {
			return Optional.empty();
		}
		Map<Long, String> names = new HashMap<>();
		long largest = 0;
		for (Map.Entry<Field, Long> value : numbers(declaration).entrySet()) {
			if (value.getKey().getName() != null) {
				names.put(value.getValue(), value.getKey().getName());
				largest = Math.max(largest, value.getValue());
			}
		}
		int bits = Math.max(1, Long.SIZE - Long.numberOfLeadingZeros(largest));
		return Optional.of(new Type.Scalar(declaration.getName(), bits, Type.Meaning.ENUM, names));
	}
}
