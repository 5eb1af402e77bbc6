// SPDX-License-Identifier: EPL-2.0
// Copyright (c) 2026 Cora contributors
package org.cora.dsl.ui.launch;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.cora.dsl.compiler.Compilation;
import org.cora.dsl.ui.CoraUi;
import org.cora.dsl.ui.plan.EditedSource;
import org.cora.dsl.ui.plan.Extent;
import org.cora.ir.diagnostic.Diagnostic;
import org.cora.ir.spec.OffloadSpec;
import org.eclipse.core.runtime.CoreException;
import org.eclipse.core.runtime.IProgressMonitor;
import org.eclipse.core.runtime.IStatus;
import org.eclipse.core.runtime.Status;
import org.eclipse.core.runtime.jobs.Job;
import org.eclipse.debug.core.ILaunchConfiguration;
import org.eclipse.debug.ui.DebugUITools;
import org.eclipse.jface.text.IDocument;
import org.eclipse.ui.PlatformUI;

/** Finds out which offload of a file is meant, and launches the configuration for it, or a new one. */
final class ShortcutJob extends Job {

	private final Path source;
	private final int caret;
	private final String mode;

	/** @param caret offset of the cursor in the editor's text; -1 where there is none */
	ShortcutJob(Path source, int caret, String mode) {
		super("Run an offload of " + source.getFileName());
		this.source = source;
		this.caret = caret;
		this.mode = mode;
	}

	@Override
	public boolean belongsTo(Object family) {
		return family == ShortcutJob.class;
	}

	@Override
	protected IStatus run(IProgressMonitor monitor) {
		Optional<String> text = EditedSource.document(source).map(IDocument::get);
		Compilation compilation = EditedSource.compile(source);
		if (monitor.isCanceled()) {
			return Status.CANCEL_STATUS;
		}
		List<Diagnostic> errors = compilation.diagnostics().stream().filter(Diagnostic::isError).toList();
		List<OffloadSpec> offloads = compilation.offloads();
		if (!errors.isEmpty()) {
			RunRefusalDialog.show(RunRefusal.errors(source.getFileName().toString(), errors), "Offload");
		} else if (offloads.isEmpty()) {
			IStatus nothing = RunRefusal.of(source.getFileName() + " declares no offload, so there is nothing to run.", List.of()).getStatus();
			new RunRefusalDialog().handleStatus(nothing, null);
		} else {
			Optional<OffloadSpec> touched = offloads.stream().filter(spec -> caret >= 0 && text.isPresent()
				&& Extent.touches(text.get(), spec.where().offset(), caret)).findFirst();
			Optional<OffloadSpec> meant = touched.isEmpty() && offloads.size() == 1 ? Optional.of(offloads.get(0)) : touched;
			ui(() -> meant.ifPresentOrElse(spec -> launch(spec.name()),
				() -> LaunchQuestion.offload(source.getFileName().toString(), offloads, spec -> launch(spec.name()))));
		}
		return Status.OK_STATUS;
	}

	private static void ui(Runnable work) {
		if (PlatformUI.isWorkbenchRunning()) {
			PlatformUI.getWorkbench().getDisplay().asyncExec(work);
		}
	}

	private void launch(String offload) {
		try {
			List<ILaunchConfiguration> known = Configurations.of(source, offload);
			if (known.size() > 1) {
				LaunchQuestion.configuration(offload, known, chosen -> DebugUITools.launch(chosen, mode));
			} else {
				DebugUITools.launch(known.isEmpty() ? Configurations.create(source, offload) : known.get(0), mode);
			}
		} catch (CoreException e) {
			CoraUi.log("The launch configuration of " + offload + " could not be made", e);
		}
	}
}
