// SPDX-License-Identifier: EPL-2.0
// Copyright (c) 2026 Cora contributors
package org.cora.dsl.ui.language;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.eclipse.core.filebuffers.FileBuffers;
import org.eclipse.core.filebuffers.ITextFileBuffer;
import org.eclipse.jface.text.IDocument;
import org.eclipse.jface.text.IRegion;
import org.eclipse.jface.text.Position;
import org.eclipse.jface.text.source.Annotation;
import org.eclipse.jface.text.source.IAnnotationModel;
import org.eclipse.jface.text.source.IAnnotationModelExtension;
import org.eclipse.lsp4j.Diagnostic;
import org.eclipse.lsp4j.DiagnosticSeverity;
import org.eclipse.swt.widgets.Display;

/** Shows what is wrong in a file that belongs to no project: there can be no markers, so its editor gets annotations. */
final class LooseProblems {

	private static final String PLATFORM = "org.eclipse.ui.workbench.texteditor.";

	/** One of ours, to tell them from the platform's. */
	private static final class Problem extends Annotation {
		Problem(String type, String text) {
			super(type, false, text);
		}
	}

	private LooseProblems() {
	}

	/** Shows these problems in place of the ones before. From any thread; the document may be closed or null. */
	static void show(IDocument document, List<Diagnostic> diagnostics) {
		if (document != null && !Display.getDefault().isDisposed()) {
			Display.getDefault().asyncExec(() -> {
				ITextFileBuffer buffer = FileBuffers.getTextFileBufferManager().getTextFileBuffer(document);
				if (buffer != null && buffer.getAnnotationModel() != null) {
					replace(buffer.getAnnotationModel(), document, diagnostics);
				}
			});
		}
	}

	private static void replace(IAnnotationModel model, IDocument document, List<Diagnostic> diagnostics) {
		List<Annotation> gone = new ArrayList<>();
		model.getAnnotationIterator().forEachRemaining(annotation -> {
			if (annotation instanceof Problem) {
				gone.add(annotation);
			}
		});
		Map<Annotation, Position> come = new HashMap<>();
		for (Diagnostic diagnostic : diagnostics) {
			IRegion region = Documents.region(document, diagnostic.getRange());
			come.put(new Problem(PLATFORM + type(diagnostic.getSeverity()), DiagnosticText.of(diagnostic)),
				new Position(region.getOffset(), region.getLength()));
		}
		if (model instanceof IAnnotationModelExtension several) {
			several.replaceAnnotations(gone.toArray(Annotation[]::new), come);
		} else {
			gone.forEach(model::removeAnnotation);
			come.forEach(model::addAnnotation);
		}
	}

	private static String type(DiagnosticSeverity severity) {
		return severity == null || severity == DiagnosticSeverity.Error ? "error"
			: severity == DiagnosticSeverity.Warning ? "warning" : "info";
	}
}
