// SPDX-License-Identifier: EPL-2.0
// Copyright (c) 2026 Cora contributors
package org.cora.dsl.ui.launch;

import java.util.Optional;
import org.cora.dsl.ui.CoraUi;
import org.eclipse.core.runtime.CoreException;
import org.eclipse.debug.core.ILaunchConfiguration;
import org.eclipse.debug.core.ILaunchConfigurationWorkingCopy;
import org.eclipse.debug.ui.AbstractLaunchConfigurationTab;
import org.eclipse.jface.layout.GridDataFactory;
import org.eclipse.jface.layout.GridLayoutFactory;
import org.eclipse.swt.SWT;
import org.eclipse.swt.graphics.Image;
import org.eclipse.swt.widgets.Combo;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Group;
import org.eclipse.swt.widgets.Label;
import org.eclipse.swt.widgets.Text;

/** What the tabs of a simulation have in common: they read and write {@link SimulationSettings}, and say what is wrong. */
abstract class SimulationTab extends AbstractLaunchConfigurationTab {

	private final String name;
	private final SourceNames names;
	private boolean showing;

	SimulationTab(String name, SourceNames names) {
		this.name = name;
		this.names = names;
	}

	/** Makes the controls in a grid of three columns. */
	abstract void fill(Composite page);

	/** Shows settings. */
	abstract void show(SimulationSettings settings);

	/** The settings with what the controls say. */
	abstract SimulationSettings read(SimulationSettings settings);

	/** Stores this tab's part. */
	abstract void store(SimulationSettings settings, ILaunchConfigurationWorkingCopy into);

	/** What is wrong with this tab's part. */
	abstract Optional<String> problem(SimulationSettings settings);

	SourceNames names() {
		return names;
	}

	@Override
	public final void createControl(Composite parent) {
		Composite page = new Composite(parent, SWT.NONE);
		GridLayoutFactory.swtDefaults().numColumns(3).margins(10, 10).spacing(8, 8).applyTo(page);
		fill(page);
		setControl(page);
		names.onChange(this::namesChanged);
	}

	/** The file has been read. */
	void namesChanged() {
		changed();
	}

	/** Whether the controls are being set, and not by the user. */
	final boolean isShowing() {
		return showing;
	}

	/** The user changed something. */
	final void changed() {
		if (!showing && getControl() != null && !getControl().isDisposed() && getLaunchConfigurationDialog() != null) {
			updateLaunchConfigurationDialog();
		}
	}

	@Override
	public final void setDefaults(ILaunchConfigurationWorkingCopy configuration) {
		SimulationSettings defaults = SimulationSettings.of(NewConfiguration.file(), "");
		store(defaults, configuration);
	}

	@Override
	public final void initializeFrom(ILaunchConfiguration configuration) {
		showing = true;
		try {
			SimulationSettings settings = SimulationSettings.of(configuration);
			names.look(settings.file());
			show(settings);
		} catch (CoreException e) {
			setErrorMessage(e.getStatus().getMessage());
		} finally {
			showing = false;
		}
	}

	@Override
	public final void performApply(ILaunchConfigurationWorkingCopy configuration) {
		try {
			store(read(SimulationSettings.of(configuration)), configuration);
		} catch (CoreException e) {
			CoraUi.log("A launch configuration could not be read", e);
		}
	}

	/** Other tabs' changes are shown when this one comes up. */
	@Override
	public void activated(ILaunchConfigurationWorkingCopy configuration) {
		initializeFrom(configuration);
	}

	@Override
	public final boolean isValid(ILaunchConfiguration configuration) {
		try {
			Optional<String> problem = problem(read(SimulationSettings.of(configuration)));
			setErrorMessage(problem.orElse(null));
			return problem.isEmpty();
		} catch (CoreException e) {
			setErrorMessage(e.getStatus().getMessage());
			return false;
		}
	}

	@Override
	public final String getName() {
		return name;
	}

	@Override
	public final Image getImage() {
		return CoraUi.get().getImageRegistry().get("cora");
	}

	final Label label(Composite parent, String text) {
		Label label = new Label(parent, SWT.NONE);
		label.setText(text);
		return label;
	}

	/** A sentence of explanation over the columns from the given one on. */
	final Label note(Composite parent, String text, int indent) {
		Label note = new Label(parent, SWT.WRAP);
		note.setText(text);
		GridDataFactory.fillDefaults().span(3, 1).grab(true, false).hint(420, SWT.DEFAULT).indent(indent, 0).applyTo(note);
		return note;
	}

	final Text text(Composite parent, int columns) {
		Text text = new Text(parent, SWT.BORDER);
		GridDataFactory.fillDefaults().align(SWT.FILL, SWT.CENTER).span(columns, 1).grab(true, false).applyTo(text);
		text.addModifyListener(event -> changed());
		return text;
	}

	final Combo combo(Composite parent, int columns) {
		Combo combo = new Combo(parent, SWT.READ_ONLY | SWT.DROP_DOWN);
		GridDataFactory.fillDefaults().align(SWT.FILL, SWT.CENTER).span(columns, 1).grab(true, false).applyTo(combo);
		combo.addModifyListener(event -> changed());
		return combo;
	}

	final Group group(Composite parent, String title, int columns) {
		Group group = new Group(parent, SWT.NONE);
		group.setText(title);
		GridLayoutFactory.swtDefaults().numColumns(columns).margins(8, 8).spacing(8, 8).applyTo(group);
		GridDataFactory.fillDefaults().span(3, 1).grab(true, false).applyTo(group);
		return group;
	}
}
