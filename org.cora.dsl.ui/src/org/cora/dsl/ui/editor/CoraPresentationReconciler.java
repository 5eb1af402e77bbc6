// SPDX-License-Identifier: EPL-2.0
// Copyright (c) 2026 Cora contributors
package org.cora.dsl.ui.editor;

import java.util.Set;
import org.cora.dsl.ui.CoraUi;
import org.eclipse.jface.resource.JFaceResources;
import org.eclipse.jface.text.IDocument;
import org.eclipse.jface.text.ITextInputListener;
import org.eclipse.jface.text.ITextViewer;
import org.eclipse.jface.text.presentation.PresentationReconciler;
import org.eclipse.jface.text.rules.DefaultDamagerRepairer;
import org.eclipse.jface.text.rules.RuleBasedScanner;
import org.eclipse.jface.text.rules.Token;
import org.eclipse.jface.util.IPropertyChangeListener;
import org.eclipse.jface.util.PropertyChangeEvent;
import org.eclipse.swt.widgets.Display;

/**
 * Lexical colours. Keywords are asked from the language service, never listed here; until it has answered they look like
 * names.
 */
public final class CoraPresentationReconciler extends PresentationReconciler {

	private final CodeScanner code = new CodeScanner();
	private final RuleBasedScanner comment = new RuleBasedScanner();
	private final RuleBasedScanner documentation = new RuleBasedScanner();
	private final RuleBasedScanner string = new RuleBasedScanner();
	private final IPropertyChangeListener themeListener = this::themeChanged;
	private final ITextInputListener divider = new Divider();
	private ITextViewer viewer;

	/** Made by the Generic Editor. */
	public CoraPresentationReconciler() {
		setDocumentPartitioning(CoraPartitions.PARTITIONING);
		updateColors();
		use(code, IDocument.DEFAULT_CONTENT_TYPE);
		use(comment, CoraPartitions.COMMENT);
		use(documentation, CoraPartitions.DOCUMENTATION);
		use(string, CoraPartitions.STRING);
	}

	private void use(RuleBasedScanner scanner, String partition) {
		DefaultDamagerRepairer repairer = new DefaultDamagerRepairer(scanner);
		setDamager(repairer, partition);
		setRepairer(repairer, partition);
	}

	private void updateColors() {
		code.updateColors();
		comment.setDefaultReturnToken(new Token(CoraColors.COMMENT.attribute()));
		documentation.setDefaultReturnToken(new Token(CoraColors.DOCUMENTATION.attribute()));
		string.setDefaultReturnToken(new Token(CoraColors.STRING.attribute()));
	}

	@Override
	public void install(ITextViewer viewer) {
		this.viewer = viewer;
		if (viewer.getDocument() != null) {
			CoraPartitions.connect(viewer.getDocument());
		}
		viewer.addTextInputListener(divider);
		super.install(viewer);
		JFaceResources.getColorRegistry().addListener(themeListener);
		Display display = viewer.getTextWidget().getDisplay();
		CoraUi.get().languageService().keywords().thenAccept(words -> display.asyncExec(() -> setKeywords(words)));
	}

	@Override
	public void uninstall() {
		JFaceResources.getColorRegistry().removeListener(themeListener);
		super.uninstall();
		if (viewer != null) {
			viewer.removeTextInputListener(divider);
		}
		viewer = null;
	}

	private void setKeywords(Set<String> words) {
		code.setKeywords(words);
		repaint();
	}

	private void themeChanged(PropertyChangeEvent event) {
		if (event.getProperty().startsWith(CoraColors.PREFIX)) {
			updateColors();
			repaint();
		}
	}

	private void repaint() {
		if (viewer != null && viewer.getTextWidget() != null && !viewer.getTextWidget().isDisposed()) {
			viewer.invalidateTextPresentation();
		}
	}

	/** Divides documents that come from no file, such as those of the standard library, before they are coloured. */
	private static final class Divider implements ITextInputListener {

		@Override
		public void inputDocumentAboutToBeChanged(IDocument old, IDocument next) {
			if (next != null) {
				CoraPartitions.connect(next);
			}
		}

		@Override
		public void inputDocumentChanged(IDocument old, IDocument next) {
			// Divided already.
		}
	}
}
