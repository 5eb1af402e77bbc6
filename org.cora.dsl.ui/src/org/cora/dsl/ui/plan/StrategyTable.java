// SPDX-License-Identifier: EPL-2.0
// Copyright (c) 2026 Cora contributors
package org.cora.dsl.ui.plan;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import org.cora.planner.plan.Plan;
import org.cora.planner.search.Strategies;
import org.cora.planner.search.Strategy;
import org.eclipse.jface.viewers.ArrayContentProvider;
import org.eclipse.jface.viewers.ColumnViewerToolTipSupport;
import org.eclipse.jface.viewers.TableViewer;
import org.eclipse.jface.viewers.TableViewerColumn;
import org.eclipse.swt.SWT;
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
	private final FittedColumns columns;
	private boolean computing;

	StrategyTable(Composite parent) {
		viewer = new TableViewer(parent, SWT.FULL_SELECTION | SWT.H_SCROLL | SWT.V_SCROLL);
		viewer.getTable().setHeaderVisible(true);
		viewer.setContentProvider(ArrayContentProvider.getInstance());
		ColumnViewerToolTipSupport.enableFor(viewer);
		column("Strategy", SWT.LEFT, row -> row.strategy().name()).icon(row -> row.chosen() ? "plan" : null);
		column("Feasible", SWT.LEFT, this::feasible);
		column("Host cores", SWT.RIGHT, row -> figure(row, it -> PlanWords.cores(it.getObjective().getHostCores())));
		column("Carries", SWT.RIGHT, row -> figure(row, it -> PlanWords.rate(it.getObjective().getCapacityPps())));
		column("On the NIC", SWT.RIGHT, row -> figure(row, it -> PlanWords.percent(it.getObjective().getNicPacketShare())));
		column("p99 latency", SWT.RIGHT, row -> figure(row, it -> PlanWords.time(it.getObjective().getLatencyP99Nanos())));
		column("What it may do, or why it can't", SWT.LEFT, this::remark).bold(row -> false);
		columns = new FittedColumns(viewer.getTable(), 6);
	}

	private CellText<Row> column(String title, int align, Function<Row, String> text) {
		TableViewerColumn column = new TableViewerColumn(viewer, align);
		column.getColumn().setText(title);
		CellText<Row> labels = new CellText<>(viewer.getTable(), viewer.getTable().getColumnCount() - 1, Row.class, text).bold(Row::chosen);
		column.setLabelProvider(labels);
		return labels;
	}

	private String feasible(Row row) {
		return row.plan() == null ? computing ? "being planned …" : "not compared" : row.plan().isFeasible() ? "yes" : "no";
	}

	private String remark(Row row) {
		String text = row.plan() == null ? computing ? "" : "Plan again to compare."
			: ResourceWords.inText(row.plan().isFeasible() ? row.strategy().description() : row.plan().getReason());
		return text.isEmpty() ? "" : Character.toUpperCase(text.charAt(0)) + text.substring(1);
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
		columns.fit();
	}

	TableViewer viewer() {
		return viewer;
	}
}
