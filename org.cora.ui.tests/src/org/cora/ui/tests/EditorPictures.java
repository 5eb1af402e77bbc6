// SPDX-License-Identifier: EPL-2.0
// Copyright (c) 2026 Cora contributors
package org.cora.ui.tests;

import java.lang.reflect.Field;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.cora.dsl.ui.editor.DocumentationHover;
import org.eclipse.jface.text.BadLocationException;
import org.eclipse.jface.text.IDocument;
import org.eclipse.jface.text.ITextViewer;
import org.eclipse.jface.text.ITextViewerExtension5;
import org.eclipse.jface.text.Position;
import org.eclipse.jface.text.Region;
import org.eclipse.jface.text.codemining.ICodeMining;
import org.eclipse.jface.text.source.Annotation;
import org.eclipse.jface.text.source.IAnnotationModel;
import org.eclipse.jface.text.source.ISourceViewer;
import org.eclipse.swt.custom.StyledText;
import org.eclipse.swt.graphics.GC;
import org.eclipse.swt.graphics.Image;
import org.eclipse.swt.graphics.ImageData;
import org.eclipse.swt.graphics.Point;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Control;
import org.eclipse.swt.widgets.Label;
import org.eclipse.swt.widgets.Shell;
import org.eclipse.ui.texteditor.ITextEditor;
import org.eclipse.ui.texteditor.ITextEditorActionConstants;

/** What an editor shows beside its text: code minings, marks in the ruler, hovers. */
final class EditorPictures {

	private final ITextEditor editor;
	private final IDocument document;
	private final ISourceViewer viewer;
	private final StyledText text;

	EditorPictures(ITextEditor editor) {
		this.editor = editor;
		this.document = PlanSession.document(editor);
		this.viewer = (ISourceViewer) editor.getAdapter(ITextViewer.class);
		this.text = viewer.getTextWidget();
	}

	/** Labels of the minings in or above the first line with that text. */
	List<String> minings(String line) {
		List<String> labels = new ArrayList<>();
		for (ICodeMining mining : at(line)) {
			labels.add(mining.getLabel() == null ? "" : mining.getLabel().strip());
		}
		return labels;
	}

	private List<ICodeMining> at(String line) {
		List<ICodeMining> minings = new ArrayList<>();
		try {
			int wanted = document.getLineOfOffset(document.get().indexOf(line));
			IAnnotationModel model = viewer.getAnnotationModel();
			for (Annotation annotation : annotations()) {
				Position position = model.getPosition(annotation);
				if (position != null && !position.isDeleted() && document.getLineOfOffset(position.offset) == wanted) {
					minings.addAll(of(annotation));
				}
			}
			return minings;
		} catch (BadLocationException e) {
			throw new AssertionError(e);
		}
	}

	private List<Annotation> annotations() {
		List<Annotation> all = new ArrayList<>();
		Iterator<Annotation> annotations = viewer.getAnnotationModel().getAnnotationIterator();
		while (annotations.hasNext()) {
			all.add(annotations.next());
		}
		return all;
	}

	/** The minings that the platform has put into an annotation; it tells nobody. */
	private static List<ICodeMining> of(Annotation annotation) {
		try {
			Field field = annotation.getClass().getDeclaredField("fMinings");
			field.setAccessible(true);
			List<ICodeMining> minings = new ArrayList<>();
			for (Object mining : (List<?>) field.get(annotation)) {
				minings.add((ICodeMining) mining);
			}
			return minings;
		} catch (NoSuchFieldException e) {
			return List.of();
		} catch (IllegalAccessException e) {
			throw new AssertionError(e);
		}
	}

	/** All minings, by line. */
	String all() {
		StringBuilder all = new StringBuilder();
		for (Annotation annotation : annotations()) {
			of(annotation).forEach(mining -> all.append(viewer.getAnnotationModel().getPosition(annotation)).append(' ')
				.append(mining.getLabel()).append('\n'));
		}
		return all.toString();
	}

	/** Does what a click on a mining does. */
	void click(String line, String label) {
		at(line).stream().filter(mining -> label.equals(mining.getLabel())).findFirst().orElseThrow().getAction().accept(null);
	}

	/** Whether there is room above that line, and something in it. */
	boolean isPaintedAbove(String line) {
		int offset = document.get().indexOf(line);
		int height = text.getLineVerticalIndent(text.getLineAtOffset(offset));
		Point place = text.getLocationAtOffset(offset);
		if (height == 0 || place.y < height) {
			return false;
		}
		Image image = new Image(text.getDisplay(), 200, height);
		GC gc = new GC(text);
		gc.copyArea(image, place.x, place.y - height);
		gc.dispose();
		ImageData pixels = image.getImageData();
		image.dispose();
		for (int x = 1; x < pixels.width; x++) {
			for (int y = 0; y < pixels.height; y++) {
				if (pixels.getPixel(x, y) != pixels.getPixel(0, 0)) {
					return true;
				}
			}
		}
		return false;
	}

	/** Texts of the marks of a type in the ruler. */
	List<String> marks(String type) {
		return annotations().stream().filter(it -> it.getType().equals(type)).map(Annotation::getText).toList();
	}

	String allMarks() {
		return annotations().stream().map(it -> it.getType() + " " + it.getText() + "\n").toList().toString();
	}

	/** Puts the cursor before a text, asks for the information there (F2), and answers what the popup says. */
	String hover(String before, String picture) {
		editor.selectAndReveal(document.get().indexOf(before), 0);
		text.setFocus();
		return popup(before, picture, () -> editor.getAction(ITextEditorActionConstants.SHOW_INFORMATION).run());
	}

	/** Rests the mouse on the beginning of a text, and answers what the popup says. */
	String rest(String where, String picture) {
		int offset = document.get().indexOf(where);
		editor.selectAndReveal(offset, 0);
		text.setFocus();
		Workbench.settle();
		Point place = text.toDisplay(text.getLocationAtOffset(((ITextViewerExtension5) viewer).modelOffset2WidgetOffset(offset)));
		Point before = text.getDisplay().getCursorLocation();
		text.getDisplay().setCursorLocation(place.x + 100, place.y + 4 * text.getLineHeight());
		Workbench.settle();
		try {
			return popup(where, picture, () -> text.getDisplay().setCursorLocation(place.x + 5, place.y + text.getLineHeight() / 2));
		} finally {
			text.getDisplay().setCursorLocation(before);
		}
	}

	private static String popup(String where, String picture, Runnable ask) {
		List<Shell> open = List.of(Workbench.display().getShells());
		ask.run();
		StringBuilder says = new StringBuilder();
		Shell[] popup = {null};
		Workbench.waitFor("a hover at " + where, () -> {
			says.setLength(0);
			for (Shell shell : Workbench.display().getShells()) {
				if (!open.contains(shell) && shell.isVisible()) {
					popup[0] = shell;
					collect(shell, says);
				}
			}
			return !says.toString().isBlank();
		});
		Workbench.screenshot(picture);
		popup[0].close();
		Workbench.settle();
		return says.toString();
	}

	/** What the hover says when the mouse rests there: the platform asks on a thread of its own. */
	String hoverInfo(String before) {
		Region place = new Region(document.get().indexOf(before), 0);
		CompletableFuture<String> said = CompletableFuture.supplyAsync(() -> new DocumentationHover().getHoverInfo(viewer, place));
		Workbench.waitFor("what the hover says", said::isDone);
		return said.join();
	}

	private static void collect(Control control, StringBuilder into) {
		if (control instanceof StyledText styled) {
			into.append(styled.getText()).append('\n');
		} else if (control instanceof Label label) {
			into.append(label.getText()).append('\n');
		} else if (control instanceof Composite composite) {
			for (Control child : composite.getChildren()) {
				collect(child, into);
			}
		}
	}
}
