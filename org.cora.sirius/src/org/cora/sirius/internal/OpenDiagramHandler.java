// SPDX-License-Identifier: EPL-2.0
// Copyright (c) 2026 Cora contributors
package org.cora.sirius.internal;

import org.cora.sirius.SiriusDiagrams;
import org.eclipse.core.commands.AbstractHandler;
import org.eclipse.core.commands.ExecutionEvent;
import org.eclipse.core.commands.ExecutionException;
import org.eclipse.core.resources.IFile;
import org.eclipse.core.resources.ResourcesPlugin;
import org.eclipse.core.runtime.Adapters;
import org.eclipse.core.runtime.IPath;
import org.eclipse.jface.dialogs.MessageDialog;
import org.eclipse.jface.viewers.IStructuredSelection;
import org.eclipse.ui.IEditorInput;
import org.eclipse.ui.handlers.HandlerUtil;

/**
 * Opens the diagram of a plan: of the file named by the command's parameter, else of the selected file, else of the one in the
 * active editor. Without Sirius it says what to install.
 */
public final class OpenDiagramHandler extends AbstractHandler {

	private static final String PLAN = "org.cora.sirius.openDiagram.plan";

	@Override
	public Object execute(ExecutionEvent event) throws ExecutionException {
		IFile plan = plan(event);
		if (!SiriusDiagrams.isAvailable()) {
			new MissingSiriusDialog(HandlerUtil.getActiveShell(event)).open();
		} else if (plan == null || !plan.exists()) {
			MessageDialog.openInformation(HandlerUtil.getActiveShell(event), "Open Sirius Diagram", "Select a plan (a .coraplan file) first. Plan Offload writes one.");
		} else {
			SiriusDiagrams.open(plan);
		}
		return null;
	}

	private static IFile plan(ExecutionEvent event) {
		String path = event.getParameter(PLAN);
		if (path != null) {
			return ResourcesPlugin.getWorkspace().getRoot().getFile(IPath.fromPortableString(path));
		}
		if (HandlerUtil.getCurrentSelection(event) instanceof IStructuredSelection selection) {
			IFile selected = Adapters.adapt(selection.getFirstElement(), IFile.class);
			if (isPlan(selected)) {
				return selected;
			}
		}
		IEditorInput input = HandlerUtil.getActiveEditorInput(event);
		IFile edited = input == null ? null : Adapters.adapt(input, IFile.class);
		return isPlan(edited) ? edited : null;
	}

	private static boolean isPlan(IFile file) {
		return file != null && "coraplan".equals(file.getFileExtension());
	}
}
