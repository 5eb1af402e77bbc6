// SPDX-License-Identifier: EPL-2.0
// Copyright (c) 2026 Cora contributors
package org.cora.cli.command;

import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.cora.ir.unit.Dimension;
import org.cora.ir.unit.Unit;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** Reads a duration such as {@code 200ms} or {@code "1.5 s"} into nanoseconds, above 0 and at most an hour. */
public final class DurationConverter implements ITypeConverter<Long> {

	private static final double MOST_NANOS = 3600e9;
	private static final Pattern FORM = Pattern.compile("(\\d{1,12}(?:\\.\\d{1,9})?)\\s*([a-z]+)");

	@Override
	public Long convert(String text) {
		Matcher matcher = FORM.matcher(text.strip().toLowerCase(Locale.ROOT));
		if (matcher.matches()) {
			double nanos = Unit.of(matcher.group(2)).filter(u -> u.dimension() == Dimension.TIME)
					.map(u -> u.toBase(Double.parseDouble(matcher.group(1)))).orElse(0.0);
			if (nanos >= 1 && nanos <= MOST_NANOS) {
				return Math.round(nanos);
			}
		}
		throw new TypeConversionException("'" + text + "' is not a duration above 0 and up to an hour, such as 200ms");
	}
}
