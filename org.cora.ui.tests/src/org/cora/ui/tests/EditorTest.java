// SPDX-License-Identifier: EPL-2.0
// Copyright (c) 2026 Cora contributors
package org.cora.ui.tests;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.List;
import org.cora.dsl.ui.CoraUi;
import org.cora.dsl.ui.editor.CoraColors;
import org.cora.dsl.ui.language.ProblemMarkers;
import org.eclipse.core.resources.IFile;
import org.eclipse.core.resources.IMarker;
import org.eclipse.core.resources.IResource;
import org.eclipse.core.runtime.CoreException;
import org.eclipse.swt.graphics.Color;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Control;
import org.eclipse.swt.widgets.Shell;
import org.eclipse.swt.widgets.Table;
import org.eclipse.ui.texteditor.ITextEditorActionConstants;
import org.junit.jupiter.api.Test;
import org.osgi.framework.Bundle;
import org.osgi.framework.FrameworkUtil;

/** The NAT example in the Generic Editor of a real workbench. */
class EditorTest extends WithNatInEditor {

	@Test
	void opensInTheGenericEditorWithLexicalColours() {
		assertEquals("org.eclipse.ui.genericeditor.GenericEditor", editor.getSite().getId());
		waitForColour("state ", CoraColors.KEYWORD);
		waitForColour("match ", CoraColors.KEYWORD);
		waitForColour("/**", CoraColors.DOCUMENTATION);
		waitForColour("300 s", CoraColors.NUMBER);
		waitForColour("\"no free endpoint\"", CoraColors.STRING);
		assertNotEquals(CoraColors.KEYWORD.color(), colourAt(offset("Binding")), "a name");
		Workbench.screenshot("editor-nat");
	}

	@Test
	void aCommentOverSeveralLinesIsColouredWhileItIsTyped() throws Exception {
		waitForColour("package ", CoraColors.KEYWORD);
		document.replace(0, 0, "/* one\n two\n");
		Workbench.waitFor("what follows to be a comment", () -> isColoured(offset("package "), CoraColors.COMMENT));
		document.replace(0, "/* one\n two\n".length(), "");
		Workbench.waitFor("code again", () -> isColoured(offset("package "), CoraColors.KEYWORD));
	}

	@Test
	void problemsAppearAndGoWithEditsBeforeAnythingIsSaved() throws Exception {
		Workbench.waitFor("no problem in the example", () -> problems().isEmpty(), this::problems);
		int at = offset("on packet p from lan");
		document.replace(at, 0, "on nonsense\n  ");
		Workbench.waitFor("a problem", () -> !problems().isEmpty());
		IMarker marker = file.findMarkers(ProblemMarkers.TYPE, true, IResource.DEPTH_ZERO)[0];
		assertEquals(IMarker.SEVERITY_ERROR, marker.getAttribute(IMarker.SEVERITY, -1));
		assertEquals(document.getLineOfOffset(at) + 1, marker.getAttribute(IMarker.LINE_NUMBER, -1));
		assertTrue(!marker.getAttribute(ProblemMarkers.CODE, "").isEmpty(), "a code");
		assertTrue(editor.isDirty());
		text.setTopIndex(Math.max(0, document.getLineOfOffset(at) - 10));
		Workbench.screenshot("editor-problem");
		document.replace(at, "on nonsense\n  ".length(), "");
		Workbench.waitFor("the problem to go", () -> problems().isEmpty(), this::problems);
	}

	@Test
	void anUnsavedProblemGoesWhenTheEditorIsClosed() throws Exception {
		document.replace(0, 0, "nonsense ");
		Workbench.waitFor("a problem", () -> !problems().isEmpty());
		Workbench.page().closeEditor(editor, false);
		Workbench.waitFor("the problem to go", () -> problems().isEmpty(), this::problems);
	}

	@Test
	void aFileThatNobodyOpenedHasItsProblemsToo() throws Exception {
		IFile other = Workbench.file(project, "other.cora", "nf Broken {");
		Workbench.waitFor("a problem", () -> other.findMarkers(ProblemMarkers.TYPE, true, IResource.DEPTH_ZERO).length > 0);
	}

	@Test
	void contentAssistProposesWhatTheGrammarAllows() throws Exception {
		int at = offset("on packet p from lan");
		document.replace(at, 0, "sta\n  ");
		List<String> proposals = assist(at + "sta".length(), "keyword");
		assertTrue(proposals.stream().anyMatch(proposal -> proposal.startsWith("state")), proposals::toString);
	}

	@Test
	void contentAssistKnowsTheStatesOfTheFile() throws Exception {
		int at = document.search(0, "touch out[", true, true, false) + "touch ".length();
		document.replace(at, "out".length(), "");
		List<String> proposals = assist(at, "state");
		assertTrue(proposals.stream().anyMatch(proposal -> proposal.startsWith("out")), proposals::toString);
		assertTrue(proposals.stream().anyMatch(proposal -> proposal.startsWith("back")), proposals::toString);
	}

	@Test
	void oneGuavaIsInTheWorkbench() {
		Bundle[] all = FrameworkUtil.getBundle(CoraUi.class).getBundleContext().getBundles();
		assertEquals(1, Arrays.stream(all).filter(bundle -> "com.google.guava".equals(bundle.getSymbolicName())).count());
	}

	private int offset(String search) {
		int offset = document.get().indexOf(search);
		assertTrue(offset >= 0, () -> "'" + search + "' in the example");
		return offset;
	}

	private void waitForColour(String word, CoraColors colour) {
		int offset = offset(word);
		text.setTopIndex(text.getLineAtOffset(offset));
		Workbench.waitFor("'" + word + "' in the colour " + colour, () -> isColoured(offset, colour), () -> colourAt(offset));
		text.setTopIndex(0);
	}

	private boolean isColoured(int offset, CoraColors colour) {
		return colour.color().equals(colourAt(offset));
	}

	private Color colourAt(int offset) {
		return text.getStyleRangeAtOffset(offset) == null ? null : text.getStyleRangeAtOffset(offset).foreground;
	}

	private List<String> problems() {
		try {
			return Arrays.stream(file.findMarkers(ProblemMarkers.TYPE, true, IResource.DEPTH_ZERO))
				.map(marker -> marker.getAttribute(IMarker.LINE_NUMBER, 0) + ": " + marker.getAttribute(IMarker.MESSAGE, ""))
				.toList();
		} catch (CoreException e) {
			throw new IllegalStateException(e);
		}
	}

	/** Opens content assist at an offset and answers what its list shows. */
	private List<String> assist(int offset, String picture) {
		editor.selectAndReveal(offset, 0);
		text.setFocus();
		List<Shell> before = List.of(Workbench.display().getShells());
		editor.getAction(ITextEditorActionConstants.CONTENT_ASSIST).run();
		Table[] table = {null};
		Workbench.waitFor("the list of proposals", () -> {
			table[0] = Arrays.stream(Workbench.display().getShells()).filter(shell -> !before.contains(shell) && shell.isVisible())
				.map(EditorTest::table).filter(found -> found != null && isFilled(found)).findFirst().orElse(null);
			return table[0] != null;
		});
		Workbench.screenshot("content-assist-" + picture);
		List<String> proposals = Arrays.stream(table[0].getItems()).map(item -> item.getText()).toList();
		table[0].getShell().close();
		return proposals;
	}

	private static boolean isFilled(Table table) {
		return table.getItemCount() > 0 && !table.getItem(0).getText().isEmpty() && !table.getItem(0).getText().startsWith("Computing");
	}

	private static Table table(Shell shell) {
		return Arrays.stream(shell.getChildren()).map(EditorTest::table).filter(found -> found != null).findFirst().orElse(null);
	}

	private static Table table(Control control) {
		if (control instanceof Table table) {
			return table;
		}
		if (control instanceof Composite composite) {
			return Arrays.stream(composite.getChildren()).map(EditorTest::table).filter(found -> found != null).findFirst().orElse(null);
		}
		return null;
	}
}
