// SPDX-License-Identifier: EPL-2.0
// Copyright (c) 2026 Cora contributors
package org.cora.dsl.ui.plan;

import java.util.List;
import java.util.function.Supplier;
import org.cora.dsl.ui.CoraUi;
import org.eclipse.jface.action.Action;
import org.eclipse.jface.action.ActionContributionItem;
import org.eclipse.jface.action.IAction;
import org.eclipse.jface.action.IMenuCreator;
import org.eclipse.jface.action.MenuManager;
import org.eclipse.jface.action.Separator;
import org.eclipse.swt.widgets.Control;
import org.eclipse.swt.widgets.Menu;
import org.eclipse.ui.IActionBars;
import org.eclipse.ui.IViewSite;
import org.eclipse.ui.actions.ActionFactory;

/** What one can do in the Offload Plan view besides reading: plan again, show another plan, copy, go to the source. */
final class PlanActions {

	private final IViewSite site;
	private final Supplier<CurrentPlan> shown;
	private final IAction again = new Again();
	private final IAction plans = new Plans();
	private final IAction copy = new Copy();

	/** @param shown the plan in the view; null for none */
	PlanActions(IViewSite site, Supplier<CurrentPlan> shown) {
		this.site = site;
		this.shown = shown;
		IActionBars bars = site.getActionBars();
		bars.getToolBarManager().add(again);
		bars.getToolBarManager().add(plans);
		bars.setGlobalActionHandler(ActionFactory.REFRESH.getId(), again);
		bars.setGlobalActionHandler(ActionFactory.COPY.getId(), copy);
		update();
	}

	/** Gives a control the context menu. */
	void menu(Control control, Runnable goToSource) {
		IAction go = new Action("Go to Source\tEnter") {
			@Override
			public void run() {
				goToSource.run();
			}
		};
		MenuManager menu = new MenuManager();
		menu.setRemoveAllWhenShown(true);
		menu.addMenuListener(manager -> {
			if (goToSource != null) {
				manager.add(go);
				manager.add(new Separator());
			}
			manager.add(copy);
			manager.add(again);
		});
		control.setMenu(menu.createContextMenu(control));
	}

	/** Brings what is enabled up to date with what is shown. */
	void update() {
		again.setEnabled(shown.get() != null);
		plans.setEnabled(PlanStore.get().all().size() > 1 || shown.get() == null && !PlanStore.get().all().isEmpty());
		site.getActionBars().updateActionBars();
	}

	private final class Again extends Action {

		Again() {
			super("Plan Again", CoraUi.icon("plan"));
			setToolTipText("Plan this offload again (F5)");
			setActionDefinitionId("org.eclipse.ui.file.refresh");
		}

		@Override
		public void run() {
			CurrentPlan current = shown.get();
			if (current != null) {
				Planning.start(EditedSource.of(current.source()).of(current.offload()), site.getWorkbenchWindow());
			}
		}
	}

	private final class Copy extends Action {

		Copy() {
			super("Copy");
			setActionDefinitionId("org.eclipse.ui.edit.copy");
		}

		@Override
		public void run() {
			Control focus = site.getShell().getDisplay().getFocusControl();
			if (focus != null) {
				CopiedText.of(focus).copy(focus.getDisplay());
			}
		}
	}

	/** The plans of this session, to show one of them. */
	private final class Plans extends Action implements IMenuCreator {

		private Menu menu;

		Plans() {
			super("Plans", AS_DROP_DOWN_MENU);
			setImageDescriptor(CoraUi.icon("plans"));
			setToolTipText("Show another plan of this session");
			setMenuCreator(this);
		}

		/** A click shows the one before. */
		@Override
		public void run() {
			List<CurrentPlan> all = PlanStore.get().all();
			if (all.size() > 1) {
				PlanStore.get().bringForward(all.get(all.size() - 2));
			}
		}

		@Override
		public Menu getMenu(Control parent) {
			dispose();
			menu = new Menu(parent);
			for (CurrentPlan plan : PlanStore.get().all()) {
				Action show = new Action(plan.offload() + " – " + plan.source().getFileName(), AS_RADIO_BUTTON) {
					@Override
					public void run() {
						if (isChecked()) {
							PlanStore.get().bringForward(plan);
						}
					}
				};
				show.setChecked(shown.get() != null && shown.get().plan() == plan.plan());
				new ActionContributionItem(show).fill(menu, -1);
			}
			return menu;
		}

		@Override
		public Menu getMenu(Menu parent) {
			return null;
		}

		@Override
		public void dispose() {
			if (menu != null) {
				menu.dispose();
				menu = null;
			}
		}
	}
}
