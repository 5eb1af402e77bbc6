// SPDX-License-Identifier: EPL-2.0
// Copyright (c) 2026 Cora contributors
package org.cora.dsl.ui.editor;

import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.cora.dsl.ui.CoraUi;
import org.cora.dsl.ui.language.Answers;
import org.cora.dsl.ui.language.Documents;
import org.cora.dsl.ui.placement.PlacementText;
import org.eclipse.jface.text.BadLocationException;
import org.eclipse.jface.text.DefaultInformationControl;
import org.eclipse.jface.text.IDocument;
import org.eclipse.jface.text.IInformationControlCreator;
import org.eclipse.jface.text.IRegion;
import org.eclipse.jface.text.ITextHover;
import org.eclipse.jface.text.ITextHoverExtension;
import org.eclipse.jface.text.ITextViewer;
import org.eclipse.jface.text.Region;
import org.eclipse.lsp4j.Hover;
import org.eclipse.lsp4j.HoverParams;
import org.eclipse.lsp4j.TextDocumentIdentifier;
import org.eclipse.swt.widgets.Display;
import org.eclipse.ui.editors.text.EditorsUI;

/** What the language service knows of the word under the mouse: declaration, documentation, size, and what a plan says of it. */
public final class DocumentationHover implements ITextHover, ITextHoverExtension {

	private static final long PATIENCE_SECONDS = 5;

	/**
	 * Called by the platform on a thread of its own; anyone in the UI thread gets what plans say, which is known, rather than
	 * having to wait for the rest.
	 */
	@Override
	public String getHoverInfo(ITextViewer viewer, IRegion region) {
		IDocument document = viewer.getDocument();
		if (document == null) {
			return null;
		}
		String known = Display.getCurrent() == null ? known(document, region.getOffset()) : "";
		String all = PlacementText.with(known, document, region.getOffset());
		return all.isEmpty() ? null : Markdown.html(all);
	}

	/** What the language service says, as Markdown; empty for nothing, or when it takes too long. */
	private static String known(IDocument document, int offset) {
		String uri = Documents.uri(document);
		if (uri == null) {
			return "";
		}
		try {
			HoverParams params = new HoverParams(new TextDocumentIdentifier(uri), Documents.position(document, offset));
			Hover hover = CoraUi.get().languageService().ask(server -> server.hover(params)).get(PATIENCE_SECONDS, TimeUnit.SECONDS);
			return hover == null || hover.getContents() == null || !hover.getContents().isRight() ? ""
				: hover.getContents().getRight().getValue();
		} catch (ExecutionException e) {
			if (!Answers.isOutdated(e)) {
				CoraUi.log("The Cora language service could not answer", Answers.cause(e));
			}
			return "";
		} catch (BadLocationException | TimeoutException e) {
			return "";
		} catch (InterruptedException e) {
			Thread.currentThread().interrupt();
			return "";
		}
	}

	@Override
	public IInformationControlCreator getHoverControlCreator() {
		return parent -> new DefaultInformationControl(parent, EditorsUI.getTooltipAffordanceString());
	}

	/** The word at the offset. */
	@Override
	public IRegion getHoverRegion(ITextViewer viewer, int offset) {
		IRegion word = NameAt.find(viewer.getDocument(), offset);
		return word == null ? new Region(offset, 0) : word;
	}
}
