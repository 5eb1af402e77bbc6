// SPDX-License-Identifier: EPL-2.0
// Copyright (c) 2026 Cora contributors
package org.cora.dsl.ui.placement;

import java.nio.file.Path;
import java.util.function.BiConsumer;
import org.cora.dsl.compiler.Compilation;
import org.cora.dsl.ui.plan.EditedSource;
import org.eclipse.core.runtime.IProgressMonitor;
import org.eclipse.core.runtime.IStatus;
import org.eclipse.core.runtime.Status;
import org.eclipse.core.runtime.jobs.Job;

/** Compiles a source as it stands in the editor, unseen, and hands the result on when it has no errors. */
final class LookJob extends Job {

	private final Path source;
	private final BiConsumer<Path, Compilation> examined;

	LookJob(Path source, BiConsumer<Path, Compilation> examined) {
		super("Compare " + source.getFileName() + " with its plans");
		this.source = source;
		this.examined = examined;
		setSystem(true);
		setPriority(DECORATE);
	}

	@Override
	public boolean belongsTo(Object family) {
		return family == PlanWatch.FAMILY;
	}

	@Override
	protected IStatus run(IProgressMonitor monitor) {
		Compilation compilation = EditedSource.compile(source);
		if (!compilation.hasErrors() && !monitor.isCanceled()) {
			examined.accept(source, compilation);
		}
		return Status.OK_STATUS;
	}
}
