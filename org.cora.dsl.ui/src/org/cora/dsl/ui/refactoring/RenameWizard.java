// SPDX-License-Identifier: EPL-2.0
// Copyright (c) 2026 Cora contributors
package org.cora.dsl.ui.refactoring;

import org.eclipse.jface.layout.GridDataFactory;
import org.eclipse.jface.layout.GridLayoutFactory;
import org.eclipse.ltk.core.refactoring.RefactoringStatus;
import org.eclipse.ltk.ui.refactoring.RefactoringWizard;
import org.eclipse.ltk.ui.refactoring.UserInputWizardPage;
import org.eclipse.swt.SWT;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Label;
import org.eclipse.swt.widgets.Text;

/** Asks for the new name, and shows what would change if one wants to see it. */
final class RenameWizard extends RefactoringWizard {

	private final NameChange change;

	RenameWizard(NameChange change) {
		super(change, DIALOG_BASED_USER_INTERFACE | PREVIEW_EXPAND_FIRST_NODE);
		this.change = change;
		setDefaultPageTitle(change.getName());
	}

	@Override
	protected void addUserInputPages() {
		addPage(new NamePage(change));
	}

	private static final class NamePage extends UserInputWizardPage {

		private final NameChange change;

		NamePage(NameChange change) {
			super("name");
			this.change = change;
		}

		@Override
		public void createControl(Composite parent) {
			Composite page = new Composite(parent, SWT.NONE);
			GridLayoutFactory.swtDefaults().numColumns(2).applyTo(page);
			new Label(page, SWT.NONE).setText("&New name:");
			Text name = new Text(page, SWT.BORDER);
			GridDataFactory.fillDefaults().grab(true, false).hint(260, SWT.DEFAULT).applyTo(name);
			name.setText(change.oldName());
			name.selectAll();
			name.addModifyListener(event -> entered(name.getText()));
			setPageComplete(false);
			setControl(page);
			name.setFocus();
		}

		private void entered(String name) {
			change.rename(name);
			boolean valid = name.matches("[A-Za-z_][A-Za-z_0-9]*");
			if (!valid) {
				setPageComplete(RefactoringStatus.createFatalErrorStatus("A name begins with a letter and has letters, digits and underscores"));
			} else {
				setPageComplete(new RefactoringStatus()); // the wizard remembers the one before
				setErrorMessage(null);
				setPageComplete(!name.equals(change.oldName()));
			}
		}
	}
}
