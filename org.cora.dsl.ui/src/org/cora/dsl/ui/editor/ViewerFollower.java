// SPDX-License-Identifier: EPL-2.0
// Copyright (c) 2026 Cora contributors
package org.cora.dsl.ui.editor;

import java.util.concurrent.CompletableFuture;
import java.util.function.Function;
import org.cora.dsl.ui.CoraUi;
import org.cora.dsl.ui.language.Answers;
import org.cora.dsl.ui.language.Documents;
import org.eclipse.jface.text.DocumentEvent;
import org.eclipse.jface.text.IDocument;
import org.eclipse.jface.text.IDocumentExtension4;
import org.eclipse.jface.text.IDocumentListener;
import org.eclipse.jface.text.ITextInputListener;
import org.eclipse.jface.text.ITextViewer;
import org.eclipse.jface.text.reconciler.IReconciler;
import org.eclipse.jface.text.reconciler.IReconcilingStrategy;
import org.eclipse.lsp4j.TextDocumentIdentifier;
import org.eclipse.swt.custom.StyledText;
import org.eclipse.xtext.ide.server.LanguageServerImpl;

/**
 * Something in a viewer that follows the text by asking the language service: a while after the last change it asks, and
 * shows the answer if the text is still the one that was asked about. Everything here is in the UI thread, and nothing waits.
 */
public abstract class ViewerFollower<T> implements IReconciler, ITextInputListener, IDocumentListener {

	private final int delayMillis;
	private final Runnable ask = this::ask;
	private ITextViewer viewer;
	private IDocument document;

	protected ViewerFollower(int delayMillis) {
		this.delayMillis = delayMillis;
	}

	/** What to ask about a document; null for nothing now. */
	protected abstract Function<LanguageServerImpl, CompletableFuture<T>> question(TextDocumentIdentifier id, IDocument document);

	/** Shows an answer about the text as it is now. */
	protected abstract void show(T answer, IDocument document);

	/** The viewer shows another document, or none any more: what was shown is to go. */
	protected void clear(IDocument old) {
		// Most have nothing beside what the viewer itself takes away.
	}

	protected final ITextViewer viewer() {
		return viewer;
	}

	@Override
	public void install(ITextViewer viewer) {
		this.viewer = viewer;
		viewer.addTextInputListener(this);
		inputDocumentChanged(null, viewer.getDocument());
	}

	@Override
	public void uninstall() {
		if (viewer != null) {
			viewer.removeTextInputListener(this);
			inputDocumentAboutToBeChanged(document, null);
			viewer = null;
		}
	}

	@Override
	public void inputDocumentAboutToBeChanged(IDocument old, IDocument next) {
		if (document != null) {
			document.removeDocumentListener(this);
			clear(document);
			document = null;
		}
	}

	@Override
	public void inputDocumentChanged(IDocument old, IDocument next) {
		if (next != null && next != document) {
			document = next;
			document.addDocumentListener(this);
			schedule();
		}
	}

	@Override
	public void documentAboutToBeChanged(DocumentEvent event) {
		// Positions move by themselves.
	}

	@Override
	public void documentChanged(DocumentEvent event) {
		schedule();
	}

	/** Asks anew in a while. */
	protected final void schedule() {
		StyledText widget = viewer == null ? null : viewer.getTextWidget();
		if (widget != null && !widget.isDisposed()) {
			widget.getDisplay().timerExec(delayMillis, ask);
		}
	}

	private void ask() {
		IDocument asked = document;
		String uri = asked == null || viewer == null ? null : Documents.uri(asked);
		var question = uri == null ? null : question(new TextDocumentIdentifier(uri), asked);
		if (question == null) {
			return;
		}
		long stamp = stamp(asked);
		CompletableFuture<T> answer = CoraUi.get().languageService().ask(question);
		Answers.show(answer.handle((value, failure) -> failure == null || Answers.isOutdated(failure) ? value : raise(failure)), value -> {
			if (document != asked || viewer == null || viewer.getTextWidget() == null || viewer.getTextWidget().isDisposed()) {
				return;
			}
			if (value != null && stamp(asked) == stamp) {
				show(value, asked);
			} else if (stamp(asked) == stamp) {
				schedule();
			}
		});
	}

	private static <T> T raise(Throwable failure) {
		throw new java.util.concurrent.CompletionException(Answers.cause(failure));
	}

	private static long stamp(IDocument document) {
		return document instanceof IDocumentExtension4 stamped ? stamped.getModificationStamp() : document.getLength();
	}

	@Override
	public IReconcilingStrategy getReconcilingStrategy(String contentType) {
		return null;
	}
}
