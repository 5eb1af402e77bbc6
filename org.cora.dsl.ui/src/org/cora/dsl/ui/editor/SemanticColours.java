// SPDX-License-Identifier: EPL-2.0
// Copyright (c) 2026 Cora contributors
package org.cora.dsl.ui.editor;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.function.Function;
import org.cora.dsl.ui.CoraUi;
import org.eclipse.jface.resource.JFaceResources;
import org.eclipse.jface.text.AbstractDocument;
import org.eclipse.jface.text.BadLocationException;
import org.eclipse.jface.text.BadPositionCategoryException;
import org.eclipse.jface.text.DefaultPositionUpdater;
import org.eclipse.jface.text.IDocument;
import org.eclipse.jface.text.IPositionUpdater;
import org.eclipse.jface.text.IRegion;
import org.eclipse.jface.text.ITextPresentationListener;
import org.eclipse.jface.text.ITextViewer;
import org.eclipse.jface.text.ITextViewerExtension4;
import org.eclipse.jface.text.Position;
import org.eclipse.jface.text.TextPresentation;
import org.eclipse.jface.util.IPropertyChangeListener;
import org.eclipse.lsp4j.SemanticTokens;
import org.eclipse.lsp4j.SemanticTokensParams;
import org.eclipse.lsp4j.TextDocumentIdentifier;
import org.eclipse.swt.custom.StyleRange;
import org.eclipse.xtext.ide.server.LanguageServerImpl;

/**
 * Colours names by what they mean, over the lexical colours. Ranges move with the text until the next answer; only what is
 * shown is coloured.
 */
public final class SemanticColours extends ViewerFollower<SemanticTokens> implements ITextPresentationListener {

	private static final int DELAY = 200;
	private static final int INTS = 5;

	private final String category = "org.cora.dsl.ui.semantic." + Integer.toHexString(System.identityHashCode(this));
	private final IPositionUpdater updater = new DefaultPositionUpdater(category);
	private final IPropertyChangeListener theme = event -> {
		if (event.getProperty().startsWith(CoraColors.PREFIX)) {
			repaint();
		}
	};

	/** Made by the Generic Editor. */
	public SemanticColours() {
		super(DELAY);
	}

	@Override
	public void install(ITextViewer viewer) {
		super.install(viewer);
		if (viewer instanceof ITextViewerExtension4 presented) {
			presented.addTextPresentationListener(this);
		}
		JFaceResources.getColorRegistry().addListener(theme);
	}

	@Override
	public void uninstall() {
		JFaceResources.getColorRegistry().removeListener(theme);
		if (viewer() instanceof ITextViewerExtension4 presented) {
			presented.removeTextPresentationListener(this);
		}
		super.uninstall();
	}

	@Override
	protected Function<LanguageServerImpl, CompletableFuture<SemanticTokens>> question(TextDocumentIdentifier id, IDocument document) {
		return server -> server.semanticTokensFull(new SemanticTokensParams(id));
	}

	/** A name of some kind, by its place in the document. */
	private static final class Name extends Position {

		private final CoraColors colour;

		Name(int offset, int length, CoraColors colour) {
			super(offset, length);
			this.colour = colour;
		}
	}

	@Override
	protected void show(SemanticTokens answer, IDocument document) {
		List<Name> names = names(answer, document, CoraUi.get().languageService().tokenTypes());
		try {
			remove(document);
			document.addPositionCategory(category);
			document.addPositionUpdater(updater);
			for (Name name : names) {
				document.addPosition(category, name);
			}
		} catch (BadLocationException | BadPositionCategoryException e) {
			CoraUi.log("Names could not be coloured", e);
		}
		repaint();
	}

	/** Tokens come as five numbers each: lines and columns since the one before, length, type, modifiers. */
	private static List<Name> names(SemanticTokens answer, IDocument document, List<String> types) {
		List<Name> names = new ArrayList<>();
		List<Integer> data = answer.getData();
		int line = 0;
		int column = 0;
		for (int i = 0; i + INTS <= data.size(); i += INTS) {
			line += data.get(i);
			column = data.get(i) == 0 ? column + data.get(i + 1) : data.get(i + 1);
			CoraColors colour = CoraColors.ofToken(types.get(data.get(i + 3)));
			try {
				names.add(new Name(document.getLineOffset(line) + column, data.get(i + 2), colour));
			} catch (BadLocationException e) {
				return names;
			}
		}
		return names;
	}

	@Override
	protected void clear(IDocument old) {
		remove(old);
	}

	private void remove(IDocument document) {
		if (document.containsPositionCategory(category)) {
			try {
				document.removePositionUpdater(updater);
				document.removePositionCategory(category);
			} catch (BadPositionCategoryException e) {
				CoraUi.log("Colours could not be taken back", e);
			}
		}
	}

	private void repaint() {
		if (viewer() != null && viewer().getTextWidget() != null && !viewer().getTextWidget().isDisposed()) {
			viewer().invalidateTextPresentation();
		}
	}

	@Override
	public void applyTextPresentation(TextPresentation presentation) {
		IDocument document = viewer() == null ? null : viewer().getDocument();
		if (!(document instanceof AbstractDocument positions) || !document.containsPositionCategory(category)) {
			return;
		}
		IRegion extent = presentation.getExtent();
		try {
			for (Position position : positions.getPositions(category, extent.getOffset(), extent.getLength(), true, true)) {
				if (!position.isDeleted() && position.getLength() > 0 && position instanceof Name name) {
					presentation.replaceStyleRange(style(name));
				}
			}
		} catch (BadPositionCategoryException e) {
			CoraUi.log("Names could not be coloured", e);
		}
	}

	private static StyleRange style(Name name) {
		return new StyleRange(name.getOffset(), name.getLength(), name.colour.color(), null, name.colour.style());
	}
}
