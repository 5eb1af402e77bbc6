// SPDX-License-Identifier: EPL-2.0
// Copyright (c) 2026 Cora contributors
package org.cora.dsl.ui.fixes;

import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.function.Function;
import org.cora.dsl.ui.CoraUi;
import org.cora.dsl.ui.editor.ViewerFollower;
import org.eclipse.jface.text.IDocument;
import org.eclipse.lsp4j.CodeAction;
import org.eclipse.lsp4j.TextDocumentIdentifier;
import org.eclipse.xtext.ide.server.LanguageServerImpl;

/** Has the quick fixes of an open file ready before somebody asks for them: the platform asks in the UI thread. */
public final class FixesAhead extends ViewerFollower<List<CodeAction>> {

	private static final int DELAY = 600;

	/** Made by the Generic Editor. */
	public FixesAhead() {
		super(DELAY);
	}

	@Override
	protected Function<LanguageServerImpl, CompletableFuture<List<CodeAction>>> question(TextDocumentIdentifier id, IDocument document) {
		return QuickFixes.question(id.getUri(), CoraUi.get().languageService().diagnostics(id.getUri()));
	}

	@Override
	protected void show(List<CodeAction> actions, IDocument document) {
		QuickFixes.remember(document, actions);
	}

	@Override
	protected void clear(IDocument old) {
		QuickFixes.forget(old);
	}
}
