// SPDX-License-Identifier: EPL-2.0
// Copyright (c) 2026 Cora contributors
package org.cora.dsl.ide.fixes;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.cora.dsl.cora.Block;
import org.cora.dsl.cora.Statement;
import org.cora.dsl.scoping.Locals;
import org.cora.dsl.scoping.Names;
import org.eclipse.emf.ecore.EObject;
import org.eclipse.lsp4j.Range;
import org.eclipse.xtext.EcoreUtil2;
import org.eclipse.xtext.ide.server.Document;
import org.eclipse.xtext.nodemodel.util.NodeModelUtils;
import org.eclipse.xtext.resource.XtextResource;

/**
 * What an author has selected in a file without a syntax error, or where the caret stands.
 *
 * @param resource the file
 * @param edits    makes edits of it
 * @param start    offset of what is selected, without blanks around it
 * @param end      offset behind it; the same where nothing is
 */
record Place(XtextResource resource, Edits edits, int start, int end) {

	/** Empty when the file doesn't follow the grammar or the range isn't in it. */
	static Optional<Place> of(Range range, Document document, XtextResource resource) {
		if (resource.getParseResult() == null || resource.getParseResult().hasSyntaxErrors()) {
			return Optional.empty();
		}
		try {
			String text = document.getContents();
			int start = document.getOffSet(range.getStart());
			int end = document.getOffSet(range.getEnd());
			while (start < end && Character.isWhitespace(text.charAt(start))) {
				start++;
			}
			while (end > start && Character.isWhitespace(text.charAt(end - 1))) {
				end--;
			}
			return Optional.of(new Place(resource, new Edits(document), start, end));
		} catch (IndexOutOfBoundsException e) {
			return Optional.empty();
		}
	}

	boolean isSelection() {
		return end > start;
	}

	/** The smallest element of a kind around the beginning. */
	<T extends EObject> Optional<T> around(Class<T> type) {
		return Optional.ofNullable(EcoreUtil2.getContainerOfType(at(start), type));
	}

	/** The largest element of a kind that is what is selected, to the character. */
	<T extends EObject> Optional<T> selected(Class<T> type) {
		T found = null;
		for (EObject at = isSelection() ? at(start) : null; at != null && edits.start(at) == start && edits.end(at) <= end; at = at.eContainer()) {
			if (type.isInstance(at) && edits.end(at) == end) {
				found = type.cast(at);
			}
		}
		return Optional.ofNullable(found);
	}

	/** The statements that are selected: some in a row of one block, whole. */
	List<Statement> statements() {
		Optional<Block> block = isSelection() ? statement(at(start)).map(s -> (Block) s.eContainer()) : Optional.empty();
		List<Statement> inside = new ArrayList<>();
		for (Statement statement : block.map(Block::getStatements).orElse(org.eclipse.emf.common.util.ECollections.emptyEList())) {
			boolean touched = edits.start(statement) < end && edits.end(statement) > start;
			if (touched && (edits.start(statement) < start || edits.end(statement) > end)) {
				return List.of();
			}
			if (touched) {
				inside.add(statement);
			}
		}
		return inside;
	}

	/** The statement around an element that stands directly in a block; to the grammar expressions are statements too. */
	static Optional<Statement> statement(EObject element) {
		EObject at = element;
		while (at != null && !(at instanceof Statement && at.eContainer() instanceof Block)) {
			at = at.eContainer();
		}
		return Optional.ofNullable((Statement) at);
	}

	/** The wish, or the wish with a number, so that no name in sight is hidden. */
	static String free(String wish, EObject at) {
		List<String> taken = new ArrayList<>(Locals.visible(at).stream().map(Names::of).toList());
		EcoreUtil2.getRootContainer(at).eContents().forEach(declared -> taken.add(Names.of(declared)));
		var nf = EcoreUtil2.getContainerOfType(at, org.cora.dsl.cora.Nf.class);
		if (nf != null) {
			EcoreUtil2.getAllContentsOfType(nf, EObject.class).forEach(o -> taken.add(Names.of(o)));
		}
		String name = wish;
		for (int i = 2; taken.contains(name); i++) {
			name = wish + i;
		}
		return name;
	}

	private EObject at(int offset) {
		var leaf = NodeModelUtils.findLeafNodeAtOffset(resource.getParseResult().getRootNode(), offset);
		return leaf == null ? null : NodeModelUtils.findActualSemanticObjectFor(leaf);
	}
}
