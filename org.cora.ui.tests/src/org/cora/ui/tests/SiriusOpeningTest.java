// SPDX-License-Identifier: EPL-2.0
// Copyright (c) 2026 Cora contributors
package org.cora.ui.tests;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.cora.dsl.ui.plan.PlanStore;
import org.cora.planner.file.PlanFile;
import org.cora.planner.plan.Plan;
import org.eclipse.core.commands.AbstractHandler;
import org.eclipse.core.commands.Command;
import org.eclipse.core.commands.ExecutionEvent;
import org.eclipse.core.commands.IParameter;
import org.eclipse.core.commands.IParameterValues;
import org.eclipse.core.resources.IFile;
import org.eclipse.swt.SWT;
import org.eclipse.swt.widgets.Button;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Control;
import org.eclipse.swt.widgets.Event;
import org.eclipse.swt.widgets.Label;
import org.eclipse.swt.widgets.Link;
import org.eclipse.swt.widgets.Shell;
import org.eclipse.ui.PlatformUI;
import org.eclipse.ui.commands.ICommandService;
import org.eclipse.ui.handlers.IHandlerActivation;
import org.eclipse.ui.handlers.IHandlerService;
import org.eclipse.ui.texteditor.ITextEditor;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Open as Sirius Diagram, without Sirius, and with a stand-in for what {@code org.cora.sirius} brings. */
class SiriusOpeningTest extends StateFlowFixture {

	private static final String OURS = "org.cora.dsl.ui.openDiagram";
	private static final String OPEN = "org.cora.sirius.openDiagram";
	private static final String CLOSE = "org.cora.sirius.closeDiagram";

	private final List<String> calls = new ArrayList<>();
	private final List<IHandlerActivation> activations = new ArrayList<>();
	private boolean showing;

	@AfterEach
	void takeAway() {
		handlers().deactivateHandlers(activations);
		for (String id : List.of(OPEN, CLOSE)) {
			commands().getCommand(id).undefine();
		}
	}

	@Test
	void withoutSiriusItSaysWhatToInstallAndFromWhere() throws Exception {
		showSaved();
		List<String> said = dialogOf("stateflow-sirius-missing");
		assertEquals("The Sirius diagram is not installed", said.get(0));
		String text = String.join("\n", said);
		assertTrue(text.contains("Sirius Desktop 6.5 or newer") && text.contains("“Cora – Sirius diagram (needs Sirius)”"), text);
		assertTrue(text.contains("<a href=\"https://eclipse.dev/sirius/download.html\">"), text);
	}

	@Test
	void thePlanOfTheViewIsOpened() throws Exception {
		standIn();
		showSaved();
		run();
		assertEquals(List.of("open /campus-nat/NatOnAgilio.coraplan"), calls);
	}

	@Test
	void anUnsavedPlanIsRefused() throws Exception {
		standIn();
		show(plan(source, ""));
		Workbench.page().activate(view);
		List<String> said = dialogOf("stateflow-sirius-unsaved");
		assertTrue(said.get(1).contains("the plan of NatOnAgilio isn't saved"), said::toString);
		assertEquals(List.of(), calls);
	}

	@Test
	void withoutAPlanAndWithADeletedOneItSaysWhatToDo() throws Exception {
		standIn();
		Workbench.page().activate(view);
		List<String> none = dialogOf(null);
		assertTrue(none.get(1).startsWith("There is no plan yet."), none::toString);
		showSaved().delete(true, null);
		Workbench.waitFor("that it is known", () -> view.current().planFile().isEmpty());
		List<String> deleted = dialogOf(null);
		assertTrue(deleted.get(1).contains("NatOnAgilio.coraplan has been deleted."), deleted::toString);
		assertEquals(List.of(), calls);
	}

	@Test
	void anOpenDiagramIsClosedWhileThePlanIsWrittenAndOpenedAgain() throws Exception {
		standIn();
		showing = true;
		planOffload();
		Workbench.waitFor("closed and opened", () -> calls.size() == 2, () -> calls);
		assertEquals(List.of("close /campus-nat/NatOnAgilio.coraplan before the plan", "open /campus-nat/NatOnAgilio.coraplan"), calls);
	}

	@Test
	void aDiagramThatIsNotOpenStaysClosed() throws Exception {
		standIn();
		planOffload();
		assertEquals(List.of("close /campus-nat/NatOnAgilio.coraplan before the plan"), calls);
	}

	// --- what the tests do

	private void planOffload() throws Exception {
		Workbench.page().activate(Workbench.open(file));
		((ITextEditor) Workbench.page().getActiveEditor()).selectAndReveal(source.indexOf("offload NatOnAgilio") + 10, 0);
		handlers().executeCommand("org.cora.dsl.ui.planOffload", null);
		Workbench.waitFor("the plan", () -> PlanStore.get().latest().filter(it -> !it.strategies().isEmpty()).isPresent());
	}

	/** Commands as {@code org.cora.sirius} brings them, which note what they are asked for. */
	private void standIn() {
		define(OPEN, path -> "open " + path);
		define(CLOSE, path -> "close " + path + (project.getFile("NatOnAgilio.coraplan").exists() ? "" : " before the plan"));
	}

	private void define(String id, UnaryOperator<String> note) {
		Command command = commands().getCommand(id);
		var category = commands().getCategory("org.cora.ui.tests");
		category.define("Tests", "");
		command.define(id, "", category, new IParameter[] {new PlanParameter(id + ".plan")});
		activations.add(handlers().activateHandler(id, new AbstractHandler() {
			@Override
			public Object execute(ExecutionEvent event) {
				calls.add(note.apply(event.getParameter(id + ".plan")));
				return id.equals(CLOSE) && showing;
			}
		}));
	}

	private record PlanParameter(String id) implements IParameter {

		@Override
		public String getId() {
			return id;
		}

		@Override
		public String getName() {
			return "plan";
		}

		@Override
		public IParameterValues getValues() {
			return null;
		}

		@Override
		public boolean isOptional() {
			return true;
		}
	}

	private IFile showSaved() throws Exception {
		Plan plan = plan(source, "");
		IFile saved = project.getFile("NatOnAgilio.coraplan");
		PlanFile.save(plan, saved.getLocation().toPath());
		saved.refreshLocal(0, null);
		show(plan, Optional.of(saved.getLocation().toPath()));
		Workbench.page().activate(view);
		return saved;
	}

	private void run() throws Exception {
		handlers().executeCommand(OURS, null);
	}

	/** Runs the command, which opens a dialog; returns its title and texts and presses its button. */
	private List<String> dialogOf(String screenshot) throws Exception {
		List<String> said = new ArrayList<>();
		Shell main = Workbench.window().getShell();
		Workbench.display().timerExec(100, new Runnable() {
			@Override
			public void run() {
				Optional<Shell> dialog = Arrays.stream(Workbench.display().getShells()).filter(it -> it.getParent() == main && it.isVisible()).findFirst();
				if (dialog.isEmpty()) {
					Workbench.display().timerExec(100, this);
					return;
				}
				if (screenshot != null) {
					Workbench.screenshot(screenshot);
				}
				said.add(dialog.get().getText());
				texts(dialog.get(), said);
				dialog.get().getDefaultButton().notifyListeners(SWT.Selection, new Event());
			}
		});
		run();
		return said;
	}

	private static void texts(Composite of, List<String> said) {
		for (Control child : of.getChildren()) {
			if (child instanceof Label label && !label.getText().isEmpty()) {
				said.add(label.getText());
			} else if (child instanceof Link link) {
				said.add(link.getText());
			} else if (child instanceof Composite composite && !(child instanceof Button)) {
				texts(composite, said);
			}
		}
	}

	private static ICommandService commands() {
		return PlatformUI.getWorkbench().getService(ICommandService.class);
	}

	private static IHandlerService handlers() {
		return PlatformUI.getWorkbench().getService(IHandlerService.class);
	}
}
