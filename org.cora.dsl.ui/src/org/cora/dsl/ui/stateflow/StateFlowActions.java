// SPDX-License-Identifier: EPL-2.0
// Copyright (c) 2026 Cora contributors
package org.cora.dsl.ui.stateflow;

import java.nio.file.Path;
import org.cora.dsl.ui.CoraUi;
import org.cora.dsl.ui.plan.CurrentPlan;
import org.cora.ir.diagnostic.CoraException;
import org.eclipse.core.resources.IContainer;
import org.eclipse.core.resources.IResource;
import org.eclipse.core.resources.ResourcesPlugin;
import org.eclipse.core.resources.WorkspaceJob;
import org.eclipse.core.runtime.CoreException;
import org.eclipse.core.runtime.IProgressMonitor;
import org.eclipse.core.runtime.IStatus;
import org.eclipse.core.runtime.Status;
import org.eclipse.jface.action.Action;
import org.eclipse.jface.action.IAction;
import org.eclipse.jface.action.IToolBarManager;
import org.eclipse.jface.action.Separator;
import org.eclipse.jface.dialogs.MessageDialog;
import org.eclipse.swt.SWT;
import org.eclipse.swt.SWTException;
import org.eclipse.swt.widgets.FileDialog;
import org.eclipse.swt.widgets.Shell;
import org.eclipse.ui.IActionBars;
import org.eclipse.ui.actions.ActionFactory;

/** The buttons of the view. */
final class StateFlowActions {

	private final StateFlowView view;

	private StateFlowActions(StateFlowView view) {
		this.view = view;
	}

	static void fill(IActionBars bars, StateFlowView view) {
		StateFlowActions actions = new StateFlowActions(view);
		IToolBarManager tools = bars.getToolBarManager();
		Action find = action("find", "Find State or Class (Ctrl+F)", view::find);
		bars.setGlobalActionHandler(ActionFactory.FIND.getId(), find);
		tools.add(find);
		tools.add(actions.heat());
		tools.add(new Separator());
		tools.add(action("fit", "Fit (F)", () -> view.canvas().fit()));
		tools.add(action("zoom-in", "Zoom In (+)", () -> view.canvas().zoomIn()));
		tools.add(action("zoom-out", "Zoom Out (-)", () -> view.canvas().zoomOut()));
		tools.add(new Separator());
		tools.add(action("export", "Export as SVG or PNG …", actions::export));
	}

	private Action heat() {
		Action heat = new Action("Colour by Use of Capacity", IAction.AS_CHECK_BOX) {
			@Override
			public void run() {
				view.canvas().heat(isChecked());
			}
		};
		heat.setId(StateFlowView.ID + ".heat");
		heat.setImageDescriptor(CoraUi.icon("heat"));
		heat.setChecked(view.canvas().heat());
		return heat;
	}

	private static Action action(String icon, String text, Runnable what) {
		Action action = new Action(text, CoraUi.icon(icon)) {
			@Override
			public void run() {
				what.run();
			}
		};
		action.setId(StateFlowView.ID + "." + icon);
		action.setToolTipText(text);
		return action;
	}

	private void export() {
		Shell shell = view.getSite().getShell();
		CurrentPlan plan = view.current();
		if (plan == null || view.canvas().scene() == null) {
			MessageDialog.openInformation(shell, "Export", "There is no picture yet. Press Ctrl+Alt+P in a Cora file to plan it.");
			return;
		}
		FileDialog dialog = new FileDialog(shell, SWT.SAVE);
		dialog.setText("Export the State Flow of " + plan.offload());
		dialog.setFilterExtensions(new String[] {"*.svg", "*.png"});
		dialog.setFilterNames(new String[] {"SVG picture (*.svg)", "PNG picture (*.png)"});
		dialog.setFilterPath(plan.source().getParent().toString());
		dialog.setFileName(plan.offload() + ".svg");
		dialog.setOverwrite(true);
		String chosen = dialog.open();
		if (chosen != null) {
			boolean png = dialog.getFilterIndex() == 1;
			write(shell, Path.of(png && chosen.endsWith(".svg") ? chosen.substring(0, chosen.length() - 4) + ".png" : chosen));
		}
	}

	private void write(Shell shell, Path file) {
		try {
			view.export(file);
			refresh(file);
		} catch (CoraException | SWTException e) {
			MessageDialog.openError(shell, "Export", "The picture could not be written: " + e.getMessage());
		}
	}

	/** Lets the workspace see the new file, if it is in one of its folders. */
	private static void refresh(Path file) {
		for (IContainer folder : ResourcesPlugin.getWorkspace().getRoot().findContainersForLocationURI(file.getParent().toUri())) {
			WorkspaceJob job = new WorkspaceJob("Refreshing " + folder.getName()) {
				@Override
				public IStatus runInWorkspace(IProgressMonitor monitor) throws CoreException {
					folder.refreshLocal(IResource.DEPTH_ONE, monitor);
					return Status.OK_STATUS;
				}
			};
			job.setSystem(true);
			job.setRule(folder);
			job.schedule();
		}
	}
}
