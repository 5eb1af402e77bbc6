// SPDX-License-Identifier: EPL-2.0
// Copyright (c) 2026 Cora contributors
package org.cora.dsl.ui.editor;

import java.util.List;
import org.eclipse.jface.text.BadLocationException;
import org.eclipse.jface.text.IDocument;
import org.eclipse.jface.text.IRegion;

/** Statements over several lines: the lines after the first one are indented once more, and what follows them isn't. */
final class Continuation {

	private static final List<String> UNFINISHED = List.of("&&", "||", "|", "&", "^", "+", "-", "*", "/", "=", "<", "<=", ">=", "==", "!=",
		"->", "..", "(", "[");
	private static final List<String> LISTS = List.of("flow by ", "subject to ", "port ", "maximise ", "minimise ", "maximize ", "minimize ");
	private static final int MOST_LINES = 50;

	private Continuation() {
	}

	/** Whether something is still to come after this part of a line. */
	static boolean goesOn(String line, IDocument document, int number) throws BadLocationException {
		String code = code(line);
		return UNFINISHED.stream().anyMatch(code::endsWith) && !code.endsWith("=>") || code.endsWith(",") && isList(document, number);
	}

	/** Whether the statement that the line belongs to is a list without brackets. */
	private static boolean isList(IDocument document, int number) throws BadLocationException {
		String first = text(document, first(document, number, true)).strip();
		return LISTS.stream().anyMatch(first::startsWith);
	}

	/** The indentation of the statement that the line belongs to. */
	static String indentation(IDocument document, int number) throws BadLocationException {
		String first = text(document, first(document, number, false));
		return first.substring(0, first.length() - first.stripLeading().length());
	}

	private static int first(IDocument document, int number, boolean commas) throws BadLocationException {
		int at = number;
		while (at > 0 && number - at < MOST_LINES) {
			String before = code(text(document, at - 1));
			boolean goesOn = UNFINISHED.stream().anyMatch(before::endsWith) && !before.endsWith("=>")
				|| before.endsWith(",") && (commas || isList(document, at - 1));
			if (!goesOn) {
				return at;
			}
			at--;
		}
		return at;
	}

	private static String text(IDocument document, int number) throws BadLocationException {
		IRegion line = document.getLineInformation(number);
		return document.get(line.getOffset(), line.getLength());
	}

	/** The line without blanks at its end and the comment there. */
	private static String code(String line) {
		int comment = line.indexOf("//");
		return (comment < 0 ? line : line.substring(0, comment)).stripTrailing();
	}
}
