// SPDX-License-Identifier: EPL-2.0
// Copyright (c) 2026 Cora contributors
package org.cora.dsl.ui.stateflow;

import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import org.cora.dsl.ui.CoraUi;
import org.cora.planner.scene.Scene.Source;
import org.eclipse.core.filesystem.EFS;
import org.eclipse.core.resources.IFile;
import org.eclipse.core.resources.ResourcesPlugin;
import org.eclipse.jface.text.IDocument;
import org.eclipse.ui.IEditorInput;
import org.eclipse.ui.IEditorPart;
import org.eclipse.ui.IFileEditorInput;
import org.eclipse.ui.IURIEditorInput;
import org.eclipse.ui.IWorkbenchPage;
import org.eclipse.ui.PartInitException;
import org.eclipse.ui.ide.IDE;
import org.eclipse.ui.texteditor.ITextEditor;

/** Shows a place of a source file in its editor. */
final class SourceOpener {

	private final IWorkbenchPage page;

	SourceOpener(IWorkbenchPage page) {
		this.page = page;
	}

	/**
	 * Selects the place in the editor of its file, which is opened if it isn't yet. Does nothing if the file is gone.
	 *
	 * @param planned  the file that was planned
	 * @param activate whether the editor gets the focus
	 */
	void reveal(Path planned, Source source, boolean activate) {
		Path file = file(planned, source.file());
		if (!Files.isRegularFile(file)) {
			return;
		}
		try {
			if (open(file, activate) instanceof ITextEditor editor) {
				select(editor, source);
			}
		} catch (PartInitException e) {
			CoraUi.log("Could not open " + file, e);
		}
	}

	/** A plan names files as the front end was given them: absolute, or from the planned file's folder. */
	static Path file(Path planned, String name) {
		try {
			Path found = planned.resolveSibling(name).normalize();
			return Files.exists(found) || !planned.endsWith(Path.of(name).getFileName()) ? found : planned;
		} catch (InvalidPathException e) {
			return planned;
		}
	}

	private IEditorPart open(Path file, boolean activate) throws PartInitException {
		IFile[] resources = ResourcesPlugin.getWorkspace().getRoot().findFilesForLocationURI(file.toUri());
		if (resources.length > 0) {
			return IDE.openEditor(page, resources[0], activate);
		}
		IEditorPart editor = IDE.openEditorOnFileStore(page, EFS.getLocalFileSystem().getStore(file.toUri()));
		if (activate) {
			page.activate(editor);
		}
		return editor;
	}

	private static void select(ITextEditor editor, Source source) {
		IDocument document = editor.getDocumentProvider().getDocument(editor.getEditorInput());
		int offset = Math.min(source.offset(), document.getLength());
		editor.selectAndReveal(offset, Math.min(source.length(), document.getLength() - offset));
	}

	/** The local file of an editor; null if it has none. */
	static Path file(IEditorInput input) {
		if (input instanceof IFileEditorInput workspace && workspace.getFile().getLocation() != null) {
			return workspace.getFile().getLocation().toPath();
		}
		return input instanceof IURIEditorInput loose && "file".equals(loose.getURI().getScheme()) ? Path.of(loose.getURI()) : null;
	}
}
