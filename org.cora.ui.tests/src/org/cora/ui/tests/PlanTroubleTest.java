// SPDX-License-Identifier: EPL-2.0
// Copyright (c) 2026 Cora contributors
package org.cora.ui.tests;

import static org.cora.ui.tests.PlanSession.cursor;
import static org.cora.ui.tests.PlanSession.document;
import static org.cora.ui.tests.PlanSession.jobs;
import static org.cora.ui.tests.PlanSession.plan;
import static org.cora.ui.tests.PlanSession.waitForComparison;
import static org.cora.ui.tests.PlanSession.waitForJobs;
import static org.cora.ui.tests.PlanSession.waitForPlan;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.cora.dsl.ui.plan.CurrentPlan;
import org.cora.dsl.ui.plan.PlanJob;
import org.cora.dsl.ui.plan.PlanShutdown;
import org.cora.dsl.ui.plan.PlanStore;
import org.eclipse.core.filesystem.EFS;
import org.eclipse.core.resources.IFile;
import org.eclipse.core.resources.ResourceAttributes;
import org.eclipse.core.runtime.jobs.Job;
import org.eclipse.ui.PlatformUI;
import org.eclipse.ui.ide.IDE;
import org.eclipse.ui.texteditor.ITextEditor;
import org.junit.jupiter.api.Test;

/** Files, projects and the workbench going away or refusing while there are plans, or planning goes on. */
class PlanTroubleTest extends PlanTests {

	private static final long QUICK_MILLIS = 1000;

	@Test
	void cancellingKeepsThePlanBefore() throws Exception {
		ITextEditor editor = planned("NatOnAgilio");
		CurrentPlan before = PlanStore.get().latest().orElseThrow();
		cursor(editor, "offload NatOnBlueField");
		plan();
		Workbench.waitFor("the job to run", () -> jobs().length > 0 && jobs()[0].getState() == Job.RUNNING);
		long start = System.nanoTime();
		Job.getJobManager().cancel(PlanJob.FAMILY);
		Workbench.waitFor("the jobs to end", () -> jobs().length == 0);
		long millis = (System.nanoTime() - start) / 1_000_000;
		System.out.println("Cancelled after " + millis + " ms");
		assertTrue(millis < QUICK_MILLIS, () -> millis + " ms");
		assertSame(before.plan(), PlanStore.get().latest().orElseThrow().plan());
		PlanViewDriver view = new PlanViewDriver();
		Workbench.waitFor("the plan before", () -> view.text().contains("NatOnAgilio – "), view::text);
	}

	@Test
	void aRenamedSourceTakesItsPlanAlongAndADeletedOneTakesItAway() throws Exception {
		planned("NatOnAgilio");
		IFile source = project.getFile("nat.cora");
		source.move(project.getFile("edge.cora").getFullPath(), true, null);
		Path now = project.getFile("edge.cora").getLocation().toPath();
		Workbench.waitFor("the plan at its new place", () -> PlanStore.get().latest().map(it -> it.source().equals(now)).orElse(false));
		PlanViewDriver view = new PlanViewDriver();
		Workbench.waitFor("the plan in the view", () -> view.text().contains("NatOnAgilio – "), view::text);
		project.getFile("edge.cora").delete(true, null);
		Workbench.waitFor("no plan", () -> PlanStore.get().all().isEmpty());
		Workbench.waitFor("what to do", () -> view.text().contains("There is no plan yet."), view::text);
		Workbench.screenshot("plan-empty");
	}

	@Test
	void aDeletedPlanFileIsSaidAndThePlanStays() throws Exception {
		planned("NatOnAgilio");
		project.getFile("NatOnAgilio.coraplan").delete(true, null);
		PlanViewDriver view = new PlanViewDriver();
		Workbench.waitFor("the notice", () -> view.text().contains("NatOnAgilio.coraplan has been deleted."), view::text);
		assertTrue(view.rows().contains("out : map"));
		Workbench.screenshot("plan-deleted");
	}

	@Test
	void closingAndDeletingTheProjectEndsPlanning() throws Exception {
		ITextEditor editor = Workbench.open(session.nat());
		cursor(editor, "offload NatOnAgilio");
		plan();
		Workbench.waitFor("the job", () -> jobs().length > 0);
		Workbench.page().closeAllEditors(false);
		project.close(null);
		waitForJobs();
		assertEquals(List.of(), PlanStore.get().all());
		project.open(null);
		editor = Workbench.open(project.getFile("nat.cora"));
		cursor(editor, "offload NatOnAgilio");
		plan();
		Workbench.waitFor("the job", () -> jobs().length > 0);
		project.delete(true, true, null);
		waitForJobs();
		assertEquals(List.of(), PlanStore.get().all());
	}

	@Test
	void closingTheWorkbenchEndsPlanning() throws Exception {
		ITextEditor editor = Workbench.open(session.nat());
		cursor(editor, "offload NatOnAgilio");
		plan();
		Workbench.waitFor("the job", () -> jobs().length > 0);
		new PlanShutdown().postShutdown(PlatformUI.getWorkbench());
		waitForJobs();
		assertEquals(List.of(), PlanStore.get().all());
		assertFalse(project.getFile("NatOnAgilio.coraplan").getLocation().toFile().exists());
	}

	@Test
	void whatWasPlannedInAnEarlierSessionIsThereWhenTheFileIsOpened() throws Exception {
		planned("NatOnAgilio");
		Workbench.page().closeAllEditors(false);
		PlanStore.get().clear();
		PlanViewDriver view = new PlanViewDriver();
		Workbench.waitFor("an empty view", () -> view.text().contains("There is no plan yet."), view::text);
		ITextEditor editor = Workbench.open(project.getFile("nat.cora"));
		waitForPlan("NatOnAgilio");
		Workbench.waitFor("the plan in the view", () -> view.text().contains("NatOnAgilio – "), view::text);
		EditorPictures pictures = new EditorPictures(editor);
		Workbench.waitFor("the plan in the editor", () -> pictures.minings("offload NatOnAgilio").stream().anyMatch(it -> it.startsWith("NIC ")),
			pictures::all);
	}

	@Test
	void twoFilesAtOnceAndTheViewFollowsTheEditor() throws Exception {
		ITextEditor first = Workbench.open(session.nat());
		cursor(first, "offload NatOnAgilio");
		plan();
		ITextEditor second = Workbench.open(Workbench.file(project, "second.cora", document(first).get().replace("NatOnAgilio", "Second")));
		cursor(second, "offload Second");
		plan();
		Workbench.waitFor("both plans", () -> PlanStore.get().all().size() == 2);
		waitForJobs();
		PlanViewDriver view = new PlanViewDriver();
		Workbench.page().activate(first);
		Workbench.waitFor("the first one's plan", () -> view.text().contains("NatOnAgilio – "), view::text);
		Workbench.page().activate(second);
		Workbench.waitFor("the second one's plan", () -> view.text().contains("Second – "), view::text);
	}

	@Test
	void aReadOnlyFolderIsLeftAlone() throws Exception {
		ITextEditor editor = Workbench.open(session.nat());
		readOnly(true);
		try {
			cursor(editor, "offload NatOnAgilio");
			plan();
			waitForPlan("NatOnAgilio");
			PlanViewDriver view = new PlanViewDriver();
			Workbench.waitFor("the notice", () -> view.text().contains("Not saved: the folder campus is read-only."), view::text);
			assertTrue(view.rows().contains("out : map"), "the plan is shown");
			Workbench.screenshot("plan-read-only");
		} finally {
			readOnly(false);
		}
	}

	@Test
	void aLooseFileIsAnnotatedToo() throws Exception {
		Path loose = Files.writeString(folder.resolve("loose.cora"), Workbench.source("examples/nat/nat.cora"));
		ITextEditor editor = (ITextEditor) IDE.openEditorOnFileStore(Workbench.page(), EFS.getStore(loose.toUri()));
		cursor(editor, "offload NatOnAgilio");
		plan();
		waitForComparison("NatOnAgilio");
		EditorPictures pictures = new EditorPictures(editor);
		Workbench.waitFor("the plan in the editor", () -> pictures.minings("offload NatOnAgilio").stream().anyMatch(it -> it.startsWith("NIC "))
			&& pictures.marks("org.cora.dsl.ui.onNic").size() >= 4, pictures::all);
		cursor(editor, "state out");
		Workbench.screenshot("plan-loose");
	}

	private ITextEditor planned(String offload) throws Exception {
		ITextEditor editor = Workbench.open(session.nat());
		cursor(editor, "offload " + offload);
		plan();
		waitForComparison(offload);
		waitForJobs();
		return editor;
	}

	private void readOnly(boolean value) throws Exception {
		ResourceAttributes attributes = project.getResourceAttributes();
		attributes.setReadOnly(value);
		project.setResourceAttributes(attributes);
	}
}
