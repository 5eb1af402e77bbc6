// SPDX-License-Identifier: EPL-2.0
// Copyright (c) 2026 Cora contributors
package org.cora.dsl.ui.fixes;

import java.util.List;
import java.util.Optional;
import org.cora.dsl.ui.CoraUi;
import org.cora.dsl.ui.language.DiagnosticText;
import org.cora.dsl.ui.language.Documents;
import org.cora.dsl.ui.language.ProblemMarkers;
import org.cora.dsl.ui.plan.EditedSource;
import org.eclipse.core.resources.IMarker;
import org.eclipse.core.resources.IResource;
import org.eclipse.jface.text.IDocument;
import org.eclipse.lsp4j.Diagnostic;
import org.eclipse.ui.IMarkerResolution;
import org.eclipse.ui.IMarkerResolutionGenerator2;

/** Quick fixes for our markers: in the editor (Ctrl+1, hover) and in the Problems view. */
public final class MarkerFixes implements IMarkerResolutionGenerator2 {

	@Override
	public boolean hasResolutions(IMarker marker) {
		return getResolutions(marker).length > 0;
	}

	@Override
	public IMarkerResolution[] getResolutions(IMarker marker) {
		IResource file = marker.getResource();
		if (file.getLocation() == null || CoraUi.get() == null) {
			return new IMarkerResolution[0];
		}
		String uri = Documents.uri(file.getLocation().toPath());
		Optional<IDocument> document = EditedSource.document(file.getLocation().toPath());
		return diagnostic(marker, CoraUi.get().languageService().diagnostics(uri))
			.map(found -> QuickFixes.of(uri, found, document.orElse(null))).orElse(List.of()).stream()
			.map(action -> new MarkerFix(action)).toArray(IMarkerResolution[]::new);
	}

	/** The diagnostic that a marker was made of. */
	private static Optional<Diagnostic> diagnostic(IMarker marker, List<Diagnostic> diagnostics) {
		String code = marker.getAttribute(ProblemMarkers.CODE, "");
		String message = marker.getAttribute(IMarker.MESSAGE, "");
		int line = marker.getAttribute(IMarker.LINE_NUMBER, 0) - 1;
		return diagnostics.stream().filter(one -> one.getCode() != null && code.equals(one.getCode().get())
			&& message.equals(DiagnosticText.of(one)) && one.getRange().getStart().getLine() == line).findFirst();
	}
}
