// SPDX-License-Identifier: EPL-2.0
// Copyright (c) 2026 Cora contributors
package org.cora.dsl.ide.lens;

import com.google.inject.Inject;
import java.util.List;
import org.cora.dsl.ide.placement.PlacementFact;
import org.cora.dsl.ide.placement.PlacementSource;
import org.cora.dsl.lowering.Sources;
import org.eclipse.lsp4j.CodeLens;
import org.eclipse.lsp4j.CodeLensParams;
import org.eclipse.lsp4j.Command;
import org.eclipse.lsp4j.Range;
import org.eclipse.xtext.ide.server.Document;
import org.eclipse.xtext.ide.server.codelens.ICodeLensService;
import org.eclipse.xtext.resource.XtextResource;
import org.eclipse.xtext.util.CancelIndicator;

/** Shows what plans say above the offloads, states and handlers that they say it of. */
public class PlacementLenses implements ICodeLensService {

	@Inject
	private PlacementSource placements;

	@Override
	public List<? extends CodeLens> computeCodeLenses(Document document, XtextResource resource, CodeLensParams params,
			CancelIndicator indicator) {
		int length = document.getContents().length();
		return placements.facts(Sources.file(resource)).stream()
				.filter(fact -> fact.where().offset() + fact.where().length() <= length)
				.map(fact -> lens(fact, document)).toList();
	}

	private static CodeLens lens(PlacementFact fact, Document document) {
		int start = fact.where().offset();
		Range range = new Range(document.getPosition(start), document.getPosition(start + fact.where().length()));
		return new CodeLens(range, new Command(fact.headline(), ""), null);
	}
}
