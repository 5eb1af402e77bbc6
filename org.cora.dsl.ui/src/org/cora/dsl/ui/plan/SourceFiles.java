// SPDX-License-Identifier: EPL-2.0
// Copyright (c) 2026 Cora contributors
package org.cora.dsl.ui.plan;

import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Optional;
import org.cora.dsl.ui.CoraUi;
import org.eclipse.core.filesystem.EFS;
import org.eclipse.core.resources.IFile;
import org.eclipse.ui.IEditorPart;
import org.eclipse.ui.IWorkbenchPage;
import org.eclipse.ui.PartInitException;
import org.eclipse.ui.ide.IDE;
import org.eclipse.ui.texteditor.ITextEditor;

/** The way from a plan's source references to the editor. */
public final class SourceFiles {

	private SourceFiles() {
	}

	/**
	 * The file that a plan means: where it was when it was planned, else the one of that name beside the plan.
	 *
	 * @param name   as the plan has it
	 * @param folder of the plan or its source
	 */
	public static Optional<Path> resolve(String name, Path folder) {
		try {
			Path path = folder.resolve(name).normalize();
			Path beside = path.getFileName() == null ? path : folder.resolve(path.getFileName());
			return Files.isRegularFile(path) ? Optional.of(path) : Files.isRegularFile(beside) ? Optional.of(beside) : Optional.empty();
		} catch (InvalidPathException e) {
			return Optional.empty();
		}
	}

	/**
	 * Selects a range in the editor of a file, which is opened when it isn't yet.
	 *
	 * @param activate whether the editor takes the focus
	 * @return whether that was possible
	 */
	public static boolean select(IWorkbenchPage page, Path file, int offset, int length, boolean activate) {
		try {
			Optional<IFile> known = EditedSource.inWorkspace(file);
			IEditorPart editor = known.isPresent() ? IDE.openEditor(page, known.get(), activate)
				: IDE.openEditorOnFileStore(page, EFS.getLocalFileSystem().getStore(file.toUri()));
			if (editor instanceof ITextEditor text) {
				int end = text.getDocumentProvider().getDocument(text.getEditorInput()).getLength();
				int start = Math.min(offset, end);
				text.selectAndReveal(start, Math.min(length, end - start));
				page.bringToTop(editor);
				return true;
			}
		} catch (PartInitException e) {
			CoraUi.log("The editor of " + file.getFileName() + " could not be opened", e);
		}
		return false;
	}
}
