// SPDX-License-Identifier: EPL-2.0
// Copyright (c) 2026 Cora contributors
package org.cora.dsl.ui.editor;

import org.cora.dsl.ui.placement.PlacementText;
import org.eclipse.jface.text.DefaultInformationControl;
import org.eclipse.jface.text.IDocument;
import org.eclipse.jface.text.IInformationControlCreator;
import org.eclipse.jface.text.IRegion;
import org.eclipse.jface.text.ITextHover;
import org.eclipse.jface.text.ITextHoverExtension;
import org.eclipse.jface.text.ITextViewer;
import org.eclipse.jface.text.Region;
import org.eclipse.swt.widgets.Display;
import org.eclipse.ui.editors.text.EditorsUI;

/** What the language service knows of the word under the mouse: declaration, documentation, size, and what a plan says of it. */
public final class DocumentationHover implements ITextHover, ITextHoverExtension {

	/**
	 * Called by the platform on a thread of its own when the mouse rests, and in the UI thread for F2. There, what isn't known
	 * yet is asked for, and shown once it has come.
	 */
	@Override
	public String getHoverInfo(ITextViewer viewer, IRegion region) {
		IDocument document = viewer.getDocument();
		if (document == null) {
			return null;
		}
		int offset = region.getOffset();
		String known = Display.getCurrent() == null ? Documentation.await(document, offset) : Documentation.known(viewer, offset);
		if (known == null) {
			return null;
		}
		String all = PlacementText.with(known, document, offset);
		return all.isEmpty() ? null : Markdown.html(all);
	}

	/** For F2, which has the focus at once, one with scroll bars; otherwise one that says how to get there. */
	@Override
	public IInformationControlCreator getHoverControlCreator() {
		return Display.getCurrent() != null ? parent -> new DefaultInformationControl(parent, true) : parent -> new DefaultInformationControl(parent, EditorsUI.getTooltipAffordanceString());
	}

	/** The word at the offset. */
	@Override
	public IRegion getHoverRegion(ITextViewer viewer, int offset) {
		IRegion word = NameAt.find(viewer.getDocument(), offset);
		return word == null ? new Region(offset, 0) : word;
	}
}
