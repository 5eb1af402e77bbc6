// SPDX-License-Identifier: EPL-2.0
// Copyright (c) 2026 Cora contributors
package org.cora.exec.compile;

/** Says why a handler can't be compiled; it is interpreted then. */
final class NotCompiled extends RuntimeException {

	private static final long serialVersionUID = 1;

	/** @param reason what the compiler doesn't know, or what is too large */
	NotCompiled(String reason) {
		super(reason);
	}
}
