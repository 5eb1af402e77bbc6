// SPDX-License-Identifier: EPL-2.0
// Copyright (c) 2026 Cora contributors
package org.cora.dsl.ui.navigation;

import java.net.URI;
import java.nio.file.Path;
import java.util.Optional;
import org.cora.dsl.resource.StandardLibrary;
import org.cora.dsl.ui.CoraUi;
import org.cora.dsl.ui.language.Documents;
import org.cora.dsl.ui.plan.EditedSource;
import org.eclipse.core.filesystem.EFS;
import org.eclipse.core.resources.IFile;
import org.eclipse.jface.text.IDocument;
import org.eclipse.jface.text.IRegion;
import org.eclipse.lsp4j.Location;
import org.eclipse.lsp4j.Range;
import org.eclipse.ui.IEditorPart;
import org.eclipse.ui.IWorkbenchPage;
import org.eclipse.ui.IWorkbenchWindow;
import org.eclipse.ui.PartInitException;
import org.eclipse.ui.PlatformUI;
import org.eclipse.ui.ide.IDE;
import org.eclipse.ui.texteditor.ITextEditor;

/** Opens places that the language service names: of the workspace, of files outside, of the standard library. */
public final class Places {

	/** The editor that all of them open in. */
	static final String EDITOR = "org.eclipse.ui.genericeditor.GenericEditor";

	private Places() {
	}

	/** Opens a place and selects it. In the UI thread. */
	public static void open(Location place) {
		IWorkbenchWindow window = PlatformUI.getWorkbench().getActiveWorkbenchWindow();
		IWorkbenchPage page = window == null ? null : window.getActivePage();
		if (page == null) {
			return;
		}
		try {
			if (open(page, place.getUri()) instanceof ITextEditor editor) {
				select(editor, place.getRange());
			}
		} catch (PartInitException e) {
			CoraUi.log("Could not open " + place.getUri(), e);
		}
	}

	private static IEditorPart open(IWorkbenchPage page, String uri) throws PartInitException {
		if (uri.startsWith(StandardLibrary.SCHEME + ":")) {
			return IDE.openEditor(page, new LibraryInput(uri), EDITOR);
		}
		Path file = Path.of(URI.create(uri));
		Optional<IFile> known = EditedSource.inWorkspace(file);
		return known.isPresent() ? IDE.openEditor(page, known.get())
			: IDE.openEditorOnFileStore(page, EFS.getLocalFileSystem().getStore(file.toUri()));
	}

	/** Selects a range of what is open in an editor. */
	public static void select(ITextEditor editor, Range range) {
		IDocument document = editor.getDocumentProvider().getDocument(editor.getEditorInput());
		if (document != null) {
			IRegion region = Documents.region(document, range);
			editor.selectAndReveal(region.getOffset(), range.getStart().equals(range.getEnd()) ? 0 : region.getLength());
		}
	}

	/** Says something in the status line of the active editor. */
	static void say(String message) {
		IWorkbenchWindow window = PlatformUI.getWorkbench().getActiveWorkbenchWindow();
		IEditorPart editor = window == null || window.getActivePage() == null ? null : window.getActivePage().getActiveEditor();
		if (editor != null) {
			editor.getEditorSite().getActionBars().getStatusLineManager().setErrorMessage(message);
			editor.getSite().getShell().getDisplay().beep();
		}
	}
}
