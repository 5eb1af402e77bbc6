// SPDX-License-Identifier: EPL-2.0
// Copyright (c) 2026 Cora contributors
package org.cora.sirius.internal;

/** Sirius failed, or is not the Sirius that this bundle knows. The message says which. */
public final class SiriusException extends Exception {

	private static final long serialVersionUID = 1L;

	SiriusException(Throwable cause) {
		super(cause instanceof ReflectiveOperationException ? "this version of Sirius is not supported: " + cause.getMessage() : String.valueOf(cause), cause);
	}

	SiriusException(String message) {
		super(message);
	}
}
