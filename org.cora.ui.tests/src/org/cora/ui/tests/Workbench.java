// SPDX-License-Identifier: EPL-2.0
// Copyright (c) 2026 Cora contributors
package org.cora.ui.tests;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.Callable;
import java.util.function.Supplier;
import org.eclipse.core.resources.IFile;
import org.eclipse.core.resources.IProject;
import org.eclipse.core.resources.ResourcesPlugin;
import org.eclipse.core.runtime.CoreException;
import org.eclipse.swt.graphics.Rectangle;
import org.eclipse.swt.SWT;
import org.eclipse.swt.widgets.Control;
import org.eclipse.swt.widgets.Display;
import org.eclipse.swt.widgets.Event;
import org.eclipse.swt.widgets.Listener;
import org.eclipse.ui.IPageLayout;
import org.eclipse.ui.IViewPart;
import org.eclipse.ui.IWorkbenchPage;
import org.eclipse.ui.IWorkbenchWindow;
import org.eclipse.ui.PartInitException;
import org.eclipse.ui.PlatformUI;
import org.eclipse.ui.ide.IDE;
import org.eclipse.ui.texteditor.ITextEditor;

/** What the tests do with the running workbench: make files, open editors, wait on conditions, take screenshots. */
final class Workbench {

	private static final Duration PATIENCE = Duration.ofSeconds(Integer.getInteger("cora.patience", 60));

	private Workbench() {
	}

	static Display display() {
		return PlatformUI.getWorkbench().getDisplay();
	}

	static IWorkbenchWindow window() {
		return PlatformUI.getWorkbench().getWorkbenchWindows()[0];
	}

	static IWorkbenchPage page() {
		return window().getActivePage();
	}

	/** Closes the welcome page and gives the window a size that looks the same everywhere. */
	static void prepare() throws PartInitException {
		IViewPart welcome = page().findView("org.eclipse.ui.internal.introview");
		if (welcome != null) {
			page().hideView(welcome);
		}
		window().getShell().setMaximized(false);
		window().getShell().setBounds(4, 24, 1400, 900);
		window().getShell().forceActive();
		page().showView(IPageLayout.ID_PROBLEM_VIEW);
	}

	static IProject project(String name) throws CoreException {
		IProject project = ResourcesPlugin.getWorkspace().getRoot().getProject(name);
		project.create(null);
		project.open(null);
		return project;
	}

	static IFile file(IProject project, String name, String text) throws CoreException {
		IFile file = project.getFile(name);
		file.create(new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8)), true, null);
		return file;
	}

	/** The text of a file of the project's sources, by its path from the root. */
	static String source(String path) throws IOException {
		return Files.readString(Path.of(System.getProperty("cora.root"), path));
	}

	static ITextEditor open(IFile file) throws PartInitException {
		return (ITextEditor) IDE.openEditor(page(), file);
	}

	/** Runs the event loop until a condition holds; fails when it doesn't within a minute. */
	static void waitFor(String what, Callable<Boolean> condition) {
		long end = System.nanoTime() + PATIENCE.toNanos();
		Runnable tick = () -> { };
		while (!holds(condition)) {
			if (System.nanoTime() > end) {
				screenshot("failed");
				throw new AssertionError("Waited in vain for: " + what);
			}
			if (!display().readAndDispatch()) {
				display().timerExec(50, tick);
				display().sleep();
			}
		}
	}

	/** The same, with a description of what is there instead. */
	static void waitFor(String what, Callable<Boolean> condition, Supplier<?> actual) {
		try {
			waitFor(what, condition);
		} catch (AssertionError e) {
			throw new AssertionError(e.getMessage() + "; there is: " + actual.get(), e);
		}
	}

	private static boolean holds(Callable<Boolean> condition) {
		try {
			return condition.call();
		} catch (Exception e) {
			throw new AssertionError(e);
		}
	}

	/** Tells a control that a key was pressed. */
	static void press(Control control, char key) {
		Event event = new Event();
		event.character = key;
		event.keyCode = key;
		control.notifyListeners(SWT.KeyDown, event);
	}

	/** Lets everything be drawn that is waiting to be: GTK draws when its frame clock ticks, a few times in this while. */
	static void settle() {
		boolean[] over = {false};
		display().timerExec(300, () -> over[0] = true);
		while (!over[0]) {
			if (!display().readAndDispatch()) {
				display().sleep();
			}
		}
		display().update();
	}

	/**
	 * Waits until the window has been drawn anew, twice. After a change of theme everything is as it should be then: the
	 * Platform tells GTK of it later, and GTK takes it over when it begins a frame.
	 */
	static void waitUntilDrawn() {
		settle();
		int[] times = {0};
		Listener count = event -> times[0]++;
		window().getShell().addListener(SWT.Paint, count);
		for (int i = 1; i <= 2; i++) {
			int enough = i;
			window().getShell().redraw();
			waitFor("the window to be drawn", () -> times[0] >= enough);
		}
		window().getShell().removeListener(SWT.Paint, count);
	}

	/** Saves a picture of the workbench window as build output. SWT's own copy of the display may be an old one. */
	static void screenshot(String name) {
		settle();
		try {
			Path folder = Path.of(System.getProperty("cora.screenshots"));
			Files.createDirectories(folder);
			Path picture = folder.resolve(name + ".png");
			Rectangle window = window().getShell().getBounds();
			String part = window.width + "x" + window.height + "+" + window.x + "+" + window.y;
			int code = new ProcessBuilder("import", "-window", "root", "-crop", part, "+repage", picture.toString()).inheritIO().start()
				.waitFor();
			assertEquals(0, code, "exit code of import");
		} catch (IOException | InterruptedException e) {
			throw new AssertionError("Could not save the screenshot " + name, e);
		}
	}
}
