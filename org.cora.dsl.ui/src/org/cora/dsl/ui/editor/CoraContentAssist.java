// SPDX-License-Identifier: EPL-2.0
// Copyright (c) 2026 Cora contributors
package org.cora.dsl.ui.editor;

import java.util.Comparator;
import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.cora.dsl.ui.CoraUi;
import org.cora.dsl.ui.language.Answers;
import org.cora.dsl.ui.language.Documents;
import org.eclipse.jface.text.BadLocationException;
import org.eclipse.jface.text.IDocument;
import org.eclipse.jface.text.ITextViewer;
import org.eclipse.jface.text.contentassist.ICompletionProposal;
import org.eclipse.jface.text.contentassist.IContentAssistProcessor;
import org.eclipse.jface.text.contentassist.IContextInformation;
import org.eclipse.jface.text.contentassist.IContextInformationValidator;
import org.eclipse.lsp4j.CompletionItem;
import org.eclipse.lsp4j.CompletionList;
import org.eclipse.lsp4j.CompletionParams;
import org.eclipse.lsp4j.TextDocumentIdentifier;
import org.eclipse.lsp4j.jsonrpc.messages.Either;
import org.eclipse.swt.widgets.Display;

/**
 * Content assist from the language service. The Generic Editor calls it in a background thread; should anyone call it in
 * the UI thread, it waits no longer than {@value #UI_MILLIS} ms.
 */
public final class CoraContentAssist implements IContentAssistProcessor {

	private static final long UI_MILLIS = 300;
	private static final long BACKGROUND_MILLIS = 10_000;
	private static final ICompletionProposal[] NONE = {};

	private String error;

	@Override
	public ICompletionProposal[] computeCompletionProposals(ITextViewer viewer, int offset) {
		error = null;
		IDocument document = viewer.getDocument();
		String uri = Documents.uri(document);
		if (uri == null) {
			return NONE;
		}
		try {
			CompletionParams params = new CompletionParams(new TextDocumentIdentifier(uri), Documents.position(document, offset));
			CompletableFuture<Either<List<CompletionItem>, CompletionList>> answer =
				CoraUi.get().languageService().ask(server -> server.completion(params));
			Either<List<CompletionItem>, CompletionList> items = answer.get(patience(), TimeUnit.MILLISECONDS);
			return proposals(document, items.isLeft() ? items.getLeft() : items.getRight().getItems());
		} catch (TimeoutException e) {
			error = "The Cora language service takes too long to answer";
		} catch (CancellationException | BadLocationException e) {
			return NONE;
		} catch (InterruptedException e) {
			Thread.currentThread().interrupt();
		} catch (ExecutionException e) {
			if (!Answers.isOutdated(e)) {
				error = "The Cora language service could not answer";
				CoraUi.log(error, e.getCause());
			}
		}
		return NONE;
	}

	private static long patience() {
		return Display.getCurrent() == null ? BACKGROUND_MILLIS : UI_MILLIS;
	}

	private static ICompletionProposal[] proposals(IDocument document, List<CompletionItem> items) {
		return items.stream()
			.filter(item -> item.getTextEdit() != null && item.getTextEdit().isLeft())
			.sorted(Comparator.comparing(item -> item.getSortText() == null ? item.getLabel() : item.getSortText()))
			.map(item -> new CoraProposal(document, item))
			.toArray(ICompletionProposal[]::new);
	}

	@Override
	public IContextInformation[] computeContextInformation(ITextViewer viewer, int offset) {
		return null;
	}

	@Override
	public char[] getCompletionProposalAutoActivationCharacters() {
		return new char[] {'.'};
	}

	@Override
	public char[] getContextInformationAutoActivationCharacters() {
		return null;
	}

	@Override
	public String getErrorMessage() {
		return error;
	}

	@Override
	public IContextInformationValidator getContextInformationValidator() {
		return null;
	}
}
