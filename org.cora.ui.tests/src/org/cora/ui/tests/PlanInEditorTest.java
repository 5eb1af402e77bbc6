// SPDX-License-Identifier: EPL-2.0
// Copyright (c) 2026 Cora contributors
package org.cora.ui.tests;

import static org.cora.ui.tests.PlanSession.cursor;
import static org.cora.ui.tests.PlanSession.document;
import static org.cora.ui.tests.PlanSession.inDark;
import static org.cora.ui.tests.PlanSession.plan;
import static org.cora.ui.tests.PlanSession.waitForComparison;
import static org.cora.ui.tests.PlanSession.waitForJobs;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.cora.dsl.ui.plan.PlanStore;
import org.eclipse.core.resources.IFile;
import org.eclipse.core.resources.IMarker;
import org.eclipse.core.resources.IResource;
import org.eclipse.ui.texteditor.ITextEditor;
import org.junit.jupiter.api.Test;

/** What plans say in the editor: above offloads, behind states and handlers, in the ruler, in hovers, as markers. */
class PlanInEditorTest extends PlanTests {

	@Test
	void anOffloadWithoutPlanOffersOneAndAClickMakesIt() throws Exception {
		ITextEditor editor = Workbench.open(session.nat());
		EditorPictures pictures = new EditorPictures(editor);
		cursor(editor, "offload NatOnAgilio");
		Workbench.waitFor("the way to a plan", () -> pictures.minings("offload NatOnAgilio").equals(List.of("Plan Offload"))
			&& pictures.minings("offload NatOnBlueField").equals(List.of("Plan Offload")), pictures::all);
		Workbench.waitFor("it painted", () -> pictures.isPaintedAbove("offload NatOnAgilio"));
		Workbench.screenshot("editor-plan-offload");
		pictures.click("offload NatOnBlueField", "Plan Offload");
		waitForComparison("NatOnBlueField");
	}

	@Test
	void aPlanIsToldAboveItsOffloadAndBehindStatesAndHandlers() throws Exception {
		IFile file = Workbench.file(session.project(), "nat.cora",
			Workbench.source("examples/nat/nat.cora").replaceFirst("  minimise cores", "  keep free on cpu\n  minimise cores"));
		ITextEditor editor = Workbench.open(file);
		EditorPictures pictures = new EditorPictures(editor);
		cursor(editor, "offload NatOnAgilio");
		plan();
		waitForComparison("NatOnAgilio");
		Workbench.waitFor("the sum of the plan", () -> pictures.minings("offload NatOnAgilio").stream().anyMatch(
			it -> it.matches("NIC .*% of packets · .* → .* host cores · bound by .*")), pictures::all);
		assertTrue(pictures.minings("offload NatOnAgilio").contains("Plan again"));
		Workbench.waitFor("it painted", () -> pictures.isPaintedAbove("offload NatOnAgilio"));
		Workbench.screenshot("editor-plan-sum");
		cursor(editor, "state out");
		Workbench.waitFor("the places of states", () -> pictures.minings("state out").stream().anyMatch(it -> it.contains("NIC ("))
			&& pictures.minings("state free").stream().anyMatch(it -> it.contains("host")), pictures::all);
		Workbench.waitFor("the places of handlers", () -> pictures.minings("on packet p from lan").size() == 1, pictures::all);
		Workbench.waitFor("marks in the ruler", () -> pictures.marks("org.cora.dsl.ui.onNic").size() >= 3
			&& pictures.marks("org.cora.dsl.ui.onHost").stream().anyMatch(it -> it.startsWith("free: host")), pictures::allMarks);
		waitForJobs();
		IMarker[] markers = file.findMarkers("org.cora.dsl.ui.keptOff", true, IResource.DEPTH_ZERO);
		assertEquals(1, markers.length);
		assertTrue(markers[0].getAttribute(IMarker.MESSAGE, "").startsWith("Kept off the NIC: free stays on the host because"),
			() -> markers[0].getAttribute(IMarker.MESSAGE, ""));
		Workbench.screenshot("editor-plan-states-light");
		inDark(() -> Workbench.screenshot("editor-plan-states-dark"));

		document(editor).replace(0, 0, "// one more line\n");
		assertTrue(document(editor).get().indexOf("state out") > 0);
		Workbench.waitFor("the places to move along", () -> pictures.minings("state out").stream().anyMatch(it -> it.contains("NIC (")),
			pictures::all);
		PlanStore.get().clear();
		Workbench.waitFor("nothing left of a plan that is forgotten", () -> pictures.minings("state out").isEmpty()
			&& pictures.marks("org.cora.dsl.ui.onNic").isEmpty(), pictures::all);
		waitForJobs();
		assertEquals(0, file.findMarkers("org.cora.dsl.ui.keptOff", true, IResource.DEPTH_ZERO).length);
	}

	@Test
	void aHoverSaysWhereAStateAndAHandlerIsWhatItCostsAndWhy() throws Exception {
		ITextEditor editor = Workbench.open(session.nat());
		EditorPictures pictures = new EditorPictures(editor);
		cursor(editor, "offload NatOnAgilio");
		plan();
		waitForComparison("NatOnAgilio");
		waitForJobs();
		String state = pictures.hover("out :", "hover-state");
		assertTrue(state.contains("NIC (") && state.contains("accesses per packet"), state);
		assertTrue(state.contains("out is on the NIC"), state);
		assertEquals(state.indexOf("accesses per packet"), state.lastIndexOf("accesses per packet"), "said once");
		String whole = pictures.hoverInfo("out :");
		assertTrue(whole.contains("state out : map") && whole.contains("accesses per packet"), whole);
		assertEquals(whole.indexOf("accesses per packet"), whole.lastIndexOf("accesses per packet"), "said once");
		String handler = pictures.hover("on packet p from lan", "hover-handler");
		assertTrue(handler.contains("of all packets") && handler.contains("cycles on the NIC") && handler.contains("µs in the system"), handler);
		String offload = pictures.hover("NatOnAgilio {", "hover-offload");
		assertTrue(offload.contains("of packets") && offload.contains("limits it at"), offload);
	}
}
