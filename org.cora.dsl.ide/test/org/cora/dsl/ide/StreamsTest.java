// SPDX-License-Identifier: EPL-2.0
// Copyright (c) 2026 Cora contributors
package org.cora.dsl.ide;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.PipedInputStream;
import java.io.PipedOutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.eclipse.lsp4j.ClientCapabilities;
import org.eclipse.lsp4j.CodeAction;
import org.eclipse.lsp4j.CodeActionContext;
import org.eclipse.lsp4j.CodeActionParams;
import org.eclipse.lsp4j.Command;
import org.eclipse.lsp4j.Diagnostic;
import org.eclipse.lsp4j.DidChangeWatchedFilesParams;
import org.eclipse.lsp4j.DidCloseTextDocumentParams;
import org.eclipse.lsp4j.DidOpenTextDocumentParams;
import org.eclipse.lsp4j.DocumentColorParams;
import org.eclipse.lsp4j.FileChangeType;
import org.eclipse.lsp4j.FileEvent;
import org.eclipse.lsp4j.InitializeParams;
import org.eclipse.lsp4j.InitializedParams;
import org.eclipse.lsp4j.PublishDiagnosticsParams;
import org.eclipse.lsp4j.TextDocumentIdentifier;
import org.eclipse.lsp4j.TextDocumentItem;
import org.eclipse.lsp4j.WorkspaceSymbolParams;
import org.eclipse.lsp4j.jsonrpc.Launcher;
import org.eclipse.lsp4j.jsonrpc.ResponseErrorException;
import org.eclipse.lsp4j.jsonrpc.messages.Either;
import org.eclipse.lsp4j.jsonrpc.messages.ResponseErrorCode;
import org.eclipse.lsp4j.launch.LSPLauncher;
import org.eclipse.lsp4j.services.LanguageServer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A client over streams, with a folder or, as an editor with a loose file, without. */
class StreamsTest extends StrictClient {

	private final BlockingQueue<PublishDiagnosticsParams> published = new LinkedBlockingQueue<>();

	private static final String WRONG = "nf N { port lan, wan on packet p { forward to wann } }";

	private Launcher<LanguageServer> launcher;
	private PipedOutputStream fromClient;
	private Future<Void> served;

	private LanguageServer start(Path folder) throws Exception {
		PipedInputStream toServer = new PipedInputStream(1 << 16);
		PipedInputStream toClient = new PipedInputStream(1 << 16);
		fromClient = new PipedOutputStream(toServer);
		served = CoraLanguageServer.serve(toServer, new PipedOutputStream(toClient));
		launcher = LSPLauncher.createClientLauncher(this, toClient, fromClient);
		launcher.startListening();
		LanguageServer server = launcher.getRemoteProxy();
		InitializeParams params = new InitializeParams();
		params.setCapabilities(new ClientCapabilities());
		if (folder != null) {
			params.setRootUri(folder.toUri().toString());
		}
		server.initialize(params).get(60, TimeUnit.SECONDS);
		server.initialized(new InitializedParams());
		return server;
	}

	private void stop(LanguageServer server) throws Exception {
		server.shutdown().get(60, TimeUnit.SECONDS);
		fromClient.close();
		served.get(60, TimeUnit.SECONDS);
		assertTrue(served.isDone());
	}

	@Test
	void aLooseFileIsCheckedAndMendedOverStreams(@TempDir Path folder) throws Exception {
		LanguageServer server = start(null);
		String uri = folder.resolve("loose.cora").toUri().toString();
		server.getTextDocumentService().didOpen(new DidOpenTextDocumentParams(new TextDocumentItem(uri, "cora", 1, WRONG)));
		Diagnostic diagnostic = published.poll(60, TimeUnit.SECONDS).getDiagnostics().get(0);
		assertEquals("unknown-port", diagnostic.getCode().getLeft());

		List<Either<Command, CodeAction>> fixes = server.getTextDocumentService().codeAction(new CodeActionParams(
				new TextDocumentIdentifier(uri), diagnostic.getRange(), new CodeActionContext(List.of(diagnostic))))
				.get(60, TimeUnit.SECONDS);
		assertEquals("Change to 'wan'", fixes.get(0).getRight().getTitle());
		stop(server);
	}

	@Test
	void whatIsWrongInAFolderIsSaidOnceAndTakenBackWhenAFileIsDeleted(@TempDir Path folder) throws Exception {
		Path file = Files.writeString(folder.resolve("wrong.cora"), WRONG);
		String uri = file.toUri().toString();
		LanguageServer server = start(folder);
		assertEquals(1, published.poll(60, TimeUnit.SECONDS).getDiagnostics().size());
		server.getTextDocumentService().didOpen(new DidOpenTextDocumentParams(new TextDocumentItem(uri, "cora", 1, WRONG)));
		server.getTextDocumentService().didClose(new DidCloseTextDocumentParams(new TextDocumentIdentifier(uri)));
		Files.delete(file);
		server.getWorkspaceService().didChangeWatchedFiles(
				new DidChangeWatchedFilesParams(List.of(new FileEvent(uri, FileChangeType.Deleted))));
		assertEquals(List.of(), published.poll(60, TimeUnit.SECONDS).getDiagnostics());
		assertEquals(List.of(), server.getWorkspaceService().symbol(new WorkspaceSymbolParams("N")).get(60, TimeUnit.SECONDS).get());
		stop(server);
	}

	@Test
	void aFileThatVanishedUnannouncedDoesNotStopTheServer(@TempDir Path folder) throws Exception {
		Path file = Files.writeString(folder.resolve("gone.cora"), WRONG);
		LanguageServer server = start(folder);
		assertEquals(1, published.poll(60, TimeUnit.SECONDS).getDiagnostics().size());
		Files.delete(file);
		server.getWorkspaceService().didChangeWatchedFiles(
				new DidChangeWatchedFilesParams(List.of(new FileEvent(file.toUri().toString(), FileChangeType.Changed))));
		assertEquals(List.of(), published.poll(60, TimeUnit.SECONDS).getDiagnostics());
		String other = folder.resolve("other.cora").toUri().toString();
		server.getTextDocumentService().didOpen(new DidOpenTextDocumentParams(new TextDocumentItem(other, "cora", 1, WRONG)));
		assertEquals(other, published.poll(60, TimeUnit.SECONDS).getUri());
		stop(server);
	}

	@Test
	void requestsThatNobodyKnowsAreAnswered(@TempDir Path folder) throws Exception {
		LanguageServer server = start(folder);
		assertEquals(ResponseErrorCode.MethodNotFound.getValue(), error(launcher.getRemoteEndpoint().request("cora/nonsense", null)));
		assertEquals(ResponseErrorCode.MethodNotFound.getValue(), error(server.getTextDocumentService()
				.documentColor(new DocumentColorParams(new TextDocumentIdentifier(folder.resolve("x.cora").toUri().toString())))));
		stop(server);
	}

	private static int error(CompletableFuture<?> answer) throws Exception {
		try {
			throw new AssertionError(answer.get(60, TimeUnit.SECONDS));
		} catch (ExecutionException e) {
			return ((ResponseErrorException) e.getCause()).getResponseError().getCode();
		}
	}

	@Override
	public void publishDiagnostics(PublishDiagnosticsParams params) {
		published.add(params);
	}
}
