// SPDX-License-Identifier: EPL-2.0
// Copyright (c) 2026 Cora contributors
package org.cora.dsl.ui.stateflow;

import org.cora.planner.scene.Scene;
import org.eclipse.swt.SWT;
import org.eclipse.swt.custom.StackLayout;
import org.eclipse.swt.layout.GridData;
import org.eclipse.swt.layout.GridLayout;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Display;
import org.eclipse.swt.widgets.Label;

/** The view's content: a sentence alone, or the picture with a sentence above it where one is needed. */
final class StateFlowPages {

	private static final String EMPTY = "No plan yet. Put the cursor into an offload of a Cora file and press Ctrl+Alt+P (Plan Offload).";

	private final Display display;
	private final Composite stack;
	private final StackLayout layout = new StackLayout();
	private final Composite alone;
	private final Label sentence;
	private final Composite picture;
	private final Label above;
	private final SceneCanvas canvas;
	private final FindBar find;

	StateFlowPages(Composite parent, SceneCanvas.SelectionHandler handler) {
		display = parent.getDisplay();
		stack = new Composite(parent, SWT.NONE);
		stack.setLayout(layout);
		alone = new Composite(stack, SWT.NONE);
		alone.setLayout(new GridLayout());
		sentence = new Label(alone, SWT.WRAP | SWT.CENTER);
		sentence.setLayoutData(new GridData(SWT.FILL, SWT.CENTER, true, true));
		sentence.setText(EMPTY);
		picture = new Composite(stack, SWT.NONE);
		GridLayout grid = new GridLayout();
		grid.marginWidth = 0;
		grid.marginHeight = 0;
		grid.verticalSpacing = 0;
		picture.setLayout(grid);
		above = new Label(picture, SWT.WRAP);
		GridData data = new GridData(SWT.FILL, SWT.CENTER, true, false);
		data.horizontalIndent = 8;
		above.setLayoutData(data);
		canvas = new SceneCanvas(picture, handler);
		canvas.setLayoutData(new GridData(SWT.FILL, SWT.FILL, true, true));
		find = new FindBar(picture, canvas);
		layout.topControl = alone;
		say("");
	}

	SceneCanvas canvas() {
		return canvas;
	}

	/** Lets the user search, if there is a picture. */
	void find() {
		if (layout.topControl == picture) {
			find.open();
		}
	}

	Display display() {
		return display;
	}

	boolean isDisposed() {
		return display.isDisposed() || stack.isDisposed();
	}

	void setFocus() {
		if (layout.topControl == picture) {
			canvas.setFocus();
		} else {
			alone.forceFocus();
		}
	}

	/** Says something above the picture, or in its place while there is none; empty: nothing. */
	void say(String text) {
		sentence.setText(text.isEmpty() ? EMPTY : text.replace("&", "&&"));
		above.setText(text.replace("&", "&&"));
		GridData data = (GridData) above.getLayoutData();
		data.exclude = text.isEmpty();
		data.verticalIndent = 4;
		above.setVisible(!text.isEmpty());
		stack.layout(true, true);
	}

	String message() {
		return (layout.topControl == alone ? sentence : above).getText().replace("&&", "&");
	}

	/** Shows no picture and says what to do. */
	void clear() {
		layout.topControl = alone;
		canvas.show(null);
		say("");
	}

	/** Shows the picture; a scene without nodes isn't one. */
	void show(Scene scene) {
		boolean any = !scene.nodes().isEmpty();
		layout.topControl = any ? picture : alone;
		stack.layout(true, true);
		canvas.show(any ? scene : null);
		find.refresh();
	}
}
