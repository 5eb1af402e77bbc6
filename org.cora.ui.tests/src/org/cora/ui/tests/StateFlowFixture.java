// SPDX-License-Identifier: EPL-2.0
// Copyright (c) 2026 Cora contributors
package org.cora.ui.tests;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import org.cora.dsl.compiler.Compilation;
import org.cora.dsl.compiler.CoraCompiler;
import org.cora.dsl.ui.plan.CurrentPlan;
import org.cora.dsl.ui.plan.PlanStore;
import org.cora.dsl.ui.stateflow.StateFlowView;
import org.cora.ir.spec.OffloadSpec;
import org.cora.planner.Planner;
import org.cora.planner.plan.Plan;
import org.cora.planner.scene.Scene;
import org.cora.planner.scene.Scene.Node;
import org.cora.planner.search.PlanningMonitor;
import org.cora.planner.search.PlanningProblem;
import org.cora.planner.search.Strategies;
import org.eclipse.core.resources.IFile;
import org.eclipse.core.resources.IProject;
import org.eclipse.jface.text.ITextSelection;
import org.eclipse.swt.SWT;
import org.eclipse.swt.graphics.Rectangle;
import org.eclipse.swt.widgets.Event;
import org.eclipse.ui.texteditor.ITextEditor;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;

/** A State-Flow view and a NAT whose free endpoints the author keeps on the CPU, so that both sides are there. */
abstract class StateFlowFixture {

	final ErrorLog log = new ErrorLog();
	IProject project;
	IFile file;
	String source;
	StateFlowView view;

	@BeforeEach
	void openView() throws Exception {
		PlanStore.get().clear();
		Workbench.prepare();
		project = Workbench.project("campus-nat");
		source = Workbench.source("examples/nat/nat.cora").replace("  minimise cores", "  keep free on cpu\n  minimise cores");
		file = Workbench.file(project, "nat.cora", source);
		view = (StateFlowView) Workbench.page().showView(StateFlowView.ID);
	}

	@AfterEach
	void closeAll() throws Exception {
		Workbench.page().hideView(view);
		Workbench.page().closeAllEditors(false);
		PlanStore.get().clear();
		project.delete(true, true, null);
		Workbench.settle();
		log.close();
		assertEquals(List.of(), log.entries(), "the error log");
	}

	Plan plan(String text, String strategy) {
		return plan(file, text, "NatOnAgilio", strategy);
	}

	static Plan plan(IFile file, String text, String offload, String strategy) {
		CompletableFuture<Plan> plan = CompletableFuture.supplyAsync(() -> {
			Compilation compilation = CoraCompiler.compile(text, file.getLocation().toOSString()).orThrow();
			OffloadSpec spec = compilation.offload(offload).orElseThrow();
			PlanningProblem problem = Planner.prepare(compilation.program().nf(spec.nf()).orElseThrow(), spec, compilation.nic(spec),
				compilation.host(spec), file.getLocation().toPath().getParent(), Planner.SEED, PlanningMonitor.NONE);
			return Planner.plan(problem, Strategies.named(strategy.isEmpty() ? "cora" : strategy).orElseThrow());
		});
		Workbench.waitFor("the plan", plan::isDone);
		return plan.join();
	}

	void show(Plan plan) {
		show(plan, Optional.empty());
	}

	void show(Plan plan, Optional<Path> saved) {
		PlanStore.get().put(new CurrentPlan(file.getLocation().toPath(), plan, List.of(), saved, false));
		Workbench.waitFor("the picture", () -> view.canvas().scene() != null);
		Workbench.settle();
	}

	Node node(String id) {
		return view.canvas().scene().node(id).orElseThrow();
	}

	String highlighted() {
		return view.canvas().selection() == null ? null : view.canvas().selection().element();
	}

	void click(Node node) {
		view.canvas().notifyListeners(SWT.MouseDown, mouse(middle(node)));
		view.canvas().notifyListeners(SWT.MouseUp, mouse(middle(node)));
	}

	static Scene.Point middle(Node node) {
		return new Scene.Point(node.box().x() + node.box().width() / 2, node.box().y() + node.box().height() / 2);
	}

	/** The first mouse button at a point of the scene. */
	Event mouse(Scene.Point point) {
		Scene.Point at = view.canvas().viewport().toScreen(point);
		Event event = new Event();
		event.button = 1;
		event.x = (int) Math.round(at.x());
		event.y = (int) Math.round(at.y());
		return event;
	}

	void key(int code, char character) {
		Event event = new Event();
		event.keyCode = code == 0 ? character : code;
		event.character = character;
		view.canvas().notifyListeners(SWT.KeyDown, event);
	}

	void wheel(int count) {
		Rectangle area = view.canvas().getClientArea();
		Event event = new Event();
		event.stateMask = SWT.MOD1;
		event.count = count;
		event.x = area.width / 2;
		event.y = area.height / 2;
		view.canvas().notifyListeners(SWT.MouseVerticalWheel, event);
	}

	static void caret(ITextEditor editor, int offset) {
		Workbench.page().activate(editor);
		editor.selectAndReveal(offset, 0);
	}

	static ITextSelection selection(ITextEditor editor) {
		return (ITextSelection) editor.getSelectionProvider().getSelection();
	}

	static String selected(ITextEditor editor) {
		return selection(editor).getText();
	}

	/** Gives the view the whole window while something is done. */
	void alone(Runnable what) {
		Workbench.page().toggleZoom(Workbench.page().getReference(view));
		try {
			Workbench.settle();
			what.run();
		} finally {
			Workbench.page().toggleZoom(Workbench.page().getReference(view));
		}
	}
}
