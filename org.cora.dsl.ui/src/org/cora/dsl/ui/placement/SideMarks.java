// SPDX-License-Identifier: EPL-2.0
// Copyright (c) 2026 Cora contributors
package org.cora.dsl.ui.placement;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import org.cora.dsl.ui.language.Documents;
import org.eclipse.jface.text.IDocument;
import org.eclipse.jface.text.Position;
import org.eclipse.jface.text.source.Annotation;
import org.eclipse.jface.text.source.IAnnotationModel;
import org.eclipse.jface.text.source.IAnnotationModelExtension;
import org.eclipse.ui.texteditor.IDocumentProvider;
import org.eclipse.ui.texteditor.ITextEditor;

/** The marks in the ruler of an editor that say on which side a state or handler is. */
final class SideMarks {

	private final PlanPlacements placements;

	SideMarks(PlanPlacements placements) {
		this.placements = placements;
	}

	/** Makes the marks in an editor those of its file's plans. To be called in the UI thread. */
	void update(ITextEditor editor) {
		IDocumentProvider provider = editor.getDocumentProvider();
		IDocument document = provider == null ? null : provider.getDocument(editor.getEditorInput());
		Path file = document == null ? null : Documents.file(document);
		if (file != null && provider.getAnnotationModel(editor.getEditorInput()) instanceof IAnnotationModelExtension changeable) {
			IAnnotationModel model = (IAnnotationModel) changeable;
			Map<Annotation, Position> wanted = wanted(file, document);
			List<Annotation> old = old(model);
			if (!sameAs(wanted, old, model)) {
				changeable.replaceAnnotations(old.toArray(Annotation[]::new), wanted);
			}
		}
	}

	private Map<Annotation, Position> wanted(Path file, IDocument document) {
		Map<Annotation, Position> wanted = new HashMap<>();
		for (Placed one : placements.in(file.toString())) {
			int start = one.fact().where().offset();
			if (one.mark() != Mark.NONE && start <= document.getLength()) {
				String detail = one.fact().detail().replace("\n\n", "\n").strip();
				String text = one.name() + ": " + one.fact().headline() + (detail.isEmpty() ? "" : "\n" + detail);
				wanted.put(new SideAnnotation(one.mark(), text), new Position(start, Math.min(one.fact().where().length(), document.getLength() - start)));
			}
		}
		return wanted;
	}

	private static List<Annotation> old(IAnnotationModel model) {
		List<Annotation> old = new ArrayList<>();
		for (Iterator<Annotation> all = model.getAnnotationIterator(); all.hasNext();) {
			Annotation annotation = all.next();
			if (annotation instanceof SideAnnotation) {
				old.add(annotation);
			}
		}
		return old;
	}

	private static boolean sameAs(Map<Annotation, Position> wanted, List<Annotation> old, IAnnotationModel model) {
		return wanted.size() == old.size() && wanted.entrySet().stream().allMatch(entry -> old.stream().anyMatch(
			it -> it.getType().equals(entry.getKey().getType()) && it.getText().equals(entry.getKey().getText())
				&& entry.getValue().equals(model.getPosition(it))));
	}

	/** One mark. */
	private static final class SideAnnotation extends Annotation {

		SideAnnotation(Mark mark, String text) {
			super(mark.annotation, false, text);
		}
	}
}
