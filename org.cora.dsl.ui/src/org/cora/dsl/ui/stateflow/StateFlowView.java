// SPDX-License-Identifier: EPL-2.0
// Copyright (c) 2026 Cora contributors
package org.cora.dsl.ui.stateflow;

import java.nio.file.Files;
import java.nio.file.Path;
import org.cora.dsl.ui.plan.CurrentPlan;
import org.cora.dsl.ui.plan.OpenPlanJob;
import org.cora.dsl.ui.plan.PlanListener;
import org.cora.dsl.ui.plan.PlanRefusal;
import org.cora.dsl.ui.plan.PlanStore;
import org.cora.planner.scene.Scene;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.ui.IMemento;
import org.eclipse.ui.IViewSite;
import org.eclipse.ui.PartInitException;
import org.eclipse.ui.part.ViewPart;

/** The picture of the plan made last or, when an editor is active, of its file; linked with the source both ways. */
public final class StateFlowView extends ViewPart implements PlanListener {

	/** The view's identifier. */
	public static final String ID = "org.cora.dsl.ui.stateflow";

	private static final String HEAT = "heat";
	private static final String PLAN = "plan";

	private final SelectionLink link = new SelectionLink(this);
	private boolean heat = true;
	private StateFlowPages pages;
	private CurrentPlan current;
	private SourceIndex index;
	private SceneJob layout;
	private String lastPlan;

	@Override
	public void init(IViewSite site, IMemento memento) throws PartInitException {
		super.init(site, memento);
		heat = memento == null || !Boolean.FALSE.equals(memento.getBoolean(HEAT));
		lastPlan = memento == null ? null : memento.getString(PLAN);
	}

	@Override
	public void saveState(IMemento memento) {
		memento.putBoolean(HEAT, canvas().heat());
		if (current != null) {
			current.planFile().ifPresent(file -> memento.putString(PLAN, file.toString()));
		}
	}

	@Override
	public void createPartControl(Composite parent) {
		pages = new StateFlowPages(parent, link);
		canvas().heat(heat);
		StateFlowActions.fill(getViewSite().getActionBars(), this);
		PlanStore.get().addListener(this);
		link.install();
		PlanStore.get().latest().ifPresentOrElse(this::show, this::reopen);
	}

	/** The plan that was shown when the workbench was closed. */
	private void reopen() {
		if (lastPlan != null && Files.isRegularFile(Path.of(lastPlan))) {
			new OpenPlanJob(Path.of(lastPlan), PlanStore.get()).schedule();
		}
	}

	@Override
	public void dispose() {
		PlanStore.get().removeListener(this);
		link.uninstall();
		if (layout != null) {
			layout.cancel();
		}
		super.dispose();
	}

	@Override
	public void setFocus() {
		pages.setFocus();
	}

	/** The picture, also while it isn't visible. */
	public SceneCanvas canvas() {
		return pages.canvas();
	}

	/** Lets the user search for a state or class. */
	public void find() {
		pages.find();
	}

	/** What stands above the picture or in place of it; empty if nothing does. */
	public String message() {
		return pages.message();
	}

	/** Finds places of the shown plan. */
	SourceIndex index() {
		return index;
	}

	/** The plan that is shown; null before the first one. */
	public CurrentPlan current() {
		return current;
	}

	/**
	 * Writes the picture as a file, SVG or PNG by its name.
	 *
	 * @throws IllegalStateException if there is no picture
	 * @throws org.cora.ir.diagnostic.CoraException if the file can't be written
	 */
	public void export(Path file) {
		if (canvas().scene() == null) {
			throw new IllegalStateException("There is no picture to export");
		}
		PictureFile.write(canvas().scene(), canvas().heat(), file, canvas().getDisplay());
	}

	// --- plans

	@Override
	public void planned(CurrentPlan plan) {
		later(() -> {
			boolean known = current != null && current.isOfSameOffload(plan);
			if (current == null || known || PlanStore.get().latest().filter(plan::equals).isPresent()) {
				show(plan);
			}
		});
	}

	@Override
	public void forgotten(Path source) {
		later(() -> {
			if (current != null && current.source().equals(source)) {
				current = null;
				pages.clear();
				PlanStore.get().latest().ifPresent(this::show);
			}
		});
	}

	@Override
	public void refused(PlanRefusal refusal) {
		later(() -> pages.say(refusal.sentence() + " " + refusal.advice()));
	}

	@Override
	public void begun(Path source, String offload) {
		later(() -> pages.say("Planning " + offload + " …"));
	}

	@Override
	public void ended(Path source) {
		later(() -> {
			if (pages.message().startsWith("Planning ")) {
				sayWhatIsToBeSaid();
			}
		});
	}

	private void sayWhatIsToBeSaid() {
		pages.say(current == null ? "" : PlanText.message(current));
	}

	private void later(Runnable change) {
		if (pages == null || pages.isDisposed()) {
			return;
		}
		pages.display().asyncExec(() -> {
			if (!pages.isDisposed()) {
				change.run();
			}
		});
	}

	/** Shows a plan. */
	void show(CurrentPlan plan) {
		boolean samePicture = current != null && current.plan() == plan.plan();
		current = plan;
		sayWhatIsToBeSaid();
		if (samePicture) {
			return;
		}
		index = new SourceIndex(plan.plan());
		if (layout != null) {
			layout.cancel();
		}
		layout = new SceneJob(plan.plan(), scene -> later(() -> laidOut(plan, scene)));
		layout.schedule();
	}

	private void laidOut(CurrentPlan plan, Scene scene) {
		if (current != null && current.plan() == plan.plan()) {
			pages.show(scene);
		}
	}
}
