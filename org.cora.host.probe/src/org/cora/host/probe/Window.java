// SPDX-License-Identifier: EPL-2.0
// Copyright (c) 2026 Cora contributors
package org.cora.host.probe;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.eclipse.swt.graphics.Rectangle;
import org.eclipse.swt.widgets.Display;
import org.eclipse.swt.widgets.Shell;
import org.eclipse.ui.IWorkbenchPage;
import org.eclipse.ui.PlatformUI;

/** The workbench window as a visitor outside the UI thread uses it: does things in it, waits for what appears, takes pictures. */
final class Window {

	static final long PATIENCE_SECONDS = 90;
	private static final int TICK_MILLIS = 50;
	private static final int DRAWN_MILLIS = 1000;

	private final Display display = PlatformUI.getWorkbench().getDisplay();

	Display display() {
		return display;
	}

	static IWorkbenchPage page() {
		return PlatformUI.getWorkbench().getWorkbenchWindows()[0].getActivePage();
	}

	static Shell shell() {
		return PlatformUI.getWorkbench().getWorkbenchWindows()[0].getShell();
	}

	/** Does something in the UI thread and waits for it. */
	<T> T inUi(Callable<T> work) throws Exception {
		return display.syncCall(work::call);
	}

	/** Has something done in the UI thread that may open a dialog, and doesn't wait. */
	void begin(Callable<?> work) {
		display.asyncExec(() -> {
			try {
				work.call();
			} catch (Exception e) {
				throw new IllegalStateException(e);
			}
		});
	}

	/** Waits until a condition holds in the UI thread, also while a dialog is open. */
	void until(String what, Callable<Boolean> condition) throws Exception {
		CompletableFuture<Void> reached = new CompletableFuture<>();
		display.asyncExec(() -> look(condition, reached));
		try {
			reached.get(PATIENCE_SECONDS, TimeUnit.SECONDS);
		} catch (TimeoutException e) {
			reached.cancel(false);
			screenshot("failed");
			throw new TimeoutException("waited in vain for " + what);
		}
	}

	private void look(Callable<Boolean> condition, CompletableFuture<Void> reached) {
		if (reached.isDone()) {
			return;
		}
		try {
			if (condition.call()) {
				reached.complete(null);
				return;
			}
		} catch (Exception e) {
			reached.completeExceptionally(e);
			return;
		}
		display.timerExec(TICK_MILLIS, () -> look(condition, reached));
	}

	/** Saves a picture of the window when GTK has had time to draw it; answers the exit code of the program that took it. */
	int screenshot(String name) throws Exception {
		CountDownLatch drawn = new CountDownLatch(1);
		Rectangle bounds = inUi(() -> {
			display.timerExec(DRAWN_MILLIS, drawn::countDown);
			return shell().getBounds();
		});
		drawn.await(PATIENCE_SECONDS, TimeUnit.SECONDS);
		Path folder = Path.of(System.getProperty("cora.probe.screenshots"));
		Files.createDirectories(folder);
		String part = bounds.width + "x" + bounds.height + "+" + bounds.x + "+" + bounds.y;
		return new ProcessBuilder("import", "-window", "root", "-crop", part, "+repage", folder.resolve(name + ".png").toString())
			.inheritIO().start().waitFor();
	}
}
