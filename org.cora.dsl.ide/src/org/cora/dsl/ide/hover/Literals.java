// SPDX-License-Identifier: EPL-2.0
// Copyright (c) 2026 Cora contributors
package org.cora.dsl.ide.hover;

import java.text.DecimalFormat;
import java.text.DecimalFormatSymbols;
import java.util.Locale;
import java.util.Optional;
import org.cora.dsl.cora.Amount;
import org.cora.dsl.cora.NumberLiteral;
import org.cora.dsl.cora.Range;
import org.cora.dsl.typing.Constants;
import org.cora.dsl.typing.Numbers;
import org.cora.ir.unit.Dimension;
import org.eclipse.emf.ecore.EObject;

/** What a number or a range comes to: {@code 4 KiB} is 4,096 B. */
final class Literals {

	private Literals() {
	}

	/** Markdown for a number, an amount or a range; empty for everything else. */
	static Optional<String> of(EObject literal) {
		if (literal instanceof Amount amount) {
			return Numbers.of(amount).map(Literals::text);
		}
		if (literal instanceof NumberLiteral number) {
			Optional<String> text = number.getText() == null ? Optional.empty() : Numbers.of(number.getText()).map(Literals::text);
			return number.eContainer() instanceof Range range ? text.map(t -> t + of(range).map(r -> "\n\n" + r).orElse("")) : text;
		}
		return literal instanceof Range range ? Constants.ends(range).filter(ends -> ends.size() == 2)
				.map(ends -> "A range of " + grouped(ends.get(1) - ends.get(0) + 1)) : literal.eContainer() instanceof Range range
						? of(range) : Optional.empty();
	}

	private static String text(Numbers.Measured measured) {
		Dimension dimension = measured.dimension();
		String unit = dimension.baseUnit().isEmpty() ? "" : " " + dimension.baseUnit();
		String value = grouped(measured.value().doubleValue());
		String kind = dimension.example().replaceFirst(" such as.*", "");
		return measured.unit().isEmpty() ? "**" + value + "** – a number"
				: "**" + value + unit + "** – " + (measured.unit().equals("x") ? "a factor" : kind);
	}

	private static String grouped(double value) {
		return new DecimalFormat("#,##0.######", DecimalFormatSymbols.getInstance(Locale.ENGLISH)).format(value);
	}
}
