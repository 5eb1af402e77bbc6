// SPDX-License-Identifier: EPL-2.0
// Copyright (c) 2026 Cora contributors
package org.cora.dsl.ide.completion;

import java.util.ArrayList;
import java.util.List;
import org.cora.dsl.cora.Declaration;
import org.cora.dsl.cora.SourceFile;
import org.eclipse.xtext.ide.editor.contentassist.antlr.ContentAssistContextFactory;
import org.eclipse.xtext.nodemodel.ICompositeNode;
import org.eclipse.xtext.nodemodel.ILeafNode;
import org.eclipse.xtext.nodemodel.INode;
import org.eclipse.xtext.nodemodel.util.NodeModelUtils;

/**
 * Finds out what can follow at a place from the declaration around and the one before it, not from all of the text: what
 * can be said in a declaration doesn't depend on those before. Large files are completed as fast as small ones.
 */
public class NearbyContexts extends ContentAssistContextFactory {

	@Override
	protected String getInputToParse(String text, int offset) {
		return super.getInputToParse(text, offset).substring(start(offset));
	}

	/** Where the declaration before the one around the offset begins; 0 where that is the first one. */
	private int start(int offset) {
		int around = 0;
		int before = 0;
		if (rootNode.getSemanticElement() instanceof SourceFile file) {
			for (Declaration declaration : file.getDeclarations()) {
				INode node = NodeModelUtils.findActualNodeFor(declaration);
				if (node == null || node.getOffset() >= offset) {
					break;
				}
				before = around;
				around = node.getOffset();
			}
		}
		return before;
	}

	@Override
	protected void initializeNodeAndModelData() {
		rootNode = parseResult.getRootNode();
		lastCompleteNode = leaf(true);
		currentNode = leaf(false);
		if (currentNode == rootNode) {
			currentNode = lastCompleteNode;
		}
		lastVisibleNode = getLastCompleteNodeByOffset(rootNode, completionOffset);
		datatypeNode = getContainingDatatypeRuleNode(lastCompleteNode);
		currentModel = NodeModelUtils.findActualSemanticObjectFor(lastVisibleNode);
	}

	/** The last of the leaves in a row that the offset belongs to: as their end, or as their beginning; the root if there is none. */
	private INode leaf(boolean asEnd) {
		List<ILeafNode> near = new ArrayList<>();
		collect(rootNode, near);
		INode found = rootNode;
		for (ILeafNode leaf : near) {
			if (belongs(leaf, asEnd)) {
				found = leaf;
			} else if (found != rootNode) {
				break;
			}
		}
		return found;
	}

	private boolean belongs(INode node, boolean asEnd) {
		int start = node.getTotalOffset();
		int end = node.getTotalEndOffset();
		return start == completionOffset && end == start
				|| (asEnd ? start < completionOffset && end >= completionOffset : start <= completionOffset && end > completionOffset);
	}

	private void collect(ICompositeNode parent, List<ILeafNode> near) {
		for (INode node = parent.getFirstChild(); node != null && node.getTotalOffset() <= completionOffset; node = node.getNextSibling()) {
			if (node.getTotalEndOffset() >= completionOffset) {
				if (node instanceof ILeafNode leaf) {
					near.add(leaf);
				} else {
					collect((ICompositeNode) node, near);
				}
			}
		}
	}
}
