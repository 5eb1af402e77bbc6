// SPDX-License-Identifier: EPL-2.0
// Copyright (c) 2026 Cora contributors
package org.cora.dsl.ui.launch;

import java.nio.file.Files;
import java.nio.file.Path;
import org.cora.dsl.ui.CoraUi;
import org.eclipse.core.runtime.IPath;
import org.eclipse.core.runtime.PlatformObject;
import org.eclipse.jface.resource.ImageDescriptor;
import org.eclipse.ui.IPathEditorInput;
import org.eclipse.ui.IPersistableElement;

/** A report as the input of the browser, wherever it is in the file system. */
final class ReportInput extends PlatformObject implements IPathEditorInput {

	private final Path report;

	ReportInput(Path report) {
		this.report = report;
	}

	@Override
	public IPath getPath() {
		return IPath.fromPath(report);
	}

	@Override
	public boolean exists() {
		return Files.exists(report);
	}

	@Override
	public ImageDescriptor getImageDescriptor() {
		return CoraUi.icon("cora");
	}

	@Override
	public String getName() {
		return report.getFileName().toString();
	}

	@Override
	public String getToolTipText() {
		return report.toString();
	}

	/** Reports are not opened again with the next session. */
	@Override
	public IPersistableElement getPersistable() {
		return null;
	}

	@Override
	public boolean equals(Object other) {
		return other instanceof ReportInput input && report.equals(input.report);
	}

	@Override
	public int hashCode() {
		return report.hashCode();
	}
}
