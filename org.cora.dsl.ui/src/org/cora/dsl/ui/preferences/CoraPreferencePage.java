// SPDX-License-Identifier: EPL-2.0
// Copyright (c) 2026 Cora contributors
package org.cora.dsl.ui.preferences;

import org.cora.dsl.ui.CoraUi;
import org.eclipse.jface.layout.GridDataFactory;
import org.eclipse.jface.layout.GridLayoutFactory;
import org.eclipse.jface.preference.BooleanFieldEditor;
import org.eclipse.jface.preference.FieldEditorPreferencePage;
import org.eclipse.swt.SWT;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Control;
import org.eclipse.swt.widgets.Group;
import org.eclipse.swt.widgets.Link;
import org.eclipse.ui.IWorkbench;
import org.eclipse.ui.IWorkbenchPreferencePage;
import org.eclipse.ui.dialogs.PreferencesUtil;
import org.eclipse.ui.preferences.IWorkbenchPreferenceContainer;

/** Preferences, Cora: what happens while one types and when one saves, and the ways to the platform's own pages. */
public final class CoraPreferencePage extends FieldEditorPreferencePage implements IWorkbenchPreferencePage {

	/** As in plugin.xml. */
	public static final String ID = "org.cora.dsl.ui.preferences";

	private static final String COLOURS = "org.eclipse.ui.preferencePages.ColorsAndFonts";
	private static final String EDITORS = "org.eclipse.ui.preferencePages.GeneralTextEditor";
	private static final String KEYS = "org.eclipse.ui.preferencePages.Keys";

	/** Made by the preferences dialog. */
	public CoraPreferencePage() {
		super(GRID);
	}

	@Override
	public void init(IWorkbench workbench) {
		setPreferenceStore(CoraUi.get().getPreferenceStore());
		setDescription("Settings of the editor for Cora files.");
	}

	@Override
	protected Control createContents(Composite parent) {
		Control fields = super.createContents(parent);
		links((Composite) fields);
		return fields;
	}

	@Override
	protected void createFieldEditors() {
		Composite typing = group("While typing");
		addField(new BooleanFieldEditor(CoraPreferences.CLOSE_PAIRS, "&Close brackets and quotes", typing));
		Composite saving = group("When a file is saved");
		addField(new BooleanFieldEditor(CoraPreferences.FORMAT_ON_SAVE, "&Format the file", saving));
	}

	private Composite group(String title) {
		Group group = new Group(getFieldEditorParent(), SWT.NONE);
		group.setText(title);
		GridLayoutFactory.swtDefaults().margins(8, 8).applyTo(group);
		GridDataFactory.fillDefaults().grab(true, false).applyTo(group);
		Composite inner = new Composite(group, SWT.NONE);
		GridLayoutFactory.fillDefaults().applyTo(inner);
		GridDataFactory.fillDefaults().grab(true, false).applyTo(inner);
		return inner;
	}

	private void links(Composite parent) {
		link(parent, "Colours are set in <a>Colors and Fonts</a>, below Cora.", COLOURS, "selectCategory:org.cora.dsl.ui.colors");
		link(parent, "What all text editors do is set in <a>Text Editors</a>.", EDITORS, null);
		link(parent, "Keys of commands are set in <a>Keys</a>, in the category Cora.", KEYS, null);
	}

	private void link(Composite parent, String text, String page, Object data) {
		Link link = new Link(parent, SWT.NONE);
		link.setText(text);
		GridDataFactory.fillDefaults().indent(0, 6).span(2, 1).applyTo(link);
		link.addListener(SWT.Selection, event -> {
			if (getContainer() instanceof IWorkbenchPreferenceContainer dialog) {
				dialog.openPage(page, data);
			} else {
				PreferencesUtil.createPreferenceDialogOn(getShell(), page, null, data).open();
			}
		});
	}
}
