// SPDX-License-Identifier: EPL-2.0
// Copyright (c) 2026 Cora contributors
package org.cora.dsl.ui.launch;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.cora.dsl.compiler.Compilation;
import org.cora.dsl.ui.plan.EditedSource;
import org.cora.ir.diagnostic.Diagnostic;
import org.cora.ir.spec.OffloadSpec;
import org.cora.ir.spec.TrafficSpec;
import org.eclipse.core.runtime.IProgressMonitor;
import org.eclipse.core.runtime.IStatus;
import org.eclipse.core.runtime.Status;
import org.eclipse.core.runtime.jobs.Job;
import org.eclipse.swt.widgets.Display;

/**
 * What can be chosen from a file, for the tabs of one dialog: read in the background whenever they ask for another file. To be
 * used in the UI thread, in which its listeners are told as well.
 */
final class SourceNames {

	private final List<Runnable> listeners = new ArrayList<>();
	private final Display display;
	private String file = "";
	private Optional<Names> names = Optional.empty();
	private Job job;
	private boolean disposed;

	/**
	 * What a file declares.
	 *
	 * @param offloads names of offloads
	 * @param traffics names of traffic
	 * @param error    the first error, as a sentence; empty if there is none
	 */
	record Names(List<String> offloads, List<String> traffics, String error) {
	}

	SourceNames(Display display) {
		this.display = display;
	}

	void onChange(Runnable listener) {
		listeners.add(listener);
	}

	/** What the file declares; empty while that isn't known, or if there is no such file. */
	Optional<Names> names() {
		return names;
	}

	/** Reads a file unless it is the one already known. */
	void look(String wanted) {
		if (wanted.equals(file)) {
			return;
		}
		file = wanted;
		names = Optional.empty();
		if (job != null) {
			job.cancel();
		}
		Optional<Path> source = SourceLocation.file(wanted);
		if (source.isPresent()) {
			job = new Reading(source.get(), wanted);
			job.schedule();
		}
	}

	private void found(String of, Names read) {
		if (of.equals(file) && !disposed) {
			names = Optional.of(read);
			listeners.forEach(Runnable::run);
		}
	}

	void dispose() {
		disposed = true;
		listeners.clear();
	}

	private final class Reading extends Job {

		private final Path source;
		private final String name;

		Reading(Path source, String name) {
			super("Reading " + source.getFileName());
			this.source = source;
			this.name = name;
			setSystem(true);
		}

		@Override
		protected IStatus run(IProgressMonitor monitor) {
			Compilation compilation = EditedSource.compile(source);
			String error = compilation.diagnostics().stream().filter(Diagnostic::isError).findFirst()
				.map(it -> source.getFileName() + " has an error" + (it.where().isKnown() ? " in line " + it.where().line() : "") + ": "
					+ it.message() + ".").orElse("");
			Names read = new Names(compilation.offloads().stream().map(OffloadSpec::name).toList(),
				compilation.traffic().stream().map(TrafficSpec::name).toList(), error);
			if (!display.isDisposed()) {
				display.asyncExec(() -> found(name, read));
			}
			return Status.OK_STATUS;
		}
	}
}
