// SPDX-License-Identifier: EPL-2.0
// Copyright (c) 2026 Cora contributors
package org.cora.ui.tests;

import static org.cora.ui.tests.PlanSession.cursor;
import static org.cora.ui.tests.PlanSession.document;
import static org.cora.ui.tests.PlanSession.inDark;
import static org.cora.ui.tests.PlanSession.jobs;
import static org.cora.ui.tests.PlanSession.placeOf;
import static org.cora.ui.tests.PlanSession.plan;
import static org.cora.ui.tests.PlanSession.question;
import static org.cora.ui.tests.PlanSession.readOnly;
import static org.cora.ui.tests.PlanSession.selected;
import static org.cora.ui.tests.PlanSession.waitForComparison;
import static org.cora.ui.tests.PlanSession.waitForJobs;
import static org.cora.ui.tests.PlanSession.waitForPlan;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.cora.dsl.ui.CoraUi;
import org.cora.dsl.ui.plan.CurrentPlan;
import org.cora.dsl.ui.plan.PlanJob;
import org.cora.dsl.ui.plan.PlanStore;
import org.eclipse.core.filesystem.EFS;
import org.eclipse.core.resources.IFile;
import org.eclipse.core.runtime.jobs.Job;
import org.eclipse.jface.text.IDocument;
import org.eclipse.ui.ide.IDE;
import org.eclipse.ui.texteditor.ITextEditor;
import org.junit.jupiter.api.Test;

/** Plan Offload, from the editor to the plan's file, its view and back to the editor. */
class PlanOffloadTest extends PlanTests {

	private static final String INFEASIBLE = "subject to throughput >= 10 Mpps, p99 <= 1 ns, loss = 0";

	@Test
	void plansTheOffloadUnderTheCursorAsItStandsInTheEditor() throws Exception {
		IFile file = session.nat();
		ITextEditor editor = Workbench.open(file);
		IDocument document = document(editor);
		document.replace(0, 0, "// not saved\n");
		editor.selectAndReveal(document.get().indexOf("run Nat", document.get().indexOf("offload NatOnAgilio")), 0);
		plan();
		CurrentPlan plan = waitForComparison("NatOnAgilio");
		assertTrue(editor.isDirty(), "planning saves nothing");

		IFile saved = project.getFile("NatOnAgilio.coraplan");
		assertTrue(saved.exists() && saved.isDerived(), "the plan's file");
		assertTrue(plan.plan().isFeasible(), () -> plan.plan().getReason());
		PlanViewDriver view = new PlanViewDriver();
		Workbench.waitFor("the states in the view", () -> view.rows().contains("Nat.out : map") || view.rows().contains("out : map"), view::rows);
		Workbench.waitFor("all strategies in the view", () -> view.strategies().stream().noneMatch(it -> it.contains("…")), view::strategies);
		assertEquals(5, view.strategies().size());
		assertFalse(view.resources().isEmpty());
		assertTrue(view.explanations().length() > 100, view::explanations);
		Workbench.waitFor("what the plan says in the editor", () -> CoraUi.get().placements().facts(plan.source().toString()).stream()
			.anyMatch(fact -> fact.headline().matches("NIC .* of packets .* → .* host cores .*bound by .*")),
			() -> CoraUi.get().placements().facts(plan.source().toString()));
		Workbench.screenshot("plan-light");
		inDark(() -> Workbench.screenshot("plan-dark"));

		view.select("out : map");
		Workbench.waitFor("the state selected in the editor", () -> selected(editor).startsWith("state out")
			|| selected(editor).equals("out"), () -> selected(editor));
	}

	@Test
	void everyTabOfTheViewInBothThemes() throws Exception {
		ITextEditor editor = Workbench.open(session.nat());
		cursor(editor, "offload NatOnBlueField");
		plan();
		waitForComparison("NatOnBlueField");
		PlanViewDriver view = new PlanViewDriver();
		for (String tab : List.of("Resources", "Strategies", "Explanations", "Placement")) {
			view.tab(tab);
			Workbench.screenshot("plan-" + tab.toLowerCase() + "-light");
			inDark(() -> Workbench.screenshot("plan-" + tab.toLowerCase() + "-dark"));
		}
		view.maximise();
		Workbench.screenshot("plan-large-light");
		inDark(() -> Workbench.screenshot("plan-large-dark"));
		view.maximise();
	}

	@Test
	void aFileWithErrorsIsNotPlanned() throws Exception {
		ITextEditor editor = Workbench.open(session.nat());
		document(editor).replace(0, 0, "nf {\n");
		plan();
		PlanViewDriver view = new PlanViewDriver();
		Workbench.waitFor("the sentence", () -> view.text().contains("so nothing was planned"), view::text);
		assertTrue(view.text().contains("line"), view::text);
		assertTrue(PlanStore.get().latest().isEmpty());
		assertFalse(project.getFile("NatOnAgilio.coraplan").exists());
		Workbench.screenshot("plan-errors");
	}

	@Test
	void aFileWithoutOffloadSaysSo() throws Exception {
		String text = Workbench.source("examples/nat/nat.cora");
		Workbench.open(Workbench.file(project, "nat.cora", text.substring(0, text.indexOf("offload NatOnAgilio"))));
		plan();
		PlanViewDriver view = new PlanViewDriver();
		Workbench.waitFor("the sentence", () -> view.text().contains("declares no offload"), view::text);
		Workbench.screenshot("plan-no-offload");
	}

	@Test
	void anInfeasibleOffloadShowsTheReason() throws Exception {
		String text = Workbench.source("examples/nat/nat.cora").replaceFirst("subject to .*", INFEASIBLE);
		ITextEditor editor = Workbench.open(Workbench.file(project, "nat.cora", text));
		cursor(editor, "offload NatOnAgilio");
		plan();
		waitForPlan("NatOnAgilio");
		PlanViewDriver view = new PlanViewDriver();
		Workbench.waitFor("the reason", () -> view.text().contains("No feasible plan: p99 would be"), view::text);
		assertTrue(view.text().contains("at most 1 ns is wanted"), view::text);
		assertTrue(view.text().contains(" µs"), view::text);
		waitForJobs();
		Workbench.screenshot("plan-infeasible");
	}

	@Test
	void aCancelledJobLeavesNothing() throws Exception {
		ITextEditor editor = Workbench.open(session.nat());
		cursor(editor, "offload NatOnAgilio");
		plan();
		Workbench.waitFor("the job to run", () -> jobs().length > 0);
		Job.getJobManager().cancel(PlanJob.FAMILY);
		waitForJobs();
		PlanViewDriver view = new PlanViewDriver();
		assertTrue(PlanStore.get().latest().isEmpty());
		assertFalse(project.getFile("NatOnAgilio.coraplan").exists());
		Workbench.waitFor("the sentence", () -> view.text().contains("cancelled") || view.text().contains("no plan yet"), view::text);
	}

	@Test
	void theSecondOfTwoAtOnceWins() throws Exception {
		ITextEditor editor = Workbench.open(session.nat());
		cursor(editor, "offload NatOnAgilio");
		plan();
		cursor(editor, "offload NatOnBlueField");
		plan();
		waitForComparison("NatOnBlueField");
		waitForJobs();
		assertEquals(List.of("NatOnBlueField"), PlanStore.get().all().stream().map(CurrentPlan::offload).toList());
	}

	@Test
	void closingTheEditorDoesNotDisturbTheJob() throws Exception {
		ITextEditor editor = Workbench.open(session.nat());
		cursor(editor, "offload NatOnAgilio");
		plan();
		Workbench.page().closeEditor(editor, false);
		waitForPlan("NatOnAgilio");
	}

	@Test
	void aPlanIsStaleWhenTheProgramChangesAndNotWhenItsTextDoes() throws Exception {
		ITextEditor editor = Workbench.open(session.nat());
		cursor(editor, "offload NatOnAgilio");
		plan();
		waitForComparison("NatOnAgilio");
		waitForJobs();
		IDocument document = document(editor);
		document.replace(0, 0, "\n\n/* only text */\n");
		Workbench.settle();
		Workbench.waitFor("the look at the new text", () -> placeOf("offload NatOnAgilio", document), () -> document.get().indexOf("offload NatOnAgilio"));
		assertFalse(PlanStore.get().latest().orElseThrow().stale());

		int rate = document.get().indexOf("bytes[p.ipv4.dst].add(p.length)");
		document.replace(rate, "bytes[p.ipv4.dst].add(p.length)".length(), "bytes[p.ipv4.dst].add(p.length + 1)");
		Workbench.waitFor("the plan to be stale", () -> PlanStore.get().latest().orElseThrow().stale());
		PlanViewDriver view = new PlanViewDriver();
		Workbench.waitFor("the notice", () -> view.text().contains("This plan is stale"), view::text);
		Workbench.screenshot("plan-stale");
	}

	@Test
	void aSavedPlanOpensInTheView() throws Exception {
		ITextEditor editor = Workbench.open(session.nat());
		cursor(editor, "offload NatOnAgilio");
		plan();
		waitForPlan("NatOnAgilio");
		waitForJobs();
		PlanStore.get().clear();
		Workbench.page().hideView(Workbench.page().findView(PlanViewDriver.ID));
		IDE.openEditor(Workbench.page(), project.getFile("NatOnAgilio.coraplan"));
		waitForPlan("NatOnAgilio");
		CurrentPlan plan = PlanStore.get().latest().orElseThrow();
		assertEquals(project.getFile("nat.cora").getLocation().toFile().toPath(), plan.source());
		assertFalse(plan.stale());
		PlanViewDriver view = new PlanViewDriver();
		Workbench.waitFor("the plan in the view", () -> view.text().contains("NatOnAgilio"), view::text);
	}

	@Test
	void aLooseFileGetsAPlanThatIsNotSaved() throws Exception {
		Path loose = Files.writeString(folder.resolve("loose.cora"), Workbench.source("examples/nat/nat.cora"));
		ITextEditor editor = (ITextEditor) IDE.openEditorOnFileStore(Workbench.page(), EFS.getStore(loose.toUri()));
		cursor(editor, "offload NatOnAgilio");
		plan();
		waitForPlan("NatOnAgilio");
		assertTrue(PlanStore.get().latest().orElseThrow().planFile().isEmpty());
		assertFalse(Files.exists(folder.resolve("NatOnAgilio.coraplan")));
		PlanViewDriver view = new PlanViewDriver();
		Workbench.waitFor("the notice", () -> view.text().contains("Not saved: loose.cora is in no project."), view::text);
	}

	@Test
	void aReadOnlyPlanFileIsLeftAlone() throws Exception {
		IFile old = Workbench.file(project, "NatOnAgilio.coraplan", "old");
		readOnly(old, true);
		try {
			ITextEditor editor = Workbench.open(session.nat());
			cursor(editor, "offload NatOnAgilio");
			plan();
			waitForPlan("NatOnAgilio");
			PlanViewDriver view = new PlanViewDriver();
			Workbench.waitFor("the notice", () -> view.text().contains("Not saved: NatOnAgilio.coraplan is read-only."), view::text);
			assertEquals("old", Files.readString(old.getLocation().toFile().toPath()));
		} finally {
			readOnly(old, false);
		}
	}

	@Test
	void severalOffloadsAndNoCursorAsk() throws Exception {
		ITextEditor editor = Workbench.open(session.nat());
		editor.selectAndReveal(0, 0);
		plan();
		Workbench.waitFor("the question", () -> question() != null);
		Workbench.screenshot("plan-which");
		question().close();
		waitForJobs();
		assertTrue(PlanStore.get().latest().isEmpty());
	}
}
