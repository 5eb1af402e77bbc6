// SPDX-License-Identifier: EPL-2.0
// Copyright (c) 2026 Cora contributors
package org.cora.dsl.ui.placement;

import java.nio.file.Path;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.Collectors;
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
		Path file = document == null ? null : Documents.file(document);
		if (file == null) {
			return null;
		}
		String known = known(document, file, region.getOffset());
		String planned = planned(document, file, region.getOffset(), known);
		String all = known + (known.isEmpty() || planned.isEmpty() ? "" : "\n\n") + planned;
		return all.isEmpty() ? null : all;
	}

	/** What the language service says; empty for nothing, or not in time. */
	private static String known(IDocument document, Path file, int offset) {
		try {
			HoverParams params = new HoverParams(new TextDocumentIdentifier(Documents.uri(file)), Documents.position(document, offset));
			Hover hover = CoraUi.get().languageService().ask(server -> server.hover(params)).get(PATIENCE_SECONDS, TimeUnit.SECONDS);
			return hover == null ? "" : HoverText.plain(hover);
		} catch (BadLocationException | ExecutionException | TimeoutException e) {
			return "";
		} catch (InterruptedException e) {
			Thread.currentThread().interrupt();
			return "";
		}
	}

	/** What has no name, such as a handler, is asked about anywhere in its first line where there is nothing else to say. */
	private static String planned(IDocument document, Path file, int offset, String known) {
		return CoraUi.get().placements().facts(file.toString()).stream()
			.filter(fact -> fact.where().touches(offset) || known.isEmpty() && sameLine(document, fact.where().offset(), offset))
			.filter(fact -> !known.contains(fact.headline()))
			.map(fact -> fact.headline() + (fact.detail().isBlank() ? "" : "\n\n" + fact.detail().strip()))
			.collect(Collectors.joining("\n\n"));
	}

	private static boolean sameLine(IDocument document, int one, int other) {
		try {
			return document.getLineOfOffset(one) == document.getLineOfOffset(other);
		} catch (BadLocationException e) {
			return false;
		}
	}

	@Override
	public IRegion getHoverRegion(ITextViewer viewer, int offset) {
		return new Region(offset, 0);
	}
}
