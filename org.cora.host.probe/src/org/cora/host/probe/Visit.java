// SPDX-License-Identifier: EPL-2.0
// Copyright (c) 2026 Cora contributors
package org.cora.host.probe;

import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
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
import org.eclipse.swt.widgets.Display;
import org.eclipse.ui.IViewPart;
import org.eclipse.ui.IWorkbenchPage;
import org.eclipse.ui.IWorkbenchWindow;
import org.eclipse.ui.PlatformUI;
import org.eclipse.ui.commands.ICommandService;
import org.eclipse.ui.handlers.IHandlerService;
import org.eclipse.ui.ide.IDE;
import org.eclipse.ui.texteditor.ITextEditor;
import org.osgi.framework.Bundle;
import org.osgi.framework.FrameworkUtil;

/** One visit: opens an example, breaks it, mends it, and notes which markers there were. Runs outside the UI thread. */
final class Visit {

	private static final String MARKER = "org.cora.dsl.ui.problem";
	private static final long PATIENCE_SECONDS = 90;

	private final Properties seen;
	private final Display display = PlatformUI.getWorkbench().getDisplay();
	private ITextEditor editor;

	Visit(Properties seen) {
		this.seen = seen;
	}

	void run() throws Exception {
		noteBundles();
		inUi(this::prepareWindow);
		seen.setProperty("sirius.closed", String.valueOf(inUi(Visit::closeDiagram)));
		IFile file = copyExample(Path.of(System.getProperty("cora.probe.example")));
		editor = inUi(() -> (ITextEditor) IDE.openEditor(page(), file));
		seen.setProperty("editor", editor.getSite().getId());
		IDocument document = editor.getDocumentProvider().getDocument(editor.getEditorInput());
		String text = document.get();
		int at = text.indexOf("on packet");

		String error = "on nonsense\n  ";
		change(document, at, 0, error);
		waitForMarkers(file, count -> count > 0);
		seen.setProperty("problems.broken", markers(file));
		inUi(() -> {
			editor.selectAndReveal(at, error.length() - 3);
			return null;
		});
		screenshot("problem");

		change(document, at, error.length(), "");
		waitForMarkers(file, count -> count == 0);
		seen.setProperty("problems.mended", markers(file));
		inUi(() -> {
			editor.selectAndReveal(0, 0);
			editor.doSave(null);
			return null;
		});
		screenshot("example");
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
		IWorkbenchWindow window = PlatformUI.getWorkbench().getWorkbenchWindows()[0];
		window.getShell().setMaximized(false);
		window.getShell().setBounds(40, 40, 1280, 860);
		window.getShell().forceActive();
		IViewPart welcome = page().findView("org.eclipse.ui.internal.introview");
		if (welcome != null) {
			page().hideView(welcome);
		}
		page().showView("org.eclipse.ui.views.ProblemView");
		return null;
	}

	/** Closes a Sirius diagram as a view would before it plans again; without Sirius there is none. */
	private static Object closeDiagram() throws Exception {
		Command close = PlatformUI.getWorkbench().getService(ICommandService.class).getCommand("org.cora.sirius.closeDiagram");
		ParameterizedCommand call = ParameterizedCommand.generateCommand(close, Map.of("org.cora.sirius.closeDiagram.plan", "/nat/nat.coraplan"));
		return PlatformUI.getWorkbench().getService(IHandlerService.class).executeCommand(call, null);
	}

	private static IWorkbenchPage page() {
		return PlatformUI.getWorkbench().getWorkbenchWindows()[0].getActivePage();
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
		inUi(() -> {
			document.replace(offset, length, text);
			return null;
		});
	}

	private <T> T inUi(Callable<T> work) throws Exception {
		return display.syncCall(work::call);
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
			if (!reached.await(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
				throw new TimeoutException("the markers are: " + markers(file));
			}
		} finally {
			workspace.removeResourceChangeListener(listener);
		}
	}

	/** Saves a picture of the display when GTK has had time to draw it. */
	private void screenshot(String name) throws Exception {
		CountDownLatch drawn = new CountDownLatch(1);
		inUi(() -> {
			display.timerExec(1000, drawn::countDown);
			return null;
		});
		drawn.await(PATIENCE_SECONDS, TimeUnit.SECONDS);
		Path folder = Path.of(System.getProperty("cora.probe.screenshots"));
		Files.createDirectories(folder);
		Path picture = folder.resolve(name + ".png");
		int code = new ProcessBuilder("import", "-window", "root", picture.toString()).inheritIO().start().waitFor();
		seen.setProperty("screenshot." + name, String.valueOf(code));
	}
}
