// SPDX-License-Identifier: EPL-2.0
// Copyright (c) 2026 Cora contributors
package org.cora.dsl.ui.editor;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import org.cora.dsl.ui.CoraUi;
import org.cora.dsl.ui.language.Documents;
import org.eclipse.jface.text.BadLocationException;
import org.eclipse.jface.text.DocumentEvent;
import org.eclipse.jface.text.IDocument;
import org.eclipse.jface.text.IRegion;
import org.eclipse.jface.text.ITextViewer;
import org.eclipse.jface.text.Region;
import org.eclipse.jface.text.contentassist.ICompletionProposal;
import org.eclipse.jface.text.contentassist.ICompletionProposalExtension2;
import org.eclipse.jface.text.contentassist.ICompletionProposalExtension6;
import org.eclipse.jface.text.contentassist.IContextInformation;
import org.eclipse.jface.viewers.StyledString;
import org.eclipse.lsp4j.CompletionItem;
import org.eclipse.lsp4j.CompletionItemKind;
import org.eclipse.lsp4j.InsertTextFormat;
import org.eclipse.lsp4j.TextEdit;
import org.eclipse.swt.graphics.Image;
import org.eclipse.swt.graphics.Point;
import org.eclipse.text.edits.MalformedTreeException;
import org.eclipse.text.edits.MultiTextEdit;
import org.eclipse.text.edits.ReplaceEdit;

/** One proposal of content assist. Stays valid while what is typed is the beginning of it. */
final class CoraProposal implements ICompletionProposal, ICompletionProposalExtension2, ICompletionProposalExtension6 {

	private final CompletionItem item;
	private final Snippet snippet;
	private final String text;
	private final int start;
	private final int length;
	private final List<ReplaceEdit> others;
	private int caret;

	CoraProposal(IDocument document, CompletionItem item) {
		this.item = item;
		TextEdit edit = item.getTextEdit().getLeft();
		this.snippet = item.getInsertTextFormat() == InsertTextFormat.Snippet ? new Snippet(edit.getNewText()) : null;
		this.text = snippet == null ? edit.getNewText() : snippet.plain();
		this.start = Documents.offset(document, edit.getRange().getStart());
		this.length = Documents.offset(document, edit.getRange().getEnd()) - start;
		this.others = others(document, item);
	}

	private static List<ReplaceEdit> others(IDocument document, CompletionItem item) {
		List<ReplaceEdit> edits = new ArrayList<>();
		if (item.getAdditionalTextEdits() != null) {
			for (TextEdit edit : item.getAdditionalTextEdits()) {
				int from = Documents.offset(document, edit.getRange().getStart());
				int to = Documents.offset(document, edit.getRange().getEnd());
				edits.add(new ReplaceEdit(from, to - from, edit.getNewText()));
			}
			edits.sort(Comparator.comparingInt(ReplaceEdit::getOffset));
		}
		return edits;
	}

	@Override
	public void apply(IDocument document) {
		apply(document, start + length);
	}

	@Override
	public void apply(ITextViewer viewer, char trigger, int stateMask, int offset) {
		if (snippet == null) {
			apply(viewer.getDocument(), offset);
			return;
		}
		try {
			snippet.insert(viewer, start, Math.max(0, offset - start));
			caret = -1;
		} catch (BadLocationException e) {
			CoraUi.log("Could not insert the template " + item.getLabel(), e);
		}
	}

	private void apply(IDocument document, int end) {
		MultiTextEdit all = new MultiTextEdit();
		ReplaceEdit own = new ReplaceEdit(start, Math.max(0, end - start), text);
		all.addChild(own);
		try {
			others.forEach(all::addChild);
			all.apply(document);
			caret = own.getExclusiveEnd();
		} catch (BadLocationException | MalformedTreeException e) {
			CoraUi.log("Could not insert the proposal " + item.getLabel(), e);
		}
	}

	@Override
	public boolean validate(IDocument document, int offset, DocumentEvent event) {
		try {
			String typed = document.get(start, offset - start).toLowerCase(Locale.ROOT);
			return text.toLowerCase(Locale.ROOT).startsWith(typed) || item.getLabel().toLowerCase(Locale.ROOT).startsWith(typed);
		} catch (BadLocationException e) {
			return false;
		}
	}

	@Override
	public Point getSelection(IDocument document) {
		return caret < 0 ? null : new Point(caret, 0);
	}

	@Override
	public String getAdditionalProposalInfo() {
		if (item.getDocumentation() == null) {
			return null;
		}
		return Markdown.html(item.getDocumentation().isLeft() ? item.getDocumentation().getLeft()
			: item.getDocumentation().getRight().getValue());
	}

	@Override
	public String getDisplayString() {
		return item.getLabel();
	}

	@Override
	public StyledString getStyledDisplayString() {
		StyledString label = new StyledString(item.getLabel());
		if (item.getDetail() != null && !item.getDetail().isBlank()) {
			label.append("  " + item.getDetail(), StyledString.QUALIFIER_STYLER);
		}
		return label;
	}

	@Override
	public Image getImage() {
		CompletionItemKind kind = item.getKind() == null ? CompletionItemKind.Value : item.getKind();
		return CoraUi.get().getImageRegistry().get(switch (kind) {
			case Keyword -> "keyword";
			case Snippet -> "template";
			default -> "element";
		});
	}

	@Override
	public IContextInformation getContextInformation() {
		return null;
	}

	@Override
	public void selected(ITextViewer viewer, boolean smartToggle) {
		// Nothing is shown in the text before the proposal is taken.
	}

	@Override
	public void unselected(ITextViewer viewer) {
		// See selected.
	}

	/** The region that the proposal replaces. */
	IRegion region() {
		return new Region(start, length);
	}
}
