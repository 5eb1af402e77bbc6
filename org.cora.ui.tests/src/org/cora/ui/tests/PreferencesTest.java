// SPDX-License-Identifier: EPL-2.0
// Copyright (c) 2026 Cora contributors
package org.cora.ui.tests;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.cora.dsl.ui.CoraUi;
import org.cora.dsl.ui.preferences.CoraPreferencePage;
import org.cora.dsl.ui.preferences.CoraPreferences;
import org.eclipse.core.runtime.NullProgressMonitor;
import org.eclipse.text.undo.DocumentUndoManagerRegistry;
import org.eclipse.ui.dialogs.PreferencesUtil;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Preferences, Cora: the page, and that each setting does what it says. */
class PreferencesTest extends WithNatInEditor {

	@AfterEach
	void asItWas() {
		CoraUi.get().getPreferenceStore().setToDefault(CoraPreferences.FORMAT_ON_SAVE);
	}

	private static void dialog(DialogRobot robot) {
		robot.use(() -> {
			var dialog = PreferencesUtil.createPreferenceDialogOn(Workbench.window().getShell(), CoraPreferencePage.ID, null, null);
			dialog.setBlockOnOpen(false);
			dialog.open();
		});
	}

	@Test
	void thePageSetsWhatItShows() {
		assertFalse(CoraPreferences.is(CoraPreferences.FORMAT_ON_SAVE));
		dialog(new DialogRobot("Preferences").expect("Format the file", true).screenshot("author-preferences")
			.check("Format the file").press("Apply and Close"));
		Workbench.waitFor("the setting", () -> CoraPreferences.is(CoraPreferences.FORMAT_ON_SAVE));
		assertTrue(CoraPreferences.is(CoraPreferences.CLOSE_PAIRS));
	}

	@Test
	void inTheDarkThePageIsDark() {
		try (DarkTheme dark = new DarkTheme()) {
			dialog(new DialogRobot("Preferences").expect("Format the file", true).screenshot("author-dark-preferences").press("Cancel"));
		}
	}

	@Test
	void aFileIsLaidOutWhenItIsSaved() throws Exception {
		String before = document.get();
		String crooked = before.replace("\n  port lan, wan", "\n port   lan,wan").replace("\n    forward", "\n        forward");
		document.set(crooked);
		editor.doSave(new NullProgressMonitor());
		assertEquals(crooked, file.readString(), "as long as nobody wants it");
		CoraUi.get().getPreferenceStore().setValue(CoraPreferences.FORMAT_ON_SAVE, true);
		document.replace(0, 0, " ");
		editor.doSave(new NullProgressMonitor());
		assertEquals(before, document.get());
		assertEquals(before, file.readString());
		assertFalse(editor.isDirty());
		DocumentUndoManagerRegistry.getDocumentUndoManager(document).undo();
		assertEquals(" " + crooked, document.get());
	}
}
