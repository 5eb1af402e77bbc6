// SPDX-License-Identifier: EPL-2.0
// Copyright (c) 2026 Cora contributors
package org.cora.dsl.ui.editor;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.function.Function;
import org.cora.dsl.ui.language.Documents;
import org.eclipse.core.runtime.Platform;
import org.eclipse.jface.text.BadLocationException;
import org.eclipse.jface.text.IDocument;
import org.eclipse.jface.text.IRegion;
import org.eclipse.jface.text.ISynchronizable;
import org.eclipse.jface.text.ITextViewer;
import org.eclipse.jface.text.ITextViewerExtension5;
import org.eclipse.jface.text.Position;
import org.eclipse.jface.text.source.Annotation;
import org.eclipse.jface.text.source.IAnnotationModel;
import org.eclipse.jface.text.source.IAnnotationModelExtension;
import org.eclipse.jface.text.source.ISourceViewer;
import org.eclipse.lsp4j.DocumentHighlight;
import org.eclipse.lsp4j.DocumentHighlightParams;
import org.eclipse.lsp4j.TextDocumentIdentifier;
import org.eclipse.swt.custom.CaretListener;
import org.eclipse.swt.custom.StyledText;
import org.eclipse.xtext.ide.server.LanguageServerImpl;

/** Marks the occurrences of the name at the caret. The toolbar's button for it switches it on and off. */
public final class Occurrences extends ViewerFollower<List<? extends DocumentHighlight>> {

	/** Type of the annotations. */
	public static final String TYPE = "org.cora.dsl.ui.occurrence";

	private static final int DELAY = 250;
	private static final String PLATFORM = "org.eclipse.ui.genericeditor";
	private static final String SWITCH = "org.eclipse.ui.genericeditor.togglehighlight";

	private final CaretListener caret = event -> schedule();
	private List<Annotation> shown = List.of();

	/** Made by the Generic Editor. */
	public Occurrences() {
		super(DELAY);
	}

	@Override
	public void install(ITextViewer viewer) {
		super.install(viewer);
		viewer.getTextWidget().addCaretListener(caret);
	}

	@Override
	public void uninstall() {
		StyledText widget = viewer() == null ? null : viewer().getTextWidget();
		if (widget != null && !widget.isDisposed()) {
			widget.removeCaretListener(caret);
		}
		super.uninstall();
	}

	@Override
	protected Function<LanguageServerImpl, CompletableFuture<List<? extends DocumentHighlight>>> question(TextDocumentIdentifier id,
			IDocument document) {
		int offset = caretOffset();
		if (!Platform.getPreferencesService().getBoolean(PLATFORM, SWITCH, true, null) || offset < 0 || !touchesName(document, offset)) {
			replace(Map.of());
			return null;
		}
		try {
			DocumentHighlightParams params = new DocumentHighlightParams(id, Documents.position(document, offset));
			return server -> server.documentHighlight(params);
		} catch (BadLocationException e) {
			return null;
		}
	}

	private int caretOffset() {
		int offset = viewer().getTextWidget().getCaretOffset();
		return viewer() instanceof ITextViewerExtension5 folded ? folded.widgetOffset2ModelOffset(offset) : offset;
	}

	private static boolean touchesName(IDocument document, int offset) {
		try {
			return offset < document.getLength() && Character.isJavaIdentifierPart(document.getChar(offset))
				|| offset > 0 && Character.isJavaIdentifierPart(document.getChar(offset - 1));
		} catch (BadLocationException e) {
			return false;
		}
	}

	@Override
	protected void show(List<? extends DocumentHighlight> places, IDocument document) {
		Map<Annotation, Position> wanted = new HashMap<>();
		for (DocumentHighlight place : places) {
			IRegion region = Documents.region(document, place.getRange());
			try {
				String text = "Occurrence of '" + document.get(region.getOffset(), region.getLength()) + "'";
				wanted.put(new Annotation(TYPE, false, text), new Position(region.getOffset(), region.getLength()));
			} catch (BadLocationException e) {
				return;
			}
		}
		replace(wanted);
	}

	private void replace(Map<Annotation, Position> wanted) {
		IAnnotationModel model = viewer() instanceof ISourceViewer source ? source.getAnnotationModel() : null;
		if (!(model instanceof IAnnotationModelExtension several) || shown.isEmpty() && wanted.isEmpty()) {
			return;
		}
		Object lock = model instanceof ISynchronizable shared && shared.getLockObject() != null ? shared.getLockObject() : model;
		synchronized (lock) {
			several.replaceAnnotations(shown.toArray(Annotation[]::new), wanted);
			shown = new ArrayList<>(wanted.keySet());
		}
	}

	@Override
	protected void clear(IDocument old) {
		replace(Map.of());
	}
}
