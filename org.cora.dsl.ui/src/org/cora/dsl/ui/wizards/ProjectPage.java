// SPDX-License-Identifier: EPL-2.0
// Copyright (c) 2026 Cora contributors
package org.cora.dsl.ui.wizards;

import java.util.List;
import org.eclipse.core.resources.ResourcesPlugin;
import org.eclipse.swt.SWT;
import org.eclipse.swt.layout.GridData;
import org.eclipse.swt.layout.GridLayout;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Control;
import org.eclipse.swt.widgets.Event;
import org.eclipse.swt.widgets.Label;
import org.eclipse.swt.widgets.Text;
import org.eclipse.ui.dialogs.WizardNewProjectCreationPage;

/** Name, place and content of a new project. The name follows the example until somebody types another one. */
final class ProjectPage extends WizardNewProjectCreationPage {

	private static final int SUMMARY_LINES = 4;

	private final List<Choice> choices;
	private org.eclipse.swt.widgets.List list;
	private Text summary;
	private String proposed;

	/**
	 * What a project can be filled with.
	 *
	 * @param label   what the list shows
	 * @param summary what is said of the one that is selected
	 * @param name    project name to propose
	 * @param example null for none
	 */
	record Choice(String label, String summary, String name, Example example) {

		static Choice of(Example example) {
			return new Choice(example.title(), example.summary(), example.id(), example);
		}

		static Choice empty() {
			return new Choice("Nothing (an empty project)",
				"A project without files. New → Cora Network Function makes the first one.", "cora", null);
		}
	}

	ProjectPage(List<Choice> choices) {
		super("project");
		this.choices = choices;
		proposed = free(choices.get(0).name());
		setInitialProjectName(proposed);
	}

	/** The first name of that kind that no project has. */
	static String free(String name) {
		String free = name;
		for (int i = 2; ResourcesPlugin.getWorkspace().getRoot().getProject(free).exists(); i++) {
			free = name + "-" + i;
		}
		return free;
	}

	@Override
	public void createControl(Composite parent) {
		super.createControl(parent);
		Composite page = (Composite) getControl();
		Composite content = new Composite(page, SWT.NONE);
		content.setFont(page.getFont());
		content.setLayout(new GridLayout());
		content.setLayoutData(new GridData(SWT.FILL, SWT.FILL, true, true));
		content.moveBelow(null);
		Label label = new Label(content, SWT.NONE);
		label.setText("&Content:");
		list = new org.eclipse.swt.widgets.List(content, SWT.SINGLE | SWT.BORDER | SWT.V_SCROLL);
		choices.forEach(choice -> list.add(choice.label()));
		GridData many = new GridData(SWT.FILL, SWT.FILL, true, true);
		many.heightHint = list.getItemHeight() * Math.min(8, Math.max(4, choices.size()));
		list.setLayoutData(many);
		list.select(0);
		list.addListener(SWT.Selection, this::selected);
		list.addListener(SWT.DefaultSelection, this::chosen);
		summary = new Text(content, SWT.MULTI | SWT.WRAP | SWT.READ_ONLY | SWT.V_SCROLL);
		summary.setBackground(content.getBackground());
		GridData lines = new GridData(SWT.FILL, SWT.FILL, true, false);
		lines.heightHint = summary.getLineHeight() * SUMMARY_LINES;
		lines.widthHint = convertWidthInCharsToPixels(70);
		summary.setLayoutData(lines);
		summary.setText(choices.get(0).summary());
		nameField(page).selectAll();
	}

	/** The one that is selected. */
	Choice choice() {
		return choices.get(Math.max(0, list.getSelectionIndex()));
	}

	private void selected(Event event) {
		summary.setText(choice().summary());
		if (getProjectName().equals(proposed)) {
			proposed = free(choice().name());
			nameField((Composite) getControl()).setText(proposed);
		}
	}

	private void chosen(Event event) {
		if (isPageComplete() && getWizard().performFinish()) {
			getShell().close();
		}
	}

	/** The platform's field for the name: the first one on the page. */
	private static Text nameField(Composite parent) {
		for (Control child : parent.getChildren()) {
			if (child instanceof Text text && (text.getStyle() & SWT.READ_ONLY) == 0) {
				return text;
			}
			Text inside = child instanceof Composite composite ? nameField(composite) : null;
			if (inside != null) {
				return inside;
			}
		}
		return null;
	}
}
