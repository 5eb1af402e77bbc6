// SPDX-License-Identifier: EPL-2.0
// Copyright (c) 2026 Cora contributors
package org.cora.dsl.ui.plan;

import java.nio.file.Path;
import java.util.Optional;
import org.cora.dsl.compiler.Compilation;
import org.cora.dsl.compiler.CoraCompiler;
import org.eclipse.core.filebuffers.FileBuffers;
import org.eclipse.core.filebuffers.ITextFileBuffer;
import org.eclipse.core.filebuffers.LocationKind;
import org.eclipse.core.filesystem.EFS;
import org.eclipse.core.filesystem.IFileStore;
import org.eclipse.core.resources.IFile;
import org.eclipse.core.resources.ResourcesPlugin;
import org.eclipse.core.runtime.CoreException;
import org.eclipse.core.runtime.IPath;
import org.eclipse.jface.text.IDocument;
import org.eclipse.jface.text.ITextSelection;
import org.eclipse.ui.IEditorPart;
import org.eclipse.ui.IURIEditorInput;
import org.eclipse.ui.texteditor.ITextEditor;

/** Source files as they stand in the editors, saved or not. */
public final class EditedSource {

	private EditedSource() {
	}

	/** A request for what is in that editor, at its cursor; empty when it isn't an editor of a local Cora file. */
	static Optional<PlanRequest> of(IEditorPart editor) {
		Path source = path(editor);
		if (source == null || !source.toString().endsWith(".cora") || !(editor instanceof ITextEditor text)) {
			return Optional.empty();
		}
		IDocument document = text.getDocumentProvider().getDocument(editor.getEditorInput());
		int caret = text.getSelectionProvider().getSelection() instanceof ITextSelection selection ? selection.getOffset() : -1;
		IFile file = editor.getEditorInput().getAdapter(IFile.class);
		return document == null ? Optional.empty()
			: Optional.of(new PlanRequest(source, Optional.of(document.get()), Optional.ofNullable(file), caret, Optional.empty()));
	}

	/** A request for a file of the workspace; empty when it isn't on this machine. */
	static Optional<PlanRequest> of(IFile file) {
		if (file.getLocation() == null) {
			return Optional.empty();
		}
		Path source = file.getLocation().toFile().toPath();
		return Optional.of(new PlanRequest(source, text(source), Optional.of(file), -1, Optional.empty()));
	}

	/** A request for a file by its path. */
	static PlanRequest of(Path source) {
		return new PlanRequest(source, text(source), inWorkspace(source), -1, Optional.empty());
	}

	/** The local file in an editor; null when there is none. */
	public static Path path(IEditorPart editor) {
		if (!(editor.getEditorInput() instanceof IURIEditorInput input) || input.getURI() == null) {
			return null;
		}
		try {
			IFileStore store = EFS.getStore(input.getURI());
			return store.toLocalFile(EFS.NONE, null) == null ? null : store.toLocalFile(EFS.NONE, null).toPath();
		} catch (CoreException e) {
			return null;
		}
	}

	/** The file of the workspace at a path. */
	public static Optional<IFile> inWorkspace(Path source) {
		IFile[] files = ResourcesPlugin.getWorkspace().getRoot().findFilesForLocationURI(source.toUri());
		for (IFile file : files) {
			if (file.exists()) {
				return Optional.of(file);
			}
		}
		return Optional.empty();
	}

	/** The text of a file that is open in some editor; empty when it isn't. */
	static Optional<String> text(Path source) {
		return document(source).map(IDocument::get);
	}

	/** Compiles a file as it stands in the editor, or else on disk. */
	public static Compilation compile(Path source) {
		return text(source).map(text -> CoraCompiler.compile(text, source.toString())).orElseGet(() -> CoraCompiler.compile(source));
	}

	/** The document of a file that is open in some editor; empty when it isn't. */
	public static Optional<IDocument> document(Path source) {
		ITextFileBuffer buffer = FileBuffers.getTextFileBufferManager()
			.getFileStoreTextFileBuffer(EFS.getLocalFileSystem().getStore(source.toUri()));
		if (buffer == null) {
			buffer = inWorkspace(source).map(file -> FileBuffers.getTextFileBufferManager()
				.getTextFileBuffer(file.getFullPath(), LocationKind.IFILE)).orElse(null);
		}
		if (buffer == null) {
			buffer = FileBuffers.getTextFileBufferManager().getTextFileBuffer(IPath.fromPath(source), LocationKind.LOCATION);
		}
		return Optional.ofNullable(buffer).map(ITextFileBuffer::getDocument);
	}
}
