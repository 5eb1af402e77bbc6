// SPDX-License-Identifier: EPL-2.0
// Copyright (c) 2026 Cora contributors
package org.cora.planner.file;

/** What was read is no plan; the message says what is wrong with it. */
final class NotAPlanException extends Exception {

	private static final long serialVersionUID = 1L;

	NotAPlanException(String message) {
		super(message);
	}

	NotAPlanException(String message, Throwable cause) {
		super(message, cause);
	}
}
