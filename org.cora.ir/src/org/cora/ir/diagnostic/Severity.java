// SPDX-License-Identifier: EPL-2.0
// Copyright (c) 2026 Cora contributors
package org.cora.ir.diagnostic;

import java.util.Locale;

/** How much a diagnostic weighs. Only an {@link #ERROR} keeps a program from being compiled. */
public enum Severity {
	ERROR, WARNING, INFO;

	/** The word printed for it, in lower case. */
	public String word() {
		return name().toLowerCase(Locale.ROOT);
	}
}
