// SPDX-License-Identifier: EPL-2.0
// Copyright (c) 2026 Cora contributors
package org.cora.dsl.ui.plan;

import java.util.function.BiConsumer;
import org.eclipse.jface.layout.GridDataFactory;
import org.eclipse.jface.layout.GridLayoutFactory;
import org.eclipse.swt.SWT;
import org.eclipse.swt.custom.CTabFolder;
import org.eclipse.swt.custom.CTabItem;
import org.eclipse.swt.custom.SashForm;
import org.eclipse.swt.widgets.Composite;

/** A plan: heading above, placement on one side, and beside or below it resources, strategies and explanations. */
final class PlanPage extends Composite {

	private final PlanHeading heading;
	private final SashForm sash;
	private final PlacementTree placement;
	private final ResourceTable resources;
	private final StrategyTable strategies;
	private final ExplanationText explanations;

	/** @param selected is told of a selected entry, and whether the user wants to go there */
	PlanPage(Composite parent, BiConsumer<Object, Boolean> selected) {
		super(parent, SWT.NONE);
		GridLayoutFactory.fillDefaults().spacing(0, 0).applyTo(this);
		heading = new PlanHeading(this);
		GridDataFactory.fillDefaults().grab(true, false).applyTo(heading);
		sash = new SashForm(this, SWT.HORIZONTAL | SWT.SMOOTH);
		GridDataFactory.fillDefaults().grab(true, true).applyTo(sash);
		placement = new PlacementTree(sash);
		CTabFolder tabs = new CTabFolder(sash, SWT.TOP | SWT.FLAT);
		resources = new ResourceTable(tab(tabs, "Resources"));
		strategies = new StrategyTable(tab(tabs, "Strategies"));
		explanations = new ExplanationText(tab(tabs, "Explanations"), it -> selected.accept(it, false));
		tabs.setSelection(0);
		sash.setWeights(55, 45);
		addListener(SWT.Resize, event -> turn());
	}

	private static Composite tab(CTabFolder tabs, String title) {
		CTabItem item = new CTabItem(tabs, SWT.NONE);
		item.setText(title);
		Composite content = new Composite(tabs, SWT.NONE);
		item.setControl(content);
		return content;
	}

	/** Beside each other where there is width, else one below the other. */
	private void turn() {
		int orientation = getSize().x >= getSize().y ? SWT.HORIZONTAL : SWT.VERTICAL;
		if (sash.getOrientation() != orientation) {
			sash.setOrientation(orientation);
		}
	}

	/**
	 * @param comparing whether the other strategies are being planned
	 * @param anew      whether this is another plan than before, not only news about the same
	 */
	void show(CurrentPlan plan, boolean comparing, boolean anew) {
		heading.show(plan);
		strategies.show(plan, comparing);
		if (anew) {
			placement.show(plan.plan());
			resources.show(plan.plan());
			explanations.show(plan.plan());
		}
		layout();
	}

	PlacementTree placement() {
		return placement;
	}
}
