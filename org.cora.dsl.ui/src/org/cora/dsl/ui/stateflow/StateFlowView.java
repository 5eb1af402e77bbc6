// SPDX-License-Identifier: EPL-2.0
// Copyright (c) 2026 Cora contributors
package org.cora.dsl.ui.stateflow;

import java.nio.file.Path;
import org.cora.dsl.ui.plan.CurrentPlan;
import org.cora.dsl.ui.plan.PlanListener;
import org.cora.dsl.ui.plan.PlanRefusal;
import org.cora.dsl.ui.plan.PlanStore;
import org.cora.dsl.ui.plan.SourceFiles;
import org.cora.planner.scene.Scene;
import org.cora.planner.scene.Scene.Node;
import org.eclipse.jface.text.ITextSelection;
import org.eclipse.jface.viewers.ISelection;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.ui.IMemento;
import org.eclipse.ui.ISelectionListener;
import org.eclipse.ui.IViewSite;
import org.eclipse.ui.IWorkbenchPart;
import org.eclipse.ui.PartInitException;
import org.eclipse.ui.part.ViewPart;
import org.eclipse.ui.texteditor.ITextEditor;

/** The picture of the plan made last or, when an editor is active, of its file; linked with the source both ways. */
public final class StateFlowView extends ViewPart implements PlanListener, SceneCanvas.SelectionHandler {

	/** The view's identifier. */
	public static final String ID = "org.cora.dsl.ui.stateflow";

	private static final String HEAT = "heat";

	private final ISelectionListener caret = this::selectionChanged;
	private boolean heat = true;
	private StateFlowPages pages;
	private CurrentPlan current;
	private SourceIndex index;
	private SceneJob layout;
	private Node revealed;

	@Override
	public void init(IViewSite site, IMemento memento) throws PartInitException {
		super.init(site, memento);
		heat = memento == null || !Boolean.FALSE.equals(memento.getBoolean(HEAT));
	}

	@Override
	public void saveState(IMemento memento) {
		memento.putBoolean(HEAT, canvas().heat());
	}

	@Override
	public void createPartControl(Composite parent) {
		pages = new StateFlowPages(parent, this);
		canvas().heat(heat);
		StateFlowActions.fill(getViewSite().getActionBars(), this);
		PlanStore.get().addListener(this);
		getSite().getPage().addPostSelectionListener(caret);
		PlanStore.get().latest().ifPresent(this::show);
	}

	@Override
	public void dispose() {
		PlanStore.get().removeListener(this);
		getSite().getPage().removePostSelectionListener(caret);
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
				pages.say(current == null ? "" : PlanText.message(current));
			}
		});
	}

	private void later(Runnable change) {
		pages.display().asyncExec(() -> {
			if (!pages.isDisposed()) {
				change.run();
			}
		});
	}

	private void show(CurrentPlan plan) {
		boolean samePicture = current != null && current.plan() == plan.plan();
		current = plan;
		pages.say(PlanText.message(plan));
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
		if (current.plan() == plan.plan()) {
			pages.show(scene);
		}
	}

	// --- from the picture to the source

	@Override
	public void selected(Node node) {
		reveal(node, false);
	}

	@Override
	public void opened(Node node) {
		reveal(node, true);
	}

	private void reveal(Node node, boolean activate) {
		revealed = node;
		if (node != null && node.source() != null) {
			Scene.Source place = node.source();
			Path file = SourceFiles.resolve(place.file(), current.source().getParent()).orElse(current.source());
			SourceFiles.select(getSite().getPage(), file, place.offset(), place.length(), activate);
		}
	}

	// --- from the source to the picture

	private void selectionChanged(IWorkbenchPart part, ISelection selection) {
		if (!(part instanceof ITextEditor editor) || !(selection instanceof ITextSelection text)) {
			return;
		}
		Path file = EditedFile.of(editor.getEditorInput());
		if (file == null) {
			return;
		}
		if (current == null || !file.equals(current.source())) {
			PlanStore.get().of(file).stream().reduce((first, last) -> last).ifPresent(this::show);
		}
		if (current != null && file.equals(current.source()) && !isRevealed(text)) {
			revealed = null;
			String source = editor.getDocumentProvider().getDocument(editor.getEditorInput()).get();
			canvas().highlight(index.at(source, Math.min(text.getOffset(), source.length())).orElse(null));
		}
	}

	/** Whether this is what {@link #reveal} has selected. */
	private boolean isRevealed(ITextSelection text) {
		return revealed != null && revealed.source() != null && text.getOffset() == revealed.source().offset();
	}
}
