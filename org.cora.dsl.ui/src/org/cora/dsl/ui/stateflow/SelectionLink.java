// SPDX-License-Identifier: EPL-2.0
// Copyright (c) 2026 Cora contributors
package org.cora.dsl.ui.stateflow;

import java.nio.file.Path;
import java.util.Optional;
import org.cora.dsl.ui.plan.CurrentPlan;
import org.cora.dsl.ui.plan.OffloadPlanView;
import org.cora.dsl.ui.plan.PlanStore;
import org.cora.dsl.ui.plan.SourceFiles;
import org.cora.planner.plan.ClassPlacement;
import org.cora.planner.plan.GroupPlacement;
import org.cora.planner.plan.Plan;
import org.cora.planner.plan.StatePlacement;
import org.cora.planner.scene.Scene;
import org.cora.planner.scene.Scene.Node;
import org.eclipse.emf.ecore.EObject;
import org.eclipse.jface.text.ITextSelection;
import org.eclipse.jface.viewers.ISelection;
import org.eclipse.jface.viewers.ISelectionProvider;
import org.eclipse.jface.viewers.IStructuredSelection;
import org.eclipse.jface.viewers.StructuredSelection;
import org.eclipse.ui.ISelectionListener;
import org.eclipse.ui.IViewPart;
import org.eclipse.ui.IWorkbenchPage;
import org.eclipse.ui.IWorkbenchPart;
import org.eclipse.ui.texteditor.ITextEditor;

/** Links what is selected in the picture with the source and with the Offload Plan view, both ways. */
final class SelectionLink implements ISelectionListener, SceneCanvas.SelectionHandler {

	private final StateFlowView view;
	private Node revealed;

	SelectionLink(StateFlowView view) {
		this.view = view;
	}

	void install() {
		page().addPostSelectionListener(this);
	}

	void uninstall() {
		page().removePostSelectionListener(this);
	}

	private IWorkbenchPage page() {
		return view.getSite().getPage();
	}

	// --- from the picture

	@Override
	public void selected(Node node) {
		reveal(node, false);
		if (node != null) {
			placement(view.current().plan(), node.element()).ifPresent(this::selectInPlanView);
		}
	}

	@Override
	public void opened(Node node) {
		reveal(node, true);
	}

	private void reveal(Node node, boolean activate) {
		revealed = node;
		if (node != null && node.source() != null) {
			Scene.Source place = node.source();
			CurrentPlan current = view.current();
			Path file = SourceFiles.resolve(place.file(), current.source().getParent()).orElse(current.source());
			SourceFiles.select(page(), file, place.offset(), place.length(), activate);
		}
	}

	private static Optional<EObject> placement(Plan plan, String element) {
		Optional<EObject> state = plan.getStates().stream().filter(it -> it.getState().getId().equals(element)).map(EObject.class::cast).findFirst();
		return state.or(() -> plan.getClasses().stream().filter(it -> it.getSteeringClass().getId().equals(element)).map(EObject.class::cast).findFirst());
	}

	private void selectInPlanView(EObject placement) {
		IViewPart other = page().findView(OffloadPlanView.ID);
		ISelectionProvider provider = other == null ? null : other.getSite().getSelectionProvider();
		if (provider != null && !new StructuredSelection(placement).equals(provider.getSelection())) {
			provider.setSelection(new StructuredSelection(placement));
		}
	}

	// --- to the picture

	@Override
	public void selectionChanged(IWorkbenchPart part, ISelection selection) {
		if (part instanceof ITextEditor editor && selection instanceof ITextSelection text) {
			caretMoved(editor, text);
		} else if (part instanceof OffloadPlanView && selection instanceof IStructuredSelection entries) {
			placementSelected(entries.getFirstElement());
		}
	}

	private void caretMoved(ITextEditor editor, ITextSelection text) {
		Path file = EditedFile.of(editor.getEditorInput());
		if (file == null) {
			return;
		}
		if (view.current() == null || !file.equals(view.current().source())) {
			PlanStore.get().of(file).stream().reduce((first, last) -> last).ifPresent(view::show);
		}
		if (view.current() != null && !isRevealed(text)) {
			highlight(file, editor.getDocumentProvider().getDocument(editor.getEditorInput()).get(), text.getOffset());
		}
	}

	/** What is at the caret; nothing changes while it is in a file that the plan has nothing to do with. */
	private void highlight(Path file, String source, int offset) {
		Path planned = view.current().source();
		SourceIndex index = file.equals(planned) ? view.index() : view.index().in(file, planned.getParent());
		if (!index.isEmpty()) {
			revealed = null;
			view.canvas().highlight(index.at(source, Math.min(offset, source.length())).orElse(null));
		}
	}

	/** Whether this is what {@link #reveal} has selected. */
	private boolean isRevealed(ITextSelection text) {
		return revealed != null && revealed.source() != null && text.getOffset() == revealed.source().offset();
	}

	private void placementSelected(Object entry) {
		String element = element(entry);
		if (element != null && view.current() != null) {
			view.canvas().highlight(element);
		}
	}

	private static String element(Object entry) {
		if (entry instanceof StatePlacement state) {
			return state.getState().getId();
		}
		if (entry instanceof GroupPlacement group) {
			return element(group.eContainer());
		}
		return entry instanceof ClassPlacement placement ? placement.getSteeringClass().getId() : null;
	}
}
