// SPDX-License-Identifier: EPL-2.0
// Copyright (c) 2026 Cora contributors
package org.cora.ui.tests;

import java.util.ArrayList;
import java.util.List;
import org.eclipse.swt.SWT;
import org.eclipse.swt.custom.CTabFolder;
import org.eclipse.swt.custom.CTabItem;
import org.eclipse.swt.custom.SashForm;
import org.eclipse.swt.custom.StyledText;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Control;
import org.eclipse.swt.widgets.Event;
import org.eclipse.swt.widgets.Label;
import org.eclipse.swt.widgets.Table;
import org.eclipse.swt.widgets.TableItem;
import org.eclipse.swt.widgets.Tree;
import org.eclipse.swt.widgets.TreeItem;
import org.eclipse.ui.IWorkbenchPage;

/** Reads and uses the Offload Plan view by its controls, as a person would. */
final class PlanViewDriver {

	static final String ID = "org.cora.dsl.ui.offloadPlan";

	private final Tree placement;

	PlanViewDriver() {
		placement = find(Workbench.window().getShell());
	}

	private static Tree find(Control control) {
		if (control instanceof Tree tree && tree.getColumnCount() > 0 && tree.getColumn(0).getText().equals("Placement")) {
			return tree;
		}
		if (control instanceof Composite composite) {
			for (Control child : composite.getChildren()) {
				Tree found = find(child);
				if (found != null) {
					return found;
				}
			}
		}
		return null;
	}

	/** Names in the placement tree. */
	List<String> rows() {
		List<String> names = new ArrayList<>();
		for (TreeItem item : items(placement.getItems())) {
			names.add(item.getText(0));
		}
		return names;
	}

	private static List<TreeItem> items(TreeItem[] items) {
		List<TreeItem> all = new ArrayList<>();
		for (TreeItem item : items) {
			all.add(item);
			all.addAll(items(item.getItems()));
		}
		return all;
	}

	/** Selects the row whose name ends so, as a click does. */
	void select(String name) {
		TreeItem item = items(placement.getItems()).stream().filter(it -> it.getText(0).endsWith(name)).findFirst().orElseThrow();
		placement.setSelection(item);
		Event event = new Event();
		event.item = item;
		placement.notifyListeners(SWT.Selection, event);
	}

	/** What the labels say that one sees. */
	String text() {
		StringBuilder all = new StringBuilder();
		labels(page(), all);
		return all.toString();
	}

	private Composite page() {
		return tabs().getParent().getParent();
	}

	private static void labels(Control control, StringBuilder into) {
		if (control instanceof Label label && label.isVisible()) {
			into.append(label.getText()).append('\n');
		}
		if (control instanceof Composite composite) {
			for (Control child : composite.getChildren()) {
				labels(child, into);
			}
		}
	}

	private CTabFolder tabs() {
		return (CTabFolder) placement.getParent().getParent();
	}

	/** Brings a tab up. */
	void tab(String title) {
		for (CTabItem item : tabs().getItems()) {
			if (item.getText().equals(title)) {
				tabs().setSelection(item);
			}
		}
		Workbench.settle();
	}

	private Control content(int tab) {
		return tabs().getItem(tab).getControl();
	}

	List<String> resources() {
		return lines((Table) content(1));
	}

	List<String> strategies() {
		return lines((Table) content(2));
	}

	String explanations() {
		return ((StyledText) content(3)).getText();
	}

	/** What is said about the selected row, beside the tree. */
	String reason() {
		return ((StyledText) ((SashForm) content(0)).getChildren()[1]).getText();
	}

	private static List<String> lines(Table table) {
		List<String> lines = new ArrayList<>();
		for (TableItem item : table.getItems()) {
			StringBuilder line = new StringBuilder();
			for (int i = 0; i < table.getColumnCount(); i++) {
				line.append(item.getText(i)).append(" | ");
			}
			lines.add(line.toString());
		}
		return lines;
	}

	/** Makes the view as large as the window, or small again. */
	void maximise() {
		IWorkbenchPage page = Workbench.page();
		page.activate(page.findView(ID));
		page.toggleZoom(page.findViewReference(ID));
		Workbench.settle();
	}
}
