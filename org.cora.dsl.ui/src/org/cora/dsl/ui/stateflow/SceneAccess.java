// SPDX-License-Identifier: EPL-2.0
// Copyright (c) 2026 Cora contributors
package org.cora.dsl.ui.stateflow;

import org.cora.planner.scene.Scene.Node;
import org.eclipse.swt.accessibility.AccessibleAdapter;
import org.eclipse.swt.accessibility.AccessibleEvent;

/** What screen readers say about the picture: what is selected and the planner's sentence on it. */
final class SceneAccess extends AccessibleAdapter {

	private final SceneCanvas canvas;

	SceneAccess(SceneCanvas canvas) {
		this.canvas = canvas;
	}

	@Override
	public void getName(AccessibleEvent event) {
		Node node = canvas.selection();
		event.result = node == null ? canvas.scene() == null ? "State flow" : canvas.scene().title()
			: node.side() + ": " + node.label() + ", " + node.detail();
	}

	@Override
	public void getDescription(AccessibleEvent event) {
		event.result = canvas.selection() == null ? null : canvas.selection().tooltip();
	}
}
