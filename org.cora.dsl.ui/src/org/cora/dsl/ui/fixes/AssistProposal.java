// SPDX-License-Identifier: EPL-2.0
// Copyright (c) 2026 Cora contributors
package org.cora.dsl.ui.fixes;

import java.util.List;
import org.cora.dsl.ui.CoraUi;
import org.cora.dsl.ui.language.TextEdits;
import org.eclipse.jface.text.BadLocationException;
import org.eclipse.jface.text.IDocument;
import org.eclipse.jface.text.contentassist.ICompletionProposal;
import org.eclipse.jface.text.contentassist.IContextInformation;
import org.eclipse.lsp4j.CodeAction;
import org.eclipse.lsp4j.TextEdit;
import org.eclipse.swt.graphics.Image;
import org.eclipse.swt.graphics.Point;

/** One thing that can be done, in the list of Ctrl+1. */
final class AssistProposal implements ICompletionProposal {

	private final CodeAction action;

	AssistProposal(CodeAction action) {
		this.action = action;
	}

	@Override
	public void apply(IDocument document) {
		List<TextEdit> edits = TextEdits.byFile(action.getEdit()).values().stream().flatMap(List::stream).toList();
		try {
			TextEdits.apply(edits, document);
		} catch (BadLocationException e) {
			CoraUi.log("'" + action.getTitle() + "' could not be carried out", e);
		}
	}

	@Override
	public String getDisplayString() {
		return action.getTitle();
	}

	@Override
	public String getAdditionalProposalInfo() {
		return MarkerFix.preview(action);
	}

	@Override
	public Image getImage() {
		return CoraUi.get().getImageRegistry().get("fix");
	}

	@Override
	public Point getSelection(IDocument document) {
		return null;
	}

	@Override
	public IContextInformation getContextInformation() {
		return null;
	}
}
