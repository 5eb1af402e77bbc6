// SPDX-License-Identifier: EPL-2.0
// Copyright (c) 2026 Cora contributors
package org.cora.dsl.ui.launch;

import java.util.Optional;
import org.eclipse.debug.core.ILaunchConfigurationWorkingCopy;
import org.eclipse.jface.layout.GridDataFactory;
import org.eclipse.swt.SWT;
import org.eclipse.swt.events.SelectionListener;
import org.eclipse.swt.widgets.Button;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Group;
import org.eclipse.swt.widgets.Text;

/** How the runtime follows the traffic. */
final class RuntimeTab extends SimulationTab {

	private static final String INTERVAL = "10 ms";

	private Button own;
	private Button off;
	private Button every;
	private Text interval;

	RuntimeTab(SourceNames names) {
		super("Runtime", names);
	}

	@Override
	void fill(Composite page) {
		Group group = group(page, "Adaptation", 2);
		own = radio(group, "As the &offload says", 2);
		off = radio(group, "O&ff: flows stay where the plan puts them", 2);
		every = radio(group, "&Every", 1);
		interval = new Text(group, SWT.BORDER);
		interval.setToolTipText("Control interval, such as 10 ms");
		GridDataFactory.swtDefaults().hint(90, SWT.DEFAULT).applyTo(interval);
		interval.addModifyListener(event -> changed());
		note(page, "While it adapts, the runtime looks at the load once in an interval and moves flows between NIC and host so that "
			+ "neither is overloaded.", 0);
	}

	private Button radio(Composite parent, String text, int columns) {
		Button button = new Button(parent, SWT.RADIO);
		button.setText(text);
		GridDataFactory.swtDefaults().span(columns, 1).applyTo(button);
		button.addSelectionListener(SelectionListener.widgetSelectedAdapter(event -> {
			interval.setEnabled(every.getSelection());
			changed();
		}));
		return button;
	}

	@Override
	void show(SimulationSettings settings) {
		boolean switchedOff = settings.adapt().equals(SimulationSettings.OFF);
		boolean periodic = !switchedOff && !settings.adapt().isEmpty();
		own.setSelection(settings.adapt().isEmpty());
		off.setSelection(switchedOff);
		every.setSelection(periodic);
		interval.setText(periodic ? settings.adapt() : INTERVAL);
		interval.setEnabled(periodic);
	}

	@Override
	SimulationSettings read(SimulationSettings settings) {
		String time = interval.getText().strip();
		return settings.withAdapt(off.getSelection() ? SimulationSettings.OFF : every.getSelection() ? time.isEmpty() ? "0" : time : "");
	}

	@Override
	void store(SimulationSettings settings, ILaunchConfigurationWorkingCopy into) {
		settings.storeRuntime(into);
	}

	@Override
	Optional<String> problem(SimulationSettings settings) {
		return SettingsCheck.runtime(settings);
	}
}
