// SPDX-License-Identifier: EPL-2.0
// Copyright (c) 2026 Cora contributors
package org.cora.dsl.ui.editor;

import org.cora.dsl.ui.CoraUi;
import org.cora.dsl.ui.preferences.CoraPreferences;
import org.eclipse.jface.text.BadLocationException;
import org.eclipse.jface.text.DocumentCommand;
import org.eclipse.jface.text.IAutoEditStrategy;
import org.eclipse.jface.text.IDocument;
import org.eclipse.jface.text.IRegion;
import org.eclipse.jface.text.TextUtilities;

/**
 * Brackets and quotes come in pairs: an opening one brings its closing one where nothing follows that it could enclose, a
 * closing one that is there is typed over, and an empty pair is deleted as one. Braces are closed on Enter, see
 * {@link AutoEdit}.
 */
public final class PairCloser implements IAutoEditStrategy {

	private static final String OPEN = "([\"";
	private static final String CLOSE = ")]\"";
	/** What may follow a pair. */
	private static final String FOLLOWS = ")]},.; \t\r\n";

	@Override
	public void customizeDocumentCommand(IDocument document, DocumentCommand command) {
		if (!command.doit || command.text == null || !CoraPreferences.is(CoraPreferences.CLOSE_PAIRS)) {
			return;
		}
		try {
			if (command.text.isEmpty() && command.length == 1) {
				delete(document, command);
			} else if (command.text.length() == 1 && command.length == 0) {
				type(document, command, command.text.charAt(0));
			}
		} catch (BadLocationException e) {
			CoraUi.log("A bracket could not be completed", e);
		}
	}

	private static void type(IDocument document, DocumentCommand command, char typed) throws BadLocationException {
		String partition = TextUtilities.getContentType(document, CoraPartitions.PARTITIONING, command.offset, true);
		char next = command.offset < document.getLength() ? document.getChar(command.offset) : '\n';
		boolean inString = CoraPartitions.STRING.equals(partition);
		if (typed == next && CLOSE.indexOf(typed) >= 0 && (typed == '"' ? inString : CoraPartitions.isCode(partition))
				&& isBalanced(document, command.offset, typed)) {
			command.length = 1;
		} else if (OPEN.indexOf(typed) >= 0 && CoraPartitions.isCode(partition) && FOLLOWS.indexOf(next) >= 0
				&& isBalanced(document, command.offset, CLOSE.charAt(OPEN.indexOf(typed)))) {
			command.text = typed + CLOSE.substring(OPEN.indexOf(typed), OPEN.indexOf(typed) + 1);
			command.caretOffset = command.offset + 1;
			command.shiftsCaret = false;
		}
	}

	private static void delete(IDocument document, DocumentCommand command) throws BadLocationException {
		int pair = OPEN.indexOf(document.getChar(command.offset));
		if (pair >= 0 && command.offset + 1 < document.getLength() && document.getChar(command.offset + 1) == CLOSE.charAt(pair)
				&& isBalanced(document, command.offset, CLOSE.charAt(pair))) {
			command.length = 2;
		}
	}

	/** Whether the line has as many closing signs as opening ones, so that one more pair is wanted, or a closing one isn't. */
	private static boolean isBalanced(IDocument document, int offset, char close) throws BadLocationException {
		char open = OPEN.charAt(CLOSE.indexOf(close));
		IRegion line = document.getLineInformationOfOffset(offset);
		int balance = 0;
		for (int at = line.getOffset(); at < line.getOffset() + line.getLength(); at++) {
			char c = document.getChar(at);
			if (open == close) {
				balance ^= c == open && (at == line.getOffset() || document.getChar(at - 1) != '\\') ? 1 : 0;
			} else {
				balance += c == open ? 1 : c == close ? -1 : 0;
			}
		}
		return balance == 0;
	}
}
