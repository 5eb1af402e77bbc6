// SPDX-License-Identifier: EPL-2.0
// Copyright (c) 2026 Cora contributors
package org.cora.dsl.ui.placement;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.cora.dsl.ui.CoraUi;
import org.cora.dsl.ui.language.Documents;
import org.eclipse.core.runtime.IProgressMonitor;
import org.eclipse.jface.text.BadLocationException;
import org.eclipse.jface.text.IDocument;
import org.eclipse.jface.text.ITextViewer;
import org.eclipse.jface.text.codemining.AbstractCodeMiningProvider;
import org.eclipse.jface.text.codemining.ICodeMining;
import org.eclipse.jface.text.source.ISourceViewerExtension5;
import org.eclipse.lsp4j.CodeLens;
import org.eclipse.lsp4j.CodeLensParams;
import org.eclipse.lsp4j.TextDocumentIdentifier;
import org.eclipse.ui.IEditorReference;
import org.eclipse.ui.IWorkbenchWindow;
import org.eclipse.ui.PlatformUI;

/** The language service's code lenses as code minings: above an offload the sum of its plan, behind a state where it is. */
public final class PlacementMinings extends AbstractCodeMiningProvider {

	private static final String OFFLOAD = "offload";

	@Override
	public CompletableFuture<List<? extends ICodeMining>> provideCodeMinings(ITextViewer viewer, IProgressMonitor monitor) {
		IDocument document = viewer.getDocument();
		String uri = document == null ? null : Documents.uri(document);
		if (uri == null) {
			return CompletableFuture.completedFuture(List.of());
		}
		CodeLensParams params = new CodeLensParams(new TextDocumentIdentifier(uri));
		return CoraUi.get().languageService().ask(server -> server.codeLens(params))
			.thenApply(lenses -> minings(lenses, document));
	}

	private List<? extends ICodeMining> minings(List<? extends CodeLens> lenses, IDocument document) {
		List<ICodeMining> minings = new ArrayList<>();
		for (CodeLens lens : lenses == null ? List.<CodeLens>of() : lenses) {
			try {
				minings.add(mining(lens, document));
			} catch (BadLocationException e) {
				return List.of();
			}
		}
		return minings;
	}

	/** The text has changed since when the line isn't there any more; then there will be another call soon. */
	private ICodeMining mining(CodeLens lens, IDocument document) throws BadLocationException {
		int line = lens.getRange().getStart().getLine();
		String label = lens.getCommand().getTitle();
		String text = document.get(document.getLineOffset(line), document.getLineLength(line));
		boolean offload = text.stripLeading().startsWith(OFFLOAD);
		return offload ? new PlacementMining(line, document, this, label) : new SideMining(line, document, this, label);
	}

	/** Has the minings of all open Cora editors computed anew. May be called from any thread. */
	static void refresh() {
		if (PlatformUI.isWorkbenchRunning()) {
			PlatformUI.getWorkbench().getDisplay().asyncExec(PlacementMinings::refreshEditors);
		}
	}

	private static void refreshEditors() {
		if (!PlatformUI.isWorkbenchRunning()) {
			return;
		}
		for (IWorkbenchWindow window : PlatformUI.getWorkbench().getWorkbenchWindows()) {
			if (window.getActivePage() == null) {
				continue;
			}
			for (IEditorReference reference : window.getActivePage().getEditorReferences()) {
				var editor = reference.getEditor(false);
				ITextViewer viewer = editor == null ? null : editor.getAdapter(ITextViewer.class);
				if (reference.getName().endsWith(".cora") && viewer instanceof ISourceViewerExtension5 minable) {
					minable.updateCodeMinings();
				}
			}
		}
	}
}
