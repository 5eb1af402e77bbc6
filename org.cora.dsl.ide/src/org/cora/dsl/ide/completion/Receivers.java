// SPDX-License-Identifier: EPL-2.0
// Copyright (c) 2026 Cora contributors
package org.cora.dsl.ide.completion;

import java.util.Optional;
import org.cora.dsl.cora.Expression;
import org.eclipse.emf.ecore.EObject;
import org.eclipse.xtext.ide.editor.contentassist.ContentAssistContext;
import org.eclipse.xtext.nodemodel.ICompositeNode;
import org.eclipse.xtext.nodemodel.ILeafNode;
import org.eclipse.xtext.nodemodel.util.NodeModelUtils;

/** Finds the expression before the dot at which something is being completed. */
final class Receivers {

	private Receivers() {
	}

	/** The largest expression that ends right before the dot. */
	static Optional<Expression> before(ContentAssistContext context) {
		ICompositeNode root = context.getRootNode();
		String text = root.getText();
		int at = Math.min(context.getOffset() - context.getPrefix().length(), text.length());
		at = skipBlanks(text, at);
		if (at == 0 || text.charAt(at - 1) != '.') {
			return Optional.empty();
		}
		int end = skipBlanks(text, at - 1);
		ILeafNode leaf = end == 0 ? null : NodeModelUtils.findLeafNodeAtOffset(root, end - 1);
		EObject object = leaf == null ? null : NodeModelUtils.findActualSemanticObjectFor(leaf);
		Expression found = null;
		while (object instanceof Expression expression && end(expression) <= end) {
			found = expression;
			object = object.eContainer();
		}
		return Optional.ofNullable(found);
	}

	private static int end(EObject object) {
		var node = NodeModelUtils.findActualNodeFor(object);
		return node == null ? Integer.MAX_VALUE : node.getOffset() + node.getLength();
	}

	private static int skipBlanks(String text, int from) {
		int at = from;
		while (at > 0 && Character.isWhitespace(text.charAt(at - 1))) {
			at--;
		}
		return at;
	}
}
