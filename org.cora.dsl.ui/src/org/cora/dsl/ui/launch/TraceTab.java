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
import org.eclipse.swt.widgets.Label;
import org.eclipse.swt.widgets.Text;

/** Which files a run writes, and where. */
final class TraceTab extends SimulationTab {

	private Text folder;
	private Button report;
	private Button open;
	private Button trace;
	private Button order;
	private Label hint;

	TraceTab(SourceNames names) {
		super("Trace", names);
	}

	@Override
	void fill(Composite page) {
		Group group = group(page, "Files", 1);
		report = check(group, OutputFiles.Kind.REPORT, 0);
		open = check(group, null, 24);
		trace = check(group, OutputFiles.Kind.TRACE, 0);
		order = check(group, OutputFiles.Kind.ORDER, 0);
		label(page, "F&older:");
		folder = text(page, 1);
		folder.setMessage("that of the source file");
		createPushButton(page, "&Browse…", null).addSelectionListener(SelectionListener.widgetSelectedAdapter(
			event -> FileChoice.folder(getShell(), folder.getText()).ifPresent(folder::setText)));
		hint = note(page, "", 0);
	}

	private Button check(Composite parent, OutputFiles.Kind kind, int indent) {
		Button button = new Button(parent, SWT.CHECK);
		button.setText(title(kind, ""));
		GridDataFactory.fillDefaults().grab(true, false).indent(indent, 0).applyTo(button);
		button.addSelectionListener(SelectionListener.widgetSelectedAdapter(event -> {
			open.setEnabled(report.getSelection());
			changed();
		}));
		return button;
	}

	private static String title(OutputFiles.Kind kind, String base) {
		if (kind == null) {
			return "O&pen it when the run has ended";
		}
		String title = switch (kind) {
			case REPORT -> "&Report";
			case TRACE -> "&Trace for the Perfetto UI";
			case ORDER -> "&Serialisation order and packets, for cora exec";
		};
		return base.isEmpty() ? title : title + ": " + base + kind.ending + (kind == OutputFiles.Kind.ORDER ? " (.pcap)" : "");
	}

	@Override
	void show(SimulationSettings settings) {
		String base = settings.offload().isEmpty() ? "" : OutputFiles.base(settings);
		report.setText(title(OutputFiles.Kind.REPORT, base));
		trace.setText(title(OutputFiles.Kind.TRACE, base));
		order.setText(title(OutputFiles.Kind.ORDER, base));
		report.setSelection(settings.report());
		open.setSelection(settings.open());
		trace.setSelection(settings.trace());
		order.setSelection(settings.order());
		folder.setText(settings.folder());
		for (Button button : new Button[] {report, trace, order}) {
			button.setEnabled(settings.isOneRun());
		}
		open.setEnabled(settings.isOneRun() && settings.report());
		folder.setEnabled(settings.isOneRun());
		hint.setText(settings.isOneRun() ? "Runs at the same time number their files. Where nothing can be written, they go to a "
			+ "temporary folder; the console says where." : "The run of every strategy writes no files; choose a single one for that.");
		hint.requestLayout();
	}

	@Override
	SimulationSettings read(SimulationSettings settings) {
		return settings.withFiles(folder.getText().strip(), report.getSelection(), open.getSelection(), trace.getSelection(),
			order.getSelection());
	}

	@Override
	void store(SimulationSettings settings, ILaunchConfigurationWorkingCopy into) {
		settings.storeFiles(into);
	}

	@Override
	Optional<String> problem(SimulationSettings settings) {
		return SettingsCheck.files(settings);
	}
}
