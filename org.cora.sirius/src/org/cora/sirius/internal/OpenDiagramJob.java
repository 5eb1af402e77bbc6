// SPDX-License-Identifier: EPL-2.0
// Copyright (c) 2026 Cora contributors
package org.cora.sirius.internal;

import org.eclipse.core.runtime.IProgressMonitor;
import org.eclipse.core.runtime.IStatus;
import org.eclipse.core.runtime.NullProgressMonitor;
import org.eclipse.core.runtime.Status;
import org.eclipse.core.runtime.SubMonitor;
import org.eclipse.core.runtime.jobs.Job;
import org.eclipse.emf.common.util.URI;
import org.eclipse.emf.ecore.EObject;
import org.eclipse.ui.IEditorPart;
import org.eclipse.ui.PlatformUI;
import org.eclipse.ui.statushandlers.StatusManager;

/** Opens a session and its diagram; the diagram is made if the session has none, and shown in the UI thread. */
public final class OpenDiagramJob extends Job {

	/** Two of these at once on one file would make two diagrams. */
	private static final Object ONE_AT_A_TIME = new Object();

	private final String plan;
	private final URI aird;
	private final URI model;

	/**
	 * @param plan  name of the plan, for people
	 * @param aird  file of the session
	 * @param model file of the plan
	 */
	public OpenDiagramJob(String plan, URI aird, URI model) {
		super("Opening the diagram of " + plan);
		this.plan = plan;
		this.aird = aird;
		this.model = model;
	}

	@Override
	protected IStatus run(IProgressMonitor monitor) {
		SubMonitor progress = SubMonitor.convert(monitor, 10);
		try {
			synchronized (ONE_AT_A_TIME) {
				SiriusSession session = SiriusSession.open(aird, model, progress.split(3));
				session.addPlan(progress.split(2));
				EObject existing = session.diagram();
				EObject diagram = existing != null ? existing : session.create(progress.split(5));
				PlatformUI.getWorkbench().getDisplay().asyncExec(() -> show(session, diagram, existing == null));
			}
			return Status.OK_STATUS;
		} catch (SiriusException e) {
			return failure(e);
		}
	}

	private void show(SiriusSession session, EObject diagram, boolean isNew) {
		try {
			IEditorPart editor = session.show(diagram, new NullProgressMonitor());
			if (editor != null && isNew) {
				SaveOnceArranged.watch(session, editor);
			}
		} catch (SiriusException e) {
			StatusManager.getManager().handle(failure(e), StatusManager.SHOW | StatusManager.LOG);
		}
	}

	private IStatus failure(SiriusException e) {
		return Status.error("The diagram of " + plan + " could not be opened: " + e.getMessage(), e);
	}
}
