// SPDX-License-Identifier: EPL-2.0
// Copyright (c) 2026 Cora contributors
package org.cora.ui.tests;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.cora.dsl.ui.plan.CurrentPlan;
import org.cora.dsl.ui.plan.OffloadPlanView;
import org.cora.dsl.ui.plan.PlanStore;
import org.cora.dsl.ui.stateflow.StateFlowView;
import org.cora.dsl.ui.stateflow.Viewport;
import org.cora.planner.file.PlanFile;
import org.cora.planner.plan.Plan;
import org.cora.planner.plan.StatePlacement;
import org.cora.planner.scene.Scene.Node;
import org.cora.planner.scene.Scene.Side;
import org.eclipse.core.resources.IFile;
import org.eclipse.jface.viewers.ISelectionProvider;
import org.eclipse.jface.viewers.IStructuredSelection;
import org.eclipse.jface.viewers.StructuredSelection;
import org.eclipse.ui.texteditor.ITextEditor;
import org.junit.jupiter.api.Test;

/** The plan behind the State-Flow view: gone, closed, there again, large, and shown in the Offload Plan view too. */
class StateFlowPlanTest extends StateFlowFixture {

	@Test
	void aDeletedPlanIsSaidAndAClosedProjectTakesItsPictureAlong() throws Exception {
		IFile saved = showSaved();
		saved.delete(true, null);
		Workbench.waitFor("the sentence", () -> view.message()
			.equals("NatOnAgilio.coraplan has been deleted. Press Ctrl+Alt+P in nat.cora to plan again."), view::message);
		assertNotNull(view.canvas().scene(), "the picture stays");
		project.close(null);
		Workbench.waitFor("no picture", () -> view.current() == null && view.canvas().scene() == null);
		assertTrue(view.message().startsWith("No plan yet."), view.message());
	}

	@Test
	void aReopenedViewShowsTheSamePlanAgain() throws Exception {
		Workbench.open(file);
		showSaved();
		view.canvas().heat(false);
		Workbench.page().hideView(view);
		PlanStore.get().clear();
		view = (StateFlowView) Workbench.page().showView(StateFlowView.ID);
		Workbench.waitFor("the picture", () -> view.canvas().scene() != null, view::message);
		assertEquals("NatOnAgilio", view.current().offload());
		assertFalse(view.canvas().heat(), "without heat, as before");
		view.canvas().heat(true);
	}

	@Test
	void selectionIsLinkedWithTheOffloadPlanView() throws Exception {
		Workbench.open(file);
		OffloadPlanView table = (OffloadPlanView) Workbench.page().showView(OffloadPlanView.ID);
		Plan plan = plan(source, "");
		show(plan);
		ISelectionProvider provider = table.getSite().getSelectionProvider();
		view.canvas().select(node("state.back@nic"));
		Workbench.waitFor("the row", () -> ((IStructuredSelection) provider.getSelection()).getFirstElement() instanceof StatePlacement row
			&& row.getState().getName().equals("back"), provider::getSelection);

		Workbench.page().activate(table);
		StatePlacement bytes = plan.getStates().stream().filter(it -> it.getState().getName().equals("bytes")).findFirst().orElseThrow();
		provider.setSelection(new StructuredSelection(bytes));
		Workbench.waitFor("the node", () -> "state.bytes".equals(highlighted()), this::highlighted);
		Workbench.page().hideView(table);
	}

	@Test
	void aChainOfFunctionsInSeveralFilesIsLinkedWithEachOfThem() throws Exception {
		for (String folder : List.of("nat", "heavy-hitters", "edge")) {
			project.getFolder(folder).create(true, true, null);
			Workbench.file(project, folder + "/" + folder + ".cora", Workbench.source("examples/" + folder + "/" + folder + ".cora"));
		}
		IFile edge = project.getFile("edge/edge.cora");
		String text = Workbench.source("examples/edge/edge.cora");
		Plan plan = plan(edge, text, "EdgeOnAgilio", "cora");
		PlanStore.get().put(new CurrentPlan(edge.getLocation().toPath(), plan, List.of(), Optional.empty(), false));
		Workbench.waitFor("the picture", () -> view.canvas().scene() != null);

		Node out = view.canvas().scene().nodes().stream().filter(node -> node.label().startsWith("Nat.out ")).findFirst().orElseThrow();
		view.canvas().select(out);
		Workbench.waitFor("the file of the function", () -> Workbench.page().getActiveEditor() instanceof ITextEditor shown
			&& shown.getTitle().equals("nat.cora") && selected(shown).equals("out"));

		ITextEditor nat = (ITextEditor) Workbench.page().getActiveEditor();
		caret(nat, source.indexOf("state back") + 8);
		Workbench.waitFor("the state of the function", () -> "state.Nat.back".equals(highlighted()), this::highlighted);
		ITextEditor chain = Workbench.open(edge);
		caret(chain, text.indexOf("Nat.free") + 5);
		Workbench.waitFor("the state that is kept", () -> "state.Nat.free".equals(highlighted()), this::highlighted);
		alone(() -> Workbench.screenshot("stateflow-chain"));
	}

	@Test
	void aLargeGraphIsReadableAtFirstAndFitsIntoAWindowWhenAskedTo() throws Exception {
		show(LargePlan.make());
		assertEquals(60, view.canvas().scene().nodes().size());
		assertTrue(view.canvas().viewport().scale() >= Viewport.LEAST_READABLE);
		alone(() -> {
			Workbench.screenshot("stateflow-large-graph");
			view.canvas().fit();
			Workbench.screenshot("stateflow-large-graph-fit");
		});
	}

	@Test
	void aSideWithoutAnythingIsShown() throws Exception {
		show(plan(source.replace("  keep free on cpu\n", ""), "host"));
		assertEquals(Side.NIC, view.canvas().scene().regions().get(0).side());
		alone(() -> Workbench.screenshot("stateflow-host-only"));
	}

	private IFile showSaved() throws Exception {
		Plan plan = plan(source, "");
		IFile saved = project.getFile("NatOnAgilio.coraplan");
		Path path = saved.getLocation().toPath();
		PlanFile.save(plan, path);
		saved.refreshLocal(0, null);
		show(plan, Optional.of(path));
		return saved;
	}
}
