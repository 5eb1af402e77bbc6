// SPDX-License-Identifier: EPL-2.0
// Copyright (c) 2026 Cora contributors
package org.cora.dsl.ui.editor;

import java.util.concurrent.CompletableFuture;
import org.cora.dsl.ui.CoraUi;
import org.cora.dsl.ui.language.Answers;
import org.cora.dsl.ui.language.Documents;
import org.eclipse.jface.text.BadLocationException;
import org.eclipse.jface.text.IDocument;
import org.eclipse.jface.text.IDocumentExtension4;
import org.eclipse.jface.text.IRegion;
import org.eclipse.jface.text.ITextOperationTarget;
import org.eclipse.jface.text.ITextViewer;
import org.eclipse.jface.text.source.ISourceViewer;
import org.eclipse.lsp4j.Hover;
import org.eclipse.lsp4j.HoverParams;
import org.eclipse.lsp4j.TextDocumentIdentifier;

/**
 * What the language service says of a word, as Markdown. A background thread waits for it. The UI thread gets the last answer
 * if that is about the same word of the same text; otherwise the service is asked, and once it has answered, the popup
 * that a person wanted (F2) is asked for again, if the caret is still there.
 */
final class Documentation {

	private static final long PATIENCE_MILLIS = 5_000;

	private static volatile Answer last;

	private record Answer(IDocument document, long stamp, int word, String text) {

		boolean isAbout(IDocument other, int offset) {
			return document == other && stamp == Documentation.stamp(other) && word == Documentation.word(other, offset);
		}
	}

	private Documentation() {
	}

	/** Waits for what there is to say; empty for nothing, or when it takes too long. Not for the UI thread. */
	static String await(IDocument document, int offset) {
		CompletableFuture<Hover> question = ask(document, offset);
		if (question == null) {
			return "";
		}
		long stamp = stamp(document);
		String text = Answers.within(PATIENCE_MILLIS, question.thenApply(Documentation::text), null);
		if (text == null) {
			return "";
		}
		last = new Answer(document, stamp, word(document, offset), text);
		return text;
	}

	/** What is known already; null when the service has to be asked first, which this does. For the UI thread. */
	static String known(ITextViewer viewer, int offset) {
		IDocument document = viewer.getDocument();
		Answer known = last;
		last = null;    // to be asked anew the next time: other files may have changed
		if (known != null && known.isAbout(document, offset)) {
			return known.text();
		}
		CompletableFuture<Hover> question = ask(document, offset);
		if (question == null) {
			return "";
		}
		long stamp = stamp(document);
		int word = word(document, offset);
		Answers.show(question, hover -> showAgain(viewer, new Answer(document, stamp, word, text(hover))));
		return null;
	}

	/** The platform asks for the information at the caret once more; this time it is known. */
	private static void showAgain(ITextViewer viewer, Answer answer) {
		if (viewer.getTextWidget() == null || viewer.getTextWidget().isDisposed()
			|| !answer.isAbout(viewer.getDocument(), viewer.getSelectedRange().x)) {
			return;
		}
		last = answer;
		if (viewer instanceof ITextOperationTarget target && target.canDoOperation(ISourceViewer.INFORMATION)) {
			target.doOperation(ISourceViewer.INFORMATION);
		}
	}

	private static CompletableFuture<Hover> ask(IDocument document, int offset) {
		String uri = Documents.uri(document);
		if (uri == null) {
			return null;
		}
		try {
			HoverParams params = new HoverParams(new TextDocumentIdentifier(uri), Documents.position(document, offset));
			return CoraUi.get().languageService().ask(server -> server.hover(params));
		} catch (BadLocationException e) {
			return null;
		}
	}

	private static String text(Hover hover) {
		return hover == null || hover.getContents() == null || !hover.getContents().isRight() ? ""
			: hover.getContents().getRight().getValue();
	}

	private static int word(IDocument document, int offset) {
		IRegion word = NameAt.find(document, offset);
		return word == null ? offset : word.getOffset();
	}

	private static long stamp(IDocument document) {
		return document instanceof IDocumentExtension4 stamped ? stamped.getModificationStamp() : document.getLength();
	}
}
