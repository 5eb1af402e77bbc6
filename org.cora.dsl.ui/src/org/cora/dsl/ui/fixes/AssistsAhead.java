// SPDX-License-Identifier: EPL-2.0
// Copyright (c) 2026 Cora contributors
package org.cora.dsl.ui.fixes;

import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.function.Function;
import org.cora.dsl.ui.editor.ViewerFollower;
import org.eclipse.jface.text.IDocument;
import org.eclipse.jface.text.ITextViewer;
import org.eclipse.jface.viewers.ISelectionChangedListener;
import org.eclipse.jface.viewers.IPostSelectionProvider;
import org.eclipse.lsp4j.CodeAction;
import org.eclipse.lsp4j.TextDocumentIdentifier;
import org.eclipse.swt.graphics.Point;
import org.eclipse.xtext.ide.server.LanguageServerImpl;

/** Has what can be done with the selection ready before somebody asks for it: the platform asks in the UI thread. */
public final class AssistsAhead extends ViewerFollower<List<CodeAction>> {

	private static final int DELAY = 250;

	private final ISelectionChangedListener selection = event -> schedule();
	private Point asked = new Point(0, 0);

	/** Made by the Generic Editor. */
	public AssistsAhead() {
		super(DELAY);
	}

	@Override
	public void install(ITextViewer viewer) {
		super.install(viewer);
		if (viewer.getSelectionProvider() instanceof IPostSelectionProvider provider) {
			provider.addPostSelectionChangedListener(selection);
		}
	}

	@Override
	public void uninstall() {
		if (viewer() != null && viewer().getSelectionProvider() instanceof IPostSelectionProvider provider) {
			provider.removePostSelectionChangedListener(selection);
		}
		super.uninstall();
	}

	@Override
	protected Function<LanguageServerImpl, CompletableFuture<List<CodeAction>>> question(TextDocumentIdentifier id, IDocument document) {
		asked = viewer().getSelectedRange();
		return QuickAssists.question(id.getUri(), document, asked.x, asked.y);
	}

	@Override
	protected void show(List<CodeAction> actions, IDocument document) {
		QuickAssists.remember(document, asked, actions);
	}

	@Override
	protected void clear(IDocument old) {
		QuickAssists.forget(old);
	}
}
