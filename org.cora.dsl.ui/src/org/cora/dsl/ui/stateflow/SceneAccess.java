// SPDX-License-Identifier: EPL-2.0
// Copyright (c) 2026 Cora contributors
package org.cora.dsl.ui.stateflow;

import org.eclipse.swt.accessibility.ACC;
import org.eclipse.swt.accessibility.AccessibleAdapter;
import org.eclipse.swt.accessibility.AccessibleControlAdapter;
import org.eclipse.swt.accessibility.AccessibleControlEvent;
import org.eclipse.swt.accessibility.AccessibleEvent;

/** What screen readers say about the picture: what is selected and the planner's sentence on it. */
final class SceneAccess extends AccessibleAdapter {

	private final SceneCanvas canvas;

	private SceneAccess(SceneCanvas canvas) {
		this.canvas = canvas;
	}

	static void install(SceneCanvas canvas) {
		canvas.getAccessible().addAccessibleListener(new SceneAccess(canvas));
		canvas.getAccessible().addAccessibleControlListener(new AccessibleControlAdapter() {
			@Override
			public void getRole(AccessibleControlEvent event) {
				event.detail = ACC.ROLE_GRAPHIC;
			}
		});
	}

	@Override
	public void getName(AccessibleEvent event) {
		event.result = canvas.spoken();
	}

	@Override
	public void getDescription(AccessibleEvent event) {
		event.result = canvas.selection() == null ? null : canvas.selection().tooltip();
	}
}
