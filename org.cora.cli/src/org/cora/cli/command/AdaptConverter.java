// SPDX-License-Identifier: EPL-2.0
// Copyright (c) 2026 Cora contributors
package org.cora.cli.command;

import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** Reads a control interval into nanoseconds; {@code off} is {@link #OFF}. */
final class AdaptConverter implements ITypeConverter<Long> {

	/** No adaptation. */
	static final long OFF = 0;

	@Override
	public Long convert(String text) {
		if (text.strip().equals("off")) {
			return OFF;
		}
		try {
			return new DurationConverter().convert(text);
		} catch (TypeConversionException e) {
			throw new TypeConversionException(e.getMessage() + ", nor 'off'");
		}
	}
}
