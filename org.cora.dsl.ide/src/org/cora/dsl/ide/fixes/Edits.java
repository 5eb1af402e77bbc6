// SPDX-License-Identifier: EPL-2.0
// Copyright (c) 2026 Cora contributors
package org.cora.dsl.ide.fixes;

import java.util.List;
import java.util.Optional;
import org.eclipse.emf.ecore.EObject;
import org.eclipse.emf.ecore.EStructuralFeature;
import org.eclipse.lsp4j.Range;
import org.eclipse.lsp4j.TextEdit;
import org.eclipse.xtext.Keyword;
import org.eclipse.xtext.ide.server.Document;
import org.eclipse.xtext.nodemodel.ICompositeNode;
import org.eclipse.xtext.nodemodel.ILeafNode;
import org.eclipse.xtext.nodemodel.INode;
import org.eclipse.xtext.nodemodel.util.NodeModelUtils;

/** Makes edits of a document: around elements, by lines, in the author's indentation. */
final class Edits {

	static final String INDENTATION = "  ";

	private final Document document;
	private final String text;

	Edits(Document document) {
		this.document = document;
		this.text = document.getContents();
	}

	String text() {
		return text;
	}

	TextEdit replace(int start, int end, String with) {
		return new TextEdit(new Range(document.getPosition(start), document.getPosition(end)), with);
	}

	TextEdit insert(int at, String what) {
		return replace(at, at, what);
	}

	int start(EObject object) {
		return node(object).getOffset();
	}

	int end(EObject object) {
		return node(object).getEndOffset();
	}

	String of(EObject object) {
		return text.substring(start(object), end(object));
	}

	/** The first node of a feature. */
	Optional<INode> node(EObject object, EStructuralFeature feature) {
		return NodeModelUtils.findNodesForFeature(object, feature).stream().findFirst();
	}

	/** The offset of a sign or word of the grammar that stands directly in the object, the first or the last one. */
	Optional<Integer> keyword(EObject object, String word, boolean last) {
		Integer found = null;
		for (INode child : node(object).getAsTreeIterable()) {
			boolean own = child instanceof ILeafNode && child.getGrammarElement() instanceof Keyword keyword
					&& word.equals(keyword.getValue()) && NodeModelUtils.findActualSemanticObjectFor(child) == object;
			if (own && (last || found == null)) {
				found = child.getOffset();
			}
		}
		return Optional.ofNullable(found);
	}

	private static ICompositeNode node(EObject object) {
		return NodeModelUtils.findActualNodeFor(object);
	}

	/** The blanks at the beginning of the line of an offset. */
	String indentation(int offset) {
		int line = text.lastIndexOf('\n', offset - 1) + 1;
		int end = line;
		while (end < text.length() && (text.charAt(end) == ' ' || text.charAt(end) == '\t')) {
			end++;
		}
		return text.substring(line, end);
	}

	private boolean isFirstOfLine(int offset) {
		return text.substring(text.lastIndexOf('\n', offset - 1) + 1, offset).isBlank();
	}

	/** A line before the element, in its indentation; within its line where it isn't the line's first. */
	TextEdit before(EObject object, String what) {
		int at = start(object);
		return isFirstOfLine(at) ? insert(at, what + "\n" + indentation(at)) : insert(at, what + " ");
	}

	/** At the end of what stands between an element's braces: on a line of its own where the closing brace is. */
	TextEdit atEnd(int closingBrace, String what) {
		return isFirstOfLine(closingBrace)
				? insert(closingBrace, INDENTATION + what.replace("\n", "\n" + indentation(closingBrace) + INDENTATION) + "\n"
						+ indentation(closingBrace))
				: insert(closingBrace, text.charAt(closingBrace - 1) == ' ' ? what + " " : " " + what + " ");
	}

	/** Takes elements that follow each other away, with the comment before them and the line where nothing else is on it. */
	TextEdit remove(EObject first, EObject last) {
		int start = withDocumentation(first);
		int end = end(last);
		int line = text.lastIndexOf('\n', start - 1) + 1;
		int next = text.indexOf('\n', end);
		next = next < 0 ? text.length() : next;
		if (text.substring(line, start).isBlank() && text.substring(end, next).isBlank()) {
			return replace(line, Math.min(next + 1, text.length()), "");
		}
		if (text.substring(end, next).isBlank()) {
			return replace(text.substring(0, start).stripTrailing().length(), end, "");
		}
		while (end < text.length() && text.charAt(end) == ' ') {
			end++;
		}
		return replace(start, end, "");
	}

	/** Takes an element of a list away, with the comma that separates it. */
	TextEdit removeFrom(List<? extends EObject> list, EObject element) {
		int index = list.indexOf(element);
		return index == 0 && list.size() > 1 ? replace(start(element), start(list.get(1)), "")
				: replace(index == 0 ? start(element) : end(list.get(index - 1)), end(element), "");
	}

	private int withDocumentation(EObject object) {
		int start = start(object);
		int before = text.substring(0, start).stripTrailing().length();
		if (text.startsWith("*/", Math.max(0, before - 2))) {
			int comment = text.lastIndexOf("/*", before);
			if (text.startsWith("/**", Math.max(0, comment))) {
				return comment;
			}
		}
		return start;
	}

	/** Inserts a declaration on lines of its own before an element and its documentation, followed by an empty line if wanted. */
	TextEdit declarationBefore(EObject object, String declaration, String behind) {
		int at = withDocumentation(object);
		String indentation = indentation(at);
		return isFirstOfLine(at) ? insert(at, declaration.replace("\n", "\n" + indentation) + behind + indentation)
				: insert(at, declaration + " ");
	}

	/** A line behind an element. */
	TextEdit lineAfter(EObject object, String what) {
		int end = end(object);
		return insert(end, "\n" + indentation(start(object)) + what);
	}

	/** A line behind the last of several. */
	TextEdit lineAfterLast(List<? extends EObject> objects, String what) {
		return lineAfter(objects.get(objects.size() - 1), what);
	}
}
