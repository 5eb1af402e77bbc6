// SPDX-License-Identifier: EPL-2.0
// Copyright (c) 2026 Cora contributors
package org.cora.ui.tests;

import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.eclipse.swt.graphics.Color;
import org.eclipse.swt.widgets.Button;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Control;
import org.eclipse.swt.widgets.Label;
import org.eclipse.swt.widgets.Text;
import org.eclipse.swt.widgets.ToolBar;
import org.eclipse.swt.widgets.ToolItem;

/** Finds controls by what one sees of them. */
final class Controls {

	private static final double READABLE = 3;

	private Controls() {
	}

	/** A control and all that are in it, those that can be seen. */
	static Stream<Control> visible(Control root) {
		if (!root.isVisible()) {
			return Stream.of();
		}
		return root instanceof Composite composite
			? Stream.concat(Stream.of(root), Arrays.stream(composite.getChildren()).flatMap(Controls::visible)) : Stream.of(root);
	}

	/** The labels, buttons and fields that one can't read for their colours. */
	static List<String> unreadable(Control root) {
		return visible(root).filter(Control::isEnabled).filter(each -> !text(each).isBlank())
			.filter(each -> contrast(each.getForeground(), each.getBackground()) < READABLE)
			.map(each -> text(each) + ": " + each.getForeground() + " on " + each.getBackground()).toList();
	}

	private static String text(Control control) {
		return control instanceof Label label ? label.getText() : control instanceof Button button ? button.getText()
			: control instanceof Text field ? field.getText() : "";
	}

	/** Contrast as in WCAG 2.2, from 1 for the same colour to 21 for black and white. */
	static double contrast(Color one, Color other) {
		double first = luminance(one) + 0.05;
		double second = luminance(other) + 0.05;
		return Math.max(first, second) / Math.min(first, second);
	}

	private static double luminance(Color color) {
		return 0.2126 * linear(color.getRed()) + 0.7152 * linear(color.getGreen()) + 0.0722 * linear(color.getBlue());
	}

	private static double linear(int part) {
		double value = part / 255.0;
		return value <= 0.04045 ? value / 12.92 : Math.pow((value + 0.055) / 1.055, 2.4);
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
