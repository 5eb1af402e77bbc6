// SPDX-License-Identifier: EPL-2.0
// Copyright (c) 2026 Cora contributors
package org.cora.ui.tests;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.eclipse.core.runtime.ILogListener;
import org.eclipse.core.runtime.IStatus;
import org.eclipse.core.runtime.Platform;

/** Collects what is written to the error log while a test runs. */
final class ErrorLog implements ILogListener, AutoCloseable {

	private final List<String> entries = new CopyOnWriteArrayList<>();

	ErrorLog() {
		Platform.addLogListener(this);
	}

	@Override
	public void logging(IStatus status, String plugin) {
		if (status.getSeverity() >= IStatus.WARNING) {
			entries.add(plugin + ": " + status.getMessage() + (status.getException() == null ? "" : " – " + status.getException()));
		}
	}

	/** Warnings and errors since this was made. */
	List<String> entries() {
		return entries;
	}

	@Override
	public void close() {
		Platform.removeLogListener(this);
	}
}
