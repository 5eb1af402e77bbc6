// SPDX-License-Identifier: EPL-2.0
// Copyright (c) 2026 Cora contributors
package org.cora.dsl.ui.outline;

import org.cora.dsl.ui.language.Documents;
import org.eclipse.core.runtime.IAdapterFactory;
import org.eclipse.jface.text.IDocument;
import org.eclipse.ui.texteditor.ITextEditor;
import org.eclipse.ui.views.contentoutline.IContentOutlinePage;

/** Gives Generic Editors with a Cora file their outline. */
public final class OutlineFactory implements IAdapterFactory {

	@Override
	public <T> T getAdapter(Object adaptable, Class<T> type) {
		if (type != IContentOutlinePage.class || !(adaptable instanceof ITextEditor editor) || editor.getEditorInput() == null
				|| !editor.getEditorInput().getName().endsWith(".cora")) {
			return null;
		}
		IDocument document = editor.getDocumentProvider() == null ? null
			: editor.getDocumentProvider().getDocument(editor.getEditorInput());
		return document == null || Documents.uri(document) == null ? null : type.cast(new OutlinePage(editor));
	}

	@Override
	public Class<?>[] getAdapterList() {
		return new Class<?>[] {IContentOutlinePage.class};
	}
}
