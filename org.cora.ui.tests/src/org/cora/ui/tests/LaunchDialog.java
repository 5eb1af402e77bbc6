// SPDX-License-Identifier: EPL-2.0
// Copyright (c) 2026 Cora contributors
package org.cora.ui.tests;

import java.util.List;
import java.util.function.Predicate;
import org.eclipse.swt.custom.CTabFolder;
import org.eclipse.swt.custom.CTabItem;
import org.eclipse.swt.SWT;
import org.eclipse.swt.widgets.Combo;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Control;
import org.eclipse.swt.widgets.Event;
import org.eclipse.swt.widgets.Text;

/** Reads and uses the dialog of launch configurations by its controls, as a person would. */
final class LaunchDialog {

	private final Composite dialog;

	LaunchDialog(Composite dialog) {
		this.dialog = dialog;
	}

	/** Brings a tab up. */
	void open(String title) {
		CTabFolder folder = (CTabFolder) find(dialog, CTabFolder.class::isInstance);
		for (CTabItem item : folder.getItems()) {
			if (item.getText().equals(title)) {
				folder.setSelection(item);
				Event event = new Event();
				event.item = item;
				folder.notifyListeners(SWT.Selection, event);
			}
		}
		Workbench.settle();
	}

	/** Writes over a text field. */
	void type(String old, String text) {
		((Text) find(dialog, control -> control instanceof Text field && field.getText().equals(old))).setText(text);
		Workbench.settle();
	}

	/** What can be chosen where something is chosen now. */
	List<String> items(String chosen) {
		Combo combo = (Combo) find(dialog, control -> control instanceof Combo box && box.getText().equals(chosen));
		return combo == null ? List.of() : List.of(combo.getItems());
	}

	private static Control find(Composite parent, Predicate<Control> wanted) {
		for (Control child : parent.getChildren()) {
			Control found = wanted.test(child) && child.isVisible() ? child : child instanceof Composite inner ? find(inner, wanted) : null;
			if (found != null) {
				return found;
			}
		}
		return null;
	}
}
