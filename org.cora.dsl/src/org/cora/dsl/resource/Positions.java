// SPDX-License-Identifier: EPL-2.0
// Copyright (c) 2026 Cora contributors
package org.cora.dsl.resource;

import org.eclipse.xtext.nodemodel.INode;
import org.eclipse.xtext.nodemodel.util.NodeModelUtils;
import org.eclipse.xtext.util.LineAndColumn;

/** Lines and columns in a text. Xtext's own look behind the end of a text that ends with a carriage return alone. */
public final class Positions {

	private Positions() {
	}

	/**
	 * The line and column of an offset, each from 1.
	 *
	 * @param node   any of the text
	 * @param offset from the beginning of the text, up to its length
	 */
	public static LineAndColumn of(INode node, int offset) {
		if (!isBehindReturn(node, offset)) {
			return NodeModelUtils.getLineAndColumn(node, offset);
		}
		return LineAndColumn.from(NodeModelUtils.getLineAndColumn(node, offset - 1).getLine() + 1, 1);
	}

	/** Whether the offset is the end of a text whose last character is a carriage return. */
	public static boolean isBehindReturn(INode node, int offset) {
		INode root = node.getRootNode();
		if (offset == 0 || root == null || offset != root.getTotalEndOffset()) {
			return false;
		}
		String text = root.getText();
		return offset == text.length() && text.charAt(offset - 1) == '\r';
	}
}
