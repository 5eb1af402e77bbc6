// SPDX-License-Identifier: EPL-2.0
// Copyright (c) 2026 Cora contributors
package org.cora.dsl.ide.hints;

import java.util.ArrayList;
import java.util.List;
import org.cora.dsl.cora.EntryVariable;
import org.cora.dsl.cora.KeyVariable;
import org.cora.dsl.cora.Let;
import org.cora.dsl.cora.Referable;
import org.cora.dsl.scoping.Names;
import org.cora.dsl.typing.Typing;
import org.eclipse.emf.ecore.EObject;
import org.eclipse.emf.ecore.resource.Resource;
import org.eclipse.lsp4j.InlayHint;
import org.eclipse.lsp4j.InlayHintKind;
import org.eclipse.lsp4j.Range;
import org.eclipse.lsp4j.jsonrpc.messages.Either;
import org.eclipse.xtext.ide.server.Document;
import org.eclipse.xtext.nodemodel.INode;
import org.eclipse.xtext.nodemodel.util.NodeModelUtils;
import org.eclipse.xtext.resource.XtextResource;
import org.eclipse.xtext.util.CancelIndicator;

/** The types of variables, entries and keys that are declared without one. */
public class TypeHints {

	/** Hints for what stands in a range of a document. */
	public List<InlayHint> in(Document document, XtextResource resource, Range range, CancelIndicator cancel) {
		int from = offset(document, range.getStart().getLine(), range.getStart().getCharacter());
		int to = offset(document, range.getEnd().getLine(), range.getEnd().getCharacter());
		List<InlayHint> hints = new ArrayList<>();
		var all = ((Resource) resource).getAllContents();
		while (all.hasNext() && !cancel.isCanceled()) {
			EObject object = all.next();
			INode node = NodeModelUtils.getNode(object);
			if (node != null && (node.getTotalEndOffset() < from || node.getTotalOffset() > to)) {
				all.prune();
			} else if (object instanceof Let let && let.getType() == null || object instanceof EntryVariable
					|| object instanceof KeyVariable) {
				hint((Referable) object, document, from, to, hints);
			}
		}
		return hints;
	}

	private static void hint(Referable variable, Document document, int from, int to, List<InlayHint> hints) {
		var type = Typing.reference(variable).asValue();
		if (type == null || Names.feature(variable) == null) {
			return;
		}
		for (INode name : NodeModelUtils.findNodesForFeature(variable, Names.feature(variable))) {
			if (name.getEndOffset() >= from && name.getEndOffset() <= to) {
				InlayHint hint = new InlayHint(document.getPosition(name.getEndOffset()), Either.forLeft(": " + type.name()));
				hint.setKind(InlayHintKind.Type);
				hints.add(hint);
			}
		}
	}

	/** The offset of a position, which may lie behind the end: some clients ask for all by asking for too much. */
	private static int offset(Document document, int line, int character) {
		int at = 0;
		String text = document.getContents();
		for (int i = 0; i < line; i++) {
			int next = text.indexOf('\n', at);
			if (next < 0) {
				return text.length();
			}
			at = next + 1;
		}
		return Math.min(at + character, text.length());
	}
}
