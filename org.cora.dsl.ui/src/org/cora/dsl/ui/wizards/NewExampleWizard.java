// SPDX-License-Identifier: EPL-2.0
// Copyright (c) 2026 Cora contributors
package org.cora.dsl.ui.wizards;

import java.util.List;
import org.eclipse.jface.viewers.IStructuredSelection;
import org.eclipse.ui.IWorkbench;

/** File → New → Example: a project with one of the examples. */
public final class NewExampleWizard extends NewProjectWizard {

	@Override
	public void init(IWorkbench workbench, IStructuredSelection selection) {
		super.init(workbench, selection);
		setWindowTitle("New Cora Example");
	}

	@Override
	List<ProjectPage.Choice> choices() {
		return ShippedExamples.all().stream().map(ProjectPage.Choice::of).toList();
	}

	@Override
	String title() {
		return "Cora Example";
	}

	@Override
	String description() {
		return "Network functions with traffic and offloads, to look at, change, plan and run.";
	}
}
