// SPDX-License-Identifier: EPL-2.0
// Copyright (c) 2026 Cora contributors
package org.cora.dsl.ui.plan;

import java.util.List;
import java.util.function.BiConsumer;
import org.cora.planner.plan.ClassPlacement;
import org.cora.planner.plan.Explanation;
import org.cora.planner.plan.GroupPlacement;
import org.cora.planner.plan.Plan;
import org.cora.planner.plan.StatePlacement;
import org.eclipse.jface.layout.GridDataFactory;
import org.eclipse.jface.layout.GridLayoutFactory;
import org.eclipse.swt.SWT;
import org.eclipse.swt.custom.CTabFolder;
import org.eclipse.swt.custom.CTabItem;
import org.eclipse.swt.custom.SashForm;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Control;

/**
 * A plan: heading above, then tabs across the whole width. The first has the placement, and beside it or below, whichever
 * has more room, why the selected row is where it is.
 */
final class PlanPage extends Composite {

	private static final double FLAT = 1.6;

	/** Key under which the themes' style sheets look for the name of a control. */
	static final String STYLE_ID = "org.eclipse.e4.ui.css.id";

	private final PlanHeading heading;
	private final CTabFolder tabs;
	private final SashForm sash;
	private final PlacementTree placement;
	private final ExplanationText reason;
	private final ResourceTable resources;
	private final StrategyTable strategies;
	private final ExplanationText explanations;
	private Plan plan;

	/** @param selected is told of a selected entry, and whether the user wants to go there */
	PlanPage(Composite parent, BiConsumer<Object, Boolean> selected) {
		super(parent, SWT.NONE);
		GridLayoutFactory.fillDefaults().spacing(0, 0).applyTo(this);
		heading = new PlanHeading(this);
		GridDataFactory.fillDefaults().grab(true, false).applyTo(heading);
		tabs = new CTabFolder(this, SWT.TOP | SWT.FLAT);
		tabs.setData(STYLE_ID, "CoraPlanTabs");
		GridDataFactory.fillDefaults().grab(true, true).applyTo(tabs);
		sash = new SashForm(tabs, SWT.HORIZONTAL | SWT.SMOOTH);
		placement = new PlacementTree(sash);
		reason = new ExplanationText(sash, selected::accept);
		sash.setWeights(70, 30);
		tab("Placement", sash);
		resources = new ResourceTable(tabs);
		tab("Resources", resources.viewer().getControl());
		strategies = new StrategyTable(tabs);
		tab("Strategies", strategies.viewer().getControl());
		explanations = new ExplanationText(tabs, selected::accept);
		tab("Explanations", explanations.control());
		tabs.setSelection(0);
		placement.viewer().addSelectionChangedListener(event -> explain(event.getStructuredSelection().getFirstElement()));
		sash.addListener(SWT.Resize, event -> turn());
	}

	private void tab(String title, Control content) {
		CTabItem item = new CTabItem(tabs, SWT.NONE);
		item.setText(title);
		item.setControl(content);
	}

	/** Beside each other where there is width, else one below the other. */
	private void turn() {
		int orientation = sash.getSize().x >= FLAT * sash.getSize().y ? SWT.HORIZONTAL : SWT.VERTICAL;
		if (sash.getOrientation() != orientation) {
			sash.setOrientation(orientation);
		}
	}

	private void explain(Object row) {
		String subject = row instanceof StatePlacement state ? state.getState().getId()
			: row instanceof ClassPlacement placed ? placed.getSteeringClass().getId()
			: row instanceof GroupPlacement group && group.eContainer() instanceof ClassPlacement placed ? placed.getSteeringClass().getId()
			: "plan";
		List<Explanation> fitting = plan.getExplanations().stream().filter(it -> subject.equals(it.getSubject())).toList();
		reason.show(plan, fitting);
	}

	/**
	 * @param comparing whether the other strategies are being planned
	 * @param anew      whether this is another plan than before, not only news about the same
	 */
	void show(CurrentPlan current, boolean comparing, boolean anew) {
		heading.show(current);
		if (anew) {
			plan = current.plan();
			placement.show(plan);
			resources.show(plan);
			explanations.show(plan, plan.getExplanations());
			explain(null);
		}
		strategies.show(current, comparing);
		layout();
	}

	PlacementTree placement() {
		return placement;
	}

	/** The control that the selected tab is about. */
	Control front() {
		Control content = tabs.getSelection().getControl();
		return content == sash ? placement.viewer().getControl() : content;
	}

	/** Controls with something to copy, and a menu. */
	List<Control> controls() {
		return List.of(placement.viewer().getControl(), reason.control(), resources.viewer().getControl(),
			strategies.viewer().getControl(), explanations.control());
	}
}
