// SPDX-License-Identifier: EPL-2.0
// Copyright (c) 2026 Cora contributors
package org.cora.ui.tests;

import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Control;
import org.eclipse.swt.widgets.ToolBar;
import org.eclipse.swt.widgets.ToolItem;

/** Finds controls by what one sees of them. */
final class Controls {

	private Controls() {
	}

	/** The button in some toolbar whose tooltip begins so. */
	static ToolItem toolItem(Control in, String tooltip) {
		ToolItem found = find(in, tooltip);
		if (found == null) {
			throw new AssertionError("no button: " + tooltip);
		}
		return found;
	}

	private static ToolItem find(Control in, String tooltip) {
		if (in instanceof ToolBar bar) {
			for (ToolItem item : bar.getItems()) {
				if (item.getToolTipText() != null && item.getToolTipText().startsWith(tooltip)) {
					return item;
				}
			}
		}
		if (in instanceof Composite composite) {
			for (Control child : composite.getChildren()) {
				ToolItem found = find(child, tooltip);
				if (found != null) {
					return found;
				}
			}
		}
		return null;
	}
}
