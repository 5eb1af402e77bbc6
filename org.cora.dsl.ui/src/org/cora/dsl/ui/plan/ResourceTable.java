// SPDX-License-Identifier: EPL-2.0
// Copyright (c) 2026 Cora contributors
package org.cora.dsl.ui.plan;

import java.util.List;
import java.util.function.Function;
import org.cora.planner.plan.Plan;
import org.cora.planner.plan.Resource;
import org.eclipse.jface.layout.TableColumnLayout;
import org.eclipse.jface.viewers.ArrayContentProvider;
import org.eclipse.jface.viewers.ColumnLabelProvider;
import org.eclipse.jface.viewers.ColumnWeightData;
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

	private static final String USED = "org.cora.dsl.ui.color.used";
	private static final String EXCEEDED = "org.cora.dsl.ui.color.exceeded";
	private static final String TRACK = "org.cora.dsl.ui.color.track";

	private final TableViewer viewer;

	ResourceTable(Composite parent) {
		TableColumnLayout layout = new TableColumnLayout();
		parent.setLayout(layout);
		viewer = new TableViewer(parent, SWT.FULL_SELECTION | SWT.H_SCROLL | SWT.V_SCROLL);
		viewer.getTable().setHeaderVisible(true);
		viewer.setContentProvider(ArrayContentProvider.getInstance());
		column(layout, "Resource", 24, SWT.LEFT, Resource::getName);
		bars(layout);
		column(layout, "Use", 10, SWT.RIGHT, it -> Double.isNaN(PlanWords.use(it)) ? "" : PlanWords.percent(PlanWords.use(it)));
		column(layout, "Used", 16, SWT.RIGHT, it -> PlanWords.inUnit(it.getUsed(), it.getUnit()));
		column(layout, "Capacity", 16, SWT.RIGHT, it -> PlanWords.inUnit(it.getCapacity(), it.getUnit()));
	}

	private void column(TableColumnLayout layout, String title, int weight, int align, Function<Resource, String> text) {
		TableViewerColumn column = new TableViewerColumn(viewer, align);
		column.getColumn().setText(title);
		column.setLabelProvider(ColumnLabelProvider.createTextProvider(it -> text.apply((Resource) it)));
		layout.setColumnData(column.getColumn(), new ColumnWeightData(weight, 70));
	}

	private void bars(TableColumnLayout layout) {
		TableViewerColumn column = new TableViewerColumn(viewer, SWT.LEFT);
		column.getColumn().setText("");
		column.setLabelProvider(new Bars());
		layout.setColumnData(column.getColumn(), new ColumnWeightData(24, 80));
	}

	void show(Plan plan) {
		List<Resource> used = plan.getResources().stream().filter(it -> it.getUsed() > 0)
			.sorted((a, b) -> Double.compare(known(b), known(a))).toList();
		viewer.setInput(used);
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
