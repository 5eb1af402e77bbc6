// SPDX-License-Identifier: EPL-2.0
// Copyright (c) 2026 Cora contributors
package org.cora.ui.tests;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.cora.dsl.ui.CoraUi;
import org.cora.dsl.ui.editor.CoraColors;
import org.cora.dsl.ui.editor.CoraContentAssist;
import org.eclipse.core.filesystem.EFS;
import org.eclipse.jface.text.IDocument;
import org.eclipse.jface.text.ITextViewer;
import org.eclipse.jface.text.contentassist.ICompletionProposal;
import org.eclipse.jface.text.source.ISourceViewer;
import org.eclipse.swt.custom.StyleRange;
import org.eclipse.swt.custom.StyledText;
import org.eclipse.swt.widgets.Control;
import org.eclipse.ui.ide.IDE;
import org.eclipse.ui.texteditor.ITextEditor;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A file that belongs to no project just opens: in our editor, with colours and content assist. */
class LooseFileTest {

	@TempDir
	Path folder;

	@Test
	void opensWithColoursAndContentAssist() throws Exception {
		try (ErrorLog log = new ErrorLog()) {
			Workbench.prepare();
			Path file = Files.writeString(folder.resolve("loose file.cora"), "nf Loose {\n  port lan, wan\n  \n}\n");
			ITextEditor editor = (ITextEditor) IDE.openEditorOnFileStore(Workbench.page(), EFS.getStore(file.toUri()));
			assertEquals("org.eclipse.ui.genericeditor.GenericEditor", editor.getSite().getId());
			StyledText text = (StyledText) editor.getAdapter(Control.class);
			Workbench.waitFor("the keyword's colour", () -> {
				StyleRange style = text.getStyleRangeAtOffset(0);
				return style != null && CoraColors.KEYWORD.color().equals(style.foreground);
			});

			IDocument document = editor.getDocumentProvider().getDocument(editor.getEditorInput());
			ITextViewer viewer = editor.getAdapter(ITextViewer.class);
			int offset = document.get().indexOf("  \n}") + 2;
			CompletableFuture<List<String>> proposals = CompletableFuture.supplyAsync(
				() -> displayed(new CoraContentAssist().computeCompletionProposals(viewer, offset)));
			Workbench.waitFor("content assist", proposals::isDone);
			assertTrue(proposals.get().contains("state"), () -> proposals.join().toString());
			assertTrue(CoraUi.get().languageService().folders().stream().anyMatch(known -> known.equals(folder.toUri().toString())));

			document.replace(document.get().indexOf("port lan, wan"), 0, "state s : map<u8> ");
			ISourceViewer source = (ISourceViewer) viewer;
			Workbench.waitFor("its problems", () -> problems(source).stream().anyMatch(type -> type.endsWith(".error")), () -> problems(source));
			Workbench.screenshot("author-loose");
			document.set("nf Loose {\n  port lan, wan\n  on packet p { forward }\n}\n");
			Workbench.waitFor("no problems", () -> problems(source).stream().noneMatch(type -> type.endsWith(".error")), () -> problems(source));

			Workbench.page().closeEditor(editor, false);
			Files.delete(file);
			CompletableFuture<Boolean> settled = CoraUi.get().languageService().settled();
			Workbench.waitFor("the server to have noticed", settled::isDone);
			Workbench.settle();
			assertEquals(List.of(), log.entries(), "the error log");
		}
	}

	private static List<String> problems(ISourceViewer viewer) {
		List<String> types = new ArrayList<>();
		viewer.getAnnotationModel().getAnnotationIterator().forEachRemaining(annotation -> types.add(annotation.getType()));
		return types;
	}

	private static List<String> displayed(ICompletionProposal[] proposals) {
		return Arrays.stream(proposals).map(ICompletionProposal::getDisplayString).toList();
	}
}
