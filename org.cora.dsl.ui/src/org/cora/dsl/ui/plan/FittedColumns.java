// SPDX-License-Identifier: EPL-2.0
// Copyright (c) 2026 Cora contributors
package org.cora.dsl.ui.plan;

import java.util.ArrayList;
import java.util.List;
import org.eclipse.swt.SWT;
import org.eclipse.swt.graphics.GC;
import org.eclipse.swt.widgets.Control;
import org.eclipse.swt.widgets.Event;
import org.eclipse.swt.widgets.Item;
import org.eclipse.swt.widgets.Table;
import org.eclipse.swt.widgets.TableColumn;
import org.eclipse.swt.widgets.TableItem;
import org.eclipse.swt.widgets.Tree;
import org.eclipse.swt.widgets.TreeColumn;
import org.eclipse.swt.widgets.TreeItem;

/**
 * Makes the columns of a table or tree as wide as what is in them. What is left over goes to the elastic columns; when
 * there is too little, those give. Once the user has set a width, nothing is changed any more.
 */
final class FittedColumns {

	private static final int PADDING = 18;
	private static final int INDENT = 20;
	private static final int LEAST_ELASTIC = 180;
	private static final int SCROLLBAR = 16;

	private final Control control;
	private final List<Integer> elastic;
	private boolean fitting;
	private boolean byUser;

	/** @param elastic indexes of the columns that take what is left over, or give what is missing */
	FittedColumns(Control control, Integer... elastic) {
		this.control = control;
		this.elastic = List.of(elastic);
		control.addListener(SWT.Resize, event -> fit());
		for (Item column : columns()) {
			column.addListener(SWT.Resize, this::resized);
		}
	}

	/** Nothing tells a drag from a programmed change but that a mouse button is down. */
	private void resized(Event event) {
		byUser |= !fitting && (event.stateMask & SWT.BUTTON1) != 0;
	}

	/** Looks at what is in the columns now. */
	void fit() {
		int room = control.getSize().x - SCROLLBAR;
		if (byUser || fitting || room <= 0) {
			return;
		}
		fitting = true;
		try {
			int[] widths = natural();
			share(widths, room);
			for (int i = 0; i < widths.length; i++) {
				width(i, widths[i]);
			}
		} finally {
			fitting = false;
		}
	}

	private int[] natural() {
		Item[] columns = columns();
		int[] widths = new int[columns.length];
		GC gc = new GC(control);
		for (int i = 0; i < widths.length; i++) {
			widths[i] = gc.textExtent(columns[i].getText()).x + PADDING;
		}
		if (control instanceof Table table) {
			for (TableItem item : table.getItems()) {
				for (int i = 0; i < widths.length; i++) {
					int image = item.getImage(i) == null ? 0 : INDENT;
					gc.setFont(item.getFont(i));
					widths[i] = Math.max(widths[i], gc.textExtent(item.getText(i)).x + image + PADDING);
				}
			}
		} else {
			measure(((Tree) control).getItems(), 1, widths, gc);
		}
		gc.dispose();
		return widths;
	}

	private static void measure(TreeItem[] items, int level, int[] widths, GC gc) {
		for (TreeItem item : items) {
			for (int i = 0; i < widths.length; i++) {
				int image = item.getImage(i) == null ? 0 : INDENT;
				gc.setFont(item.getFont(i));
				widths[i] = Math.max(widths[i], gc.textExtent(item.getText(i)).x + image + (i == 0 ? level * INDENT : 0) + PADDING);
			}
			measure(item.getItems(), level + 1, widths, gc);
		}
	}

	private void share(int[] widths, int room) {
		int sum = 0;
		for (int width : widths) {
			sum += width;
		}
		int each = (room - sum) / Math.max(1, elastic.size());
		for (int column : elastic) {
			widths[column] = each >= 0 ? widths[column] + each : Math.max(Math.min(widths[column], LEAST_ELASTIC), widths[column] + each);
		}
	}

	/** Whether a cell shows less than its text. */
	static boolean isClipped(Control control, int column, String text) {
		GC gc = new GC(control);
		int needed = gc.textExtent(text).x + PADDING;
		gc.dispose();
		return needed > (control instanceof Table table ? table.getColumn(column).getWidth() : ((Tree) control).getColumn(column).getWidth());
	}

	private void width(int column, int width) {
		if (control instanceof Table table) {
			TableColumn changed = table.getColumn(column);
			if (changed.getWidth() != width) {
				changed.setWidth(width);
			}
		} else {
			TreeColumn changed = ((Tree) control).getColumn(column);
			if (changed.getWidth() != width) {
				changed.setWidth(width);
			}
		}
	}

	private Item[] columns() {
		List<Item> columns = new ArrayList<>();
		if (control instanceof Table table) {
			columns.addAll(List.of(table.getColumns()));
		} else {
			columns.addAll(List.of(((Tree) control).getColumns()));
		}
		return columns.toArray(Item[]::new);
	}
}
