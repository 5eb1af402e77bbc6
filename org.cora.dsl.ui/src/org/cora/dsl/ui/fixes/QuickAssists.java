// SPDX-License-Identifier: EPL-2.0
// Copyright (c) 2026 Cora contributors
package org.cora.dsl.ui.fixes;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.WeakHashMap;
import java.util.concurrent.CompletableFuture;
import java.util.function.Function;
import org.cora.dsl.ui.CoraUi;
import org.cora.dsl.ui.language.Answers;
import org.cora.dsl.ui.language.Documents;
import org.eclipse.core.resources.ResourcesPlugin;
import org.eclipse.jface.text.BadLocationException;
import org.eclipse.jface.text.IDocument;
import org.eclipse.jface.text.IDocumentExtension4;
import org.eclipse.jface.text.IRegion;
import org.eclipse.jface.text.contentassist.ICompletionProposal;
import org.eclipse.jface.text.quickassist.IQuickAssistInvocationContext;
import org.eclipse.jface.text.quickassist.IQuickAssistProcessor;
import org.eclipse.jface.text.source.Annotation;
import org.eclipse.lsp4j.CodeAction;
import org.eclipse.lsp4j.CodeActionContext;
import org.eclipse.lsp4j.CodeActionKind;
import org.eclipse.lsp4j.CodeActionParams;
import org.eclipse.lsp4j.Diagnostic;
import org.eclipse.lsp4j.TextDocumentIdentifier;
import org.eclipse.swt.graphics.Point;
import org.eclipse.xtext.ide.server.LanguageServerImpl;

/**
 * Ctrl+1 where nothing is wrong: what can be done with the selection or at the caret. In a file of no project also the fixes
 * for what is wrong there, as it has no markers that could bring them.
 */
public final class QuickAssists implements IQuickAssistProcessor {

	/** What somebody in the UI thread may wait when there is nothing ready. */
	private static final long UI_MILLIS = 40;
	private static final Map<IDocument, Ready> READY = new WeakHashMap<>();

	private record Ready(long stamp, Point selection, List<CodeAction> actions) {
	}

	static synchronized void remember(IDocument document, Point selection, List<CodeAction> actions) {
		READY.put(document, new Ready(stamp(document), selection, actions));
	}

	static synchronized void forget(IDocument document) {
		READY.remove(document);
	}

	private static synchronized List<CodeAction> ready(IDocument document, Point selection) {
		Ready ready = READY.get(document);
		return ready != null && ready.stamp() == stamp(document) && ready.selection().equals(selection) ? ready.actions() : null;
	}

	private static long stamp(IDocument document) {
		return ((IDocumentExtension4) document).getModificationStamp();
	}

	/** What to ask about a selection; null where the text has changed under it. */
	static Function<LanguageServerImpl, CompletableFuture<List<CodeAction>>> question(String uri, IDocument document, int offset, int length) {
		try {
			List<Diagnostic> diagnostics = isLoose(uri) ? at(uri, document, offset) : List.of();
			CodeActionContext context = new CodeActionContext(diagnostics);
			context.setOnly(diagnostics.isEmpty() ? List.of(CodeActionKind.Refactor) : List.of(CodeActionKind.QuickFix, CodeActionKind.Refactor));
			CodeActionParams params = new CodeActionParams(new TextDocumentIdentifier(uri),
				Documents.range(document, offset, Math.max(0, length)), context);
			return server -> server.codeAction(params).thenApply(
				found -> found.stream().filter(action -> action.isRight()).map(action -> action.getRight()).toList());
		} catch (BadLocationException e) {
			return null;
		}
	}

	private static boolean isLoose(String uri) {
		return ResourcesPlugin.getWorkspace().getRoot().findFilesForLocationURI(java.net.URI.create(uri)).length == 0;
	}

	private static List<Diagnostic> at(String uri, IDocument document, int offset) {
		List<Diagnostic> found = new ArrayList<>();
		for (Diagnostic diagnostic : CoraUi.get().languageService().diagnostics(uri)) {
			IRegion region = Documents.region(document, diagnostic.getRange());
			if (offset >= region.getOffset() && offset <= region.getOffset() + region.getLength()) {
				found.add(diagnostic);
			}
		}
		return found;
	}

	@Override
	public boolean canFix(Annotation annotation) {
		return false;
	}

	@Override
	public boolean canAssist(IQuickAssistInvocationContext context) {
		return context != null && context.getSourceViewer() != null && Documents.uri(context.getSourceViewer().getDocument()) != null;
	}

	@Override
	public ICompletionProposal[] computeQuickAssistProposals(IQuickAssistInvocationContext context) {
		if (!canAssist(context)) {
			return new ICompletionProposal[0];
		}
		IDocument document = context.getSourceViewer().getDocument();
		Point selection = context.getSourceViewer().getSelectedRange(); // the context knows the caret only
		List<CodeAction> ready = ready(document, selection);
		List<CodeAction> actions = ready != null ? ready : ask(document, selection);
		return actions.stream().map(AssistProposal::new).toArray(ICompletionProposal[]::new);
	}

	private static List<CodeAction> ask(IDocument document, Point selection) {
		var question = question(Documents.uri(document), document, selection.x, selection.y);
		if (question == null) {
			return List.of();
		}
		return Answers.within(UI_MILLIS, CoraUi.get().languageService().ask(question), List.of());
	}

	@Override
	public String getErrorMessage() {
		return null;
	}
}
