// SPDX-License-Identifier: EPL-2.0
// Copyright (c) 2026 Cora contributors
package org.cora.dsl.ui.stateflow;

import org.cora.dsl.ui.stateflow.Picker.Direction;
import org.cora.planner.scene.Scene.Node;
import org.eclipse.swt.SWT;
import org.eclipse.swt.widgets.Event;

/** What mouse and keys do on the picture. */
final class SceneGestures {

	private static final double WHEEL = 1.15;
	private static final int SCROLL = 20;
	private static final int LEAST_DRAG = 4;

	private final SceneCanvas canvas;
	private Event pressed;
	private boolean dragging;
	private int lastX;
	private int lastY;

	SceneGestures(SceneCanvas canvas) {
		this.canvas = canvas;
	}

	void install() {
		canvas.addListener(SWT.MouseDown, this::down);
		canvas.addListener(SWT.MouseMove, this::move);
		canvas.addListener(SWT.MouseUp, this::up);
		canvas.addListener(SWT.MouseDoubleClick, event -> canvas.open());
		canvas.addListener(SWT.MouseVerticalWheel, this::wheel);
		canvas.addListener(SWT.MouseHorizontalWheel, event -> canvas.pan(event.count * SCROLL, 0));
		canvas.addListener(SWT.KeyDown, this::key);
		canvas.addListener(SWT.Traverse, this::traverse);
	}

	private void down(Event event) {
		canvas.setFocus();
		if (event.button == 1 || event.button == 2) {
			pressed = event;
			dragging = false;
			lastX = event.x;
			lastY = event.y;
		}
	}

	private void move(Event event) {
		if (pressed == null) {
			canvas.hover(event.x, event.y);
			return;
		}
		dragging |= Math.abs(event.x - pressed.x) + Math.abs(event.y - pressed.y) >= LEAST_DRAG;
		if (dragging) {
			canvas.pan(event.x - lastX, event.y - lastY);
			lastX = event.x;
			lastY = event.y;
		}
	}

	private void up(Event event) {
		if (pressed != null && !dragging && event.button == 1) {
			canvas.select(canvas.nodeAt(event.x, event.y).orElse(null));
		}
		pressed = null;
	}

	private void wheel(Event event) {
		if ((event.stateMask & SWT.MOD1) != 0) {
			canvas.zoom(Math.pow(WHEEL, Integer.signum(event.count)), event.x, event.y);
		} else if ((event.stateMask & SWT.MOD2) != 0) {
			canvas.pan(event.count * SCROLL, 0);
		} else {
			canvas.pan(0, event.count * SCROLL);
		}
		event.doit = false;
	}

	private void key(Event event) {
		if (canvas.scene() == null) {
			return;
		}
		switch (event.keyCode) {
			case SWT.ARROW_LEFT -> arrow(event, Direction.LEFT, 1, 0);
			case SWT.ARROW_RIGHT -> arrow(event, Direction.RIGHT, -1, 0);
			case SWT.ARROW_UP -> arrow(event, Direction.UP, 0, 1);
			case SWT.ARROW_DOWN -> arrow(event, Direction.DOWN, 0, -1);
			case SWT.CR, SWT.KEYPAD_CR -> canvas.open();
			case SWT.ESC -> canvas.select(null);
			case SWT.PAGE_UP -> page(event, -1);
			case SWT.PAGE_DOWN -> page(event, 1);
			case SWT.HOME -> canvas.picker().next(null, 1).ifPresent(canvas::select);
			case SWT.END -> canvas.picker().next(null, -1).ifPresent(canvas::select);
			case SWT.KEYPAD_ADD -> canvas.zoomIn();
			case SWT.KEYPAD_SUBTRACT -> canvas.zoomOut();
			default -> character(event.character);
		}
	}

	private void character(char character) {
		switch (character) {
			case '+', '=' -> canvas.zoomIn();
			case '-' -> canvas.zoomOut();
			case 'f', 'F' -> canvas.fit();
			case '1' -> canvas.original();
			default -> { }
		}
	}

	/** Up or down, with Shift left or right. */
	private void page(Event event, int by) {
		boolean aside = (event.stateMask & SWT.MOD2) != 0;
		canvas.page(aside ? by : 0, aside ? 0 : by);
	}

	/** To the next node, or with Ctrl of the picture. */
	private void arrow(Event event, Direction direction, int dx, int dy) {
		if ((event.stateMask & SWT.MOD1) != 0) {
			canvas.pan(dx * 2 * SCROLL, dy * 2 * SCROLL);
		} else {
			canvas.picker().towards(canvas.selection(), direction).ifPresent(canvas::select);
		}
	}

	/** Tab goes through the nodes in reading order and after the last one out of the picture. */
	private void traverse(Event event) {
		switch (event.detail) {
			case SWT.TRAVERSE_TAB_NEXT -> event.doit = !step(1);
			case SWT.TRAVERSE_TAB_PREVIOUS -> event.doit = !step(-1);
			case SWT.TRAVERSE_PAGE_NEXT, SWT.TRAVERSE_PAGE_PREVIOUS -> event.doit = true;
			default -> event.doit = false;
		}
	}

	private boolean step(int by) {
		Node next = canvas.scene() == null ? null : canvas.picker().next(canvas.selection(), by).orElse(null);
		if (next != null) {
			canvas.select(next);
		}
		return next != null;
	}
}
