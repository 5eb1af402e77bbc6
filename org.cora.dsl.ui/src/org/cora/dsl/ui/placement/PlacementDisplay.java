// SPDX-License-Identifier: EPL-2.0
// Copyright (c) 2026 Cora contributors
package org.cora.dsl.ui.placement;

import org.eclipse.core.filebuffers.FileBuffers;
import org.eclipse.core.filebuffers.IFileBuffer;
import org.eclipse.core.filebuffers.ITextFileBuffer;
import org.eclipse.jface.text.ITextViewer;
import org.eclipse.jface.text.source.ISourceViewerExtension5;
import org.eclipse.swt.widgets.Display;
import org.eclipse.ui.IEditorReference;
import org.eclipse.ui.IWorkbenchPage;
import org.eclipse.ui.IWorkbenchWindow;
import org.eclipse.ui.PlatformUI;

/** Brings what plans say into the open editors: code minings, and marks in the ruler. */
final class PlacementDisplay {

	private final SideMarks marks;

	PlacementDisplay(PlanPlacements placements) {
		this.marks = new SideMarks(placements);
	}

	/** Brings all open Cora editors up to date. May be called from any thread. */
	void refresh() {
		if (PlatformUI.isWorkbenchRunning()) {
			Display display = PlatformUI.getWorkbench().getDisplay();
			if (!display.isDisposed()) {
				display.asyncExec(this::refreshEditors);
			}
		}
	}

	private void refreshEditors() {
		if (!PlatformUI.isWorkbenchRunning()) {
			return;
		}
		for (IFileBuffer buffer : FileBuffers.getTextFileBufferManager().getFileBuffers()) {
			if (buffer instanceof ITextFileBuffer text) {
				marks.update(text);
			}
		}
		for (IWorkbenchWindow window : PlatformUI.getWorkbench().getWorkbenchWindows()) {
			for (IWorkbenchPage page : window.getPages()) {
				for (IEditorReference reference : page.getEditorReferences()) {
					minings(reference);
				}
			}
		}
	}

	private static void minings(IEditorReference reference) {
		var editor = reference.getEditor(false);
		ITextViewer viewer = editor == null ? null : editor.getAdapter(ITextViewer.class);
		if (reference.getName().endsWith(".cora") && viewer instanceof ISourceViewerExtension5 minable) {
			minable.updateCodeMinings();
		}
	}
}
