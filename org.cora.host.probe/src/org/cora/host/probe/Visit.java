// SPDX-License-Identifier: EPL-2.0
// Copyright (c) 2026 Cora contributors
package org.cora.host.probe;

import java.io.InputStream;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Locale;
import java.util.Map;
import java.util.Properties;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.IntPredicate;
import java.util.stream.Collectors;
import org.eclipse.core.commands.Command;
import org.eclipse.core.commands.ParameterizedCommand;
import org.eclipse.core.resources.IFile;
import org.eclipse.core.resources.IMarker;
import org.eclipse.core.resources.IProject;
import org.eclipse.core.resources.IResource;
import org.eclipse.core.resources.IResourceChangeEvent;
import org.eclipse.core.resources.IResourceChangeListener;
import org.eclipse.core.resources.IWorkspace;
import org.eclipse.core.resources.ResourcesPlugin;
import org.eclipse.core.runtime.CoreException;
import org.eclipse.jface.text.IDocument;
import org.eclipse.swt.widgets.Shell;
import org.eclipse.ui.IViewPart;
import org.eclipse.ui.PlatformUI;
import org.eclipse.ui.commands.ICommandService;
import org.eclipse.ui.handlers.IHandlerService;
import org.eclipse.ui.ide.IDE;
import org.eclipse.ui.texteditor.ITextEditor;
import org.osgi.framework.Bundle;
import org.osgi.framework.FrameworkUtil;

/**
 * One visit: goes the way of somebody new, then opens an example, breaks it, mends it, and notes which markers there were.
 * Runs outside the UI thread.
 */
final class Visit {

	private static final String MARKER = "org.cora.dsl.ui.problem";

	private final Properties seen;
	private final Window window = new Window();
	private ITextEditor editor;

	Visit(Properties seen) {
		this.seen = seen;
	}

	void run() throws Exception {
		noteBundles();
		seen.setProperty("seconds.start", String.format(Locale.ROOT, "%.1f",
			(System.currentTimeMillis() - ManagementFactory.getRuntimeMXBean().getStartTime()) / 1000.0));
		window.inUi(this::prepareWindow);
		String only = System.getProperty("cora.probe.walk");
		walk(only == null ? "walk" : "walk-" + only);
		if (only == null) {
			look();
		}
	}

	/** The example in its editor, broken and mended, run, and left with a run that is going. */
	private void look() throws Exception {
		seen.setProperty("sirius.closed", String.valueOf(window.inUi(Visit::closeDiagram)));
		IFile file = copyExample(Path.of(System.getProperty("cora.probe.example")));
		editor = window.inUi(() -> (ITextEditor) IDE.openEditor(Window.page(), file));
		seen.setProperty("editor", editor.getSite().getId());
		IDocument document = editor.getDocumentProvider().getDocument(editor.getEditorInput());
		String text = document.get();
		int at = text.indexOf("on packet");

		String error = "on nonsense\n  ";
		change(document, at, 0, error);
		waitForMarkers(file, count -> count > 0);
		seen.setProperty("problems.broken", markers(file));
		window.inUi(() -> {
			editor.selectAndReveal(at, error.length() - 3);
			return null;
		});
		screenshot("problem");

		change(document, at, error.length(), "");
		waitForMarkers(file, count -> count == 0);
		seen.setProperty("problems.mended", markers(file));
		window.inUi(() -> {
			editor.selectAndReveal(0, 0);
			editor.doSave(null);
			return null;
		});
		screenshot("example");

		Runs runs = new Runs(seen, "run", file);
		runs.toTheEnd("NatOnAgilio");
		screenshot("run");
		runs.leftGoing("NatOnBlueField");
	}

	/** From an empty workspace to a run: for one function, another one, and the chain of both. */
	private void walk(String pictures) throws Exception {
		new Walk(window, seen, pictures, "nat", "NatOnAgilio").run("NAT");
		new Walk(window, seen, pictures, "heavy-hitters", "HeavyHittersOnAgilio").run("Heavy hitters");
		new Walk(window, seen, pictures, "edge", "EdgeOnAgilio").run("Edge: heavy hitters, then NAT");
	}

	private void noteBundles() {
		Bundle[] all = FrameworkUtil.getBundle(Visit.class).getBundleContext().getBundles();
		seen.setProperty("bundles.cora", Arrays.stream(all).filter(bundle -> bundle.getSymbolicName().startsWith("org.cora."))
			.filter(bundle -> bundle.getState() != Bundle.INSTALLED).map(Bundle::getSymbolicName).sorted().collect(Collectors.joining(" ")));
		seen.setProperty("bundles.unresolved", Arrays.stream(all).filter(bundle -> bundle.getState() == Bundle.INSTALLED)
			.map(Bundle::getSymbolicName).sorted().collect(Collectors.joining(" ")));
		seen.setProperty("bundles.guava", String.valueOf(
			Arrays.stream(all).filter(bundle -> "com.google.guava".equals(bundle.getSymbolicName())).count()));
	}

	private Void prepareWindow() throws CoreException {
		Shell shell = Window.shell();
		shell.setMaximized(false);
		shell.setBounds(0, 0, 1440, 900);
		shell.forceActive();
		IViewPart welcome = Window.page().findView("org.eclipse.ui.internal.introview");
		if (welcome != null) {
			Window.page().hideView(welcome);
		}
		Window.page().showView("org.eclipse.ui.views.ProblemView");
		return null;
	}

	/** Closes a Sirius diagram as a view would before it plans again; without Sirius there is none. */
	private static Object closeDiagram() throws Exception {
		Command close = PlatformUI.getWorkbench().getService(ICommandService.class).getCommand("org.cora.sirius.closeDiagram");
		ParameterizedCommand call = ParameterizedCommand.generateCommand(close, Map.of("org.cora.sirius.closeDiagram.plan", "/nat/nat.coraplan"));
		return PlatformUI.getWorkbench().getService(IHandlerService.class).executeCommand(call, null);
	}

	private static IFile copyExample(Path example) throws Exception {
		IProject project = ResourcesPlugin.getWorkspace().getRoot().getProject("nat");
		project.create(null);
		project.open(null);
		IFile file = project.getFile(example.getFileName().toString());
		try (InputStream in = Files.newInputStream(example)) {
			file.create(in, true, null);
		}
		return file;
	}

	private void change(IDocument document, int offset, int length, String text) throws Exception {
		window.inUi(() -> {
			document.replace(offset, length, text);
			return null;
		});
	}

	private static String markers(IFile file) throws CoreException {
		return Arrays.stream(file.findMarkers(MARKER, true, IResource.DEPTH_ZERO))
			.map(marker -> marker.getAttribute(IMarker.LINE_NUMBER, 0) + ": " + marker.getAttribute(IMarker.MESSAGE, ""))
			.collect(Collectors.joining("; "));
	}

	/** Waits, woken by the workspace's own events, until the number of markers is as wanted. */
	private static void waitForMarkers(IFile file, IntPredicate wanted) throws Exception {
		CountDownLatch reached = new CountDownLatch(1);
		Callable<Void> look = () -> {
			if (wanted.test(file.findMarkers(MARKER, true, IResource.DEPTH_ZERO).length)) {
				reached.countDown();
			}
			return null;
		};
		IResourceChangeListener listener = event -> {
			try {
				look.call();
			} catch (Exception e) {
				throw new IllegalStateException(e);
			}
		};
		IWorkspace workspace = file.getWorkspace();
		workspace.addResourceChangeListener(listener, IResourceChangeEvent.POST_CHANGE);
		try {
			look.call();
			if (!reached.await(Window.PATIENCE_SECONDS, TimeUnit.SECONDS)) {
				throw new TimeoutException("the markers are: " + markers(file));
			}
		} finally {
			workspace.removeResourceChangeListener(listener);
		}
	}

	private void screenshot(String name) throws Exception {
		seen.setProperty("screenshot." + name, String.valueOf(window.screenshot(name)));
	}
}
