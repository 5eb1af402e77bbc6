// SPDX-License-Identifier: EPL-2.0
// Copyright (c) 2026 Cora contributors
package org.cora.dsl.validation;

import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.cora.dsl.cora.Declaration;
import org.cora.dsl.cora.SourceFile;
import org.eclipse.xtext.nodemodel.ICompositeNode;
import org.eclipse.xtext.nodemodel.util.NodeModelUtils;

/** Where the declarations of a file stand in its text, comments before them left out. */
final class DeclarationRegions {

	private record Region(Declaration declaration, int end) {
	}

	private final TreeMap<Integer, Region> regions = new TreeMap<>();

	DeclarationRegions(SourceFile file) {
		for (Declaration declaration : file.getDeclarations()) {
			ICompositeNode node = NodeModelUtils.findActualNodeFor(declaration);
			if (node != null) {
				regions.put(node.getOffset(), new Region(declaration, node.getEndOffset()));
			}
		}
	}

	/** The declaration around an offset. */
	Optional<Declaration> at(int offset) {
		Map.Entry<Integer, Region> before = regions.floorEntry(offset);
		return before == null || offset > before.getValue().end() ? Optional.empty() : Optional.of(before.getValue().declaration());
	}

	static int begin(Declaration declaration) {
		return NodeModelUtils.findActualNodeFor(declaration).getOffset();
	}

	static int end(Declaration declaration) {
		return NodeModelUtils.findActualNodeFor(declaration).getEndOffset();
	}
}
