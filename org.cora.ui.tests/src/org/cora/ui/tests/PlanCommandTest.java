// SPDX-License-Identifier: EPL-2.0
// Copyright (c) 2026 Cora contributors
package org.cora.ui.tests;

import static org.cora.ui.tests.PlanSession.cursor;
import static org.cora.ui.tests.PlanSession.plan;
import static org.cora.ui.tests.PlanSession.question;
import static org.cora.ui.tests.PlanSession.selected;
import static org.cora.ui.tests.PlanSession.waitForComparison;
import static org.cora.ui.tests.PlanSession.waitForJobs;
import static org.cora.ui.tests.PlanSession.waitForPlan;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.cora.dsl.ui.plan.PlanStore;
import org.eclipse.core.resources.IFile;
import org.eclipse.jface.viewers.StructuredSelection;
import org.eclipse.jface.viewers.StructuredViewer;
import org.eclipse.swt.SWT;
import org.eclipse.swt.custom.StyledText;
import org.eclipse.swt.dnd.Clipboard;
import org.eclipse.swt.dnd.TextTransfer;
import org.eclipse.swt.widgets.Control;
import org.eclipse.swt.widgets.Event;
import org.eclipse.swt.widgets.Menu;
import org.eclipse.swt.widgets.MenuItem;
import org.eclipse.ui.IViewPart;
import org.eclipse.ui.PlatformUI;
import org.eclipse.ui.commands.ICommandService;
import org.eclipse.ui.handlers.IHandlerService;
import org.eclipse.ui.texteditor.ITextEditor;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The ways to a plan: key, toolbar, menus of editor and explorer, and what the keyboard does in the view. */
class PlanCommandTest extends PlanTests {

	private static final int TIMES = 9;

	private IFile file;
	private ITextEditor editor;

	@BeforeEach
	void openNat() throws Exception {
		file = session.nat();
		editor = Workbench.open(file);
		cursor(editor, "offload NatOnAgilio");
		editor.setFocus();
		Workbench.settle();
	}

	@Test
	void theKeyPlans() throws Exception {
		press(SWT.CTRL, SWT.ALT, 'p');
		waitForPlan("NatOnAgilio");
	}

	@Test
	void theToolbarPlansAndTheCommandIsNamedForPeople() throws Exception {
		var command = PlatformUI.getWorkbench().getService(ICommandService.class).getCommand(PlanSession.COMMAND);
		assertEquals("Plan Offload", command.getName());
		assertEquals("Cora", command.getCategory().getName());
		var item = Controls.toolItem(Workbench.window().getShell(), "Plan Offload: split the offload under the cursor");
		assertTrue(item.isEnabled());
		Event click = new Event();
		click.widget = item;
		item.notifyListeners(SWT.Selection, click);
		waitForPlan("NatOnAgilio");
	}

	@Test
	void theEditorsMenuPlans() throws Exception {
		choose(((StyledText) editor.getAdapter(Control.class)).getMenu(), "Plan Offload");
		waitForPlan("NatOnAgilio");
	}

	@Test
	void theExplorersMenuPlansTheFileAndAsksWhichOffloadByKeyboard() throws Exception {
		IViewPart explorer = Workbench.page().showView("org.eclipse.ui.navigator.ProjectExplorer");
		StructuredViewer tree = (StructuredViewer) explorer.getSite().getSelectionProvider();
		tree.setSelection(new StructuredSelection(file), true);
		Workbench.settle();
		choose(tree.getControl().getMenu(), "Plan Offload");
		Workbench.waitFor("the question", () -> question() != null);
		Workbench.settle();
		press(SWT.ARROW_DOWN);
		press(SWT.ARROW_DOWN);
		press(SWT.CR);
		waitForPlan("NatOnBlueField");
	}

	@Test
	void inTheViewEnterGoesToTheSourceF5PlansAgainAndCtrlCCopies() throws Exception {
		plan();
		waitForComparison("NatOnAgilio");
		PlanViewDriver view = new PlanViewDriver();
		Workbench.page().activate(Workbench.page().findView(PlanViewDriver.ID));
		Workbench.waitFor("rows", () -> view.rows().contains("out : map"), view::rows);
		view.select("back : map");
		Workbench.waitFor("the reason beside it", () -> view.reason().contains("back is on the NIC"), view::reason);
		Workbench.screenshot("plan-selected");
		Workbench.page().activate(Workbench.page().findView(PlanViewDriver.ID));
		Workbench.settle();
		execute("org.eclipse.ui.edit.copy");
		assertEquals("back : map\tNIC (emem)\t100 %\t1 M = 48 MB\t–", clipboard().strip());
		press(SWT.CR);
		Workbench.waitFor("the editor with the state", () -> Workbench.page().getActiveEditor() == editor
			&& Workbench.page().getActivePart() == editor && selected(editor).equals("back"), () -> selected(editor));
		Workbench.page().activate(Workbench.page().findView(PlanViewDriver.ID));
		var before = PlanStore.get().latest().orElseThrow().plan();
		press(SWT.F5);
		Workbench.waitFor("another plan", () -> PlanStore.get().latest().filter(it -> it.plan() != before).isPresent());
	}

	/** Prints the time from the command to the plan in the view: median of several, warm. */
	@Test
	void aPlanIsThereSoon() throws Exception {
		plan();
		waitForComparison("NatOnAgilio");
		waitForJobs();
		List<Double> millis = new ArrayList<>();
		for (int i = 0; i < TIMES; i++) {
			var before = PlanStore.get().latest().orElseThrow().plan();
			long start = System.nanoTime();
			execute(PlanSession.COMMAND);
			Workbench.waitFor("the next plan", () -> PlanStore.get().latest().filter(it -> it.plan() != before).isPresent());
			millis.add((System.nanoTime() - start) / 1e6);
			waitForJobs();
		}
		Collections.sort(millis);
		System.out.printf("Click to plan: median %.0f ms, slowest %.0f ms of %d%n", millis.get(TIMES / 2), millis.get(TIMES - 1), TIMES);
		assertTrue(millis.get(TIMES / 2) < 10_000, () -> millis.toString());
	}

	private static String clipboard() {
		Clipboard clipboard = new Clipboard(Workbench.display());
		try {
			return String.valueOf(clipboard.getContents(TextTransfer.getInstance()));
		} finally {
			clipboard.dispose();
		}
	}

	private static void execute(String command) throws Exception {
		PlatformUI.getWorkbench().getService(IHandlerService.class).executeCommand(command, null);
	}

	/** Opens a context menu and chooses what is called so. */
	private static void choose(Menu menu, String text) {
		menu.notifyListeners(SWT.Show, new Event());
		MenuItem chosen = null;
		for (MenuItem item : menu.getItems()) {
			chosen = item.getText().replace("&", "").split("\t")[0].equals(text) ? item : chosen;
		}
		assertTrue(chosen != null && chosen.isEnabled(), () -> "'" + text + "' in the menu");
		Event click = new Event();
		click.widget = chosen;
		chosen.notifyListeners(SWT.Selection, click);
		menu.notifyListeners(SWT.Hide, new Event());
		Workbench.settle();
	}

	/** Presses keys as a person does: they go through the display to whoever has the focus. */
	private static void press(int... keys) {
		for (int key : keys) {
			post(SWT.KeyDown, key);
		}
		for (int i = keys.length - 1; i >= 0; i--) {
			post(SWT.KeyUp, keys[i]);
		}
		Workbench.settle();
	}

	private static void post(int type, int key) {
		Event event = new Event();
		event.type = type;
		event.keyCode = key;
		event.character = key < 256 && key != SWT.CR ? (char) key : key == SWT.CR ? SWT.CR : 0;
		assertTrue(Workbench.display().post(event), "a key");
	}
}
