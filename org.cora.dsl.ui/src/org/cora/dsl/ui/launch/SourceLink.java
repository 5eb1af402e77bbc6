// SPDX-License-Identifier: EPL-2.0
// Copyright (c) 2026 Cora contributors
package org.cora.dsl.ui.launch;

import java.nio.file.Path;
import java.util.Optional;
import org.cora.dsl.ui.CoraUi;
import org.cora.dsl.ui.plan.EditedSource;
import org.cora.dsl.ui.plan.SourceFiles;
import org.eclipse.jface.text.BadLocationException;
import org.eclipse.jface.text.IDocument;
import org.eclipse.ui.IWorkbenchPage;
import org.eclipse.ui.IWorkbenchWindow;
import org.eclipse.ui.PlatformUI;
import org.eclipse.ui.console.IHyperlink;

/** Leads to a line and column of a source; both are counted from 1. */
record SourceLink(Path source, int line, int column) implements IHyperlink {

	@Override
	public void linkEntered() {
		// Nothing changes before it is clicked.
	}

	@Override
	public void linkExited() {
		// Nothing was changed.
	}

	@Override
	public void linkActivated() {
		IWorkbenchWindow window = PlatformUI.getWorkbench().getActiveWorkbenchWindow();
		IWorkbenchPage page = window == null ? null : window.getActivePage();
		if (page != null && SourceFiles.select(page, source, 0, 0, true)) {
			Optional<IDocument> document = EditedSource.document(source);
			document.ifPresent(it -> SourceFiles.select(page, source, offset(it), 0, true));
		}
	}

	/** Where that is in the text as it stands now, which may have become shorter. */
	private int offset(IDocument document) {
		try {
			int there = Math.max(0, Math.min(line, document.getNumberOfLines()) - 1);
			return document.getLineOffset(there) + Math.max(0, Math.min(column - 1, document.getLineLength(there)));
		} catch (BadLocationException e) {
			CoraUi.log("There is no line " + line + " in " + source.getFileName(), e);
			return 0;
		}
	}
}
