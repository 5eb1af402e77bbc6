// SPDX-License-Identifier: EPL-2.0
// Copyright (c) 2026 Cora contributors
package org.cora.dsl.ui.placement;

import org.eclipse.jface.text.ITextViewer;
import org.eclipse.jface.text.source.ISourceViewerExtension5;
import org.eclipse.swt.widgets.Display;
import org.eclipse.ui.IEditorReference;
import org.eclipse.ui.IWorkbenchPage;
import org.eclipse.ui.IWorkbenchWindow;
import org.eclipse.ui.PlatformUI;
import org.eclipse.ui.texteditor.ITextEditor;

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
		for (IWorkbenchWindow window : PlatformUI.getWorkbench().getWorkbenchWindows()) {
			for (IWorkbenchPage page : window.getPages()) {
				for (IEditorReference reference : page.getEditorReferences()) {
					show(reference);
				}
			}
		}
	}

	private void show(IEditorReference reference) {
		if (reference.getEditor(false) instanceof ITextEditor editor && reference.getName().endsWith(".cora")) {
			marks.update(editor);
			if (editor.getAdapter(ITextViewer.class) instanceof ISourceViewerExtension5 minable) {
				minable.updateCodeMinings();
			}
		}
	}
}
