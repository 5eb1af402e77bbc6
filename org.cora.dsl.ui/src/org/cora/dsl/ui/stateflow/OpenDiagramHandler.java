// SPDX-License-Identifier: EPL-2.0
// Copyright (c) 2026 Cora contributors
package org.cora.dsl.ui.stateflow;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.Optional;
import org.cora.dsl.ui.diagram.SiriusDiagram;
import org.cora.dsl.ui.plan.CurrentPlan;
import org.cora.dsl.ui.plan.EditedSource;
import org.cora.dsl.ui.plan.PlanStore;
import org.eclipse.core.commands.AbstractHandler;
import org.eclipse.core.commands.ExecutionEvent;
import org.eclipse.core.resources.IFile;
import org.eclipse.core.resources.ResourcesPlugin;
import org.eclipse.jface.dialogs.MessageDialog;
import org.eclipse.swt.widgets.Shell;
import org.eclipse.ui.handlers.HandlerUtil;

/** Opens the plan that the active view shows as a Sirius diagram, or says why that can't be. */
public final class OpenDiagramHandler extends AbstractHandler {

	private static final String TITLE = "Open as Sirius Diagram";

	@Override
	public Object execute(ExecutionEvent event) {
		Shell shell = HandlerUtil.getActiveShell(event);
		if (!SiriusDiagram.isInstalled()) {
			SiriusDiagram.sayWhatToInstall(shell);
			return null;
		}
		Optional<CurrentPlan> plan = HandlerUtil.getActivePart(event) instanceof StateFlowView view ? Optional.ofNullable(view.current())
			: PlanStore.get().latest();
		String refusal = plan.map(OpenDiagramHandler::refusal)
			.orElse("There is no plan yet. Put the cursor into an offload and press Ctrl+Alt+P, then open its diagram.");
		if (refusal.isEmpty()) {
			SiriusDiagram.open(plan.flatMap(OpenDiagramHandler::file).orElseThrow());
		} else {
			MessageDialog.openInformation(shell, TITLE, refusal);
		}
		return null;
	}

	/** Why this plan can't be opened; empty if it can. */
	private static String refusal(CurrentPlan plan) {
		if (plan.planFile().isEmpty()) {
			return "Sirius opens plans that are saved in a project, and the plan of " + plan.offload() + " isn't saved. " + remedy(plan);
		}
		Path file = plan.planFile().get();
		IFile known = file(plan).orElse(null);
		if (known == null) {
			return file.getFileName() + " is in no open project of this workspace. Open the project that it is in, or plan the offload in a project, "
				+ "then open its diagram.";
		}
		return known.exists() ? "" : file.getFileName() + " is not there any more. Plan the offload again (Ctrl+Alt+P in "
			+ plan.source().getFileName() + "), then open its diagram.";
	}

	private static String remedy(CurrentPlan plan) {
		if (EditedSource.inWorkspace(plan.source()).isEmpty()) {
			return "Put " + plan.source().getFileName() + " into a project, plan the offload there (Ctrl+Alt+P), then open its diagram.";
		}
		return (plan.notice().isEmpty() ? "Plan the offload again (Ctrl+Alt+P)." : plan.notice()) + " Then open its diagram.";
	}

	private static Optional<IFile> file(CurrentPlan plan) {
		return plan.planFile().flatMap(path -> Arrays.stream(
			ResourcesPlugin.getWorkspace().getRoot().findFilesForLocationURI(path.toUri())).filter(file -> file.getProject().isOpen()).findFirst());
	}
}
