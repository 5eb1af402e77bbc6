// SPDX-License-Identifier: EPL-2.0
// Copyright (c) 2026 Cora contributors
package org.cora.dsl.ui.editor;

import org.cora.dsl.ui.CoraUi;
import org.eclipse.jface.text.BadLocationException;
import org.eclipse.jface.text.DocumentCommand;
import org.eclipse.jface.text.IAutoEditStrategy;
import org.eclipse.jface.text.IDocument;
import org.eclipse.jface.text.IRegion;
import org.eclipse.jface.text.TextUtilities;

/**
 * What is written along while one types: a new line is indented as the formatter does it, also one that goes on with a statement, an open brace gets its closing one,
 * a comment goes on with a star, a closing brace moves under the line that it closes.
 */
public final class AutoEdit implements IAutoEditStrategy {

	private static final String INDENTATION = "  ";

	@Override
	public void customizeDocumentCommand(IDocument document, DocumentCommand command) {
		if (!command.doit) {
			return;
		}
		try {
			String text = command.text == null ? "" : command.text;
			if (command.length == 0 && TextUtilities.equals(document.getLegalLineDelimiters(), text) >= 0) {
				newLine(document, command, partition(document, command.offset));
			} else if (text.equals("}") && CoraPartitions.isCode(partition(document, command.offset))) {
				closingBrace(document, command);
			} else if (text.equals("\t")) {
				tab(document, command);
			}
		} catch (BadLocationException e) {
			CoraUi.log("A keystroke could not be completed", e);
		}
	}

	private static String partition(IDocument document, int offset) throws BadLocationException {
		return TextUtilities.getContentType(document, CoraPartitions.PARTITIONING, offset, true);
	}

	private static void newLine(IDocument document, DocumentCommand command, String partition) throws BadLocationException {
		IRegion line = document.getLineInformationOfOffset(command.offset);
		String before = document.get(line.getOffset(), command.offset - line.getOffset());
		String after = document.get(command.offset, line.getOffset() + line.getLength() - command.offset);
		String indentation = before.substring(0, before.length() - before.stripLeading().length());
		if (partition.equals(CoraPartitions.COMMENT) || partition.equals(CoraPartitions.DOCUMENTATION)) {
			comment(document, command, indentation, before.strip());
		} else if (before.stripTrailing().endsWith("{")) {
			String inner = indentation + INDENTATION;
			boolean close = after.isBlank() && isOpen(document, command.offset);
			int caret = command.offset + command.text.length() + inner.length();
			String delimiter = command.text;
			command.text += inner;
			if (close || after.stripLeading().startsWith("}")) {
				command.text += delimiter + indentation + (close ? "}" : "");
				command.caretOffset = caret;
				command.shiftsCaret = false;
			}
		} else {
			int number = document.getLineOfOffset(command.offset);
			String statement = before.isBlank() ? indentation : Continuation.indentation(document, number);
			command.text += Continuation.goesOn(before, document, number) ? statement + INDENTATION : statement;
		}
	}

	/** Within a comment over several lines the next one begins with a star; a new one is closed. */
	private static void comment(IDocument document, DocumentCommand command, String indentation, String before)
			throws BadLocationException {
		if (before.startsWith("//")) {
			command.text += indentation;
		} else if (before.startsWith("/*")) {
			String delimiter = command.text;
			command.text += indentation + " * ";
			if (!isClosed(document, command.offset)) {
				command.caretOffset = command.offset + command.text.length();
				command.shiftsCaret = false;
				command.text += delimiter + indentation + " */";
			}
		} else if (before.startsWith("*")) {
			command.text += indentation + "* ";
		} else {
			command.text += indentation;
		}
	}

	/** Whether the comment that begins before the offset ends before another one begins. */
	private static boolean isClosed(IDocument document, int offset) throws BadLocationException {
		String rest = document.get(offset, Math.min(4000, document.getLength() - offset));
		int end = rest.indexOf("*/");
		int next = rest.indexOf("/*");
		return end >= 0 && (next < 0 || end < next);
	}

	/** Whether more braces are opened than closed in the top-level declaration around the offset. */
	private static boolean isOpen(IDocument document, int offset) throws BadLocationException {
		int open = 0;
		String text = document.get();
		for (int at = 0; at < text.length(); at++) {
			char c = text.charAt(at);
			if ((c == '{' || c == '}') && CoraPartitions.isCode(partition(document, at))) {
				open += c == '{' ? 1 : -1;
			}
		}
		return open > 0;
	}

	/** A closing brace that begins its line stands under the line with the open one. */
	private static void closingBrace(IDocument document, DocumentCommand command) throws BadLocationException {
		IRegion line = document.getLineInformationOfOffset(command.offset);
		String before = document.get(line.getOffset(), command.offset - line.getOffset());
		if (!before.isBlank()) {
			return;
		}
		int depth = 1;
		for (int at = command.offset - 1; at >= 0; at--) {
			char c = document.getChar(at);
			if ((c == '{' || c == '}') && CoraPartitions.isCode(partition(document, at))) {
				depth += c == '}' ? 1 : -1;
			}
			if (depth == 0) {
				IRegion opening = document.getLineInformationOfOffset(at);
				String text = document.get(opening.getOffset(), opening.getLength());
				command.text = text.substring(0, text.length() - text.stripLeading().length()) + "}";
				command.length += before.length();
				command.offset = line.getOffset();
				return;
			}
		}
	}

	/** Blanks to the next column that the formatter would indent to. */
	private static void tab(IDocument document, DocumentCommand command) throws BadLocationException {
		int column = command.offset - document.getLineInformationOfOffset(command.offset).getOffset();
		command.text = column % INDENTATION.length() == 0 ? INDENTATION : " ";
	}
}
