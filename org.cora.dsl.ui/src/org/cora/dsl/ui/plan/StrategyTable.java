// SPDX-License-Identifier: EPL-2.0
// Copyright (c) 2026 Cora contributors
package org.cora.dsl.ui.plan;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import org.cora.planner.plan.Plan;
import org.cora.planner.search.Strategies;
import org.cora.planner.search.Strategy;
import org.eclipse.jface.layout.TableColumnLayout;
import org.eclipse.jface.resource.JFaceResources;
import org.eclipse.jface.viewers.ArrayContentProvider;
import org.eclipse.jface.viewers.ColumnLabelProvider;
import org.eclipse.jface.viewers.ColumnViewerToolTipSupport;
import org.eclipse.jface.viewers.ColumnWeightData;
import org.eclipse.jface.viewers.TableViewer;
import org.eclipse.jface.viewers.TableViewerColumn;
import org.eclipse.swt.SWT;
import org.eclipse.swt.graphics.Font;
import org.eclipse.swt.widgets.Composite;

/** What the strategies would make of the same problem, side by side. */
final class StrategyTable {

	/**
	 * One strategy.
	 *
	 * @param plan   its plan; null when it isn't there
	 * @param chosen whether it is the one shown
	 */
	record Row(Strategy strategy, Plan plan, boolean chosen) {
	}

	private final TableViewer viewer;
	private boolean computing;

	StrategyTable(Composite parent) {
		TableColumnLayout layout = new TableColumnLayout();
		parent.setLayout(layout);
		viewer = new TableViewer(parent, SWT.FULL_SELECTION | SWT.H_SCROLL | SWT.V_SCROLL);
		viewer.getTable().setHeaderVisible(true);
		viewer.setContentProvider(ArrayContentProvider.getInstance());
		ColumnViewerToolTipSupport.enableFor(viewer);
		column(layout, "Strategy", 14, SWT.LEFT, row -> row.strategy().name());
		column(layout, "Feasible", 26, SWT.LEFT, this::feasible);
		column(layout, "Host cores", 13, SWT.RIGHT, row -> figure(row, it -> PlanWords.cores(it.getObjective().getHostCores())));
		column(layout, "Capacity", 16, SWT.RIGHT, row -> figure(row, it -> PlanWords.rate(it.getObjective().getCapacityPps())));
		column(layout, "On the NIC", 13, SWT.RIGHT, row -> figure(row, it -> PlanWords.percent(it.getObjective().getNicPacketShare())));
		column(layout, "p99", 13, SWT.RIGHT, row -> figure(row, it -> PlanWords.time(it.getObjective().getLatencyP99Nanos())));
	}

	private void column(TableColumnLayout layout, String title, int weight, int align, Function<Row, String> text) {
		TableViewerColumn column = new TableViewerColumn(viewer, align);
		column.getColumn().setText(title);
		column.setLabelProvider(new ColumnLabelProvider() {
			@Override
			public String getText(Object element) {
				return text.apply((Row) element);
			}

			@Override
			public String getToolTipText(Object element) {
				Row row = (Row) element;
				return row.plan() == null || row.plan().isFeasible() ? row.strategy().description() : row.plan().getReason();
			}

			@Override
			public Font getFont(Object element) {
				return ((Row) element).chosen() ? JFaceResources.getFontRegistry().getBold(JFaceResources.DEFAULT_FONT) : null;
			}
		});
		layout.setColumnData(column.getColumn(), new ColumnWeightData(weight, 70));
	}

	private String feasible(Row row) {
		return row.plan() == null ? computing ? "being planned …" : "plan again to compare"
			: row.plan().isFeasible() ? "yes" : "no: " + row.plan().getReason();
	}

	private static String figure(Row row, Function<Plan, String> text) {
		return row.plan() == null || row.plan().getObjective() == null ? "" : text.apply(row.plan());
	}

	/** @param nowComputing whether the missing plans are being made */
	void show(CurrentPlan current, boolean nowComputing) {
		computing = nowComputing;
		List<Row> rows = new ArrayList<>();
		for (Strategy strategy : Strategies.all()) {
			boolean chosen = strategy.name().equals(current.plan().getStrategy());
			Plan plan = chosen ? current.plan() : current.strategies().stream()
				.filter(it -> it.getStrategy().equals(strategy.name())).findFirst().orElse(null);
			rows.add(new Row(strategy, plan, chosen));
		}
		viewer.setInput(rows);
	}

	TableViewer viewer() {
		return viewer;
	}
}
