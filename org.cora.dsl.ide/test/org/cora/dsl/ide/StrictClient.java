// SPDX-License-Identifier: EPL-2.0
// Copyright (c) 2026 Cora contributors
package org.cora.dsl.ide;

import java.util.concurrent.CompletableFuture;
import org.eclipse.lsp4j.MessageActionItem;
import org.eclipse.lsp4j.MessageParams;
import org.eclipse.lsp4j.ShowMessageRequestParams;
import org.eclipse.lsp4j.services.LanguageClient;

/** A client that wants diagnostics and no messages: a server that has something to say has failed. */
abstract class StrictClient implements LanguageClient {

	@Override
	public void telemetryEvent(Object object) {
		throw new AssertionError(object);
	}

	@Override
	public void showMessage(MessageParams params) {
		throw new AssertionError(params.getMessage());
	}

	@Override
	public CompletableFuture<MessageActionItem> showMessageRequest(ShowMessageRequestParams params) {
		throw new AssertionError(params.getMessage());
	}

	@Override
	public void logMessage(MessageParams params) {
		throw new AssertionError(params.getMessage());
	}
}
