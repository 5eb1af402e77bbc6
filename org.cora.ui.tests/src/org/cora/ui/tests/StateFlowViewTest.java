// SPDX-License-Identifier: EPL-2.0
// Copyright (c) 2026 Cora contributors
package org.cora.ui.tests;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import javax.xml.parsers.DocumentBuilderFactory;
import org.cora.dsl.ui.plan.PlanStore;
import org.cora.dsl.ui.plan.ResourceWords;
import org.cora.dsl.ui.stateflow.PictureExport;
import org.cora.dsl.ui.stateflow.SceneCanvas;
import org.cora.dsl.ui.stateflow.StateFlowView;
import org.cora.dsl.ui.stateflow.Viewport;
import org.cora.ir.diagnostic.CoraException;
import org.cora.planner.plan.Plan;
import org.cora.planner.scene.Scene;
import org.cora.planner.scene.Scene.Node;
import org.cora.planner.scene.Scene.Side;
import org.eclipse.jface.action.ActionContributionItem;
import org.eclipse.jface.action.IAction;
import org.eclipse.jface.action.IContributionItem;
import org.eclipse.swt.SWT;
import org.eclipse.swt.graphics.ImageData;
import org.eclipse.swt.graphics.Rectangle;
import org.eclipse.swt.widgets.Control;
import org.eclipse.swt.widgets.Event;
import org.eclipse.swt.widgets.Label;
import org.eclipse.swt.widgets.ScrollBar;
import org.eclipse.swt.widgets.Text;
import org.eclipse.ui.PlatformUI;
import org.eclipse.ui.handlers.IHandlerService;
import org.eclipse.ui.texteditor.ITextEditor;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.w3c.dom.Document;

/** What the State-Flow view shows, and how it is used with mouse and keys. */
class StateFlowViewTest extends StateFlowFixture {

	@TempDir
	private Path folder;
	@Test
	void withoutAPlanItSaysWhatToDo() {
		assertEquals("No plan yet. Put the cursor into an offload of a Cora file and press Ctrl+Alt+P (Plan Offload).", view.message());
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
		alone(() -> Workbench.screenshot("stateflow-light-large"));
	}

	@Test
	void findGoesThroughWhatIsCalledSo() throws Exception {
		show(plan(source, "flow"));
		Workbench.page().activate(view);
		PlatformUI.getWorkbench().getService(IHandlerService.class).executeCommand("org.eclipse.ui.edit.findReplace", null);
		Text field = (Text) Workbench.display().getFocusControl();
		field.setText("back");
		assertEquals("state.back@nic", view.canvas().selection().id());
		assertEquals("1 of 2", hits(field));
		press(field, SWT.CR);
		assertEquals("state.back@cpu", view.canvas().selection().id());
		Workbench.screenshot("stateflow-find");
		press(field, SWT.CR);
		assertEquals("state.back@nic", view.canvas().selection().id());
		field.setText("nobody");
		assertEquals("Nothing is called so", hits(field));
		press(field, SWT.ESC);
		assertFalse(field.isVisible());
		assertTrue(view.canvas().isFocusControl());
	}

	private static void press(Control control, int key) {
		Event event = new Event();
		event.keyCode = key;
		control.notifyListeners(SWT.KeyDown, event);
	}

	private static String hits(Text field) {
		return Arrays.stream(field.getParent().getChildren()).filter(Label.class::isInstance).map(Label.class::cast).findFirst().orElseThrow().getText();
	}

	@Test
	void heatCanBeSwitchedOffAndOn() throws Exception {
		show(plan(source, ""));
		IContributionItem item = view.getViewSite().getActionBars().getToolBarManager().find(StateFlowView.ID + ".heat");
		IAction heat = ((ActionContributionItem) item).getAction();
		assertTrue(heat.isChecked() && view.canvas().heat());
		heat.setChecked(false);
		heat.run();
		assertFalse(view.canvas().heat());
		alone(() -> Workbench.screenshot("stateflow-without-heat"));
		heat.setChecked(true);
		heat.run();
		assertTrue(view.canvas().heat());
	}

	@Test
	void scrollBarsFollowThePictureAndMoveIt() throws Exception {
		show(plan(source, "flow"));
		SceneCanvas canvas = view.canvas();
		canvas.fit();
		assertFalse(canvas.getHorizontalBar().isVisible());
		for (int i = 0; i < 8; i++) {
			canvas.zoomIn();
		}
		ScrollBar bar = canvas.getHorizontalBar();
		assertTrue(bar.isVisible());
		double before = canvas.viewport().x();
		bar.setSelection(bar.getSelection() + 50);
		bar.notifyListeners(SWT.Selection, new Event());
		assertEquals(before - 50, canvas.viewport().x(), 1);
		double y = canvas.viewport().y();
		key(SWT.PAGE_DOWN, '\0');
		assertTrue(canvas.viewport().y() < y);
	}

	@Test
	void screenReadersAreToldWhatIsSelected() throws Exception {
		show(plan(source, ""));
		view.canvas().select(node("state.free@cpu"));
		assertEquals("State flow: CPU, free : pool, 1.03 M entries, 4.13 MB, pinned", view.canvas().spoken());
	}

	@Test
	void exportsWellFormedSvgAndAPngOfTheSamePicture() throws Exception {
		show(plan(source, ""));
		Path svg = folder.resolve("nat.svg");
		view.export(svg);
		Document document = DocumentBuilderFactory.newInstance().newDocumentBuilder().parse(svg.toFile());
		assertEquals("svg", document.getDocumentElement().getTagName());
		assertTrue(Files.readString(svg).contains("free : pool"));
		String text = Files.readString(svg);
		for (Node node : view.canvas().scene().nodes()) {
			assertTrue(text.contains(node.detail()), node.detail());
		}
		Path png = folder.resolve("nat.png");
		view.export(png);
		assertEquals((int) Math.ceil(view.canvas().scene().width() * 2), new ImageData(png.toString()).width);
	}

	@Test
	void whatCanNotBeWrittenIsRefusedAndNothingIsLeft() throws Exception {
		show(plan(source, ""));
		Path old = Files.writeString(folder.resolve("old.svg"), "kept");
		assertTrue(old.toFile().setReadOnly());
		CoraException refused = assertThrows(CoraException.class, () -> view.export(old));
		assertEquals(old + " is read-only", refused.diagnostics().get(0).message());
		assertEquals("kept", Files.readString(old));
		assertThrows(CoraException.class, () -> view.export(folder.resolve("missing/nat.svg")));
		assertThrows(CoraException.class, () -> view.export(folder));
		try (Stream<Path> left = Files.list(folder)) {
			assertEquals(List.of(old), left.toList());
		}
	}

	@Test
	void theEndingOfAFileFollowsTheChosenKind() {
		assertEquals(Path.of("a.svg"), PictureExport.named("a", false));
		assertEquals(Path.of("a.PNG"), PictureExport.named("a.PNG", true));
		assertEquals(Path.of("a.png"), PictureExport.named("a.svg", true));
		assertEquals(Path.of("a.b.svg"), PictureExport.named("a.b", false));
	}

	@Test
	void aPlanThatIsNotFeasibleSaysWhy() throws Exception {
		String impossible = source.replace("throughput >= 10 Mpps", "throughput >= 900 Mpps");
		Plan plan = plan(impossible, "");
		assertFalse(plan.isFeasible());
		show(plan);
		assertEquals("Not feasible: " + ResourceWords.inText(plan.getReason()) + ". This is what comes nearest.", view.message());
		Workbench.screenshot("stateflow-infeasible");
	}

	@Test
	void aStalePlanSaysSo() throws Exception {
		Plan plan = plan(source, "");
		show(plan);
		PlanStore.get().update(PlanStore.get().latest().orElseThrow().plan(), it -> it.stale(true));
		Workbench.waitFor("the message", () -> view.message().startsWith("Stale: the program, NIC, host or traffic has changed since."));
	}

	@Test
	void itIsReadableInTheDarkTheme() throws Exception {
		try (DarkTheme dark = new DarkTheme()) {
			Workbench.open(file);
			show(plan(source, "flow"));
			Workbench.page().activate(view);
			view.canvas().select(node("state.out@nic"));
			Workbench.screenshot("stateflow-dark");
			alone(() -> Workbench.screenshot("stateflow-dark-large"));
		}
	}
}
