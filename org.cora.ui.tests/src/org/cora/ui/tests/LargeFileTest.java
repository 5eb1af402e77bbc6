// SPDX-License-Identifier: EPL-2.0
// Copyright (c) 2026 Cora contributors
package org.cora.ui.tests;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.cora.dsl.ui.CoraUi;
import org.cora.dsl.ui.editor.CoraContentAssist;
import org.cora.dsl.ui.language.ProblemMarkers;
import org.eclipse.core.resources.IFile;
import org.eclipse.core.resources.IProject;
import org.eclipse.core.resources.IResource;
import org.eclipse.jface.text.IDocument;
import org.eclipse.jface.text.ITextViewer;
import org.eclipse.ui.texteditor.ITextEditor;
import org.junit.jupiter.api.Test;

/** The user interface while the language service has much to do: an edit returns at once, and so does content assist. */
class LargeFileTest {

	private static final int FUNCTIONS = 300;

	@Test
	void typingNeverWaitsForTheLanguageService() throws Exception {
		IProject project = Workbench.project("Large");
		try (ErrorLog log = new ErrorLog()) {
			Workbench.prepare();
			IFile file = Workbench.file(project, "large.cora", functions());
			ITextEditor editor = Workbench.open(file);
			IDocument document = editor.getDocumentProvider().getDocument(editor.getEditorInput());
			ITextViewer viewer = editor.getAdapter(ITextViewer.class);
			Workbench.waitFor("the language service", () -> CoraUi.get().languageService().keywords().isDone());

			long worst = 0;
			for (int i = 0; i < 50; i++) {
				long before = System.nanoTime();
				document.replace(document.getLength() / 2, 0, "x");
				worst = Math.max(worst, System.nanoTime() - before);
			}
			long before = System.nanoTime();
			new CoraContentAssist().computeCompletionProposals(viewer, document.getLength() / 2);
			long assist = System.nanoTime() - before;

			assertTrue(worst < TimeUnit.MILLISECONDS.toNanos(1000), "an edit took " + worst / 1_000_000 + " ms");
			assertTrue(assist < TimeUnit.MILLISECONDS.toNanos(2000), "content assist held the UI thread for " + assist / 1_000_000 + " ms");
			Workbench.waitFor("the problems of it all", () -> file.findMarkers(ProblemMarkers.TYPE, true, IResource.DEPTH_ZERO).length > 0);
			CompletableFuture<Boolean> answered = CompletableFuture.supplyAsync(
				() -> new CoraContentAssist().computeCompletionProposals(viewer, document.getLength()).length > 0);
			Workbench.waitFor("an answer in the end", answered::isDone);
			assertTrue(answered.get(), "proposals");
			assertEquals(List.of(), log.entries(), "the error log");
		} finally {
			Workbench.page().closeAllEditors(false);
			project.delete(true, true, null);
			Workbench.settle();
		}
	}

	private static String functions() {
		StringBuilder text = new StringBuilder();
		for (int i = 0; i < FUNCTIONS; i++) {
			text.append("""
				nf Counter%1$d {
				  port lan, wan
				  state bytes : counter<ipv4> { capacity 4096 }
				  on packet p from lan {
				    require p.ipv4 else pass
				    bytes[p.ipv4.dst].add(p.length)
				    forward to wan
				  }
				  on packet p from wan { forward to lan }
				}
				""".formatted(i));
		}
		return text.toString();
	}
}
