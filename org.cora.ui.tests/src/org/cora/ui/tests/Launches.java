// SPDX-License-Identifier: EPL-2.0
// Copyright (c) 2026 Cora contributors
package org.cora.ui.tests;

import java.util.List;
import java.util.function.Consumer;
import org.cora.dsl.ui.launch.SimulationSettings;
import org.eclipse.core.commands.ParameterizedCommand;
import org.eclipse.core.resources.IFile;
import org.eclipse.core.runtime.CoreException;
import org.eclipse.debug.core.DebugPlugin;
import org.eclipse.debug.core.ILaunch;
import org.eclipse.debug.core.ILaunchConfiguration;
import org.eclipse.debug.core.ILaunchConfigurationType;
import org.eclipse.debug.core.ILaunchConfigurationWorkingCopy;
import org.eclipse.debug.core.ILaunchManager;
import org.eclipse.debug.core.model.IProcess;
import org.eclipse.debug.ui.DebugUITools;
import org.eclipse.swt.SWT;
import org.eclipse.swt.browser.Browser;
import org.eclipse.swt.widgets.Button;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Control;
import org.eclipse.swt.widgets.Event;
import org.eclipse.swt.widgets.Label;
import org.eclipse.swt.widgets.Shell;
import org.eclipse.swt.widgets.Text;
import org.eclipse.ui.PlatformUI;
import org.eclipse.ui.commands.ICommandService;
import org.eclipse.ui.console.TextConsole;
import org.eclipse.ui.handlers.IHandlerService;

/** What the tests do with launches of simulations: start them, read their consoles, answer their dialogs. */
final class Launches {

	private Launches() {
	}

	static ILaunchManager manager() {
		return DebugPlugin.getDefault().getLaunchManager();
	}

	private static ILaunchConfigurationType type() {
		return manager().getLaunchConfigurationType(SimulationSettings.TYPE);
	}

	static List<ILaunchConfiguration> configurations() throws CoreException {
		return List.of(manager().getLaunchConfigurations(type()));
	}

	/** A saved configuration. */
	static ILaunchConfiguration configuration(String name, SimulationSettings settings) throws CoreException {
		ILaunchConfigurationWorkingCopy copy = type().newInstance(null, name);
		settings.store(copy);
		return copy.doSave();
	}

	/** The defaults for an offload, with another duration. */
	static SimulationSettings settings(IFile file, String offload, String duration) {
		return settings(file.getFullPath().toString(), offload, duration);
	}

	static SimulationSettings settings(String file, String offload, String duration) {
		return new SimulationSettings(file, offload, "cora", "", duration, "1", "", "", true, true, false, false);
	}

	/** Run As, Cora Offload Simulation, on what is active, as its key does. */
	static void runAs() throws Exception {
		Workbench.settle();
		ICommandService commands = PlatformUI.getWorkbench().getService(ICommandService.class);
		ParameterizedCommand command = new ParameterizedCommand(commands.getCommand("org.cora.dsl.ui.runOffload"), null);
		PlatformUI.getWorkbench().getService(IHandlerService.class).executeCommand(command, null);
	}

	/** The process of the latest launch, when it has been started. */
	static IProcess waitForProcess() {
		Workbench.waitFor("a process", () -> manager().getProcesses().length > 0);
		IProcess[] all = manager().getProcesses();
		return all[all.length - 1];
	}

	static IProcess process(ILaunch launch) {
		return launch.getProcesses()[0];
	}

	static void waitForEnd(IProcess process) {
		Workbench.waitFor("the process to end", process::isTerminated, () -> text(process));
	}

	/** Waits until the console of a process says something. */
	static void waitForText(IProcess process, String text) {
		Workbench.waitFor("in the console: " + text, () -> text(process).contains(text), () -> text(process));
	}

	static TextConsole console(IProcess process) {
		return (TextConsole) DebugUITools.getConsole(process);
	}

	static String text(IProcess process) {
		TextConsole console = console(process);
		return console == null ? "" : console.getDocument().get();
	}

	/** Waits until the browser inside the workbench has drawn the report of an offload. */
	static void waitForReport(String offload) {
		Workbench.waitFor("the report in the browser", () -> Workbench.page().getActiveEditor() != null
			&& Workbench.page().getActiveEditor().getTitle().equals(offload + ".report.html"));
		Workbench.waitFor("the report to be drawn", () -> drawn().contains("offload " + offload + " · "), Launches::drawn);
	}

	/** What the page in the visible browser says, once its process has drawn it: that is so a frame after the page is complete. */
	private static String drawn() {
		return Controls.visible(Workbench.window().getShell()).filter(Browser.class::isInstance).map(Browser.class::cast).findFirst()
			.map(browser -> String.valueOf(browser.evaluate("""
				if (document.readyState !== 'complete') { return ''; }
				if (!window.coraDrawn) {
					window.coraDrawn = 'soon';
					requestAnimationFrame(() => requestAnimationFrame(() => window.coraDrawn = 'yes'));
				}
				return window.coraDrawn === 'yes' ? document.body.innerText : '';
				"""))).orElse("");
	}

	/** A dialog by its title; null if it isn't there. */
	static Shell dialog(String title) {
		for (Shell shell : Workbench.display().getShells()) {
			if (shell.getText().equals(title) && shell.isVisible()) {
				return shell;
			}
		}
		return null;
	}

	static Shell waitForDialog(String title) {
		Workbench.waitFor("the dialog " + title, () -> dialog(title) != null);
		Workbench.settle();
		return dialog(title);
	}

	/** Answers a dialog that will keep its caller waiting, as soon as it is there. */
	static void answer(String title, Consumer<Shell> answer) {
		Workbench.display().timerExec(200, () -> {
			Shell dialog = dialog(title);
			if (dialog == null) {
				answer(title, answer);
			} else {
				answer(dialog, answer);
			}
		});
	}

	/** Whatever goes wrong, the dialog doesn't stay: its caller waits for it. */
	private static void answer(Shell dialog, Consumer<Shell> answer) {
		try {
			answer.accept(dialog);
		} finally {
			if (!dialog.isDisposed()) {
				dialog.close();
			}
		}
	}

	/** What the labels and messages of a dialog say. */
	static String said(Composite dialog) {
		StringBuilder all = new StringBuilder();
		for (Control child : dialog.getChildren()) {
			if (child instanceof Label label) {
				all.append(label.getText()).append('\n');
			} else if (child instanceof Text message) {
				all.append(message.getText()).append('\n');
			} else if (child instanceof Composite inner) {
				all.append(said(inner));
			}
		}
		return all.toString();
	}

	/** Presses a button by its text. */
	static void press(Composite dialog, String text) {
		Button button = button(dialog, text);
		if (button == null) {
			throw new AssertionError("no button " + text);
		}
		button.notifyListeners(SWT.Selection, new Event());
	}

	private static Button button(Composite parent, String text) {
		for (Control child : parent.getChildren()) {
			Button found = child instanceof Button button && button.getText().replace("&", "").equals(text) ? button
				: child instanceof Composite inner ? button(inner, text) : null;
			if (found != null) {
				return found;
			}
		}
		return null;
	}

	/** Ends and forgets all launches, and deletes all configurations. */
	static void clear() throws Exception {
		for (IProcess process : manager().getProcesses()) {
			while (!process.isTerminated()) {
				process.terminate();
				process.terminate();
				waitForEnd(process);
			}
		}
		manager().removeLaunches(manager().getLaunches());
		for (ILaunchConfiguration configuration : configurations()) {
			configuration.delete();
		}
	}
}
