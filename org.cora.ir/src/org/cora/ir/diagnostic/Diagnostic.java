// SPDX-License-Identifier: EPL-2.0
// Copyright (c) 2026 Cora contributors
package org.cora.ir.diagnostic;

import java.util.Objects;
import org.cora.ir.source.SourceRange;

/**
 * One thing said about a user's input: where, how bad, a stable code to look up, and a sentence to act on.
 *
 * @param severity how much it weighs
 * @param code     stable identifier such as {@code unknown-state}; lower case, never reused for another meaning
 * @param message  one sentence
 * @param where    the range it is about; {@link SourceRange#NONE} if it is about no text
 */
public record Diagnostic(Severity severity, String code, String message, SourceRange where) {

	public Diagnostic {
		Objects.requireNonNull(severity);
		Objects.requireNonNull(code);
		Objects.requireNonNull(message);
		Objects.requireNonNull(where);
	}

	public static Diagnostic error(String code, String message, SourceRange where) {
		return new Diagnostic(Severity.ERROR, code, message, where);
	}

	public static Diagnostic warning(String code, String message, SourceRange where) {
		return new Diagnostic(Severity.WARNING, code, message, where);
	}

	public boolean isError() {
		return severity == Severity.ERROR;
	}

	/** {@code FILE:LINE:COL: severity: message [code]}, the line that {@code cora check} prints. */
	@Override
	public String toString() {
		String place = where.toString();
		return (place.isEmpty() ? "" : place + ": ") + severity.word() + ": " + message + " [" + code + "]";
	}
}
