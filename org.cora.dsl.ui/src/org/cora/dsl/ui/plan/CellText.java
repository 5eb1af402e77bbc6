// SPDX-License-Identifier: EPL-2.0
// Copyright (c) 2026 Cora contributors
package org.cora.dsl.ui.plan;

import java.util.function.Function;
import org.cora.dsl.ui.CoraUi;
import org.eclipse.jface.resource.JFaceResources;
import org.eclipse.jface.viewers.ColumnLabelProvider;
import org.eclipse.swt.graphics.Font;
import org.eclipse.swt.graphics.Image;
import org.eclipse.swt.widgets.Control;

/** Labels of one column, with a tooltip where a cell shows less than its text or there is more to say. */
final class CellText<T> extends ColumnLabelProvider {

	private final Control control;
	private final int column;
	private final Class<T> type;
	private final Function<T, String> text;
	private Function<T, String> more = row -> "";
	private Function<T, Boolean> bold = row -> false;
	private Function<T, String> icon = row -> null;

	CellText(Control control, int column, Class<T> type, Function<T, String> text) {
		this.control = control;
		this.column = column;
		this.type = type;
		this.text = text;
	}

	/** What the tooltip says besides a text that is clipped; empty for nothing. */
	CellText<T> tooltip(Function<T, String> says) {
		more = says;
		return this;
	}

	CellText<T> bold(Function<T, Boolean> rows) {
		bold = rows;
		return this;
	}

	/** Name of the icon of a row; null for none. */
	CellText<T> icon(Function<T, String> name) {
		icon = name;
		return this;
	}

	@Override
	public String getText(Object element) {
		return text.apply(type.cast(element));
	}

	@Override
	public String getToolTipText(Object element) {
		String cell = getText(element);
		String clipped = FittedColumns.isClipped(control, column, cell) ? cell : "";
		String says = more.apply(type.cast(element));
		String all = clipped.isEmpty() || says.isEmpty() ? clipped + says : clipped + "\n" + says;
		return all.isEmpty() ? null : all;
	}

	@Override
	public Font getFont(Object element) {
		return bold.apply(type.cast(element)) ? JFaceResources.getFontRegistry().getBold(JFaceResources.DEFAULT_FONT) : null;
	}

	@Override
	public Image getImage(Object element) {
		String name = icon.apply(type.cast(element));
		return name == null ? null : CoraUi.get().getImageRegistry().get(name);
	}
}
