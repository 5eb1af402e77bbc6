// SPDX-License-Identifier: EPL-2.0
// Copyright (c) 2026 Cora contributors
package org.cora.dsl.ui.language;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.cora.dsl.ui.CoraUi;
import org.eclipse.core.filebuffers.IFileBuffer;
import org.eclipse.core.filebuffers.ITextFileBuffer;
import org.eclipse.jface.text.BadLocationException;
import org.eclipse.jface.text.DocumentEvent;
import org.eclipse.jface.text.IDocument;
import org.eclipse.jface.text.IDocumentListener;
import org.eclipse.lsp4j.DidChangeTextDocumentParams;
import org.eclipse.lsp4j.DidCloseTextDocumentParams;
import org.eclipse.lsp4j.DidOpenTextDocumentParams;
import org.eclipse.lsp4j.Range;
import org.eclipse.lsp4j.TextDocumentContentChangeEvent;
import org.eclipse.lsp4j.TextDocumentIdentifier;
import org.eclipse.lsp4j.TextDocumentItem;
import org.eclipse.lsp4j.VersionedTextDocumentIdentifier;

/** Tells the server what stands in the editors, change by change. */
final class OpenDocuments extends BufferLifeListener {

	private final LanguageService service;
	private final WorkspaceFolders folders;
	private final Map<IFileBuffer, Synchronizer> open = new ConcurrentHashMap<>();

	OpenDocuments(LanguageService service, WorkspaceFolders folders) {
		this.service = service;
		this.folders = folders;
	}

	/** The document that is open for a URI; null when there is none. */
	IDocument find(String uri) {
		return open.values().stream().filter(it -> it.uri.equals(uri)).map(it -> it.document).findFirst().orElse(null);
	}

	@Override
	public void bufferCreated(IFileBuffer buffer) {
		Path file = Documents.file(buffer.getFileStore());
		if (file != null && buffer instanceof ITextFileBuffer text && file.getFileName().toString().endsWith(".cora")) {
			open.computeIfAbsent(buffer, it -> new Synchronizer(file, text.getDocument())).start();
		}
	}

	@Override
	public void bufferDisposed(IFileBuffer buffer) {
		Synchronizer synchronizer = open.remove(buffer);
		if (synchronizer != null) {
			synchronizer.stop();
		}
	}

	/** Follows one document. */
	private final class Synchronizer implements IDocumentListener {

		private final Path file;
		private final String uri;
		private final IDocument document;
		private int version = 1;
		private Range replaced;

		Synchronizer(Path file, IDocument document) {
			this.file = file;
			this.uri = Documents.uri(file);
			this.document = document;
		}

		void start() {
			folders.ensure(file.toUri());
			String text = document.get();
			TextDocumentItem item = new TextDocumentItem(uri, "cora", version, text);
			service.tell(server -> server.didOpen(new DidOpenTextDocumentParams(item)));
			document.addDocumentListener(this);
		}

		void stop() {
			document.removeDocumentListener(this);
			service.tell(server -> server.didClose(new DidCloseTextDocumentParams(new TextDocumentIdentifier(uri))));
		}

		@Override
		public void documentAboutToBeChanged(DocumentEvent event) {
			try {
				replaced = Documents.range(document, event.getOffset(), event.getLength());
			} catch (BadLocationException e) {
				CoraUi.log("An impossible change of " + file, e);
				replaced = null;
			}
		}

		@Override
		public void documentChanged(DocumentEvent event) {
			TextDocumentContentChangeEvent change = replaced == null
				? new TextDocumentContentChangeEvent(document.get())
				: new TextDocumentContentChangeEvent(replaced, event.getText() == null ? "" : event.getText());
			VersionedTextDocumentIdentifier id = new VersionedTextDocumentIdentifier(uri, ++version);
			service.tell(server -> server.didChange(new DidChangeTextDocumentParams(id, List.of(change))));
		}
	}
}
