// SPDX-License-Identifier: EPL-2.0
// Copyright (c) 2026 Cora contributors
package org.cora.dsl.ui.wizards;

import java.lang.reflect.InvocationTargetException;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.cora.dsl.ui.CoraUi;
import org.eclipse.core.resources.IFile;
import org.eclipse.core.resources.IProject;
import org.eclipse.core.runtime.CoreException;
import org.eclipse.core.runtime.IProgressMonitor;
import org.eclipse.core.runtime.Status;
import org.eclipse.jface.dialogs.ErrorDialog;
import org.eclipse.jface.viewers.IStructuredSelection;
import org.eclipse.jface.wizard.Wizard;
import org.eclipse.ui.INewWizard;
import org.eclipse.ui.IWorkbench;
import org.eclipse.ui.actions.WorkspaceModifyOperation;
import org.eclipse.ui.statushandlers.StatusManager;
import org.eclipse.ui.wizards.newresource.BasicNewResourceWizard;

/** File → New → Cora Project: a project with an example that plans and runs as it is, or an empty one. */
public class NewProjectWizard extends Wizard implements INewWizard {

	private IWorkbench workbench;
	private ProjectPage page;

	@Override
	public void init(IWorkbench initialWorkbench, IStructuredSelection selection) {
		workbench = initialWorkbench;
		setWindowTitle("New Cora Project");
		setNeedsProgressMonitor(true);
		setDefaultPageImageDescriptor(CoraUi.icon("wizard"));
	}

	@Override
	public void addPages() {
		page = new ProjectPage(choices());
		page.setTitle(title());
		page.setDescription(description());
		addPage(page);
	}

	/** What the project can be filled with, the first one selected. */
	List<ProjectPage.Choice> choices() {
		List<ProjectPage.Choice> choices = new ArrayList<>(ShippedExamples.all().stream().map(ProjectPage.Choice::of).toList());
		choices.add(ProjectPage.Choice.empty());
		return choices;
	}

	String title() {
		return "Cora Project";
	}

	String description() {
		return "A project for network functions, with an example that can be planned and run at once.";
	}

	@Override
	public boolean performFinish() {
		IProject project = page.getProjectHandle();
		URI location = page.useDefaults() ? null : page.getLocationURI();
		ProjectContent content = new ProjectContent(project, location, page.choice().example());
		List<IFile> main = new ArrayList<>();
		WorkspaceModifyOperation work = new WorkspaceModifyOperation() {
			@Override
			protected void execute(IProgressMonitor monitor) throws CoreException {
				content.create(monitor).ifPresent(main::add);
			}
		};
		try {
			getContainer().run(true, true, work);
		} catch (InvocationTargetException e) {
			failed(e.getCause());
			return false;
		} catch (InterruptedException e) {
			return false;
		}
		workbench.getWorkingSetManager().addToWorkingSets(project, page.getSelectedWorkingSets());
		reveal(project, main.stream().findFirst());
		return true;
	}

	private void reveal(IProject project, Optional<IFile> main) {
		BasicNewResourceWizard.selectAndReveal(main.isPresent() ? main.get() : project, workbench.getActiveWorkbenchWindow());
		main.ifPresent(file -> SourceOpener.open(workbench.getActiveWorkbenchWindow(), file, SourceOpener::firstOffload));
	}

	private void failed(Throwable why) {
		if (why instanceof CoreException e) {
			ErrorDialog.openError(getShell(), getWindowTitle(), "The project could not be made.", e.getStatus());
		} else {
			StatusManager.getManager().handle(Status.error("The project could not be made", why),
				StatusManager.SHOW | StatusManager.LOG);
		}
	}
}
