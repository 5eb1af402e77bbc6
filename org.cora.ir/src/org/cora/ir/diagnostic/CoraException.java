// SPDX-License-Identifier: EPL-2.0
// Copyright (c) 2026 Cora contributors
package org.cora.ir.diagnostic;

import java.util.List;
import org.cora.ir.source.SourceRange;

/**
 * The user's input is wrong. The project's one exception for that: it always carries at least one
 * {@link Diagnostic}, and whoever catches it prints those and no stack trace.
 */
public class CoraException extends RuntimeException {

	private static final long serialVersionUID = 1L;

	private final transient List<Diagnostic> diagnostics;

	/** @param diagnostics what is wrong, at least one */
	public CoraException(List<Diagnostic> diagnostics) {
		super(diagnostics.get(0).toString());
		this.diagnostics = List.copyOf(diagnostics);
	}

	public CoraException(Diagnostic diagnostic) {
		this(List.of(diagnostic));
	}

	/** An error at no place in a source text, for example about a file that can't be read. */
	public CoraException(String code, String message) {
		this(Diagnostic.error(code, message, SourceRange.NONE));
	}

	public CoraException(String code, String message, Throwable cause) {
		this(code, message);
		initCause(cause);
	}

	/** What is wrong, in the order found; never empty. */
	public List<Diagnostic> diagnostics() {
		return diagnostics;
	}
}
