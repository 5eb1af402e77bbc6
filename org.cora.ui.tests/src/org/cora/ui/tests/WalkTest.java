// SPDX-License-Identifier: EPL-2.0
// Copyright (c) 2026 Cora contributors
package org.cora.ui.tests;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.cora.dsl.ui.plan.CurrentPlan;
import org.cora.dsl.ui.plan.PlanStore;
import org.cora.dsl.ui.stateflow.StateFlowView;
import org.cora.dsl.ui.wizards.ShippedExamples;
import org.eclipse.core.resources.IFile;
import org.eclipse.core.resources.IProject;
import org.eclipse.core.resources.ResourcesPlugin;
import org.eclipse.debug.core.model.IProcess;
import org.eclipse.ui.IPageLayout;
import org.eclipse.ui.IWorkbenchPage;
import org.eclipse.ui.ide.ResourceUtil;
import org.eclipse.ui.texteditor.ITextEditor;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * The way of somebody new: from an empty workspace through New Project to an example in the editor, its plan, the picture of
 * the plan, and a run with its report, in light and in dark. Leaves a picture of every stop and prints how long one waits.
 */
class WalkTest {

	private static final Map<String, List<Double>> SECONDS = new TreeMap<>();

	private final ErrorLog log = new ErrorLog();
	private DarkTheme dark;

	@BeforeEach
	void emptyWorkspace() throws Exception {
		PlanStore.get().clear();
		Launches.clear();
		Workbench.prepare();
		Workbench.window().getShell().setBounds(0, 0, 1440, 900);
		Workbench.page().resetPerspective();
		Workbench.page().showView(IPageLayout.ID_PROJECT_EXPLORER);
		Workbench.page().showView(IPageLayout.ID_PROBLEM_VIEW);
		assertEquals(0, ResourcesPlugin.getWorkspace().getRoot().getProjects().length, "the workspace is empty");
	}

	@AfterEach
	void leave() throws Exception {
		Launches.clear();
		PlanSession.waitForJobs();
		IWorkbenchPage page = Workbench.page();
		page.closeAllEditors(false);
		page.hideView(page.findView(PlanViewDriver.ID));
		page.hideView(page.findView(StateFlowView.ID));
		page.hideView(page.findView("org.eclipse.ui.console.ConsoleView"));
		for (IProject project : ResourcesPlugin.getWorkspace().getRoot().getProjects()) {
			project.delete(true, true, null);
		}
		if (dark != null) {
			dark.close();
		}
		Workbench.settle();
		PlanSession.waitForJobs();
		PlanStore.get().clear();
		page.resetPerspective();
		log.close();
		assertEquals(List.of(), log.entries(), "the error log");
	}

	@AfterAll
	static void printTimes() {
		SECONDS.forEach((what, seconds) -> {
			Collections.sort(seconds);
			System.out.printf("%s: median %.1f s of %d%n", what, seconds.get(seconds.size() / 2), seconds.size());
		});
	}

	@ParameterizedTest
	@CsvSource({"nat, NatOnAgilio, light", "heavy-hitters, HeavyHittersOnAgilio, light", "edge, EdgeOnAgilio, light",
			"nat, NatOnAgilio, dark", "heavy-hitters, HeavyHittersOnAgilio, dark", "edge, EdgeOnAgilio, dark"})
	void fromAnEmptyWorkspaceToAReport(String example, String offload, String theme) throws Exception {
		if (theme.equals("dark")) {
			dark = new DarkTheme();
		}
		String pictures = "walk-" + example + "-" + theme + "-";
		ITextEditor editor = newProject(example, pictures);
		IFile file = ResourceUtil.getFile(editor.getEditorInput());
		WizardTest.assertNoProblems(file);
		Workbench.screenshot(pictures + "2-example");

		planIt(file, offload, pictures);
		runIt(editor, file, offload, pictures);
	}

	private ITextEditor newProject(String example, String pictures) throws Exception {
		long[] pressed = {0};
		new DialogRobot("New Cora Project").select(ShippedExamples.named(example).title()).screenshot(pictures + "1-new-project")
			.now(() -> pressed[0] = System.nanoTime()).press("Finish").openNewWizard(WizardTest.NEW_PROJECT);
		ITextEditor editor = (ITextEditor) Workbench.page().getActiveEditor();
		Workbench.waitFor("the example in its editor", () -> PlanSession.document(editor).getLength() > 0);
		took("from Finish to the example in its editor", pressed[0]);
		return editor;
	}

	private void planIt(IFile file, String offload, String pictures) throws Exception {
		Workbench.page().showView(StateFlowView.ID, null, IWorkbenchPage.VIEW_CREATE);
		long pressed = System.nanoTime();
		PlanSession.plan();
		PlanSession.waitForPlan(offload);
		took("from Plan Offload to the plan", pressed);
		CurrentPlan plan = PlanSession.waitForComparison(offload);
		took("from Plan Offload to the comparison with all strategies", pressed);
		assertTrue(plan.plan().isFeasible(), () -> plan.plan().getReason());
		assertTrue(file.getParent().findMember(offload + ".coraplan") != null, "the plan's file");

		PlanViewDriver view = new PlanViewDriver();
		List<String> states = plan.plan().getStates().stream().map(it -> it.getState().getName()).toList();
		Workbench.waitFor("all states in the Offload Plan view", () -> states.stream()
			.allMatch(state -> view.rows().stream().anyMatch(row -> row.contains(state + " : "))), view::rows);
		assertFalse(view.resources().isEmpty());
		Workbench.waitFor("what the plan says in the editor", () -> new EditorPictures(
			(ITextEditor) Workbench.page().getActiveEditor()).minings("offload " + offload).stream().anyMatch(it -> it.contains("→")),
			() -> new EditorPictures((ITextEditor) Workbench.page().getActiveEditor()).all());
		Workbench.screenshot(pictures + "3-plan");

		StateFlowView flow = (StateFlowView) Workbench.page().showView(StateFlowView.ID);
		Workbench.waitFor("the picture of the plan", () -> flow.canvas().scene() != null);
		List<String> nodes = flow.canvas().scene().nodes().stream().map(node -> node.id()).toList();
		assertTrue(states.stream().allMatch(state -> nodes.stream().anyMatch(node -> node.contains(state))), nodes::toString);
		Workbench.screenshot(pictures + "4-stateflow");
		Workbench.page().toggleZoom(Workbench.page().findViewReference(StateFlowView.ID));
		Workbench.screenshot(pictures + "5-stateflow-large");
		Workbench.page().toggleZoom(Workbench.page().findViewReference(StateFlowView.ID));
	}

	/** Run As with a configuration that somebody made shorter: 200 ms of virtual time are a long time for a test. */
	private void runIt(ITextEditor editor, IFile file, String offload, String pictures) throws Exception {
		Launches.configuration(offload, Launches.settings(file, offload, "20 ms"));
		Workbench.page().activate(editor);
		long pressed = System.nanoTime();
		Launches.runAs();
		IProcess process = Launches.waitForProcess();
		Launches.waitForText(process, "Mpps offered");
		Workbench.screenshot(pictures + "6-running");
		Launches.waitForEnd(process);
		took("from Run As to the end of 20 ms of virtual time", pressed);
		assertEquals(0, process.getExitValue(), () -> Launches.text(process));
		assertTrue(Launches.text(process).contains("all hold"), () -> Launches.text(process));
		Launches.waitForReport(offload);
		Workbench.screenshot(pictures + "7-report");
	}

	private static void took(String what, long since) {
		SECONDS.computeIfAbsent(what, key -> new ArrayList<>()).add((System.nanoTime() - since) / 1e9);
	}
}
