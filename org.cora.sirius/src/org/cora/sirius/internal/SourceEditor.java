// SPDX-License-Identifier: EPL-2.0
// Copyright (c) 2026 Cora contributors
package org.cora.sirius.internal;

import org.cora.planner.stateflow.SourceRef;
import org.eclipse.core.resources.IFile;
import org.eclipse.core.runtime.Adapters;
import org.eclipse.emf.common.util.URI;
import org.eclipse.emf.ecore.EObject;
import org.eclipse.jface.dialogs.MessageDialog;
import org.eclipse.jface.text.IDocument;
import org.eclipse.ui.IEditorPart;
import org.eclipse.ui.IWorkbenchPage;
import org.eclipse.ui.IWorkbenchWindow;
import org.eclipse.ui.PartInitException;
import org.eclipse.ui.PlatformUI;
import org.eclipse.ui.ide.IDE;
import org.eclipse.ui.statushandlers.StatusManager;
import org.eclipse.ui.texteditor.ITextEditor;

/** Opens the text editor at a place named by a plan. */
public final class SourceEditor {

	private SourceEditor() {
	}

	/**
	 * Opens the file that a source reference names and selects its range, later in the UI thread. Does nothing outside a workbench.
	 *
	 * @param element what the reference belongs to; a relative file name is looked for beside its resource
	 */
	public static void open(EObject element, SourceRef source) {
		if (!PlatformUI.isWorkbenchRunning()) {
			return;
		}
		URI plan = element.eResource() == null ? null : element.eResource().getURI();
		SourceFile file = new SourceFile(plan, source.getFile());
		int offset = source.getOffset();
		int length = source.getLength();
		PlatformUI.getWorkbench().getDisplay().asyncExec(() -> show(file, offset, length));
	}

	private static void show(SourceFile file, int offset, int length) {
		IWorkbenchWindow window = PlatformUI.getWorkbench().getActiveWorkbenchWindow();
		IWorkbenchPage page = window == null ? null : window.getActivePage();
		if (page == null) {
			return;
		}
		try {
			IFile inWorkspace = file.inWorkspace();
			if (inWorkspace != null) {
				select(IDE.openEditor(page, inWorkspace), offset, length);
			} else if (file.onDisk() != null) {
				select(IDE.openEditorOnFileStore(page, file.onDisk()), offset, length);
			} else {
				MessageDialog.openInformation(window.getShell(), "Open Source", "The source of this plan, " + file + ", is not there any more.");
			}
		} catch (PartInitException e) {
			StatusManager.getManager().handle(e.getStatus(), StatusManager.SHOW);
		}
	}

	/** Selects what is left of a range: the text may have become shorter since the plan was made. */
	private static void select(IEditorPart editor, int offset, int length) {
		ITextEditor text = Adapters.adapt(editor, ITextEditor.class);
		IDocument document = text == null ? null : text.getDocumentProvider().getDocument(text.getEditorInput());
		if (document != null) {
			int start = Math.max(0, Math.min(offset, document.getLength()));
			text.selectAndReveal(start, Math.max(0, Math.min(length, document.getLength() - start)));
		}
	}
}
