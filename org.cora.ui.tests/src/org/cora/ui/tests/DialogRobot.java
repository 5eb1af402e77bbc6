// SPDX-License-Identifier: EPL-2.0
// Copyright (c) 2026 Cora contributors
package org.cora.ui.tests;

import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Deque;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.function.Predicate;
import org.eclipse.core.commands.ParameterizedCommand;
import org.eclipse.core.commands.common.CommandException;
import org.eclipse.jface.wizard.WizardDialog;
import org.eclipse.swt.SWT;
import org.eclipse.swt.widgets.Button;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Control;
import org.eclipse.swt.widgets.Event;
import org.eclipse.swt.widgets.List;
import org.eclipse.swt.widgets.Shell;
import org.eclipse.swt.widgets.Text;
import org.eclipse.ui.PlatformUI;
import org.eclipse.ui.commands.ICommandService;
import org.eclipse.ui.handlers.IHandlerService;

/**
 * Uses a modal dialog as a person does: steps are taken one after the other from the dialog's own event loop, each when it
 * can be. A step that can't be taken closes the dialog and fails the test.
 */
final class DialogRobot {

	private static final int TICK_MILLIS = 50;
	private static final long PATIENCE_NANOS = Integer.getInteger("cora.patience", 60) * 1_000_000_000L;

	private final String title;
	private final Deque<Step> steps = new ArrayDeque<>();
	private long since;
	private AssertionError failure;

	private record Step(String what, Callable<Boolean> take) {
	}

	/** For the dialog of that title. */
	DialogRobot(String title) {
		this.title = title;
		then("the dialog " + title, () -> shell() != null && shell().isVisible());
	}

	/** Waits until something is done. */
	DialogRobot then(String what, Callable<Boolean> take) {
		steps.add(new Step(what, take));
		return this;
	}

	/** Does something at once. */
	DialogRobot now(Runnable what) {
		return then("a step", () -> {
			what.run();
			return true;
		});
	}

	/** Types a text into the field that has the focus, instead of what is there. */
	DialogRobot name(String text) {
		return then("a field with the focus", () -> {
			boolean there = Workbench.display().getFocusControl() instanceof Text field && field.getShell() == shell();
			if (there) {
				((Text) Workbench.display().getFocusControl()).setText(text);
			}
			return there;
		});
	}

	/** Selects an item of a list, as a click does. */
	DialogRobot select(String item) {
		return then("a list with " + item, () -> {
			List list = find(shell(), List.class, each -> Arrays.asList(each.getItems()).contains(item));
			if (list != null) {
				list.setSelection(new String[] {item});
				list.notifyListeners(SWT.Selection, new Event());
			}
			return list != null;
		});
	}

	/** Ticks a box that isn't. */
	DialogRobot check(String button) {
		return expect(button, true).now(() -> {
			button(button).setSelection(true);
			button(button).notifyListeners(SWT.Selection, new Event());
		});
	}

	DialogRobot screenshot(String name) {
		return now(() -> Workbench.screenshot(name));
	}

	/** Waits until a button can be pressed, or can't. */
	DialogRobot expect(String button, boolean enabled) {
		return then(button + (enabled ? " enabled" : " disabled"), () -> {
			Button found = button(button);
			return found != null && found.isEnabled() == enabled;
		});
	}

	/** Waits until the dialog says something with these words in it. */
	DialogRobot expectMessage(String words) {
		return then("the message '" + words + "'", () -> shell().getData() instanceof WizardDialog dialog
			&& String.valueOf(dialog.getCurrentPage().getErrorMessage() + dialog.getCurrentPage().getMessage()).contains(words));
	}

	/** Presses a button by the mouse. */
	DialogRobot press(String button) {
		return expect(button, true).now(() -> button(button).notifyListeners(SWT.Selection, new Event()));
	}

	/** Presses a key on the keyboard, when the dialog has it. */
	DialogRobot key(int keyCode, char character) {
		return then("the keyboard", () -> shell().isFocusControl() || isInside(Workbench.display().getFocusControl())).now(() -> {
			Event event = new Event();
			event.keyCode = keyCode;
			event.character = character;
			event.type = SWT.KeyDown;
			Workbench.display().post(event);
			event.type = SWT.KeyUp;
			Workbench.display().post(event);
		});
	}

	private boolean isInside(Control control) {
		return control != null && control.getShell() == shell();
	}

	/** Opens a wizard of File → New by its command, takes the steps, and returns when the dialog is closed. */
	void openNewWizard(String id) throws CommandException {
		var command = PlatformUI.getWorkbench().getService(ICommandService.class).getCommand("org.eclipse.ui.newWizard");
		ParameterizedCommand call = ParameterizedCommand.generateCommand(command, Map.of("newWizardId", id));
		since = System.nanoTime();
		Workbench.display().timerExec(TICK_MILLIS, this::tick);
		PlatformUI.getWorkbench().getService(IHandlerService.class).executeCommand(call, null);
		if (failure != null) {
			throw failure;
		}
		if (!steps.isEmpty()) {
			throw new AssertionError("The dialog was closed before: " + steps.peek().what());
		}
	}

	/** Does what opens the dialog, now or in a while, takes the steps, and returns when all are taken. */
	void use(Runnable opener) {
		since = System.nanoTime();
		Workbench.display().timerExec(TICK_MILLIS, this::tick);
		opener.run();
		Workbench.waitFor("the dialog " + title, () -> steps.isEmpty());
		if (failure != null) {
			throw failure;
		}
	}

	private void tick() {
		if (steps.isEmpty()) {
			return;
		}
		try {
			if (Boolean.TRUE.equals(steps.peek().take().call())) {
				steps.remove();
				since = System.nanoTime();
			} else if (System.nanoTime() - since > PATIENCE_NANOS) {
				Workbench.screenshot("failed-dialog");
				fail(new AssertionError("Waited in vain for: " + steps.peek().what()));
				return;
			}
		} catch (Exception | AssertionError e) {
			fail(new AssertionError(steps.peek().what(), e));
			return;
		}
		Workbench.display().timerExec(TICK_MILLIS, this::tick);
	}

	private void fail(AssertionError why) {
		failure = why;
		steps.clear();
		Shell shell = shell() == null ? Workbench.display().getActiveShell() : shell();
		if (shell != null && shell != Workbench.window().getShell()) {
			shell.close();
		}
	}

	private Shell shell() {
		return Arrays.stream(Workbench.display().getShells()).filter(shell -> !shell.isDisposed() && shell.getText().equals(title))
			.findFirst().orElse(null);
	}

	private Button button(String text) {
		return find(shell(), Button.class, each -> each.getText().replace("&", "").equals(text));
	}

	private static <T extends Control> T find(Composite parent, Class<T> type, Predicate<T> which) {
		if (parent == null) {
			return null;
		}
		for (Control child : parent.getChildren()) {
			if (type.isInstance(child) && which.test(type.cast(child))) {
				return type.cast(child);
			}
			T inside = child instanceof Composite composite ? find(composite, type, which) : null;
			if (inside != null) {
				return inside;
			}
		}
		return null;
	}
}
