// SPDX-License-Identifier: EPL-2.0
// Copyright (c) 2026 Cora contributors
package org.cora.dsl.ui.plan;

import java.nio.file.Path;
import java.util.Optional;
import org.cora.planner.stateflow.SourceRef;
import org.eclipse.jface.viewers.IStructuredSelection;
import org.eclipse.jface.viewers.StructuredViewer;
import org.eclipse.swt.SWT;
import org.eclipse.swt.custom.StackLayout;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Display;
import org.eclipse.ui.IEditorReference;
import org.eclipse.ui.IPartListener2;
import org.eclipse.ui.IWorkbenchPartReference;
import org.eclipse.ui.part.ViewPart;
import org.eclipse.ui.progress.IWorkbenchSiteProgressService;

/**
 * The Offload Plan view: the latest plan, or why there is none. Selecting an entry selects what it stands for in the
 * editor; Enter or a double click goes there.
 */
public final class OffloadPlanView extends ViewPart implements PlanListener {

	/** Id of this view. */
	public static final String ID = "org.cora.dsl.ui.offloadPlan";

	private Composite stack;
	private StackLayout layout;
	private PlanMessage message;
	private PlanPage page;
	private PlanActions actions;
	private CurrentPlan shown;
	private Path busy;
	private IPartListener2 editors;

	@Override
	public void createPartControl(Composite parent) {
		stack = new Composite(parent, SWT.NONE);
		layout = new StackLayout();
		stack.setLayout(layout);
		message = new PlanMessage(stack, this::select);
		page = new PlanPage(stack, this::selected);
		follow(page.placement().viewer());
		actions = new PlanActions(getViewSite(), () -> shown);
		page.controls().forEach(it -> actions.menu(it, it == page.placement().viewer().getControl() ? this::goToSource : null));
		editors = new EditorsOfPlans();
		getSite().getPage().addPartListener(editors);
		IWorkbenchSiteProgressService progress = getSite().getService(IWorkbenchSiteProgressService.class);
		if (progress != null) {
			progress.showBusyForFamily(PlanJob.FAMILY);
		}
		PlanStore store = PlanStore.get();
		store.addListener(this);
		store.latest().ifPresentOrElse(this::show, () -> message.empty());
		if (shown == null) {
			top(message);
		}
		getSite().setSelectionProvider(page.placement().viewer());
	}

	private void follow(StructuredViewer viewer) {
		viewer.addPostSelectionChangedListener(event -> selected(event.getStructuredSelection().getFirstElement(), false));
		viewer.addOpenListener(event -> selected(((IStructuredSelection) event.getSelection()).getFirstElement(), true));
	}

	private void goToSource() {
		selected(page.placement().viewer().getStructuredSelection().getFirstElement(), true);
	}

	private void selected(Object entry, boolean activate) {
		SourceRef ref = SourceRow.of(entry);
		if (ref == null || shown == null) {
			status("");
			return;
		}
		Optional<Path> file = SourceFiles.resolve(ref.getFile(), shown.source().getParent());
		if (file.isEmpty()) {
			status(ref.getFile() + " is not there any more, or is part of the standard library.");
			return;
		}
		status("");
		select(file.get(), ref.getOffset(), ref.getLength(), activate);
	}

	private void select(Path file, int offset, int length, boolean activate) {
		SourceFiles.select(getSite().getPage(), file, offset, length, activate);
	}

	private void status(String text) {
		getViewSite().getActionBars().getStatusLineManager().setErrorMessage(text.isEmpty() ? null : text);
	}

	@Override
	public void planned(CurrentPlan plan) {
		later(() -> show(plan));
	}

	@Override
	public void refused(PlanRefusal refusal) {
		later(() -> {
			shown = null;
			message.show(refusal);
			top(message);
		});
	}

	@Override
	public void forgotten(Path source) {
		later(() -> {
			if (shown != null && shown.source().equals(source)) {
				shown = null;
				PlanStore.get().latest().ifPresentOrElse(this::show, message::empty);
				if (shown == null) {
					top(message);
				}
			}
		});
	}

	@Override
	public void begun(Path source, String offload) {
		later(() -> {
			busy = source;
			setContentDescription("");
			if (shown == null || !shown.source().equals(source) || !shown.offload().equals(offload)) {
				shown = null;
				message.planning(offload.isEmpty() ? source.getFileName().toString() : offload);
				top(message);
			}
		});
	}

	@Override
	public void ended(Path source) {
		later(() -> {
			busy = null;
			if (shown != null) {
				show(shown);
			} else if (message.isPlanning()) {
				PlanStore.get().latest().ifPresentOrElse(this::show, message::cancelled);
			}
		});
	}

	/** Something about a plan that isn't shown any more is of no interest. */
	private void show(CurrentPlan plan) {
		boolean latest = PlanStore.get().latest().map(it -> it.plan() == plan.plan()).orElse(false);
		if (!latest) {
			return;
		}
		boolean same = shown != null && shown.plan() == plan.plan();
		shown = plan;
		page.show(plan, plan.source().equals(busy), !same);
		top(page);
	}

	private void top(Composite control) {
		actions.update();
		if (layout.topControl != control) {
			layout.topControl = control;
			stack.layout();
		}
	}

	private void later(Runnable work) {
		if (stack.isDisposed()) {
			return;
		}
		Display display = stack.getDisplay();
		display.asyncExec(() -> {
			if (!stack.isDisposed()) {
				work.run();
			}
		});
	}

	@Override
	public void setFocus() {
		if (layout.topControl == page) {
			page.front().setFocus();
		} else {
			message.setFocus();
		}
	}

	@Override
	public void dispose() {
		PlanStore.get().removeListener(this);
		getSite().getPage().removePartListener(editors);
		super.dispose();
	}

	/** Whoever goes to the editor of another source sees that one's plan, if there is one. */
	private final class EditorsOfPlans implements IPartListener2 {

		@Override
		public void partActivated(IWorkbenchPartReference reference) {
			Path source = reference instanceof IEditorReference editor && editor.getEditor(false) != null
				? EditedSource.path(editor.getEditor(false)) : null;
			if (source != null && busy == null && (shown == null || !shown.source().equals(source))) {
				PlanStore.get().of(source).stream().reduce((first, last) -> last).ifPresent(OffloadPlanView.this::bringForward);
			}
		}
	}

	private void bringForward(CurrentPlan plan) {
		if (PlanStore.get().latest().filter(plan::equals).isPresent()) {
			show(plan);
		} else {
			PlanStore.get().bringForward(plan);
		}
	}
}
