// SPDX-License-Identifier: EPL-2.0
// Copyright (c) 2026 Cora contributors
package org.cora.dsl.ide;

import com.google.inject.Injector;
import java.nio.file.Path;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import org.apache.log4j.AppenderSkeleton;
import org.apache.log4j.Level;
import org.apache.log4j.Logger;
import org.apache.log4j.spi.LoggingEvent;
import org.eclipse.lsp4j.ClientCapabilities;
import org.eclipse.lsp4j.CodeActionContext;
import org.eclipse.lsp4j.CodeActionParams;
import org.eclipse.lsp4j.CodeLensParams;
import org.eclipse.lsp4j.CompletionParams;
import org.eclipse.lsp4j.DefinitionParams;
import org.eclipse.lsp4j.Diagnostic;
import org.eclipse.lsp4j.DidChangeTextDocumentParams;
import org.eclipse.lsp4j.DidOpenTextDocumentParams;
import org.eclipse.lsp4j.DocumentFormattingParams;
import org.eclipse.lsp4j.DocumentHighlightParams;
import org.eclipse.lsp4j.DocumentSymbolParams;
import org.eclipse.lsp4j.FoldingRangeRequestParams;
import org.eclipse.lsp4j.FormattingOptions;
import org.eclipse.lsp4j.HoverParams;
import org.eclipse.lsp4j.InitializeParams;
import org.eclipse.lsp4j.InitializedParams;
import org.eclipse.lsp4j.InlayHintParams;
import org.eclipse.lsp4j.MessageActionItem;
import org.eclipse.lsp4j.MessageParams;
import org.eclipse.lsp4j.Position;
import org.eclipse.lsp4j.PublishDiagnosticsParams;
import org.eclipse.lsp4j.Range;
import org.eclipse.lsp4j.ReferenceContext;
import org.eclipse.lsp4j.ReferenceParams;
import org.eclipse.lsp4j.RenameParams;
import org.eclipse.lsp4j.SemanticTokensParams;
import org.eclipse.lsp4j.ShowMessageRequestParams;
import org.eclipse.lsp4j.SignatureHelpParams;
import org.eclipse.lsp4j.TextDocumentContentChangeEvent;
import org.eclipse.lsp4j.TextDocumentIdentifier;
import org.eclipse.lsp4j.TextDocumentItem;
import org.eclipse.lsp4j.VersionedTextDocumentIdentifier;
import org.eclipse.lsp4j.jsonrpc.ResponseErrorException;
import org.eclipse.lsp4j.services.LanguageClient;
import org.eclipse.xtext.ide.server.LanguageServerImpl;

/** Damages programs and asks every service about them at random places: each must answer, soon, and without an exception. */
final class Damage extends AppenderSkeleton implements LanguageClient, AutoCloseable {

	private static final long SECONDS = 60;

	private final CoraLanguageServer made = CoraLanguageServer.with(new com.google.inject.Module[0]);
	private final LanguageServerImpl server = made.object();
	private final List<String> failures = new CopyOnWriteArrayList<>();
	private final Mutations mutations;
	private final Random random;
	private final String uri;
	private volatile List<Diagnostic> diagnostics = List.of();
	private String text = "";
	private int version = 1;

	Damage(Path folder, long seed) throws Exception {
		random = new Random(seed);
		mutations = new Mutations(seed);
		uri = folder.resolve("damaged.cora").toUri().toString();
		Logger.getRootLogger().addAppender(this);
		server.connect(this);
		InitializeParams params = new InitializeParams();
		params.setCapabilities(new ClientCapabilities());
		server.initialize(params).get(SECONDS, TimeUnit.SECONDS);
		server.initialized(new InitializedParams());
		server.didOpen(new DidOpenTextDocumentParams(new TextDocumentItem(uri, "cora", version, "")));
	}

	/** Where the damaged programs come from. */
	Mutations mutations() {
		return mutations;
	}

	/** The language that the server knows. */
	Injector language() {
		return made.language();
	}

	/** Damages one program and asks about it. */
	void round() throws Exception {
		ask(random.nextBoolean() ? mutations.example() : mutations.few());
	}

	/** Asks about a text, whatever it is. */
	void ask(String about) throws Exception {
		text = about;
		server.didChange(new DidChangeTextDocumentParams(new VersionedTextDocumentIdentifier(uri, ++version),
				List.of(new TextDocumentContentChangeEvent(text))));
		TextDocumentIdentifier id = new TextDocumentIdentifier(uri);
		answer(server.semanticTokensFull(new SemanticTokensParams(id)));
		answer(server.documentSymbol(new DocumentSymbolParams(id)));
		answer(server.foldingRange(new FoldingRangeRequestParams(id)));
		answer(server.formatting(new DocumentFormattingParams(id, new FormattingOptions(2, true))));
		answer(server.codeLens(new CodeLensParams(id)));
		answer(server.inlayHint(new InlayHintParams(id, new Range(new Position(0, 0), new Position(1000, 0)))));
		if (!diagnostics.isEmpty()) {
			answer(server.codeAction(new CodeActionParams(id, diagnostics.get(0).getRange(), new CodeActionContext(diagnostics))));
		}
		for (int i = 0; i < 3; i++) {
			Position at = position(random.nextInt(text.length() + 1));
			answer(server.completion(new CompletionParams(id, at)));
			answer(server.hover(new HoverParams(id, at)));
			answer(server.signatureHelp(new SignatureHelpParams(id, at)));
			answer(server.definition(new DefinitionParams(id, at)));
			answer(server.references(new ReferenceParams(id, at, new ReferenceContext(true))));
			answer(server.documentHighlight(new DocumentHighlightParams(id, at)));
			answer(server.rename(new RenameParams(id, at, "renamed")));
		}
	}

	/** What went wrong so far, with the text that it went wrong with. */
	List<String> failures() {
		return failures;
	}

	private void answer(CompletableFuture<?> future) throws Exception {
		try {
			future.get(SECONDS, TimeUnit.SECONDS);
		} catch (ExecutionException e) {
			if (!(e.getCause() instanceof ResponseErrorException)) {
				failures.add(e.getCause() + " with\n" + text);
			}
		}
	}

	private Position position(int offset) {
		String before = text.substring(0, offset);
		return new Position((int) before.chars().filter(c -> c == '\n').count(), offset - before.lastIndexOf('\n') - 1);
	}

	@Override
	protected void append(LoggingEvent event) {
		if (event.getLevel().isGreaterOrEqual(Level.ERROR)) {
			var thrown = event.getThrowableInformation();
			failures.add(event.getRenderedMessage() + (thrown == null ? "" : String.join("\n", thrown.getThrowableStrRep()))
					+ " with\n" + text);
		}
	}

	@Override
	public boolean requiresLayout() {
		return false;
	}

	@Override
	public void close() {
		Logger.getRootLogger().removeAppender(this);
		server.shutdown();
	}

	@Override
	public void publishDiagnostics(PublishDiagnosticsParams params) {
		diagnostics = List.copyOf(params.getDiagnostics());
	}

	@Override
	public void telemetryEvent(Object object) {
		failures.add(String.valueOf(object));
	}

	@Override
	public void showMessage(MessageParams params) {
		failures.add(params.getMessage());
	}

	@Override
	public CompletableFuture<MessageActionItem> showMessageRequest(ShowMessageRequestParams params) {
		failures.add(params.getMessage());
		return CompletableFuture.completedFuture(null);
	}

	@Override
	public void logMessage(MessageParams params) {
		failures.add(params.getMessage());
	}
}
