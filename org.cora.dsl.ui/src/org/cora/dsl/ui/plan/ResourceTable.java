// SPDX-License-Identifier: EPL-2.0
// Copyright (c) 2026 Cora contributors
package org.cora.dsl.ui.plan;

import java.util.List;
import java.util.function.Function;
import org.cora.planner.plan.Plan;
import org.cora.planner.plan.Resource;
import org.eclipse.jface.viewers.ArrayContentProvider;
import org.eclipse.jface.viewers.ColumnViewerToolTipSupport;
import org.eclipse.jface.viewers.OwnerDrawLabelProvider;
import org.eclipse.jface.viewers.TableViewer;
import org.eclipse.jface.viewers.TableViewerColumn;
import org.eclipse.swt.SWT;
import org.eclipse.swt.graphics.Color;
import org.eclipse.swt.graphics.GC;
import org.eclipse.swt.graphics.Rectangle;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Event;
import org.eclipse.swt.widgets.TableItem;
import org.eclipse.ui.PlatformUI;

/** What the plan uses of what there is, each as a bar against its capacity. */
final class ResourceTable {

	private static final int BAR_SPACES = 26;
	private static final String USED = "org.cora.dsl.ui.color.used";
	private static final String EXCEEDED = "org.cora.dsl.ui.color.exceeded";
	private static final String TRACK = "org.cora.dsl.ui.color.track";

	private final TableViewer viewer;
	private final FittedColumns columns;

	ResourceTable(Composite parent) {
		viewer = new TableViewer(parent, SWT.FULL_SELECTION | SWT.H_SCROLL | SWT.V_SCROLL);
		viewer.getTable().setHeaderVisible(true);
		viewer.setContentProvider(ArrayContentProvider.getInstance());
		ColumnViewerToolTipSupport.enableFor(viewer);
		column("Resource", SWT.LEFT, it -> ResourceWords.of(it.getName()));
		bars();
		column("Use", SWT.RIGHT, it -> Double.isNaN(PlanWords.use(it)) ? "" : PlanWords.percent(PlanWords.use(it)));
		column("Used", SWT.RIGHT, PlanWords::used);
		column("Capacity", SWT.RIGHT, PlanWords::capacity);
		column("What it is", SWT.LEFT, it -> ResourceWords.meaning(it.getName()));
		columns = new FittedColumns(viewer.getTable(), 5);
	}

	private void column(String title, int align, Function<Resource, String> text) {
		TableViewerColumn column = new TableViewerColumn(viewer, align);
		column.getColumn().setText(title);
		column.setLabelProvider(new CellText<>(viewer.getTable(), viewer.getTable().getColumnCount() - 1, Resource.class, text));
	}

	private void bars() {
		TableViewerColumn column = new TableViewerColumn(viewer, SWT.LEFT);
		column.getColumn().setText(" ".repeat(BAR_SPACES));
		column.getColumn().setToolTipText("Use of the capacity");
		column.setLabelProvider(new Bars());
	}

	/** The resources that the plan uses, the fullest first. */
	void show(Plan plan) {
		List<Resource> used = plan.getResources().stream().filter(it -> it.getUsed() > 0)
			.sorted((a, b) -> Double.compare(known(b), known(a))).toList();
		viewer.setInput(used);
		columns.fit();
	}

	private static double known(Resource resource) {
		double use = PlanWords.use(resource);
		return Double.isNaN(use) ? -1 : use;
	}

	TableViewer viewer() {
		return viewer;
	}

	private static final class Bars extends OwnerDrawLabelProvider {

		@Override
		protected void measure(Event event, Object element) {
			// As wide as the column.
		}

		@Override
		protected void erase(Event event, Object element) {
			event.detail &= ~SWT.FOREGROUND;
		}

		@Override
		protected void paint(Event event, Object element) {
			double use = PlanWords.use((Resource) element);
			if (Double.isNaN(use)) {
				return;
			}
			GC gc = event.gc;
			Color before = gc.getBackground();
			Rectangle column = ((TableItem) event.item).getBounds(event.index);
			Rectangle track = new Rectangle(column.x + 6, column.y + column.height / 2 - 5, Math.max(0, column.width - 12), 10);
			gc.setBackground(color(TRACK));
			gc.fillRectangle(track);
			gc.setBackground(color(use > 1 ? EXCEEDED : USED));
			gc.fillRectangle(track.x, track.y, (int) Math.max(1, Math.round(track.width * Math.min(1, use))), track.height);
			gc.setBackground(before);
		}

		private static Color color(String name) {
			return PlatformUI.getWorkbench().getThemeManager().getCurrentTheme().getColorRegistry().get(name);
		}
	}
}
