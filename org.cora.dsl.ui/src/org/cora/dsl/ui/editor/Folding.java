// SPDX-License-Identifier: EPL-2.0
// Copyright (c) 2026 Cora contributors
package org.cora.dsl.ui.editor;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.function.Function;
import org.eclipse.jface.text.BadLocationException;
import org.eclipse.jface.text.IDocument;
import org.eclipse.jface.text.Position;
import org.eclipse.jface.text.source.Annotation;
import org.eclipse.jface.text.source.projection.ProjectionAnnotation;
import org.eclipse.jface.text.source.projection.ProjectionAnnotationModel;
import org.eclipse.jface.text.source.projection.ProjectionViewer;
import org.eclipse.lsp4j.FoldingRange;
import org.eclipse.lsp4j.FoldingRangeRequestParams;
import org.eclipse.lsp4j.TextDocumentIdentifier;
import org.eclipse.xtext.ide.server.LanguageServerImpl;

/** Folds declarations, blocks and comments. Only what changed is changed, so that what is folded stays so while one types. */
public final class Folding extends ViewerFollower<List<FoldingRange>> {

	private static final int DELAY = 400;

	/** Made by the Generic Editor. */
	public Folding() {
		super(DELAY);
	}

	@Override
	protected Function<LanguageServerImpl, CompletableFuture<List<FoldingRange>>> question(TextDocumentIdentifier id, IDocument document) {
		return server -> server.foldingRange(new FoldingRangeRequestParams(id));
	}

	@Override
	protected void show(List<FoldingRange> ranges, IDocument document) {
		ProjectionAnnotationModel model = viewer() instanceof ProjectionViewer folding ? folding.getProjectionAnnotationModel() : null;
		if (model == null) {
			return;
		}
		Set<Position> wanted = positions(ranges, document);
		List<Annotation> gone = new ArrayList<>();
		for (Iterator<Annotation> there = model.getAnnotationIterator(); there.hasNext();) {
			Annotation annotation = there.next();
			if (annotation instanceof ProjectionAnnotation && !wanted.remove(model.getPosition(annotation))) {
				gone.add(annotation);
			}
		}
		Map<Annotation, Position> come = new HashMap<>();
		wanted.forEach(position -> come.put(new ProjectionAnnotation(), position));
		if (!gone.isEmpty() || !come.isEmpty()) {
			model.modifyAnnotations(gone.toArray(Annotation[]::new), come, new Annotation[0]);
		}
	}

	/** Whole lines, with the end of the last one. */
	private static Set<Position> positions(List<FoldingRange> ranges, IDocument document) {
		Set<Position> positions = new HashSet<>();
		for (FoldingRange range : ranges) {
			if (range.getEndLine() > range.getStartLine() && range.getEndLine() < document.getNumberOfLines()) {
				try {
					int start = document.getLineOffset(range.getStartLine());
					int end = document.getLineOffset(range.getEndLine()) + document.getLineLength(range.getEndLine());
					positions.add(new Position(start, end - start));
				} catch (BadLocationException e) {
					return positions;
				}
			}
		}
		return positions;
	}
}
