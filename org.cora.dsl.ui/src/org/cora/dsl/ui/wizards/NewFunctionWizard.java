// SPDX-License-Identifier: EPL-2.0
// Copyright (c) 2026 Cora contributors
package org.cora.dsl.ui.wizards;

import org.cora.dsl.ui.CoraUi;
import org.eclipse.core.resources.IFile;
import org.eclipse.jface.viewers.IStructuredSelection;
import org.eclipse.jface.wizard.Wizard;
import org.eclipse.ui.INewWizard;
import org.eclipse.ui.IWorkbench;
import org.eclipse.ui.wizards.newresource.BasicNewResourceWizard;

/** File → New → Cora Network Function: a file with a function that runs, and the cursor where it is to become another. */
public final class NewFunctionWizard extends Wizard implements INewWizard {

	private IWorkbench workbench;
	private IStructuredSelection selection;
	private FunctionPage page;

	@Override
	public void init(IWorkbench initialWorkbench, IStructuredSelection initialSelection) {
		workbench = initialWorkbench;
		selection = initialSelection;
		setWindowTitle("New Cora Network Function");
		setDefaultPageImageDescriptor(CoraUi.icon("wizard"));
	}

	@Override
	public void addPages() {
		page = new FunctionPage(selection);
		addPage(page);
	}

	@Override
	public boolean performFinish() {
		IFile file = page.createNewFile();
		if (file == null) {
			return false;
		}
		BasicNewResourceWizard.selectAndReveal(file, workbench.getActiveWorkbenchWindow());
		SourceOpener.open(workbench.getActiveWorkbenchWindow(), file, FunctionSkeleton::cursor);
		return true;
	}
}
