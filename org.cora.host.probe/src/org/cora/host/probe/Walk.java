// SPDX-License-Identifier: EPL-2.0
// Copyright (c) 2026 Cora contributors
package org.cora.host.probe;

import java.util.Arrays;
import java.util.Locale;
import java.util.Map;
import java.util.Properties;
import java.util.function.Predicate;
import org.eclipse.core.commands.ParameterizedCommand;
import org.eclipse.core.resources.IFile;
import org.eclipse.core.resources.IProject;
import org.eclipse.core.resources.IResource;
import org.eclipse.core.resources.ResourcesPlugin;
import org.eclipse.swt.SWT;
import org.eclipse.swt.widgets.Button;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Control;
import org.eclipse.swt.widgets.Event;
import org.eclipse.swt.widgets.List;
import org.eclipse.swt.widgets.Shell;
import org.eclipse.swt.widgets.Tree;
import org.eclipse.ui.IEditorPart;
import org.eclipse.ui.PlatformUI;
import org.eclipse.ui.commands.ICommandService;
import org.eclipse.ui.handlers.IHandlerService;

/**
 * The way of somebody new, by the installed plug-in's wizards and commands alone: New Project with an example, the example in its
 * editor, its plan, the picture of the plan, a run. Notes how long one waits.
 */
final class Walk {

	private static final String STATE_FLOW = "org.cora.dsl.ui.stateflow";
	private static final String DIALOG = "New Cora Project";
	private static final double NANOS = 1e9;

	private final Window window;
	private final Properties seen;
	private final String pictures;
	private final String example;
	private final String offload;

	/**
	 * @param pictures what the pictures' names begin with
	 * @param example folder of the example, which is what the project is called
	 * @param offload its first one, which the cursor is in when the example opens
	 */
	Walk(Window window, Properties seen, String pictures, String example, String offload) {
		this.window = window;
		this.seen = seen;
		this.pictures = pictures;
		this.example = example;
		this.offload = offload;
	}

	/** @param title what the wizard calls the example */
	void run(String title) throws Exception {
		newProject(title);
		plan();
		stateFlow();
		new Runs(seen, "walk." + example + ".run", (IFile) find(project(), example + ".cora")).toTheEnd(offload);
		screenshot("5-run");
		window.inUi(() -> Window.page().closeAllEditors(false));
		project().delete(true, true, null);
	}

	private void newProject(String title) throws Exception {
		window.begin(() -> execute("org.eclipse.ui.newWizard", Map.of("newWizardId", "org.cora.dsl.ui.newProject")));
		window.until("the wizard with " + title, () -> dialog() != null && dialog().isVisible() && list(title) != null);
		window.inUi(() -> {
			list(title).setSelection(new String[] {title});
			list(title).notifyListeners(SWT.Selection, new Event());
			return null;
		});
		window.until("the button Finish", () -> finish() != null && finish().isEnabled());
		screenshot("1-new-project");
		long pressed = System.nanoTime();
		window.inUi(() -> {
			finish().notifyListeners(SWT.Selection, new Event());
			return null;
		});
		window.until("the example in its editor", () -> dialog() == null && editor() != null);
		took("open", pressed);
		seen.setProperty("walk." + example + ".editor", window.inUi(() -> editor().getSite().getId() + " " + editor().getTitle()));
		screenshot("2-example");
	}

	private void plan() throws Exception {
		long pressed = System.nanoTime();
		window.begin(() -> execute("org.cora.dsl.ui.planOffload", Map.of()));
		window.until("the plan's file", () -> find(project(), offload + ".coraplan") != null);
		took("plan", pressed);
		window.until("the plan in its view", () -> tree() != null && tree().getItemCount() > 0);
		seen.setProperty("walk." + example + ".planned", String.valueOf(window.inUi(() -> tree().getItemCount())));
		screenshot("3-plan");
	}

	private void stateFlow() throws Exception {
		window.inUi(() -> Window.page().showView(STATE_FLOW));
		screenshot("4-stateflow");
	}

	private static Object execute(String id, Map<String, String> parameters) throws Exception {
		var command = PlatformUI.getWorkbench().getService(ICommandService.class).getCommand(id);
		return PlatformUI.getWorkbench().getService(IHandlerService.class)
			.executeCommand(ParameterizedCommand.generateCommand(command, parameters), null);
	}

	private static IEditorPart editor() {
		return Window.page().getActiveEditor();
	}

	private IProject project() {
		return ResourcesPlugin.getWorkspace().getRoot().getProject(example);
	}

	private static IResource find(IProject project, String name) throws Exception {
		IResource[] found = {null};
		project.accept(resource -> {
			found[0] = resource.getName().equals(name) ? resource : found[0];
			return true;
		});
		return found[0];
	}

	private Shell dialog() {
		return Arrays.stream(window.display().getShells()).filter(shell -> shell.getText().equals(DIALOG)).findFirst().orElse(null);
	}

	private List list(String item) {
		return child(dialog(), List.class, list -> Arrays.asList(list.getItems()).contains(item));
	}

	private Button finish() {
		return child(dialog(), Button.class, button -> button.getText().replace("&", "").equals("Finish"));
	}

	/** The placement in the Offload Plan view. */
	private static Tree tree() {
		return child(Window.shell(), Tree.class, tree -> tree.getColumnCount() > 0 && tree.getColumn(0).getText().equals("Placement"));
	}

	private static <T extends Control> T child(Composite parent, Class<T> type, Predicate<T> which) {
		if (parent == null) {
			return null;
		}
		for (Control each : parent.getChildren()) {
			if (type.isInstance(each) && which.test(type.cast(each))) {
				return type.cast(each);
			}
			T inside = each instanceof Composite composite ? child(composite, type, which) : null;
			if (inside != null) {
				return inside;
			}
		}
		return null;
	}

	private void took(String what, long since) {
		seen.setProperty("walk." + example + ".seconds." + what, String.format(Locale.ROOT, "%.1f", (System.nanoTime() - since) / NANOS));
	}

	private void screenshot(String name) throws Exception {
		window.screenshot(pictures + "-" + example + "-" + name);
	}
}
