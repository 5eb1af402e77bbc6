// SPDX-License-Identifier: EPL-2.0
// Copyright (c) 2026 Cora contributors
package org.cora.dsl.ui.launch;

import org.eclipse.debug.ui.AbstractLaunchConfigurationTabGroup;
import org.eclipse.debug.ui.CommonTab;
import org.eclipse.debug.ui.ILaunchConfigurationDialog;
import org.eclipse.debug.ui.ILaunchConfigurationTab;
import org.eclipse.swt.widgets.Display;

/** The tabs of a simulation's launch configuration. */
public final class SimulationTabs extends AbstractLaunchConfigurationTabGroup {

	private SourceNames names;

	@Override
	public void createTabs(ILaunchConfigurationDialog dialog, String mode) {
		names = new SourceNames(Display.getCurrent());
		setTabs(new ILaunchConfigurationTab[] {new OffloadTab(names), new TrafficTab(names), new RuntimeTab(names), new TraceTab(names),
			new CommonTab()});
	}

	@Override
	public void dispose() {
		if (names != null) {
			names.dispose();
		}
		super.dispose();
	}
}
