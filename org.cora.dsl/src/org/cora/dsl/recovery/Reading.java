// SPDX-License-Identifier: EPL-2.0
// Copyright (c) 2026 Cora contributors
package org.cora.dsl.recovery;

import java.util.HashMap;
import java.util.Map;
import java.util.TreeSet;
import org.cora.dsl.cora.Nf;
import org.cora.dsl.cora.SourceFile;
import org.eclipse.emf.ecore.EObject;
import org.eclipse.xtext.nodemodel.ICompositeNode;
import org.eclipse.xtext.nodemodel.util.NodeModelUtils;
import org.eclipse.xtext.parser.IParseResult;

/** What a parser made of a file in spite of its syntax errors. */
final class Reading {

	private final Map<Integer, Integer> ends = new HashMap<>();
	private final TreeSet<Integer> errors = new TreeSet<>();

	static Reading of(IParseResult parsed) {
		Reading reading = new Reading();
		parsed.getSyntaxErrors().forEach(node -> reading.errors.add(node.getOffset()));
		if (parsed.getRootASTElement() instanceof SourceFile file) {
			file.getDeclarations().forEach(reading::found);
			file.getDeclarations().stream().filter(Nf.class::isInstance)
					.forEach(nf -> ((Nf) nf).getMembers().forEach(reading::found));
		}
		return reading;
	}

	private void found(EObject object) {
		ICompositeNode node = NodeModelUtils.getNode(object);
		if (node != null) {
			ends.put(node.getOffset(), node.getEndOffset());
		}
	}

	/** Whether it found such a part there, no longer than that and without an error. */
	boolean understood(Part part) {
		Integer error = errors.ceiling(part.start());
		boolean wrong = error != null && error <= part.end();
		Integer end = ends.get(part.start());
		return !wrong && end != null && (part.kind() == Part.Kind.HEAD || end <= part.end());
	}
}
