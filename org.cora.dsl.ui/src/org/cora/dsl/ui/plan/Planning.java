// SPDX-License-Identifier: EPL-2.0
// Copyright (c) 2026 Cora contributors
package org.cora.dsl.ui.plan;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.cora.dsl.ui.CoraUi;
import org.cora.ir.spec.OffloadSpec;
import org.eclipse.jface.viewers.LabelProvider;
import org.eclipse.jface.window.Window;
import org.eclipse.swt.graphics.Image;
import org.eclipse.swt.widgets.Display;
import org.eclipse.swt.widgets.Shell;
import org.eclipse.ui.IWorkbenchPage;
import org.eclipse.ui.IWorkbenchWindow;
import org.eclipse.ui.PartInitException;
import org.eclipse.ui.PlatformUI;
import org.eclipse.ui.dialogs.ElementListSelectionDialog;

/** The way from a user's wish to a job, with the view opened. */
public final class Planning {

	private Planning() {
	}

	/** Opens the view and plans. To be called in the UI thread; returns at once. */
	public static void start(PlanRequest request, IWorkbenchWindow window) {
		showView(window);
		new PlanJob(request, PlanStore.get(), (asked, offloads) -> ask(asked, offloads, window)).start();
	}

	/** Plans the offload of that name as it stands in the text. To be called in the UI thread. */
	public static void start(Path source, String text, String offload) {
		PlanRequest request = new PlanRequest(source, Optional.of(text), EditedSource.inWorkspace(source), -1, Optional.of(offload));
		start(request, PlatformUI.getWorkbench().getActiveWorkbenchWindow());
	}

	/** Shows the plan of an offload, if there is one. To be called in the UI thread. */
	public static void show(Path source, String offload) {
		showView(PlatformUI.getWorkbench().getActiveWorkbenchWindow());
		PlanStore.get().of(source).stream().filter(plan -> plan.offload().equals(offload)).findFirst()
			.ifPresent(PlanStore.get()::bringForward);
	}

	/** Brings the Offload Plan view up without taking the focus from the editor. */
	public static void showView(IWorkbenchWindow window) {
		IWorkbenchPage page = window == null ? null : window.getActivePage();
		if (page == null) {
			return;
		}
		try {
			page.showView(OffloadPlanView.ID, null, IWorkbenchPage.VIEW_VISIBLE);
		} catch (PartInitException e) {
			CoraUi.log("The Offload Plan view could not be opened", e);
		}
	}

	private static void ask(PlanRequest request, List<OffloadSpec> offloads, IWorkbenchWindow window) {
		if (!PlatformUI.isWorkbenchRunning()) {
			return;
		}
		Display display = PlatformUI.getWorkbench().getDisplay();
		display.asyncExec(() -> {
			Shell shell = window.getShell();
			if (shell != null && !shell.isDisposed()) {
				dialog(shell, offloads, request, window);
			}
		});
	}

	private static void dialog(Shell shell, List<OffloadSpec> offloads, PlanRequest request, IWorkbenchWindow window) {
		Image icon = CoraUi.get().getImageRegistry().get("cora");
		ElementListSelectionDialog dialog = new ElementListSelectionDialog(shell, new LabelProvider() {
			@Override
			public String getText(Object element) {
				OffloadSpec spec = (OffloadSpec) element;
				return spec.name() + " – " + spec.nf() + " on " + spec.nic() + " with " + spec.host();
			}

			@Override
			public Image getImage(Object element) {
				return icon;
			}
		});
		dialog.setTitle("Plan Offload");
		dialog.setMessage("Which offload of " + request.source().getFileName() + "?");
		dialog.setMultipleSelection(false);
		dialog.setElements(offloads.toArray());
		dialog.setInitialSelections(offloads.get(0));
		dialog.setBlockOnOpen(false);
		dialog.create();
		dialog.getShell().addDisposeListener(event -> {
			if (dialog.getReturnCode() == Window.OK && dialog.getFirstResult() instanceof OffloadSpec spec) {
				start(request.of(spec.name()), window);
			}
		});
		dialog.open();
	}
}
