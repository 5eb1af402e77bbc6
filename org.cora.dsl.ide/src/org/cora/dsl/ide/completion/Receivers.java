// SPDX-License-Identifier: EPL-2.0
// Copyright (c) 2026 Cora contributors
package org.cora.dsl.ide.completion;

import java.util.Optional;
import org.cora.dsl.cora.Expression;
import org.cora.dsl.cora.MemberAccess;
import org.eclipse.emf.ecore.EObject;
import org.eclipse.xtext.ide.editor.contentassist.ContentAssistContext;
import org.eclipse.xtext.nodemodel.ICompositeNode;
import org.eclipse.xtext.nodemodel.ILeafNode;
import org.eclipse.xtext.nodemodel.util.NodeModelUtils;
import org.eclipse.xtext.util.TextRegion;

/** Finds the expression before a dot, in a text that may be unfinished. */
public final class Receivers {

	private Receivers() {
	}

	/** The place as one where a member begins, if the context takes the dot for the beginning of what is being completed. */
	static ContentAssistContext behindDot(ContentAssistContext context) {
		return context.getPrefix().equals(".")
				? context.copy().setPrefix("").setReplaceRegion(new TextRegion(context.getOffset(), 0)).toContext() : context;
	}

	/** Whether what is being completed follows a dot that isn't part of a range. */
	static boolean isAfterDot(ContentAssistContext context) {
		String text = context.getRootNode().getText();
		int dot = dot(context, text);
		return dot >= 0 && (dot == 0 || text.charAt(dot - 1) != '.');
	}

	/** The largest expression that ends right before the dot. */
	static Optional<Expression> before(ContentAssistContext context) {
		return before(context.getRootNode(), dot(context, context.getRootNode().getText()));
	}

	/** The largest expression that ends right before the dot at an offset; negative for none. */
	public static Optional<Expression> before(ICompositeNode root, int dot) {
		String text = root.getText();
		int end = dot < 0 ? 0 : skipBlanks(text, dot);
		ILeafNode leaf = end == 0 ? null : NodeModelUtils.findLeafNodeAtOffset(root, end - 1);
		EObject object = leaf == null ? null : NodeModelUtils.findActualSemanticObjectFor(leaf);
		Expression found = null;
		while (object instanceof Expression expression && (found == null || end(expression) <= dot + 1)) {
			if (!(expression instanceof MemberAccess access && isUnfinished(access, dot, text))) {
				found = expression;
			}
			object = object.eContainer();
		}
		return Optional.ofNullable(found);
	}

	/** Offset of the dot before what is being completed, or -1. */
	private static int dot(ContentAssistContext context, String text) {
		int at = skipBlanks(text, Math.min(context.getOffset() - context.getPrefix().length(), text.length()));
		return at > 0 && text.charAt(at - 1) == '.' ? at - 1 : -1;
	}

	/** Whether this is the access whose member is being completed: its dot is that one. A dot without a member may belong to the access before it. */
	private static boolean isUnfinished(MemberAccess access, int dot, String text) {
		return access.getReceiver() != null && end(access.getReceiver()) <= dot && end(access) > dot
				&& text.substring(end(access.getReceiver()), dot).isBlank();
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
