// SPDX-License-Identifier: EPL-2.0
// Copyright (c) 2026 Cora contributors
package org.cora.dsl.ui.placement;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import org.cora.dsl.ide.placement.PlacementFact;
import org.cora.dsl.ui.CoraUi;
import org.cora.dsl.ui.language.Documents;
import org.cora.dsl.ui.plan.DeclaredOffload;
import org.cora.dsl.ui.plan.Planning;
import org.eclipse.core.runtime.IProgressMonitor;
import org.eclipse.jface.text.BadLocationException;
import org.eclipse.jface.text.IDocument;
import org.eclipse.jface.text.ITextViewer;
import org.eclipse.jface.text.codemining.AbstractCodeMiningProvider;
import org.eclipse.jface.text.codemining.ICodeMining;

/** Above an offload the sum of its plan, or the way to a plan; behind a state or handler where it is. */
public final class PlacementMinings extends AbstractCodeMiningProvider {

	/** Called in the UI thread or in a reconciler's; works in neither. */
	@Override
	public CompletableFuture<List<? extends ICodeMining>> provideCodeMinings(ITextViewer viewer, IProgressMonitor monitor) {
		IDocument document = viewer.getDocument();
		Path file = document == null ? null : Documents.file(document);
		return file == null ? CompletableFuture.completedFuture(List.of())
			: CompletableFuture.supplyAsync(() -> minings(file, document));
	}

	private List<? extends ICodeMining> minings(Path file, IDocument document) {
		try {
			List<ICodeMining> minings = new ArrayList<>();
			List<Placed> placed = CoraUi.get().placements().in(file.toString());
			for (DeclaredOffload offload : DeclaredOffload.in(document.get())) {
				offload(offload, placed, file, document, minings);
			}
			for (Placed one : placed) {
				if (one.fact().kind() != PlacementFact.Kind.PLAN) {
					int line = document.getLineOfOffset(one.fact().where().offset());
					minings.add(new SideMining(line, document, this, one.fact().headline()));
				}
			}
			return minings;
		} catch (BadLocationException e) {
			// The text has changed since: there will be another call soon.
			return List.of();
		}
	}

	private void offload(DeclaredOffload offload, List<Placed> placed, Path file, IDocument document, List<ICodeMining> into)
		throws BadLocationException {
		int line = document.getLineOfOffset(offload.offset());
		Optional<Placed> plan = placed.stream().filter(it -> it.fact().kind() == PlacementFact.Kind.PLAN)
			.filter(it -> it.name().equals(offload.name())).findFirst();
		if (plan.isPresent()) {
			into.add(new PlacementMining(line, document, this, plan.get().fact().headline(), () -> Planning.show(file, offload.name())));
		}
		into.add(new PlacementMining(line, document, this, plan.isPresent() ? "Plan again" : "Plan Offload",
			() -> Planning.start(file, document.get(), offload.name())));
	}
}
