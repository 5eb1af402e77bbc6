// SPDX-License-Identifier: EPL-2.0
// Copyright (c) 2026 Cora contributors
package org.cora.dsl.ide;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.PipedInputStream;
import java.io.PipedOutputStream;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Future;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.eclipse.lsp4j.ClientCapabilities;
import org.eclipse.lsp4j.CodeAction;
import org.eclipse.lsp4j.CodeActionContext;
import org.eclipse.lsp4j.CodeActionParams;
import org.eclipse.lsp4j.Command;
import org.eclipse.lsp4j.Diagnostic;
import org.eclipse.lsp4j.DidOpenTextDocumentParams;
import org.eclipse.lsp4j.InitializeParams;
import org.eclipse.lsp4j.InitializedParams;
import org.eclipse.lsp4j.MessageActionItem;
import org.eclipse.lsp4j.MessageParams;
import org.eclipse.lsp4j.PublishDiagnosticsParams;
import org.eclipse.lsp4j.ShowMessageRequestParams;
import org.eclipse.lsp4j.TextDocumentIdentifier;
import org.eclipse.lsp4j.TextDocumentItem;
import org.eclipse.lsp4j.jsonrpc.Launcher;
import org.eclipse.lsp4j.jsonrpc.messages.Either;
import org.eclipse.lsp4j.launch.LSPLauncher;
import org.eclipse.lsp4j.services.LanguageClient;
import org.eclipse.lsp4j.services.LanguageServer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A client over streams that has no folder open, as an editor with a loose file. */
class StreamsTest implements LanguageClient {

	private final BlockingQueue<PublishDiagnosticsParams> published = new LinkedBlockingQueue<>();

	@Test
	void aLooseFileIsCheckedAndMendedOverStreams(@TempDir Path folder) throws Exception {
		PipedInputStream toServer = new PipedInputStream(1 << 16);
		PipedInputStream toClient = new PipedInputStream(1 << 16);
		PipedOutputStream fromClient = new PipedOutputStream(toServer);
		Future<Void> served = CoraLanguageServer.serve(toServer, new PipedOutputStream(toClient));
		Launcher<LanguageServer> launcher = LSPLauncher.createClientLauncher(this, toClient, fromClient);
		launcher.startListening();
		LanguageServer server = launcher.getRemoteProxy();
		InitializeParams params = new InitializeParams();
		params.setCapabilities(new ClientCapabilities());
		server.initialize(params).get(60, TimeUnit.SECONDS);
		server.initialized(new InitializedParams());

		String uri = folder.resolve("loose.cora").toUri().toString();
		server.getTextDocumentService().didOpen(new DidOpenTextDocumentParams(new TextDocumentItem(uri, "cora", 1,
				"nf N { port lan, wan on packet p { forward to wann } }")));
		Diagnostic diagnostic = published.poll(60, TimeUnit.SECONDS).getDiagnostics().get(0);
		assertEquals("unknown-port", diagnostic.getCode().getLeft());

		List<Either<Command, CodeAction>> fixes = server.getTextDocumentService().codeAction(new CodeActionParams(
				new TextDocumentIdentifier(uri), diagnostic.getRange(), new CodeActionContext(List.of(diagnostic))))
				.get(60, TimeUnit.SECONDS);
		assertEquals("Change to 'wan'", fixes.get(0).getRight().getTitle());

		server.shutdown().get(60, TimeUnit.SECONDS);
		fromClient.close();
		served.get(60, TimeUnit.SECONDS);
		assertTrue(served.isDone());
	}

	@Override
	public void publishDiagnostics(PublishDiagnosticsParams params) {
		published.add(params);
	}

	@Override
	public void telemetryEvent(Object object) {
		throw new AssertionError(object);
	}

	@Override
	public void showMessage(MessageParams params) {
		throw new AssertionError(params.getMessage());
	}

	@Override
	public CompletableFuture<MessageActionItem> showMessageRequest(ShowMessageRequestParams params) {
		throw new AssertionError(params.getMessage());
	}

	@Override
	public void logMessage(MessageParams params) {
		throw new AssertionError(params.getMessage());
	}
}
