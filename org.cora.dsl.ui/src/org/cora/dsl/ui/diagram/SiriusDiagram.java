// SPDX-License-Identifier: EPL-2.0
// Copyright (c) 2026 Cora contributors
package org.cora.dsl.ui.diagram;

import java.util.Map;
import org.cora.dsl.ui.CoraUi;
import org.eclipse.core.commands.Command;
import org.eclipse.core.commands.ParameterizedCommand;
import org.eclipse.core.commands.common.CommandException;
import org.eclipse.core.resources.IFile;
import org.eclipse.swt.SWTException;
import org.eclipse.swt.widgets.Display;
import org.eclipse.swt.widgets.Shell;
import org.eclipse.ui.PlatformUI;
import org.eclipse.ui.commands.ICommandService;
import org.eclipse.ui.handlers.IHandlerService;

/**
 * Opens and closes Sirius diagrams of plans through the commands of {@code org.cora.sirius}, if that is installed. Whether Sirius
 * itself is there is that bundle's matter: it says so when asked to open a diagram.
 */
public final class SiriusDiagram {

	private static final String OPEN = "org.cora.sirius.openDiagram";
	private static final String CLOSE = "org.cora.sirius.closeDiagram";

	private SiriusDiagram() {
	}

	/** Whether there is somebody to ask. */
	public static boolean isInstalled() {
		return command(OPEN).isDefined() && command(CLOSE).isDefined();
	}

	/** Says what to install, and where it is to be had. Returns when the user has read it. */
	public static void sayWhatToInstall(Shell parent) {
		new NoDiagramDialog(parent).open();
	}

	/** Opens the diagram of a plan. Only in the UI thread; returns before it is open. */
	public static void open(IFile plan) {
		execute(OPEN, plan);
	}

	/** Closes the diagram of a plan. Only in the UI thread. Returns whether it was showing. */
	public static boolean close(IFile plan) {
		return Boolean.TRUE.equals(execute(CLOSE, plan));
	}

	/**
	 * Does something that changes a plan's file, with its diagram closed meanwhile: Sirius does not take well to elements that come
	 * from outside while it shows them. From any thread; the one of the user interface must not be waiting for this one.
	 */
	public static void closedDuring(IFile plan, Runnable change) {
		boolean[] showing = {false};
		inUi(() -> showing[0] = isInstalled() && close(plan), true);
		try {
			change.run();
		} finally {
			if (showing[0]) {
				inUi(() -> open(plan), false);
			}
		}
	}

	private static void inUi(Runnable what, boolean wait) {
		if (!PlatformUI.isWorkbenchRunning() || PlatformUI.getWorkbench().isClosing()) {
			return;
		}
		Display display = PlatformUI.getWorkbench().getDisplay();
		try {
			if (wait) {
				display.syncExec(what);
			} else {
				display.asyncExec(what);
			}
		} catch (SWTException e) {
			if (!display.isDisposed()) {
				throw e;
			}
		}
	}

	private static Object execute(String id, IFile plan) {
		IHandlerService handlers = PlatformUI.getWorkbench().getService(IHandlerService.class);
		ParameterizedCommand command = ParameterizedCommand.generateCommand(command(id),
			Map.of(id + ".plan", plan.getFullPath().toPortableString()));
		try {
			return handlers.executeCommand(command, null);
		} catch (CommandException e) {
			CoraUi.log("The Sirius diagram of " + plan.getName() + " could not be " + (id.equals(OPEN) ? "opened" : "closed"), e);
			return null;
		}
	}

	private static Command command(String id) {
		return PlatformUI.getWorkbench().getService(ICommandService.class).getCommand(id);
	}
}
