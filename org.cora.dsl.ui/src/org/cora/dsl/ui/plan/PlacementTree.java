// SPDX-License-Identifier: EPL-2.0
// Copyright (c) 2026 Cora contributors
package org.cora.dsl.ui.plan;

import java.util.List;
import java.util.function.Function;
import org.cora.ir.unit.Dimension;
import org.cora.ir.unit.Quantity;
import org.cora.planner.plan.ClassPlacement;
import org.cora.planner.plan.GroupPlacement;
import org.cora.planner.plan.Plan;
import org.cora.planner.plan.Route;
import org.cora.planner.plan.StatePlacement;
import org.eclipse.jface.layout.TreeColumnLayout;
import org.eclipse.jface.resource.JFaceResources;
import org.eclipse.jface.viewers.ColumnLabelProvider;
import org.eclipse.jface.viewers.ColumnWeightData;
import org.eclipse.jface.viewers.ITreeContentProvider;
import org.eclipse.jface.viewers.TreeViewer;
import org.eclipse.jface.viewers.TreeViewerColumn;
import org.eclipse.swt.SWT;
import org.eclipse.swt.graphics.Font;
import org.eclipse.swt.widgets.Composite;

/** Where states and packets are: a tree with one row for each state, steering class and flow group. */
final class PlacementTree {

	/** A heading of rows. */
	record Section(String title, List<?> rows) {
	}

	private final TreeViewer viewer;

	PlacementTree(Composite parent) {
		Composite holder = new Composite(parent, SWT.NONE);
		TreeColumnLayout layout = new TreeColumnLayout();
		holder.setLayout(layout);
		viewer = new TreeViewer(holder, SWT.FULL_SELECTION | SWT.H_SCROLL | SWT.V_SCROLL);
		viewer.getTree().setHeaderVisible(true);
		viewer.setContentProvider(new Rows());
		column(layout, "Placement", 36, 170, SWT.LEFT, PlacementTree::name);
		column(layout, "Where", 18, 120, SWT.LEFT, PlacementTree::where);
		column(layout, "Share", 10, 64, SWT.RIGHT, PlacementTree::share);
		column(layout, "On the NIC", 18, 130, SWT.RIGHT, PlacementTree::onNic);
		column(layout, "On the host", 18, 130, SWT.RIGHT, PlacementTree::onHost);
	}

	private void column(TreeColumnLayout layout, String title, int weight, int least, int align, Function<Object, String> text) {
		TreeViewerColumn column = new TreeViewerColumn(viewer, align);
		column.getColumn().setText(title);
		column.setLabelProvider(new ColumnLabelProvider() {
			@Override
			public String getText(Object element) {
				return text.apply(element);
			}

			@Override
			public Font getFont(Object element) {
				return element instanceof Section ? JFaceResources.getFontRegistry().getBold(JFaceResources.DEFAULT_FONT) : null;
			}
		});
		layout.setColumnData(column.getColumn(), new ColumnWeightData(weight, least));
	}

	TreeViewer viewer() {
		return viewer;
	}

	void show(Plan plan) {
		List<ClassPlacement> packets = plan.getClasses().stream().filter(it -> it.getSteeringClass().getPort() >= 0).toList();
		viewer.setInput(List.of(new Section("States", plan.getStates()), new Section("Packets", packets)));
		viewer.expandAll();
	}

	private static String name(Object row) {
		if (row instanceof Section section) {
			return section.title();
		}
		if (row instanceof StatePlacement state) {
			return state.getState().getName() + " : " + state.getState().getKind();
		}
		if (row instanceof ClassPlacement placement) {
			return placement.getSteeringClass().getName();
		}
		return row instanceof GroupPlacement group
			? group.getGroup().getName() + flows(group) : "";
	}

	private static String flows(GroupPlacement group) {
		return group.getGroup().isUnknown() ? ""
			: " (" + Quantity.format(Math.rint(group.getGroup().getFlows()), Dimension.COUNT) + " flows)";
	}

	private static String where(Object row) {
		if (row instanceof StatePlacement state) {
			String memory = state.getMemory() == null ? "" : ", " + state.getMemory();
			return PlanWords.home(state) + memory + (state.isPinned() ? " (pinned)" : "");
		}
		if (row instanceof ClassPlacement placement) {
			List<Route> routes = placement.getGroups().stream().filter(it -> it.getPacketShare() > 0).map(GroupPlacement::getRoute)
				.distinct().toList();
			return routes.size() == 1 ? PlanWords.route(routes.get(0)) : routes.isEmpty() ? PlanWords.side(placement.getDefaultSide()) : "by flow";
		}
		return row instanceof GroupPlacement group ? PlanWords.route(group.getRoute()) : "";
	}

	private static String share(Object row) {
		if (row instanceof StatePlacement state) {
			return PlanWords.percent(state.getNicShare());
		}
		if (row instanceof ClassPlacement placement) {
			return PlanWords.percent(placement.getSteeringClass().getPacketShare());
		}
		return row instanceof GroupPlacement group ? PlanWords.percent(group.getPacketShare()) : "";
	}

	private static String onNic(Object row) {
		if (row instanceof Section section) {
			return section.title().equals("States") ? "entries" : "cycles per packet";
		}
		if (row instanceof StatePlacement state) {
			return PlanWords.amount(state.getNicEntries(), state.getNicBytes());
		}
		return row instanceof GroupPlacement group ? cycles(group.getNicCycles()) : "";
	}

	private static String onHost(Object row) {
		if (row instanceof Section section) {
			return onNic(section);
		}
		if (row instanceof StatePlacement state) {
			return PlanWords.amount(state.getCpuEntries(), state.getCpuBytes());
		}
		return row instanceof GroupPlacement group ? cycles(group.getCpuCycles()) : "";
	}

	private static String cycles(double cycles) {
		return cycles < 0.5 ? "–" : PlanWords.inUnit(Math.rint(cycles), "");
	}

	private static final class Rows implements ITreeContentProvider {

		@Override
		public Object[] getElements(Object input) {
			return ((List<?>) input).toArray();
		}

		@Override
		public Object[] getChildren(Object row) {
			if (row instanceof Section section) {
				return section.rows().toArray();
			}
			return row instanceof ClassPlacement placement
				? placement.getGroups().stream().filter(it -> it.getPacketShare() > 0).toArray() : new Object[0];
		}

		@Override
		public Object getParent(Object row) {
			return row instanceof GroupPlacement group ? group.eContainer() : null;
		}

		@Override
		public boolean hasChildren(Object row) {
			return getChildren(row).length > 0;
		}
	}
}
