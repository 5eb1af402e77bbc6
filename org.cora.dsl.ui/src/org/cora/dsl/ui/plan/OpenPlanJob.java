// SPDX-License-Identifier: EPL-2.0
// Copyright (c) 2026 Cora contributors
package org.cora.dsl.ui.plan;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.cora.dsl.compiler.Compilation;
import org.cora.ir.diagnostic.CoraException;
import org.cora.planner.file.PlanFile;
import org.cora.planner.plan.Plan;
import org.cora.planner.stateflow.Element;
import org.eclipse.core.runtime.IProgressMonitor;
import org.eclipse.core.runtime.IStatus;
import org.eclipse.core.runtime.Status;
import org.eclipse.core.runtime.jobs.Job;

/** Reads a saved plan, finds its source, and finds out whether the plan is stale. */
public final class OpenPlanJob extends Job {

	private static final int MOST_FILES = 40;

	private final Path file;
	private final PlanStore store;

	/** @param store is given the plan, or why there is none */
	public OpenPlanJob(Path file, PlanStore store) {
		super("Open " + file.getFileName());
		this.file = file;
		this.store = store;
	}

	@Override
	public boolean belongsTo(Object family) {
		return family == PlanJob.FAMILY;
	}

	@Override
	protected IStatus run(IProgressMonitor monitor) {
		try {
			Plan plan = PlanFile.load(file);
			Optional<Path> source = source(plan);
			store.put(new CurrentPlan(source.orElse(file), plan, List.of(), Optional.of(file),
				source.map(it -> isStale(plan, it)).orElse(false),
				source.isPresent() ? "" : "The source of this plan is not there any more."));
		} catch (CoraException e) {
			store.refuse(new PlanRefusal(file, file.getFileName() + " could not be opened.",
				e.diagnostics().get(0).message() + ". Plan the offload again to replace it.", Optional.empty()));
		}
		return Status.OK_STATUS;
	}

	/** Where the offload is declared: in the file of the states, or in one beside the plan. */
	private Optional<Path> source(Plan plan) {
		Path folder = file.toAbsolutePath().getParent();
		List<Path> named = Stream.concat(plan.getGraph().getClasses().stream(), plan.getGraph().getStates().stream())
			.map(Element::getSource).filter(ref -> ref != null && ref.getFile() != null && !ref.getFile().isEmpty())
			.map(ref -> SourceFiles.resolve(ref.getFile(), folder)).flatMap(Optional::stream).distinct().toList();
		return Stream.concat(named.stream(), siblings(folder).stream()).limit(MOST_FILES)
			.filter(it -> EditedSource.compile(it).offload(plan.getOffload()).isPresent()).findFirst().or(() -> named.stream().findFirst());
	}

	private static List<Path> siblings(Path folder) {
		try (Stream<Path> files = Files.list(folder)) {
			return files.filter(it -> it.toString().endsWith(".cora")).sorted().toList();
		} catch (IOException e) {
			throw new CoraException("unreadable", "can't read " + folder, e);
		}
	}

	private static boolean isStale(Plan plan, Path source) {
		Compilation compilation = EditedSource.compile(source);
		return !compilation.hasErrors() && PlanFreshness.isStale(plan, compilation);
	}
}
