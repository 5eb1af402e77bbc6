// SPDX-License-Identifier: EPL-2.0
// Copyright (c) 2026 Cora contributors
package org.cora.dsl.ui.launch;

import org.eclipse.core.commands.AbstractHandler;
import org.eclipse.core.commands.ExecutionEvent;
import org.eclipse.debug.core.ILaunchManager;
import org.eclipse.jface.viewers.ISelection;
import org.eclipse.ui.IEditorPart;
import org.eclipse.ui.handlers.HandlerUtil;

/**
 * The key for Run As, Cora Offload Simulation. The Platform has a command for each launch shortcut too, but no handler for it
 * before it has shown a menu with shortcuts once.
 */
public final class RunOffloadHandler extends AbstractHandler {

	@Override
	public Object execute(ExecutionEvent event) {
		ISelection selection = HandlerUtil.getCurrentSelection(event);
		IEditorPart editor = HandlerUtil.getActiveEditor(event);
		SimulationShortcut shortcut = new SimulationShortcut();
		if (SimulationShortcut.file(selection) != null && HandlerUtil.getActivePart(event) != editor) {
			shortcut.launch(selection, ILaunchManager.RUN_MODE);
		} else if (editor != null) {
			shortcut.launch(editor, ILaunchManager.RUN_MODE);
		}
		return null;
	}
}
