// SPDX-License-Identifier: EPL-2.0
// Copyright (c) 2026 Cora contributors
package org.cora.dsl.ui.language;

import java.nio.file.Path;
import org.eclipse.core.filebuffers.FileBuffers;
import org.eclipse.core.filebuffers.ITextFileBuffer;
import org.eclipse.core.filesystem.EFS;
import org.eclipse.core.filesystem.IFileStore;
import org.eclipse.core.runtime.CoreException;
import org.eclipse.jface.text.BadLocationException;
import org.eclipse.jface.text.IDocument;
import org.eclipse.jface.text.IRegion;
import org.eclipse.jface.text.Region;
import org.eclipse.lsp4j.Position;
import org.eclipse.lsp4j.Range;

/** How the editor's documents, offsets and files are called in the language server protocol, and back. */
public final class Documents {

	private Documents() {
	}

	/** The URI by which the server knows a local file. */
	public static String uri(Path file) {
		return file.toUri().toString();
	}

	/** The URI by which the server knows a document; null when it doesn't come from a local file. */
	public static String uri(IDocument document) {
		Path file = file(document);
		return file == null ? null : uri(file);
	}

	/** The local file that a document comes from; null when there is none. */
	public static Path file(IDocument document) {
		ITextFileBuffer buffer = FileBuffers.getTextFileBufferManager().getTextFileBuffer(document);
		return buffer == null ? null : file(buffer.getFileStore());
	}

	/** The local file behind a store; null when there is none. */
	public static Path file(IFileStore store) {
		try {
			return store == null || store.toLocalFile(EFS.NONE, null) == null ? null : store.toLocalFile(EFS.NONE, null).toPath();
		} catch (CoreException e) {
			return null;
		}
	}

	/** The position of an offset, 0-based lines and UTF-16 columns. */
	public static Position position(IDocument document, int offset) throws BadLocationException {
		int line = document.getLineOfOffset(offset);
		return new Position(line, offset - document.getLineOffset(line));
	}

	/** The range of a region. */
	public static Range range(IDocument document, int offset, int length) throws BadLocationException {
		return new Range(position(document, offset), position(document, offset + length));
	}

	/** The offset of a position; one that isn't in the document (any more) is moved to the nearest that is. */
	public static int offset(IDocument document, Position position) {
		try {
			int line = Math.min(Math.max(position.getLine(), 0), document.getNumberOfLines() - 1);
			IRegion text = document.getLineInformation(line);
			return text.getOffset() + Math.min(Math.max(position.getCharacter(), 0), text.getLength());
		} catch (BadLocationException e) {
			return document.getLength();
		}
	}

	/** The region of a range, at least one character long where the document has one. */
	public static IRegion region(IDocument document, Range range) {
		int start = offset(document, range.getStart());
		int end = Math.max(offset(document, range.getEnd()), Math.min(start + 1, document.getLength()));
		return new Region(start, end - start);
	}
}
