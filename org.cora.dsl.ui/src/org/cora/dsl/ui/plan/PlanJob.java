// SPDX-License-Identifier: EPL-2.0
// Copyright (c) 2026 Cora contributors
package org.cora.dsl.ui.plan;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.cora.dsl.compiler.Compilation;
import org.cora.dsl.compiler.CoraCompiler;
import org.cora.ir.diagnostic.CoraException;
import org.cora.ir.diagnostic.Diagnostic;
import org.cora.ir.program.Nf;
import org.cora.ir.source.SourceRange;
import org.cora.ir.spec.OffloadSpec;
import org.cora.planner.Planner;
import org.cora.planner.plan.Plan;
import org.cora.planner.search.PlanningProblem;
import org.cora.planner.search.SearchBudget;
import org.cora.planner.search.Strategies;
import org.cora.planner.search.Strategy;
import org.eclipse.core.runtime.IProgressMonitor;
import org.eclipse.core.runtime.IStatus;
import org.eclipse.core.runtime.OperationCanceledException;
import org.eclipse.core.runtime.Status;
import org.eclipse.core.runtime.SubMonitor;
import org.eclipse.core.runtime.jobs.Job;

/**
 * Plans an offload: compiles the text, profiles, searches, saves, and afterwards plans by the other strategies for
 * comparison. What it finds goes to the {@link PlanStore}. A later job for the same file cancels this one.
 */
public final class PlanJob extends Job {

	/** What all these jobs belong to. */
	public static final Object FAMILY = new Object();

	private static final String CHOSEN = "cora";

	/** What the parts take of the time, more or less. */
	private static final int COMPILING = 50;
	private static final int PROFILING = 450;
	private static final int SEARCHING = 200;
	private static final int COMPARING = 300;
	private static final int ALL = COMPILING + PROFILING + SEARCHING + COMPARING;

	private final PlanRequest request;
	private final PlanStore store;
	private final OffloadChooser chooser;
	private final List<PlanJob> predecessors = new ArrayList<>();

	/**
	 * @param chooser asks when it isn't clear which offload is meant
	 */
	public PlanJob(PlanRequest request, PlanStore store, OffloadChooser chooser) {
		super("Plan offload of " + request.source().getFileName());
		this.request = request;
		this.store = store;
		this.chooser = chooser;
		setUser(false);
		setPriority(LONG);
	}

	/** Starts this in place of what is planning the same file. */
	public void start() {
		for (Job other : getJobManager().find(FAMILY)) {
			if (other instanceof PlanJob job && job.request.source().equals(request.source())) {
				job.cancel();
				predecessors.add(job);
			}
		}
		schedule();
	}

	/** The file that is planned. */
	Path source() {
		return request.source();
	}

	@Override
	public boolean belongsTo(Object family) {
		return family == FAMILY;
	}

	@Override
	protected IStatus run(IProgressMonitor monitor) {
		Path source = request.source();
		try {
			for (PlanJob job : predecessors) {
				job.join(0, monitor);
			}
			predecessors.clear();
			store.begin(source, request.offload().orElse(""));
			plan(SubMonitor.convert(monitor, "Planning " + source.getFileName(), ALL));
			return Status.OK_STATUS;
		} catch (InterruptedException e) {
			Thread.currentThread().interrupt();
			return Status.CANCEL_STATUS;
		} catch (OperationCanceledException e) {
			return Status.CANCEL_STATUS;
		} catch (CoraException e) {
			refuse(e.diagnostics().get(0).message() + ".", "");
			return Status.OK_STATUS;
		} finally {
			store.end(source);
		}
	}

	private void plan(SubMonitor progress) {
		progress.subTask("Reading the program");
		Compilation compilation = compile();
		progress.worked(COMPILING);
		progress.checkCanceled();
		List<Diagnostic> errors = compilation.diagnostics().stream().filter(Diagnostic::isError).toList();
		if (!errors.isEmpty()) {
			refuse(errors);
			return;
		}
		Optional<OffloadSpec> spec = request.choose(compilation.offloads());
		if (spec.isPresent()) {
			plan(spec.get(), compilation, progress);
		} else if (compilation.offloads().isEmpty()) {
			refuse(request.source().getFileName() + " declares no offload, so there is nothing to plan.",
				"Add a declaration such as “offload MyOffload { run … on … under … }”.");
		} else if (request.offload().isPresent()) {
			refuse("There is no offload " + request.offload().get() + " in " + request.source().getFileName() + " any more.", "");
		} else {
			refuse(request.source().getFileName() + " has several offloads.",
				"Choose one in the dialog, or put the cursor into it and plan again.");
			chooser.choose(request, compilation.offloads());
		}
	}

	private Compilation compile() {
		return request.text().map(text -> CoraCompiler.compile(text, request.source().toString()))
			.orElseGet(() -> CoraCompiler.compile(request.source()));
	}

	private void plan(OffloadSpec spec, Compilation compilation, SubMonitor progress) {
		store.begin(request.source(), spec.name());
		Nf nf = compilation.program().nf(spec.nf()).orElseThrow();
		JobProgress profiling = new JobProgress(progress, PROFILING, "");
		PlanningProblem problem = Planner.prepare(nf, spec, compilation.nic(spec), compilation.host(spec),
			request.source().getParent(), Planner.SEED, profiling);
		profiling.done();
		progress.checkCanceled();
		JobProgress searching = new JobProgress(progress, SEARCHING, "");
		Plan plan = Strategies.named(CHOSEN).orElseThrow().plan(problem, SearchBudget.DEFAULT, searching);
		searching.done();
		progress.checkCanceled();
		CurrentPlan current = save(plan);
		store.put(current);
		compare(problem, current, progress);
	}

	private CurrentPlan save(Plan plan) {
		if (request.file().isEmpty()) {
			return new CurrentPlan(request.source(), plan, List.of(), Optional.empty(), false,
				"Not saved: " + request.source().getFileName() + " is in no project.");
		}
		try {
			Path written = PlanOutput.write(plan, request.file().get());
			return new CurrentPlan(request.source(), plan, List.of(), Optional.of(written), false);
		} catch (CoraException e) {
			return new CurrentPlan(request.source(), plan, List.of(), Optional.empty(), false,
				"Not saved: " + e.diagnostics().get(0).message() + ".");
		}
	}

	private void compare(PlanningProblem problem, CurrentPlan current, SubMonitor progress) {
		List<Plan> plans = new ArrayList<>();
		for (Strategy strategy : Strategies.all()) {
			JobProgress comparing = new JobProgress(progress, COMPARING / Strategies.all().size(), "Strategy " + strategy.name() + ": ");
			plans.add(strategy.name().equals(CHOSEN) ? current.plan() : strategy.plan(problem, SearchBudget.DEFAULT, comparing));
			comparing.done();
			progress.checkCanceled();
		}
		store.update(current.plan(), it -> it.comparedWith(plans));
	}

	private void refuse(List<Diagnostic> errors) {
		Diagnostic first = errors.get(0);
		SourceRange where = first.where();
		String count = errors.size() == 1 ? "an error" : errors.size() + " errors";
		String place = where.isKnown() ? " in line " + where.line() : "";
		store.refuse(new PlanRefusal(request.source(),
			request.source().getFileName() + " has " + count + ", so nothing was planned.",
			(errors.size() == 1 ? "It is" : "The first is") + place + ": " + first.message(),
			where.isKnown() ? Optional.of(where) : Optional.empty()));
	}

	private void refuse(String sentence, String advice) {
		store.refuse(new PlanRefusal(request.source(), sentence, advice, Optional.empty()));
	}
}
