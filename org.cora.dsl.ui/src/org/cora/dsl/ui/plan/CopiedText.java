// SPDX-License-Identifier: EPL-2.0
// Copyright (c) 2026 Cora contributors
package org.cora.dsl.ui.plan;

import java.util.ArrayList;
import java.util.List;
import org.eclipse.swt.custom.StyledText;
import org.eclipse.swt.dnd.Clipboard;
import org.eclipse.swt.dnd.TextTransfer;
import org.eclipse.swt.dnd.Transfer;
import org.eclipse.swt.widgets.Control;
import org.eclipse.swt.widgets.Display;
import org.eclipse.swt.widgets.Table;
import org.eclipse.swt.widgets.TableItem;
import org.eclipse.swt.widgets.Tree;
import org.eclipse.swt.widgets.TreeItem;

/**
 * What a control has selected, or all of it, as a text; cells are separated by tabs.
 *
 * @param text may be empty
 */
record CopiedText(String text) {

	static CopiedText of(Control control) {
		if (control instanceof StyledText styled) {
			return new CopiedText(styled.getSelectionCount() > 0 ? styled.getSelectionText() : styled.getText());
		}
		if (control instanceof Table table) {
			return new CopiedText(table(table));
		}
		return new CopiedText(control instanceof Tree tree ? tree(tree) : "");
	}

	private static String table(Table table) {
		List<String> lines = new ArrayList<>();
		for (TableItem item : table.getSelectionCount() > 0 ? table.getSelection() : table.getItems()) {
			List<String> cells = new ArrayList<>();
			for (int i = 0; i < table.getColumnCount(); i++) {
				cells.add(item.getText(i));
			}
			lines.add(String.join("\t", cells).stripTrailing());
		}
		return String.join(System.lineSeparator(), lines);
	}

	private static String tree(Tree tree) {
		List<String> lines = new ArrayList<>();
		if (tree.getSelectionCount() > 0) {
			for (TreeItem item : tree.getSelection()) {
				lines.add(line(item, tree, 0));
			}
		} else {
			lines(tree.getItems(), tree, 0, lines);
		}
		return String.join(System.lineSeparator(), lines);
	}

	private static void lines(TreeItem[] items, Tree tree, int level, List<String> into) {
		for (TreeItem item : items) {
			into.add(line(item, tree, level));
			lines(item.getItems(), tree, level + 1, into);
		}
	}

	private static String line(TreeItem item, Tree tree, int level) {
		List<String> cells = new ArrayList<>();
		for (int i = 0; i < tree.getColumnCount(); i++) {
			cells.add(item.getText(i));
		}
		return "  ".repeat(level) + String.join("\t", cells).stripTrailing();
	}

	/** Puts it into the clipboard; nothing for an empty one. */
	void copy(Display display) {
		if (!text.isEmpty()) {
			Clipboard clipboard = new Clipboard(display);
			clipboard.setContents(new Object[] {text}, new Transfer[] {TextTransfer.getInstance()});
			clipboard.dispose();
		}
	}
}
