// SPDX-License-Identifier: EPL-2.0
// Copyright (c) 2026 Cora contributors
package org.cora.dsl.ui.language;

import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.reflect.Method;
import org.eclipse.lsp4j.Diagnostic;
import org.eclipse.lsp4j.MarkupContent;
import org.eclipse.lsp4j.jsonrpc.messages.Either;

/**
 * The message of a diagnostic. Its getter returns a {@code String} up to LSP4J 0.24 and an {@code Either} from 1.0 on; code
 * compiled against either fails with the other, and an installed Cora may meet both.
 */
public final class DiagnosticText {

	private static final MethodHandle GET_MESSAGE = find();

	private DiagnosticText() {
	}

	private static MethodHandle find() {
		try {
			Method getter = Diagnostic.class.getMethod("getMessage");
			return MethodHandles.publicLookup().unreflect(getter);
		} catch (ReflectiveOperationException e) {
			throw new ExceptionInInitializerError(e);
		}
	}

	/** The message as plain text. */
	public static String of(Diagnostic diagnostic) {
		Object message;
		try {
			message = (Object) GET_MESSAGE.invoke(diagnostic);
		} catch (Throwable e) {
			throw new IllegalStateException("A getter of LSP4J failed", e);
		}
		if (message instanceof Either<?, ?> either) {
			message = either.get();
		}
		return message instanceof MarkupContent markup ? markup.getValue() : String.valueOf(message);
	}
}
