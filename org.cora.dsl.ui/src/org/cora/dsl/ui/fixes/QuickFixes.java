// SPDX-License-Identifier: EPL-2.0
// Copyright (c) 2026 Cora contributors
package org.cora.dsl.ui.fixes;

import java.util.List;
import java.util.Map;
import java.util.WeakHashMap;
import java.util.concurrent.CompletableFuture;
import java.util.function.Function;
import org.cora.dsl.ui.CoraUi;
import org.cora.dsl.ui.language.Answers;
import org.eclipse.jface.text.IDocument;
import org.eclipse.jface.text.IDocumentExtension4;
import org.eclipse.lsp4j.CodeAction;
import org.eclipse.lsp4j.CodeActionContext;
import org.eclipse.lsp4j.CodeActionParams;
import org.eclipse.lsp4j.Diagnostic;
import org.eclipse.lsp4j.TextDocumentIdentifier;
import org.eclipse.swt.widgets.Display;
import org.eclipse.xtext.ide.server.LanguageServerImpl;

/** The quick fixes of files, as they were when their text was last looked at. */
final class QuickFixes {

	private static final int MOST = 200;
	/** What somebody in the UI thread may wait when there is nothing ready. */
	private static final long UI_MILLIS = 40;
	private static final long OTHER_MILLIS = 5_000;
	private static final Map<IDocument, Ready> READY = new WeakHashMap<>();

	private record Ready(long stamp, List<CodeAction> actions) {
	}

	private QuickFixes() {
	}

	static Function<LanguageServerImpl, CompletableFuture<List<CodeAction>>> question(String uri, List<Diagnostic> diagnostics) {
		if (diagnostics.isEmpty()) {
			return null;
		}
		List<Diagnostic> some = diagnostics.subList(0, Math.min(MOST, diagnostics.size()));
		CodeActionParams params = new CodeActionParams(new TextDocumentIdentifier(uri), some.get(0).getRange(), new CodeActionContext(some));
		return server -> server.codeAction(params)
			.thenApply(found -> found.stream().filter(action -> action.isRight()).map(action -> action.getRight()).toList());
	}

	static synchronized void remember(IDocument document, List<CodeAction> actions) {
		READY.put(document, new Ready(stamp(document), actions));
	}

	static synchronized void forget(IDocument document) {
		READY.remove(document);
	}

	private static synchronized List<CodeAction> ready(IDocument document) {
		Ready ready = document == null ? null : READY.get(document);
		return ready != null && ready.stamp() == stamp(document) ? ready.actions() : null;
	}

	private static long stamp(IDocument document) {
		return ((IDocumentExtension4) document).getModificationStamp();
	}

	/**
	 * The fixes for one problem.
	 *
	 * @param document the text of the file where it is open, or null
	 */
	static List<CodeAction> of(String uri, Diagnostic diagnostic, IDocument document) {
		List<CodeAction> ready = ready(document);
		List<CodeAction> actions = ready != null ? ready : ask(uri, diagnostic);
		return actions.stream().filter(action -> action.getDiagnostics() != null && action.getDiagnostics().contains(diagnostic)).toList();
	}

	private static List<CodeAction> ask(String uri, Diagnostic diagnostic) {
		return Answers.within(Display.getCurrent() == null ? OTHER_MILLIS : UI_MILLIS,
			CoraUi.get().languageService().ask(question(uri, List.of(diagnostic))), List.of());
	}
}
