// SPDX-License-Identifier: EPL-2.0
// Copyright (c) 2026 Cora contributors
package org.cora.dsl.ui.launch;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.eclipse.debug.core.ILaunchConfigurationWorkingCopy;
import org.eclipse.swt.widgets.Combo;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Text;

/** Under which traffic, and for how long. */
final class TrafficTab extends SimulationTab {

	private static final String OWN = "as the offload says";

	private Combo traffic;
	private Text duration;
	private Text seed;

	TrafficTab(SourceNames names) {
		super("Traffic", names);
	}

	@Override
	void fill(Composite page) {
		label(page, "&Traffic:");
		traffic = combo(page, 2);
		label(page, "&Duration:");
		duration = text(page, 2);
		duration.setToolTipText("Virtual time to simulate, such as 200 ms or 1.5 s");
		label(page, "S&eed:");
		seed = text(page, 2);
		seed.setToolTipText("The same seed gives the same packets and the same result");
		note(page, "The plan stays the one for the offload's own traffic; another one shows how it does when things come otherwise. "
			+ "The duration is virtual time.", 0);
	}

	@Override
	void show(SimulationSettings settings) {
		items(settings.traffic());
		duration.setText(settings.duration());
		seed.setText(settings.seed());
	}

	private void items(String chosen) {
		List<String> items = new ArrayList<>(List.of(OWN));
		names().names().ifPresent(known -> items.addAll(known.traffics()));
		if (!chosen.isEmpty() && !items.contains(chosen)) {
			items.add(chosen);
		}
		traffic.setItems(items.toArray(String[]::new));
		traffic.select(chosen.isEmpty() ? 0 : items.indexOf(chosen));
	}

	private String chosen() {
		return traffic.getSelectionIndex() <= 0 ? "" : traffic.getText();
	}

	@Override
	void namesChanged() {
		items(chosen());
		super.namesChanged();
	}

	@Override
	SimulationSettings read(SimulationSettings settings) {
		return settings.withTraffic(chosen(), duration.getText().strip(), seed.getText().strip());
	}

	@Override
	void store(SimulationSettings settings, ILaunchConfigurationWorkingCopy into) {
		settings.storeTraffic(into);
	}

	@Override
	Optional<String> problem(SimulationSettings settings) {
		boolean missing = !settings.traffic().isEmpty() && names().names()
			.filter(known -> known.error().isEmpty() && !known.traffics().contains(settings.traffic())).isPresent();
		return missing ? Optional.of("There is no traffic " + settings.traffic() + " in the file.") : SettingsCheck.traffic(settings);
	}
}
