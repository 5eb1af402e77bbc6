// SPDX-License-Identifier: EPL-2.0
// Copyright (c) 2026 Cora contributors
package org.cora.ui.tests;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import org.cora.dsl.ui.CoraUi;
import org.eclipse.core.resources.IFile;
import org.eclipse.core.resources.IProject;
import org.eclipse.jface.text.IDocument;
import org.eclipse.swt.custom.StyledText;
import org.eclipse.swt.widgets.Control;
import org.eclipse.ui.texteditor.ITextEditor;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.TestInfo;

/** The NAT example in an editor, for each test anew; afterwards the error log is empty. */
abstract class WithNatInEditor {

	final ErrorLog log = new ErrorLog();
	IProject project;
	IFile file;
	ITextEditor editor;
	IDocument document;
	StyledText text;

	@BeforeEach
	void openNat(TestInfo info) throws Exception {
		Workbench.prepare();
		project = Workbench.project("campus " + info.getTestMethod().orElseThrow().getName());
		file = Workbench.file(project, "nat.cora", Workbench.source("examples/nat/nat.cora"));
		editor = Workbench.open(file);
		document = editor.getDocumentProvider().getDocument(editor.getEditorInput());
		text = (StyledText) editor.getAdapter(Control.class);
		Workbench.waitFor("the language service", () -> CoraUi.get().languageService().keywords().isDone());
		Workbench.settle();
	}

	@AfterEach
	void closeAll() throws Exception {
		Workbench.page().closeAllEditors(false);
		project.delete(true, true, null);
		Workbench.settle();
		log.close();
		assertEquals(List.of(), log.entries(), "the error log");
	}
}
