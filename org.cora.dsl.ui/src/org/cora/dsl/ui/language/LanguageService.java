// SPDX-License-Identifier: EPL-2.0
// Copyright (c) 2026 Cora contributors
package org.cora.dsl.ui.language;

import java.util.List;
import java.util.Set;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.function.Function;
import org.cora.dsl.ui.CoraUi;
import org.eclipse.core.filebuffers.FileBuffers;
import org.eclipse.core.resources.ResourcesPlugin;
import org.eclipse.jface.text.IDocument;
import org.eclipse.lsp4j.Diagnostic;
import org.eclipse.lsp4j.InitializeParams;
import org.eclipse.lsp4j.InitializedParams;
import org.eclipse.xtext.ide.server.LanguageServerImpl;

/**
 * The language server of this workspace, in process: one server object, no sockets, no JSON.
 *
 * <p>Nothing here blocks its caller. Making the server takes a second or two, so that and every call of it happen on one
 * background thread, in the order in which they were asked for; answers come as futures.
 */
public final class LanguageService {

	private final ExecutorService thread = Executors.newSingleThreadExecutor(LanguageService::daemon);
	private final XtextLog log = new XtextLog();
	private final ProblemMarkers problems = new ProblemMarkers(this::openDocument);
	private final CompletableFuture<CoraServer> server = new CompletableFuture<>();
	private final WorkspaceFolders folders = new WorkspaceFolders(this);
	private volatile List<String> tokenTypes = List.of();
	private final OpenDocuments documents = new OpenDocuments(this, folders);

	private static Thread daemon(Runnable work) {
		Thread thread = new Thread(work, "Cora language service");
		thread.setDaemon(true);
		return thread;
	}

	/** Starts the server and watches the workspace and the open documents from now on. */
	public void start() {
		log.connect();
		thread.execute(this::makeServer);
		ResourcesPlugin.getWorkspace().addResourceChangeListener(folders, WorkspaceFolders.EVENTS);
		FileBuffers.getTextFileBufferManager().addFileBufferListener(documents);
	}

	private void makeServer() {
		try {
			CoraServer made = CoraServer.create(problems);
			InitializeParams params = new InitializeParams();
			params.setCapabilities(Capabilities.all());
			params.setWorkspaceFolders(folders.scan());
			// Waiting matters: the next message that changes something would cancel the initialization.
			var tokens = made.server().initialize(params).join().getCapabilities().getSemanticTokensProvider();
			tokenTypes = tokens == null ? List.of() : List.copyOf(tokens.getLegend().getTokenTypes());
			made.server().initialized(new InitializedParams());
			server.complete(made);
		} catch (RuntimeException | LinkageError e) {
			CoraUi.log("The Cora language service could not be started", e);
			server.completeExceptionally(e);
		}
	}

	/** Tells the server something, after everything that was said before. */
	public void tell(Consumer<LanguageServerImpl> message) {
		thread.execute(() -> {
			if (server.isDone() && !server.isCompletedExceptionally()) {
				message.accept(server.join().server());
			}
		});
	}

	/**
	 * Asks the server something, after everything that was said before. The future fails with a
	 * {@link CancellationException} when the text changed meanwhile.
	 */
	public <T> CompletableFuture<T> ask(Function<LanguageServerImpl, CompletableFuture<T>> question) {
		return CompletableFuture.supplyAsync(() -> server.join().server(), thread).thenCompose(question);
	}

	/** Done when everything that was said before has been worked off, builds included. */
	public CompletableFuture<Boolean> settled() {
		return ask(server -> server.getRequestManager().runRead(cancel -> Boolean.TRUE));
	}

	/** Every keyword of the language; known as soon as the server is there. */
	public CompletableFuture<Set<String>> keywords() {
		return server.thenApply(CoraServer::keywords);
	}

	/** What is wrong in a file, by its URI, as far as the server has said so. */
	public List<Diagnostic> diagnostics(String uri) {
		return problems.diagnostics(uri);
	}

	/** The types of semantic tokens by their number, in the names of the language server protocol. */
	public List<String> tokenTypes() {
		return tokenTypes;
	}

	private IDocument openDocument(String uri) {
		return documents.find(uri);
	}

	/** The URIs of the folders that the server looks after. */
	public List<String> folders() {
		return folders.known();
	}

	/** Ends the server. */
	public void close() {
		FileBuffers.getTextFileBufferManager().removeFileBufferListener(documents);
		ResourcesPlugin.getWorkspace().removeResourceChangeListener(folders);
		problems.close();
		log.close();
		thread.execute(() -> server.thenAccept(CoraServer::close));
		thread.shutdown();
		try {
			thread.awaitTermination(2, TimeUnit.SECONDS);
		} catch (InterruptedException e) {
			Thread.currentThread().interrupt();
		}
	}
}
