// SPDX-License-Identifier: EPL-2.0
// Copyright (c) 2026 Cora contributors
package org.cora.dsl.ui.plan;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.cora.dsl.compiler.Compilation;
import org.cora.dsl.ui.placement.PlanWatch;
import org.cora.ir.diagnostic.CoraException;
import org.cora.planner.file.PlanFile;
import org.cora.planner.plan.Plan;
import org.eclipse.core.runtime.IProgressMonitor;
import org.eclipse.core.runtime.IStatus;
import org.eclipse.core.runtime.Status;
import org.eclipse.core.runtime.jobs.Job;

/**
 * Reads the plans that an earlier session saved beside a source, when that is opened. Nobody asked for them, so one that
 * can't be read is passed over; opening its file says why.
 */
public final class SavedPlansJob extends Job {

	private final Path source;
	private final PlanStore store;

	/** @param source the file that was opened */
	public SavedPlansJob(Path source, PlanStore store) {
		super("Look for plans of " + source.getFileName());
		this.source = source;
		this.store = store;
		setSystem(true);
		setPriority(DECORATE);
	}

	@Override
	public boolean belongsTo(Object family) {
		return family == PlanWatch.FAMILY;
	}

	@Override
	protected IStatus run(IProgressMonitor monitor) {
		List<Path> files = files();
		if (!files.isEmpty()) {
			Compilation compilation = EditedSource.compile(source);
			for (Path file : files) {
				if (!monitor.isCanceled()) {
					load(file, compilation).ifPresent(store::offer);
				}
			}
		}
		return Status.OK_STATUS;
	}

	/** Plans named like offloads of the source, the one written last at the end. */
	private List<Path> files() {
		List<Path> files = new ArrayList<>();
		for (DeclaredOffload offload : DeclaredOffload.in(text())) {
			Path file = source.resolveSibling(offload.name() + ".coraplan");
			if (Files.isRegularFile(file)) {
				files.add(file);
			}
		}
		files.sort(Comparator.comparingLong(file -> file.toFile().lastModified()));
		return files;
	}

	private String text() {
		return EditedSource.text(source).orElseGet(() -> {
			try {
				return Files.readString(source);
			} catch (IOException e) {
				return "";
			}
		});
	}

	private Optional<CurrentPlan> load(Path file, Compilation compilation) {
		try {
			Plan plan = PlanFile.load(file);
			boolean stale = !compilation.hasErrors() && PlanFreshness.isStale(plan, compilation);
			return Optional.of(new CurrentPlan(source, plan, List.of(), Optional.of(file), stale))
				.filter(it -> file.getFileName().toString().equals(it.offload() + ".coraplan"));
		} catch (CoraException e) {
			return Optional.empty();
		}
	}
}
