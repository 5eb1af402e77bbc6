// SPDX-License-Identifier: EPL-2.0
// Copyright (c) 2026 Cora contributors
package org.cora.dsl.ui.plan;

import java.util.List;
import java.util.function.Function;
import org.cora.planner.plan.ClassPlacement;
import org.cora.planner.plan.GroupPlacement;
import org.cora.planner.plan.Plan;
import org.cora.planner.plan.Route;
import org.cora.planner.plan.StatePlacement;
import org.eclipse.jface.viewers.ColumnViewerToolTipSupport;
import org.eclipse.jface.viewers.ITreeContentProvider;
import org.eclipse.jface.viewers.TreeViewer;
import org.eclipse.jface.viewers.TreeViewerColumn;
import org.eclipse.swt.SWT;
import org.eclipse.swt.widgets.Composite;

/** Where states and packets are: a tree with one row for each state, steering class and flow group. */
final class PlacementTree {

	/** A heading of rows. */
	record Section(String title, List<?> rows) {
	}

	private final TreeViewer viewer;
	private final FittedColumns columns;

	PlacementTree(Composite parent) {
		viewer = new TreeViewer(parent, SWT.FULL_SELECTION | SWT.H_SCROLL | SWT.V_SCROLL);
		viewer.getTree().setHeaderVisible(true);
		viewer.setContentProvider(new Rows());
		ColumnViewerToolTipSupport.enableFor(viewer);
		column("Placement", SWT.LEFT, PlacementTree::name).icon(PlacementTree::icon).tooltip(PlacementTree::meaning);
		column("Where", SWT.LEFT, PlacementTree::where).tooltip(PlacementTree::pinned);
		column("Share", SWT.RIGHT, PlacementTree::share).tooltip(PlacementTree::shareOf);
		column("On the NIC", SWT.RIGHT, PlacementTree::onNic);
		column("On the host", SWT.RIGHT, PlacementTree::onHost);
		columns = new FittedColumns(viewer.getTree(), 0);
	}

	private CellText<Object> column(String title, int align, Function<Object, String> text) {
		TreeViewerColumn column = new TreeViewerColumn(viewer, align);
		column.getColumn().setText(title);
		CellText<Object> labels = new CellText<>(viewer.getTree(), viewer.getTree().getColumnCount() - 1, Object.class, text)
			.bold(Section.class::isInstance);
		column.setLabelProvider(labels);
		return labels;
	}

	TreeViewer viewer() {
		return viewer;
	}

	void show(Plan plan) {
		List<ClassPlacement> packets = plan.getClasses().stream().filter(it -> it.getSteeringClass().getPort() >= 0).toList();
		viewer.setInput(List.of(new Section("States", plan.getStates()), new Section("Packets", packets)));
		viewer.expandAll();
		columns.fit();
	}

	private static String icon(Object row) {
		if (row instanceof StatePlacement state) {
			return switch (state.getHome()) {
				case NIC -> "side-nic";
				case CPU -> "side-host";
				case PER_FLOW, REPLICATED, SHARDED -> "side-both";
			};
		}
		return row instanceof GroupPlacement group ? icon(group.getRoute()) : null;
	}

	private static String icon(Route route) {
		return switch (route) {
			case ON_NIC -> "side-nic";
			case ON_CPU -> "side-host";
			case NIC_THEN_CPU, SPLIT -> "side-both";
		};
	}

	private static String meaning(Object row) {
		return row instanceof GroupPlacement group && group.getGroup().isUnknown()
			? "Packets of flows that were not yet seen often enough to know how heavy they are." : "";
	}

	private static String pinned(Object row) {
		return row instanceof StatePlacement state && state.isPinned() ? "The offload says where it has to be." : "";
	}

	private static String shareOf(Object row) {
		return row instanceof StatePlacement ? "Share of its accesses that are made on the NIC."
			: row instanceof Section ? "" : "Share of all packets.";
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
		return row instanceof GroupPlacement group ? PlanWords.flows(group.getGroup()) : "";
	}

	private static String where(Object row) {
		if (row instanceof StatePlacement state) {
			return PlanWords.place(state) + (state.isPinned() ? ", pinned" : "");
		}
		if (row instanceof ClassPlacement placement) {
			List<Route> routes = placement.getGroups().stream().filter(it -> it.getPacketShare() > 0).map(GroupPlacement::getRoute)
				.distinct().toList();
			return routes.size() == 1 ? PlanWords.route(routes.get(0)) : routes.isEmpty() ? PlanWords.side(placement.getDefaultSide()) : "by flow";
		}
		return row instanceof GroupPlacement group ? PlanWords.route(group.getRoute()) : "";
	}

	private static String share(Object row) {
		if (row instanceof Section section) {
			return section.title().equals("States") ? "of accesses" : "of packets";
		}
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
			return section.title().equals("States") ? "entries = room" : "cycles per packet";
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
