// SPDX-License-Identifier: EPL-2.0
// Copyright (c) 2026 Cora contributors
package org.cora.dsl.ui.stateflow;

import org.cora.dsl.ui.CoraUi;
import org.eclipse.jface.action.Action;
import org.eclipse.jface.action.IAction;
import org.eclipse.jface.action.IToolBarManager;
import org.eclipse.jface.action.Separator;
import org.eclipse.ui.IActionBars;
import org.eclipse.ui.actions.ActionFactory;

/** The buttons of the view. */
final class StateFlowActions {

	private StateFlowActions() {
	}

	static void fill(IActionBars bars, StateFlowView view) {
		IToolBarManager tools = bars.getToolBarManager();
		Action find = action("find", "Find State or Class (Ctrl+F)", view::find);
		bars.setGlobalActionHandler(ActionFactory.FIND.getId(), find);
		tools.add(find);
		tools.add(heat(view));
		tools.add(new Separator());
		tools.add(action("fit", "Fit (F)", () -> view.canvas().fit()));
		tools.add(action("zoom-in", "Zoom In (+)", () -> view.canvas().zoomIn()));
		tools.add(action("zoom-out", "Zoom Out (-)", () -> view.canvas().zoomOut()));
		tools.add(new Separator());
		tools.add(action("export", "Export as SVG or PNG …", () -> new PictureExport(view).ask()));
	}

	private static Action heat(StateFlowView view) {
		Action heat = new Action("Colour by Use of Capacity", IAction.AS_CHECK_BOX) {
			@Override
			public void run() {
				view.canvas().heat(isChecked());
			}
		};
		heat.setId(StateFlowView.ID + ".heat");
		heat.setImageDescriptor(CoraUi.icon("heat"));
		heat.setChecked(view.canvas().heat());
		return heat;
	}

	private static Action action(String icon, String text, Runnable what) {
		Action action = new Action(text, CoraUi.icon(icon)) {
			@Override
			public void run() {
				what.run();
			}
		};
		action.setId(StateFlowView.ID + "." + icon);
		action.setToolTipText(text);
		return action;
	}
}
