// SPDX-License-Identifier: EPL-2.0
// Copyright (c) 2026 Cora contributors
package org.cora.ui.tests;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.cora.dsl.ui.editor.CoraColors;
import org.eclipse.core.resources.IFile;
import org.eclipse.core.resources.IProject;
import org.eclipse.jface.resource.ColorRegistry;
import org.eclipse.swt.custom.StyleRange;
import org.eclipse.swt.custom.StyledText;
import org.eclipse.swt.graphics.RGB;
import org.eclipse.swt.widgets.Control;
import org.eclipse.ui.PlatformUI;
import org.eclipse.ui.texteditor.ITextEditor;
import org.junit.jupiter.api.Test;

/** In the dark theme the colours are others, an open editor takes them over, and dialogs can be read. */
class DarkThemeTest {

	@Test
	void anOpenEditorFollowsTheTheme() throws Exception {
		IProject project = Workbench.project("Dark");
		try (ErrorLog log = new ErrorLog()) {
			Workbench.prepare();
			IFile file = Workbench.file(project, "nat.cora", Workbench.source("examples/nat/nat.cora"));
			ITextEditor editor = Workbench.open(file);
			StyledText text = (StyledText) editor.getAdapter(Control.class);
			int keyword = text.getText().indexOf("package ");
			Workbench.waitFor("a keyword", () -> CoraColors.KEYWORD.color().getRGB().equals(colour(text, keyword)));
			RGB light = colour(text, keyword);

			RGB page = text.getBackground().getRGB();
			try (DarkTheme dark = new DarkTheme()) {
				Workbench.waitFor("another colour", () -> !light.equals(colour(text, keyword)));
				assertEquals(new RGB(214, 140, 214), colour(text, keyword));
				Workbench.screenshot("editor-dark");
			}
			assertEquals(page, text.getBackground().getRGB());
			Workbench.screenshot("editor-light-again");
			Workbench.waitFor("the first colour", () -> light.equals(colour(text, keyword)));
			assertEquals(List.of(), log.entries(), "the error log");
		} finally {
			Workbench.page().closeAllEditors(false);
			project.delete(true, true, null);
		}
	}

	/** Colours that only the Platform's own style sheet has stay: ours may not take their list away. */
	@Test
	void dialogsOfThePlatformCanBeRead() throws Exception {
		Workbench.prepare();
		try (ErrorLog log = new ErrorLog(); DarkTheme dark = new DarkTheme()) {
			new DialogRobot("New Cora Project").expect("Finish", true).screenshot("wizard-project-dark")
				.now(() -> assertEquals(List.of(), Controls.unreadable(Launches.dialog("New Cora Project")))).press("Cancel")
				.openNewWizard(WizardTest.NEW_PROJECT);
			ColorRegistry colours = PlatformUI.getWorkbench().getThemeManager().getCurrentTheme().getColorRegistry();
			assertTrue(colours.hasValueFor("org.eclipse.ui.workbench.DARK_BACKGROUND"));
			assertEquals(colours.get("org.eclipse.ui.workbench.DARK_BACKGROUND"), Workbench.window().getShell().getBackground());
			assertEquals(List.of(), log.entries(), "the error log");
		}
	}

	private static RGB colour(StyledText text, int offset) {
		StyleRange style = text.getStyleRangeAtOffset(offset);
		return style == null || style.foreground == null ? null : style.foreground.getRGB();
	}
}
