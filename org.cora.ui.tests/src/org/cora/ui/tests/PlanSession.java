// SPDX-License-Identifier: EPL-2.0
// Copyright (c) 2026 Cora contributors
package org.cora.ui.tests;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.cora.dsl.ui.CoraUi;
import org.cora.dsl.ui.placement.PlanWatch;
import org.cora.dsl.ui.plan.CurrentPlan;
import org.cora.dsl.ui.plan.PlanJob;
import org.cora.dsl.ui.plan.PlanStore;
import org.eclipse.core.resources.IFile;
import org.eclipse.core.resources.IProject;
import org.eclipse.core.resources.ResourceAttributes;
import org.eclipse.core.runtime.jobs.Job;
import org.eclipse.jface.text.IDocument;
import org.eclipse.jface.text.ITextSelection;
import org.eclipse.swt.widgets.Shell;
import org.eclipse.ui.PlatformUI;
import org.eclipse.ui.handlers.IHandlerService;
import org.eclipse.ui.texteditor.ITextEditor;

/** A project with the NAT in it, and what tests do with its plans. */
final class PlanSession implements AutoCloseable {

	static final String COMMAND = "org.cora.dsl.ui.planOffload";

	private final ErrorLog log = new ErrorLog();
	private final IProject project;

	PlanSession() throws Exception {
		Workbench.prepare();
		PlanStore.get().clear();
		project = Workbench.project("campus");
	}

	IProject project() {
		return project;
	}

	/** Closes the editors, and waits until the language service has taken leave of their files too. */
	static void closeEditors() {
		waitForJobs();
		Workbench.page().closeAllEditors(false);
		CompletableFuture<Boolean> settled = CoraUi.get().languageService().settled();
		Workbench.waitFor("the language service", settled::isDone);
	}

	@Override
	public void close() throws Exception {
		Job.getJobManager().cancel(PlanJob.FAMILY);
		waitForJobs();
		closeEditors();
		Workbench.page().hideView(Workbench.page().findView(PlanViewDriver.ID));
		if (project.exists()) {
			project.delete(true, true, null);
		}
		Workbench.settle();
		waitForJobs();
		PlanStore.get().clear();
		log.close();
		assertEquals(List.of(), log.entries(), "the error log");
	}

	IFile nat() throws Exception {
		return Workbench.file(project, "nat.cora", Workbench.source("examples/nat/nat.cora"));
	}

	static void plan() throws Exception {
		Workbench.settle();
		PlatformUI.getWorkbench().getService(IHandlerService.class).executeCommand(COMMAND, null);
	}

	static Shell question() {
		for (Shell shell : Workbench.display().getShells()) {
			if (shell.getText().equals("Plan Offload") && shell.isVisible()) {
				return shell;
			}
		}
		return null;
	}

	static boolean placeOf(String text, IDocument document) {
		CurrentPlan plan = PlanStore.get().latest().orElseThrow();
		return CoraUi.get().placements().facts(plan.source().toString()).stream()
			.anyMatch(fact -> Math.abs(fact.where().offset() - document.get().indexOf(text)) <= 8);
	}

	static void readOnly(IFile file, boolean value) throws Exception {
		ResourceAttributes attributes = file.getResourceAttributes();
		attributes.setReadOnly(value);
		file.setResourceAttributes(attributes);
	}

	static void cursor(ITextEditor editor, String text) {
		editor.selectAndReveal(document(editor).get().indexOf(text), 0);
	}

	static IDocument document(ITextEditor editor) {
		return editor.getDocumentProvider().getDocument(editor.getEditorInput());
	}

	static String selected(ITextEditor editor) {
		return ((ITextSelection) editor.getSelectionProvider().getSelection()).getText();
	}

	static Job[] jobs() {
		return Job.getJobManager().find(PlanJob.FAMILY);
	}

	static void waitForJobs() {
		Workbench.waitFor("the jobs to end", () -> jobs().length == 0 && Job.getJobManager().find(PlanWatch.FAMILY).length == 0);
	}

	static void waitForPlan(String offload) {
		Workbench.waitFor("a plan of " + offload, () -> PlanStore.get().latest().map(it -> it.offload().equals(offload)).orElse(false));
	}

	static CurrentPlan waitForComparison(String offload) {
		Workbench.waitFor("a compared plan of " + offload, () -> PlanStore.get().latest()
			.map(it -> it.offload().equals(offload) && it.strategies().size() == 5).orElse(false));
		return PlanStore.get().latest().orElseThrow();
	}

	static void inDark(Runnable work) {
		try (DarkTheme dark = new DarkTheme()) {
			work.run();
		}
	}
}
