// SPDX-License-Identifier: EPL-2.0
// Copyright (c) 2026 Cora contributors
package org.cora.dsl.ui.outline;

import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.cora.dsl.ui.CoraUi;
import org.cora.dsl.ui.language.Documents;
import org.eclipse.jface.text.IDocument;
import org.eclipse.lsp4j.DocumentSymbol;
import org.eclipse.lsp4j.DocumentSymbolParams;
import org.eclipse.lsp4j.Position;
import org.eclipse.lsp4j.Range;
import org.eclipse.lsp4j.TextDocumentIdentifier;

/** The symbols of documents. */
final class Symbols {

	private Symbols() {
	}

	/** Asks for the symbols of a document; null when the language service doesn't know it. */
	static CompletableFuture<List<DocumentSymbol>> of(IDocument document) {
		String uri = document == null ? null : Documents.uri(document);
		if (uri == null) {
			return null;
		}
		DocumentSymbolParams params = new DocumentSymbolParams(new TextDocumentIdentifier(uri));
		return CoraUi.get().languageService().ask(server -> server.documentSymbol(params))
			.thenApply(found -> found.stream().map(symbol -> symbol.getRight()).toList());
	}

	static List<DocumentSymbol> children(DocumentSymbol symbol) {
		return symbol.getChildren() == null ? List.of() : symbol.getChildren();
	}

	/** The innermost symbol around a position; null where there is none. */
	static DocumentSymbol at(List<DocumentSymbol> symbols, Position position) {
		for (DocumentSymbol symbol : symbols) {
			if (contains(symbol.getRange(), position)) {
				DocumentSymbol inner = at(children(symbol), position);
				return inner == null ? symbol : inner;
			}
		}
		return null;
	}

	private static boolean contains(Range range, Position position) {
		return compare(range.getStart(), position) <= 0 && compare(position, range.getEnd()) <= 0;
	}

	private static int compare(Position a, Position b) {
		return a.getLine() != b.getLine() ? Integer.compare(a.getLine(), b.getLine()) : Integer.compare(a.getCharacter(), b.getCharacter());
	}
}
