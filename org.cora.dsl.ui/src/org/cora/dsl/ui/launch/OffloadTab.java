// SPDX-License-Identifier: EPL-2.0
// Copyright (c) 2026 Cora contributors
package org.cora.dsl.ui.launch;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.cora.planner.search.Strategies;
import org.cora.planner.search.Strategy;
import org.eclipse.debug.core.ILaunchConfigurationWorkingCopy;
import org.eclipse.swt.SWT;
import org.eclipse.swt.events.SelectionListener;
import org.eclipse.swt.layout.GridData;
import org.eclipse.swt.widgets.Button;
import org.eclipse.swt.widgets.Combo;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Label;
import org.eclipse.swt.widgets.Text;

/** Which offload of which file, split how. */
final class OffloadTab extends SimulationTab {

	private final List<String> strategies = new ArrayList<>(Strategies.all().stream().map(Strategy::name).toList());
	private Text file;
	private Combo offload;
	private Combo strategy;

	OffloadTab(SourceNames names) {
		super("NF and offload", names);
		strategies.add(SimulationSettings.ALL);
	}

	@Override
	void fill(Composite page) {
		label(page, "&Source file:");
		file = text(page, 1);
		file.addModifyListener(event -> fileChanged());
		Button browse = createPushButton(page, "&Browse…", null);
		browse.addSelectionListener(SelectionListener.widgetSelectedAdapter(event -> FileChoice.source(getShell(), file.getText())
			.ifPresent(file::setText)));
		label(page, "&Offload:");
		offload = combo(page, 2);
		label(page, "S&trategy:");
		strategy = combo(page, 2);
		strategy.setItems(strategies.stream().map(OffloadTab::describe).toArray(String[]::new));
		new Label(page, SWT.NONE);
		Label note = note(page, "The offload is planned by this strategy and then simulated packet by packet, in a process of its own.", 0);
		((GridData) note.getLayoutData()).horizontalSpan = 2;
	}

	private static String describe(String name) {
		return name + " – " + switch (name) {
			case "cora" -> "states and flows placed together";
			case "host" -> "everything on the host, to compare with";
			case "nic" -> "as much as possible on the NIC, to compare with";
			case "state" -> "whole states placed, to compare with";
			case "flow" -> "whole flows placed, to compare with";
			case SimulationSettings.ALL -> "every strategy, one after the other, side by side; writes no files";
			default -> "to compare with";
		};
	}

	@Override
	void show(SimulationSettings settings) {
		file.setText(settings.file());
		items(settings.offload());
		strategy.select(strategies.indexOf(settings.strategy()));
	}

	/** The file's offloads, with the chosen one even if it isn't among them, which is then said. */
	private void items(String chosen) {
		List<String> items = new ArrayList<>(names().names().map(SourceNames.Names::offloads).orElse(List.of()));
		String selected = chosen.isEmpty() && !items.isEmpty() ? items.get(0) : chosen;
		if (!selected.isEmpty() && !items.contains(selected)) {
			items.add(selected);
		}
		if (!Arrays.asList(offload.getItems()).equals(items)) {
			offload.setItems(items.toArray(String[]::new));
		}
		offload.select(items.indexOf(selected));
	}

	/** Another file has other offloads; the first one is chosen when they are known. */
	private void fileChanged() {
		names().look(file.getText().strip());
		if (!isShowing()) {
			items("");
		}
	}

	@Override
	void namesChanged() {
		items(offload.getText());
		super.namesChanged();
	}

	@Override
	SimulationSettings read(SimulationSettings settings) {
		int chosen = strategy.getSelectionIndex();
		return settings.withOffload(file.getText().strip(), offload.getText(), chosen < 0 ? settings.strategy() : strategies.get(chosen));
	}

	@Override
	void store(SimulationSettings settings, ILaunchConfigurationWorkingCopy into) {
		settings.storeOffload(into);
	}

	@Override
	Optional<String> problem(SimulationSettings settings) {
		Optional<SourceNames.Names> known = names().names();
		setMessage(null);
		if (known.isPresent() && !known.get().error().isEmpty()) {
			return Optional.of(known.get().error());
		}
		String name = settings.file().substring(settings.file().lastIndexOf('/') + 1);
		if (known.isPresent() && known.get().offloads().isEmpty()) {
			return Optional.of(name + " declares no offload.");
		}
		if (known.isPresent() && !settings.offload().isEmpty() && !known.get().offloads().contains(settings.offload())) {
			return Optional.of("There is no offload " + settings.offload() + " in " + name + ".");
		}
		return SettingsCheck.offload(settings);
	}
}
