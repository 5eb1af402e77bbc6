// SPDX-License-Identifier: EPL-2.0
// Copyright (c) 2026 Cora contributors
package org.cora.ui.tests;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import javax.xml.parsers.DocumentBuilderFactory;
import org.cora.dsl.compiler.Compilation;
import org.cora.dsl.compiler.CoraCompiler;
import org.cora.dsl.ui.plan.CurrentPlan;
import org.cora.dsl.ui.plan.PlanStore;
import org.cora.dsl.ui.stateflow.SceneCanvas;
import org.cora.dsl.ui.stateflow.StateFlowView;
import org.cora.dsl.ui.stateflow.Viewport;
import org.cora.ir.spec.OffloadSpec;
import org.cora.planner.Planner;
import org.cora.planner.plan.Plan;
import org.cora.planner.scene.Scene;
import org.cora.planner.scene.Scene.Node;
import org.cora.planner.scene.Scene.Side;
import org.cora.planner.search.PlanningMonitor;
import org.cora.planner.search.PlanningProblem;
import org.cora.planner.search.Strategies;
import org.eclipse.core.resources.IFile;
import org.eclipse.core.resources.IProject;
import org.eclipse.e4.ui.css.swt.theme.ITheme;
import org.eclipse.e4.ui.css.swt.theme.IThemeEngine;
import org.eclipse.jface.text.ITextSelection;
import org.eclipse.swt.SWT;
import org.eclipse.swt.graphics.ImageData;
import org.eclipse.swt.graphics.Rectangle;
import org.eclipse.swt.widgets.Event;
import org.eclipse.ui.PlatformUI;
import org.eclipse.ui.texteditor.ITextEditor;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInfo;
import org.junit.jupiter.api.io.TempDir;
import org.w3c.dom.Document;

/** The State-Flow view with a NAT whose free endpoints the author keeps on the CPU, so that both sides are there. */
class StateFlowViewTest {

	private static final String DARK = "org.eclipse.e4.ui.css.theme.e4_dark";

	@TempDir
	private Path folder;
	private final ErrorLog log = new ErrorLog();
	private IProject project;
	private IFile file;
	private String source;
	private StateFlowView view;

	@BeforeEach
	void openView(TestInfo info) throws Exception {
		PlanStore.get().clear();
		Workbench.prepare();
		project = Workbench.project("State flow " + info.getTestMethod().orElseThrow().getName());
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

	@Test
	void withoutAPlanItSaysWhatToDo() {
		assertEquals("No plan yet: press Ctrl+Alt+P in a Cora file.", view.message());
		assertNull(view.canvas().scene());
		Workbench.screenshot("stateflow-empty");
	}

	@Test
	void bothSidesAreShownAndWhatIsPickedIsSelectedInTheSource() throws Exception {
		ITextEditor editor = Workbench.open(file);
		show(plan(source, ""));
		assertEquals("", view.message());
		assertEquals(List.of(Side.NIC, Side.CPU), view.canvas().scene().regions().stream().map(Scene.Region::side).toList());

		click(node("state.free@cpu"));
		Workbench.waitFor("the state in the source", () -> selected(editor).equals("free"));
		assertEquals(source.indexOf("state free") + 6, selection(editor).getOffset());
		assertTrue(node("state.free@cpu").tooltip().contains("the author keeps it"));
		Workbench.screenshot("stateflow-light");

		click(node("state.out@nic"));
		Workbench.waitFor("the other state", () -> selected(editor).equals("out"));
	}

	@Test
	void theCaretHighlightsWhatItIsOn() throws Exception {
		show(plan(source, ""));
		ITextEditor editor = Workbench.open(file);
		caret(editor, source.indexOf("back[e, p.proto]") + 2);
		Workbench.waitFor("the state", () -> "state.back".equals(highlighted()));
		caret(editor, source.indexOf("state bytes") + 1);
		Workbench.waitFor("the declared state", () -> "state.bytes".equals(highlighted()));
		caret(editor, source.indexOf("packet p from wan"));
		Workbench.waitFor("the handler's class", () -> String.valueOf(highlighted()).startsWith("class.wan_ipv4"));
		caret(editor, source.indexOf("traffic Day"));
		Workbench.waitFor("nothing", () -> highlighted() == null);
	}

	@Test
	void keysSelectZoomAndFit() throws Exception {
		ITextEditor editor = Workbench.open(file);
		show(plan(source, ""));
		Workbench.page().activate(view);
		SceneCanvas canvas = view.canvas();
		canvas.fit();
		double fitted = canvas.viewport().scale();
		key(0, '+');
		assertTrue(canvas.viewport().scale() > fitted);
		key(0, 'f');
		assertEquals(fitted, canvas.viewport().scale(), 1e-9);
		wheel(1);
		assertTrue(canvas.viewport().scale() > fitted);
		canvas.fit();

		Event tab = new Event();
		tab.detail = SWT.TRAVERSE_TAB_NEXT;
		canvas.notifyListeners(SWT.Traverse, tab);
		Node first = canvas.selection();
		assertNotNull(first);
		assertFalse(tab.doit);
		key(SWT.ARROW_DOWN, '\0');
		assertTrue(canvas.selection().box().y() > first.box().y());
		key(SWT.CR, '\r');
		Workbench.waitFor("the editor", () -> Workbench.page().getActivePart() == editor);
		assertEquals(canvas.selection().source().offset(), selection(editor).getOffset());
		Workbench.page().activate(view);
		key(SWT.ESC, '\u001b');
		assertNull(canvas.selection());
	}

	@Test
	void hoveringShowsThePlannersSentenceAndDraggingPans() throws Exception {
		show(plan(source, ""));
		SceneCanvas canvas = view.canvas();
		canvas.fit();
		canvas.notifyListeners(SWT.MouseMove, mouse(middle(node("state.free@cpu"))));
		assertEquals(node("state.free@cpu").tooltip(), canvas.getToolTipText().replace('\n', ' '));
		Scene.Edge edge = canvas.scene().edges().stream().filter(Scene.Edge::crossing).findFirst().orElseThrow();
		canvas.notifyListeners(SWT.MouseMove, mouse(new Scene.Point(edge.labelBox().x() + 2, edge.labelBox().y() + 2)));
		assertTrue(canvas.getToolTipText().replace('\n', ' ').contains("packets, across PCIe."), canvas.getToolTipText());

		Event start = mouse(new Scene.Point(2, 2));
		Event end = mouse(new Scene.Point(2, 2));
		end.x += 30;
		double before = canvas.viewport().x();
		canvas.notifyListeners(SWT.MouseDown, start);
		canvas.notifyListeners(SWT.MouseMove, end);
		canvas.notifyListeners(SWT.MouseUp, end);
		assertEquals(before + 30, canvas.viewport().x(), 1e-9);
		assertNull(canvas.selection());
	}

	@Test
	void aLargePictureIsReadableAtFirstAndFitsWhenAskedTo() throws Exception {
		show(plan(source, "flow"));
		assertTrue(view.canvas().viewport().scale() >= Viewport.LEAST_READABLE);
		view.canvas().fit();
		Scene scene = view.canvas().scene();
		Scene.Point end = view.canvas().viewport().toScreen(new Scene.Point(scene.width(), scene.height()));
		Rectangle area = view.canvas().getClientArea();
		assertTrue(end.x() <= area.width && end.y() <= area.height, end + " of " + area);
		try {
			showAlone();
			Workbench.screenshot("stateflow-light-large");
		} finally {
			Workbench.page().setEditorAreaVisible(true);
		}
	}

	@Test
	void exportsWellFormedSvgAndAPngOfTheSamePicture() throws Exception {
		show(plan(source, ""));
		Path svg = folder.resolve("nat.svg");
		view.export(svg);
		Document document = DocumentBuilderFactory.newInstance().newDocumentBuilder().parse(svg.toFile());
		assertEquals("svg", document.getDocumentElement().getTagName());
		assertTrue(Files.readString(svg).contains("free : pool"));
		Path png = folder.resolve("nat.png");
		view.export(png);
		assertEquals((int) Math.ceil(view.canvas().scene().width() * 2), new ImageData(png.toString()).width);
	}

	@Test
	void aPlanThatIsNotFeasibleSaysWhy() throws Exception {
		String impossible = source.replace("throughput >= 10 Mpps", "throughput >= 900 Mpps");
		Plan plan = plan(impossible, "");
		assertFalse(plan.isFeasible());
		show(plan);
		assertEquals("Not feasible: " + plan.getReason(), view.message());
		Workbench.screenshot("stateflow-infeasible");
	}

	@Test
	void aStalePlanSaysSo() throws Exception {
		Plan plan = plan(source, "");
		show(plan);
		PlanStore.get().update(PlanStore.get().latest().orElseThrow().stale(true));
		Workbench.waitFor("the message", () -> view.message().startsWith("The source has changed"));
	}

	@Test
	void itIsReadableInTheDarkTheme() throws Exception {
		IThemeEngine themes = PlatformUI.getWorkbench().getService(IThemeEngine.class);
		ITheme before = themes.getActiveTheme();
		try {
			themes.setTheme(DARK, false);
			Workbench.open(file);
			show(plan(source, "flow"));
			Workbench.page().activate(view);
			view.canvas().select(node("state.out@nic"));
			Workbench.screenshot("stateflow-dark");
			showAlone();
			Workbench.screenshot("stateflow-dark-large");
		} finally {
			Workbench.page().setEditorAreaVisible(true);
			themes.setTheme(before, false);
		}
	}

	// --- what the tests do

	private Plan plan(String text, String strategy) {
		CompletableFuture<Plan> plan = CompletableFuture.supplyAsync(() -> {
			Compilation compilation = CoraCompiler.compile(text, file.getLocation().toOSString()).orThrow();
			OffloadSpec spec = compilation.offload("NatOnAgilio").orElseThrow();
			PlanningProblem problem = Planner.prepare(compilation.program().nf(spec.nf()).orElseThrow(), spec, compilation.nic(spec),
				compilation.host(spec), file.getLocation().toPath().getParent(), Planner.SEED, PlanningMonitor.NONE);
			return Planner.plan(problem, Strategies.named(strategy.isEmpty() ? "cora" : strategy).orElseThrow());
		});
		Workbench.waitFor("the plan", plan::isDone);
		return plan.join();
	}

	private void show(Plan plan) {
		PlanStore.get().put(new CurrentPlan(file.getLocation().toPath(), plan, List.of(), Optional.empty(), false));
		Workbench.waitFor("the picture", () -> view.canvas().scene() != null);
		Workbench.settle();
	}

	private static void showAlone() {
		Workbench.page().setEditorAreaVisible(false);
		Workbench.window().getShell().setBounds(0, 0, 1600, 1000);
	}

	private Node node(String id) {
		return view.canvas().scene().node(id).orElseThrow();
	}

	private String highlighted() {
		return view.canvas().selection() == null ? null : view.canvas().selection().element();
	}

	private void click(Node node) {
		view.canvas().notifyListeners(SWT.MouseDown, mouse(middle(node)));
		view.canvas().notifyListeners(SWT.MouseUp, mouse(middle(node)));
	}

	private static Scene.Point middle(Node node) {
		return new Scene.Point(node.box().x() + node.box().width() / 2, node.box().y() + node.box().height() / 2);
	}

	/** The first mouse button at a point of the scene. */
	private Event mouse(Scene.Point point) {
		Scene.Point at = view.canvas().viewport().toScreen(point);
		Event event = new Event();
		event.button = 1;
		event.x = (int) Math.round(at.x());
		event.y = (int) Math.round(at.y());
		return event;
	}

	private void key(int code, char character) {
		Event event = new Event();
		event.keyCode = code == 0 ? character : code;
		event.character = character;
		view.canvas().notifyListeners(SWT.KeyDown, event);
	}

	private void wheel(int count) {
		Rectangle area = view.canvas().getClientArea();
		Event event = new Event();
		event.stateMask = SWT.MOD1;
		event.count = count;
		event.x = area.width / 2;
		event.y = area.height / 2;
		view.canvas().notifyListeners(SWT.MouseVerticalWheel, event);
	}

	private static void caret(ITextEditor editor, int offset) {
		Workbench.page().activate(editor);
		editor.selectAndReveal(offset, 0);
	}

	private static ITextSelection selection(ITextEditor editor) {
		return (ITextSelection) editor.getSelectionProvider().getSelection();
	}

	private static String selected(ITextEditor editor) {
		return selection(editor).getText();
	}
}
