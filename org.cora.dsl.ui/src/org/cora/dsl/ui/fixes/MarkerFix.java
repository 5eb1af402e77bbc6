// SPDX-License-Identifier: EPL-2.0
// Copyright (c) 2026 Cora contributors
package org.cora.dsl.ui.fixes;

import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.cora.dsl.ui.CoraUi;
import org.cora.dsl.ui.language.TextEdits;
import org.cora.dsl.ui.plan.EditedSource;
import org.eclipse.core.filebuffers.FileBuffers;
import org.eclipse.core.filebuffers.ITextFileBuffer;
import org.eclipse.core.filebuffers.ITextFileBufferManager;
import org.eclipse.core.filebuffers.LocationKind;
import org.eclipse.core.resources.IFile;
import org.eclipse.core.resources.IMarker;
import org.eclipse.core.runtime.CoreException;
import org.eclipse.core.runtime.IPath;
import org.eclipse.jface.text.BadLocationException;
import org.eclipse.jface.text.IDocument;
import org.eclipse.lsp4j.CodeAction;
import org.eclipse.lsp4j.TextEdit;
import org.eclipse.swt.graphics.Image;
import org.eclipse.ui.IMarkerResolution2;

/** One quick fix. Changes an open file in its editor, any other one on disk. */
final class MarkerFix implements IMarkerResolution2 {

	private final CodeAction action;

	MarkerFix(CodeAction action) {
		this.action = action;
	}

	@Override
	public String getLabel() {
		return action.getTitle();
	}

	@Override
	public String getDescription() {
		return preview(action);
	}

	/** What a change writes, in HTML. */
	static String preview(CodeAction action) {
		String inserted = TextEdits.byFile(action.getEdit()).values().stream().flatMap(List::stream).map(TextEdit::getNewText)
			.map(String::strip).filter(text -> !text.isEmpty()).collect(Collectors.joining(" … "));
		return inserted.isEmpty() ? action.getTitle() : "<b>" + inserted.replace("&", "&amp;").replace("<", "&lt;").replace("\n", "<br>") + "</b>";
	}

	@Override
	public Image getImage() {
		return CoraUi.get().getImageRegistry().get("fix");
	}

	@Override
	public void run(IMarker marker) {
		for (Map.Entry<String, List<TextEdit>> file : TextEdits.byFile(action.getEdit()).entrySet()) {
			try {
				change(Path.of(URI.create(file.getKey())), file.getValue());
			} catch (CoreException | BadLocationException e) {
				CoraUi.log("The quick fix '" + action.getTitle() + "' could not be carried out", e);
			}
		}
	}

	private static void change(Path file, List<TextEdit> edits) throws CoreException, BadLocationException {
		IDocument open = EditedSource.document(file).orElse(null);
		if (open != null) {
			TextEdits.apply(edits, open);
			return;
		}
		ITextFileBufferManager buffers = FileBuffers.getTextFileBufferManager();
		IFile known = EditedSource.inWorkspace(file).orElse(null);
		IPath path = known == null ? IPath.fromPath(file) : known.getFullPath();
		LocationKind kind = known == null ? LocationKind.LOCATION : LocationKind.IFILE;
		buffers.connect(path, kind, null);
		try {
			ITextFileBuffer buffer = buffers.getTextFileBuffer(path, kind);
			TextEdits.apply(edits, buffer.getDocument());
			buffer.commit(null, false);
		} finally {
			buffers.disconnect(path, kind, null);
		}
	}
}
