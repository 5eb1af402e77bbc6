// SPDX-License-Identifier: EPL-2.0
// Copyright (c) 2026 Cora contributors
package org.cora.dsl.ui.preferences;

import org.cora.dsl.ui.CoraUi;
import org.eclipse.core.runtime.preferences.AbstractPreferenceInitializer;
import org.eclipse.jface.preference.IPreferenceStore;

/** The settings by name, and what they are when nobody has set them. */
public final class CoraPreferences extends AbstractPreferenceInitializer {

	/** Whether a file is laid out when its editor is saved. */
	public static final String FORMAT_ON_SAVE = "formatOnSave";

	/** Whether an opening bracket or quote that one types gets its closing one. */
	public static final String CLOSE_PAIRS = "closePairs";

	/** Whether a setting is on. */
	public static boolean is(String setting) {
		CoraUi plugin = CoraUi.get();
		return plugin != null && plugin.getPreferenceStore().getBoolean(setting);
	}

	@Override
	public void initializeDefaultPreferences() {
		IPreferenceStore store = CoraUi.get().getPreferenceStore();
		store.setDefault(FORMAT_ON_SAVE, false);
		store.setDefault(CLOSE_PAIRS, true);
	}
}
