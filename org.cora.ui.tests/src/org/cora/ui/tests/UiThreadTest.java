// SPDX-License-Identifier: EPL-2.0
// Copyright (c) 2026 Cora contributors
package org.cora.ui.tests;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.cora.dsl.ui.CoraUi;
import org.cora.dsl.ui.language.ProblemMarkers;
import org.cora.dsl.ui.preferences.CoraPreferences;
import org.eclipse.core.resources.IFile;
import org.eclipse.core.resources.IProject;
import org.eclipse.core.resources.IResource;
import org.eclipse.core.runtime.NullProgressMonitor;
import org.eclipse.jface.text.IDocument;
import org.eclipse.swt.custom.StyledText;
import org.eclipse.swt.widgets.Control;
import org.eclipse.ui.IPageLayout;
import org.eclipse.ui.texteditor.ITextEditor;
import org.junit.jupiter.api.Test;

/** An author at work in a file of 2,000 lines: nothing of ours holds the UI thread. The strict figure (50 ms) is printed. */
class UiThreadTest {

	private static final int LINES = 2000;
	/** A guard against what is plainly wrong; the figure that counts is printed, as it depends on the machine. */
	private static final long MUCH_MILLIS = 1000;

	@Test
	void nothingOfOursHoldsTheUiThread() throws Exception {
		IProject project = Workbench.project("Watched");
		try (ErrorLog log = new ErrorLog(); UiThreadWatch watch = new UiThreadWatch()) {
			Workbench.prepare();
			Workbench.page().showView(IPageLayout.ID_OUTLINE);
			IFile file = Workbench.file(project, "large.cora", program());
			ITextEditor[] editor = {null};
			editor[0] = Workbench.open(file);
			IDocument document = editor[0].getDocumentProvider().getDocument(editor[0].getEditorInput());
			StyledText text = (StyledText) editor[0].getAdapter(Control.class);
			Workbench.waitFor("the language service", () -> CoraUi.get().languageService().keywords().isDone());
			watch.during(() -> { });
			work(watch, document, text, editor[0]);
			watch.during(() -> CoraUi.get().getPreferenceStore().setValue(CoraPreferences.FORMAT_ON_SAVE, true));
			watch.during(() -> editor[0].doSave(new NullProgressMonitor()));
			Workbench.waitFor("the problem", () -> {
				watch.once(Workbench.display());
				return file.findMarkers(ProblemMarkers.TYPE, true, IResource.DEPTH_ZERO).length > 0;
			});
			System.out.println(watch);
			assertTrue(watch.longestOfOurs() < MUCH_MILLIS, watch::toString);
			assertEquals(List.of(), log.entries(), "the error log");
		} finally {
			CoraUi.get().getPreferenceStore().setToDefault(CoraPreferences.FORMAT_ON_SAVE);
			Workbench.page().closeAllEditors(false);
			project.delete(true, true, null);
			Workbench.settle();
		}
	}

	/** Types a statement with a mistake, goes around, folds nothing, asks for nothing: what follows the text follows it. */
	private static void work(UiThreadWatch watch, IDocument document, StyledText text, ITextEditor editor) {
		int at = document.get().indexOf("bytes[p.ipv4.dst].add", document.getLength() / 2);
		watch.during(() -> editor.selectAndReveal(at, 0));
		for (char key : "let n = min(p.lenght, 4".toCharArray()) {
			watch.during(() -> {
				int caret = text.getCaretOffset();
				text.insert(String.valueOf(key));
				text.setCaretOffset(caret + 1);
			});
		}
		watch.during(() -> text.insert("\n"));
		for (int i = 0; i < 10; i++) {
			int line = i * LINES / 10;
			watch.during(() -> text.setTopIndex(line));
		}
		watch.during(() -> editor.selectAndReveal(document.get().indexOf("free.take"), 4));
	}

	private static String program() throws Exception {
		String nat = Workbench.source("examples/nat/nat.cora").lines().filter(line -> !line.startsWith("import") && !line.startsWith("package"))
			.reduce("", (a, b) -> a + b + "\n");
		StringBuilder text = new StringBuilder("import cora.nics.AgilioCX40\nimport cora.nics.BlueField2\n");
		for (int i = 0; text.chars().filter(c -> c == '\n').count() < LINES; i++) {
			text.append(nat.replaceAll("\\b(Nat|Campus|Day|BlueField2Shared|NatOnAgilio|NatOnBlueField)\\b", "$1" + i));
		}
		return text.toString();
	}
}
