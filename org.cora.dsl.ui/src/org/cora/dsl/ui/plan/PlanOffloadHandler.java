// SPDX-License-Identifier: EPL-2.0
// Copyright (c) 2026 Cora contributors
package org.cora.dsl.ui.plan;

import java.nio.file.Path;
import java.util.Optional;
import org.eclipse.core.commands.AbstractHandler;
import org.eclipse.core.commands.ExecutionEvent;
import org.eclipse.core.resources.IFile;
import org.eclipse.core.runtime.Adapters;
import org.eclipse.jface.viewers.ISelection;
import org.eclipse.jface.viewers.IStructuredSelection;
import org.eclipse.ui.IEditorPart;
import org.eclipse.ui.IWorkbenchPart;
import org.eclipse.ui.IWorkbenchWindow;
import org.eclipse.ui.handlers.HandlerUtil;

/** Plan Offload: of the file selected in the active view, else of the active editor. */
public final class PlanOffloadHandler extends AbstractHandler {

	@Override
	public Object execute(ExecutionEvent event) {
		IWorkbenchWindow window = HandlerUtil.getActiveWorkbenchWindow(event);
		request(event).ifPresent(request -> Planning.start(request, window));
		return null;
	}

	private static Optional<PlanRequest> request(ExecutionEvent event) {
		IWorkbenchPart part = HandlerUtil.getActivePart(event);
		ISelection selection = HandlerUtil.getCurrentSelection(event);
		if (!(part instanceof IEditorPart) && selection instanceof IStructuredSelection structured && structured.size() == 1) {
			IFile file = Adapters.adapt(structured.getFirstElement(), IFile.class);
			if (file != null && "cora".equals(file.getFileExtension())) {
				return EditedSource.of(file);
			}
		}
		IEditorPart editor = HandlerUtil.getActiveEditor(event);
		return editor == null ? planned() : EditedSource.of(editor).or(PlanOffloadHandler::planned);
	}

	/** The offload of the latest plan, when no source is at hand: the view is, with a plan opened from a file. */
	private static Optional<PlanRequest> planned() {
		return PlanStore.get().latest().flatMap(plan -> again(plan.source(), plan.offload()));
	}

	private static Optional<PlanRequest> again(Path source, String offload) {
		return Optional.of(EditedSource.of(source).of(offload));
	}
}
