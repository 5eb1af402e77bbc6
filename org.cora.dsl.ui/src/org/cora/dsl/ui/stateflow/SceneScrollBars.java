// SPDX-License-Identifier: EPL-2.0
// Copyright (c) 2026 Cora contributors
package org.cora.dsl.ui.stateflow;

import java.util.function.IntConsumer;
import org.cora.planner.scene.Scene;
import org.eclipse.swt.SWT;
import org.eclipse.swt.widgets.ScrollBar;

/** The scroll bars of the picture: they reach over all of it and what was panned beyond, and are there only when needed. */
final class SceneScrollBars {

	private static final int MARGIN = 8;
	private static final int STEP = 24;

	private final SceneCanvas canvas;
	private boolean updating;

	SceneScrollBars(SceneCanvas canvas) {
		this.canvas = canvas;
		follow(canvas.getHorizontalBar(), by -> canvas.pan(by, 0));
		follow(canvas.getVerticalBar(), by -> canvas.pan(0, by));
	}

	private void follow(ScrollBar bar, IntConsumer pan) {
		int[] before = {0};
		bar.setVisible(false);
		bar.setData(before);
		bar.addListener(SWT.Selection, event -> {
			if (!updating) {
				pan.accept(before[0] - bar.getSelection());
			}
		});
	}

	/** Shows where the viewport is. */
	void update(Scene scene, Viewport viewport, int width, int height) {
		updating = true;
		try {
			set(canvas.getHorizontalBar(), viewport.x(), scene == null ? 0 : scene.width() * viewport.scale(), width);
			set(canvas.getVerticalBar(), viewport.y(), scene == null ? 0 : scene.height() * viewport.scale(), height);
		} finally {
			updating = false;
		}
	}

	private static void set(ScrollBar bar, double offset, double length, int size) {
		int start = (int) Math.floor(Math.min(0, offset - MARGIN));
		int end = (int) Math.ceil(Math.max(size, offset + length + MARGIN));
		boolean needed = length > 0 && size > 0 && end - start > size + 2 * MARGIN;
		if (needed) {
			bar.setValues(-start, 0, end - start, size, STEP, Math.max(STEP, size - STEP));
			((int[]) bar.getData())[0] = bar.getSelection();
		}
		if (bar.getVisible() != needed) {
			bar.setVisible(needed);
		}
	}
}
