// SPDX-License-Identifier: EPL-2.0
// Copyright (c) 2026 Cora contributors
package org.cora.dsl.ui.navigation;

import java.util.Set;
import java.util.concurrent.CompletableFuture;
import org.cora.dsl.ui.CoraUi;
import org.cora.dsl.ui.editor.CoraPartitions;
import org.cora.dsl.ui.editor.NameAt;
import org.cora.dsl.ui.language.Documents;
import org.eclipse.jface.text.BadLocationException;
import org.eclipse.jface.text.IDocument;
import org.eclipse.jface.text.IRegion;
import org.eclipse.jface.text.ITextViewer;
import org.eclipse.jface.text.TextUtilities;
import org.eclipse.jface.text.hyperlink.AbstractHyperlinkDetector;
import org.eclipse.jface.text.hyperlink.IHyperlink;
import org.eclipse.lsp4j.DefinitionParams;
import org.eclipse.lsp4j.TextDocumentIdentifier;

/**
 * Makes links of names (F3, or a click with Ctrl). The platform asks in the UI thread, so every word that can be a name is a
 * link, and where it leads is asked when somebody follows it.
 */
public final class DeclarationLinks extends AbstractHyperlinkDetector {

	@Override
	public IHyperlink[] detectHyperlinks(ITextViewer viewer, IRegion region, boolean canShowMultiple) {
		IDocument document = viewer.getDocument();
		String uri = document == null ? null : Documents.uri(document);
		try {
			IRegion word = uri == null ? null : word(document, region.getOffset());
			if (word == null) {
				return null;
			}
			DefinitionParams params =
				new DefinitionParams(new TextDocumentIdentifier(uri), Documents.position(document, word.getOffset()));
			return new IHyperlink[] {new DeclarationLink(word, params)};
		} catch (BadLocationException e) {
			return null;
		}
	}

	/** A name in code, or the path of an import. */
	private static IRegion word(IDocument document, int offset) throws BadLocationException {
		String partition = TextUtilities.getContentType(document, CoraPartitions.PARTITIONING, offset, true);
		IRegion line = document.getLineInformationOfOffset(offset);
		boolean imported = document.get(line.getOffset(), line.getLength()).stripLeading().startsWith("import ");
		IRegion word = imported || IDocument.DEFAULT_CONTENT_TYPE.equals(partition) ? NameAt.find(document, offset) : null;
		if (word == null || Character.isDigit(document.getChar(word.getOffset()))) {
			return null;
		}
		boolean member = word.getOffset() > 0 && document.getChar(word.getOffset() - 1) == '.';
		return member || imported || !isKeyword(document.get(word.getOffset(), word.getLength())) ? word : null;
	}

	private static boolean isKeyword(String word) {
		CompletableFuture<Set<String>> keywords = CoraUi.get().languageService().keywords();
		return keywords.isDone() && !keywords.isCompletedExceptionally() && keywords.join().contains(word);
	}
}
