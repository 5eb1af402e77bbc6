// SPDX-License-Identifier: EPL-2.0
// Copyright (c) 2026 Cora contributors
package org.cora.dsl.ide.completion;

import com.google.inject.Singleton;
import org.eclipse.lsp4j.ClientCapabilities;
import org.eclipse.lsp4j.InitializeParams;
import org.eclipse.lsp4j.ServerCapabilities;
import org.eclipse.lsp4j.TextDocumentClientCapabilities;
import org.eclipse.xtext.ide.server.ICapabilitiesContributor;

/** What the client can do with proposals. */
@Singleton
public class ClientFeatures implements ICapabilitiesContributor {

	private volatile boolean snippets;

	@Override
	public ServerCapabilities contribute(ServerCapabilities capabilities, InitializeParams params) {
		ClientCapabilities client = params.getCapabilities();
		TextDocumentClientCapabilities text = client == null ? null : client.getTextDocument();
		snippets = text != null && text.getCompletion() != null && text.getCompletion().getCompletionItem() != null
				&& Boolean.TRUE.equals(text.getCompletion().getCompletionItem().getSnippetSupport());
		return capabilities;
	}

	/** Whether it understands texts with places to fill in. */
	boolean takesSnippets() {
		return snippets;
	}
}
