// SPDX-License-Identifier: EPL-2.0
// Copyright (c) 2026 Cora contributors
package org.cora.dsl.ui.stateflow;

import java.util.List;
import org.cora.planner.scene.Scene.Node;
import org.eclipse.swt.SWT;
import org.eclipse.swt.accessibility.AccessibleAdapter;
import org.eclipse.swt.accessibility.AccessibleEvent;
import org.eclipse.swt.layout.GridData;
import org.eclipse.swt.layout.GridLayout;
import org.eclipse.swt.widgets.Button;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Event;
import org.eclipse.swt.widgets.Label;
import org.eclipse.swt.widgets.Text;

/**
 * Finds states and classes by what is written on them: all of them are marked, one is selected. Enter goes to the next, Shift+Enter
 * to the one before, Esc closes.
 */
final class FindBar {

	private static final String HINT = "Find a state or class";

	private final Composite bar;
	private final SceneCanvas canvas;
	private final Text field;
	private final Label count;
	private List<Node> found = List.of();
	private int current = -1;

	FindBar(Composite parent, SceneCanvas canvas) {
		this.canvas = canvas;
		bar = new Composite(parent, SWT.NONE);
		GridLayout layout = new GridLayout(5, false);
		layout.marginHeight = 3;
		bar.setLayout(layout);
		field = new Text(bar, SWT.SEARCH | SWT.ICON_SEARCH | SWT.ICON_CANCEL);
		field.setMessage(HINT);
		field.setToolTipText("Enter: next. Shift+Enter: previous. Esc: close.");
		GridData wide = new GridData(SWT.FILL, SWT.CENTER, false, false);
		wide.widthHint = 240;
		field.setLayoutData(wide);
		field.getAccessible().addAccessibleListener(new AccessibleAdapter() {
			@Override
			public void getName(AccessibleEvent event) {
				event.result = HINT;
			}
		});
		button("Previous", () -> step(-1));
		button("Next", () -> step(1));
		count = new Label(bar, SWT.NONE);
		count.setLayoutData(new GridData(SWT.FILL, SWT.CENTER, true, false));
		button("Close", this::close);
		field.addListener(SWT.Modify, event -> search());
		field.addListener(SWT.KeyDown, this::key);
		field.addListener(SWT.Traverse, event -> event.doit = event.detail != SWT.TRAVERSE_ESCAPE && event.detail != SWT.TRAVERSE_RETURN);
		bar.setLayoutData(new GridData(SWT.FILL, SWT.CENTER, true, false));
		visible(false);
	}

	private void button(String text, Runnable what) {
		Button button = new Button(bar, SWT.PUSH | SWT.FLAT);
		button.setText(text);
		button.addListener(SWT.Selection, event -> what.run());
	}

	/** Comes up, or takes the focus. */
	void open() {
		visible(true);
		field.selectAll();
		field.setFocus();
		search();
	}

	/** Begins anew after another picture came up. */
	void refresh() {
		if (bar.isVisible()) {
			search();
		}
	}

	private void close() {
		visible(false);
		canvas.find("");
		canvas.setFocus();
	}

	private void visible(boolean visible) {
		((GridData) bar.getLayoutData()).exclude = !visible;
		bar.setVisible(visible);
		bar.getParent().layout(true, true);
	}

	private void key(Event event) {
		switch (event.keyCode) {
			case SWT.CR, SWT.KEYPAD_CR -> step((event.stateMask & SWT.MOD2) != 0 ? -1 : 1);
			case SWT.ARROW_DOWN -> step(1);
			case SWT.ARROW_UP -> step(-1);
			case SWT.ESC -> close();
			default -> { }
		}
	}

	private void search() {
		found = canvas.find(field.getText());
		current = canvas.selection() == null ? -1 : found.indexOf(canvas.selection());
		if (current < 0 && !found.isEmpty()) {
			step(1);
		} else {
			say();
		}
	}

	private void step(int by) {
		if (!found.isEmpty()) {
			current = current < 0 ? by > 0 ? 0 : found.size() - 1 : Math.floorMod(current + by, found.size());
			canvas.select(found.get(current));
		}
		say();
	}

	private void say() {
		if (field.getText().isBlank()) {
			count.setText("");
		} else {
			count.setText(found.isEmpty() ? "Nothing is called so" : current + 1 + " of " + found.size());
		}
	}
}
