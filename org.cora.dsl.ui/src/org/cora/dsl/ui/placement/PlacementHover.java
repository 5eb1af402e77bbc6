// SPDX-License-Identifier: EPL-2.0
// Copyright (c) 2026 Cora contributors
package org.cora.dsl.ui.placement;

import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.cora.dsl.ui.CoraUi;
import org.cora.dsl.ui.language.Documents;
import org.eclipse.jface.text.BadLocationException;
import org.eclipse.jface.text.IDocument;
import org.eclipse.jface.text.IRegion;
import org.eclipse.jface.text.ITextHover;
import org.eclipse.jface.text.ITextViewer;
import org.eclipse.jface.text.Region;
import org.eclipse.lsp4j.Hover;
import org.eclipse.lsp4j.HoverParams;
import org.eclipse.lsp4j.TextDocumentIdentifier;

/** What the language service knows of the name under the mouse: declaration, documentation, and what a plan says of it. */
public final class PlacementHover implements ITextHover {

	private static final long PATIENCE_SECONDS = 5;

	/** Called by the platform on a thread of its own, never on the UI thread. */
	@Override
	public String getHoverInfo(ITextViewer viewer, IRegion region) {
		IDocument document = viewer.getDocument();
		String uri = document == null ? null : Documents.uri(document);
		if (uri == null) {
			return null;
		}
		try {
			HoverParams params = new HoverParams(new TextDocumentIdentifier(uri), Documents.position(document, region.getOffset()));
			Hover hover = CoraUi.get().languageService().ask(server -> server.hover(params)).get(PATIENCE_SECONDS, TimeUnit.SECONDS);
			return hover == null ? null : HoverText.plain(hover);
		} catch (BadLocationException | ExecutionException | TimeoutException e) {
			return null;
		} catch (InterruptedException e) {
			Thread.currentThread().interrupt();
			return null;
		}
	}

	@Override
	public IRegion getHoverRegion(ITextViewer viewer, int offset) {
		return new Region(offset, 0);
	}
}
