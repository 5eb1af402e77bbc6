// SPDX-License-Identifier: EPL-2.0
// Copyright (c) 2026 Cora contributors
package org.cora.dsl.ui.wizards;

import java.util.function.ToIntFunction;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.cora.dsl.ui.CoraUi;
import org.eclipse.core.resources.IFile;
import org.eclipse.ui.IEditorPart;
import org.eclipse.ui.IWorkbenchWindow;
import org.eclipse.ui.PartInitException;
import org.eclipse.ui.ide.IDE;
import org.eclipse.ui.texteditor.ITextEditor;

/** Opens a new source with the cursor where one goes on. */
final class SourceOpener {

	private static final Pattern OFFLOAD = Pattern.compile("^offload\\s+(?=\\w)", Pattern.MULTILINE);

	private SourceOpener() {
	}

	/** @param cursor from the text to the cursor's offset */
	static void open(IWorkbenchWindow window, IFile file, ToIntFunction<String> cursor) {
		if (window == null || window.getActivePage() == null) {
			return;
		}
		try {
			IEditorPart editor = IDE.openEditor(window.getActivePage(), file);
			if (editor instanceof ITextEditor text) {
				String content = text.getDocumentProvider().getDocument(text.getEditorInput()).get();
				text.selectAndReveal(cursor.applyAsInt(content), 0);
			}
		} catch (PartInitException e) {
			CoraUi.log("The editor of " + file.getFullPath() + " did not open", e);
		}
	}

	/** The name of the first offload, which is what Plan Offload takes then; the beginning if there is none. */
	static int firstOffload(String text) {
		Matcher matcher = OFFLOAD.matcher(text);
		return matcher.find() ? matcher.end() : 0;
	}
}
