// SPDX-License-Identifier: EPL-2.0
// Copyright (c) 2026 Cora contributors
package org.cora.sirius.internal;

import java.util.Collection;
import java.util.List;

import org.cora.planner.plan.Plan;
import org.cora.sirius.services.LabelServices;
import org.eclipse.core.runtime.IProgressMonitor;
import org.eclipse.core.runtime.SubMonitor;
import org.eclipse.emf.common.command.AbstractCommand;
import org.eclipse.emf.common.command.CommandStack;
import org.eclipse.emf.common.util.URI;
import org.eclipse.emf.ecore.EObject;
import org.eclipse.emf.ecore.resource.ResourceSet;
import org.eclipse.emf.ecore.util.EcoreUtil;
import org.eclipse.ui.IEditorPart;

/** A Sirius session on one plan: an .aird file that keeps the diagram's layout, and the plan that it shows. */
public final class SiriusSession {

	private static final String VIEWPOINT = "Cora";
	private static final String DIAGRAM = "Placement";

	private final Object session;
	private final URI plan;

	private SiriusSession(Object session, URI plan) {
		this.session = session;
		this.plan = plan;
	}

	/** Opens the session kept in a file, making the file if it is not there. */
	public static SiriusSession open(URI aird, URI plan, IProgressMonitor monitor) throws SiriusException {
		Object session = SiriusApi.call(SiriusApi.sessionManager(), "openSession", aird, monitor, null);
		if (session == null) {
			throw new SiriusException("no session could be opened in " + aird);
		}
		return new SiriusSession(session, plan);
	}

	/** The session kept in a file if it is open now, else null. */
	public static SiriusSession existing(URI aird, URI plan) throws SiriusException {
		Object session = SiriusApi.call(SiriusApi.sessionManager(), "getExistingSession", aird);
		boolean open = session != null && Boolean.TRUE.equals(SiriusApi.call(session, "isOpen"));
		return open ? new SiriusSession(session, plan) : null;
	}

	/** The plan's diagram if there is one already, else null. */
	public EObject diagram() throws SiriusException {
		EObject root = root();
		URI wanted = EcoreUtil.getURI(description(viewpoint()));
		for (Object diagram : collection(SiriusApi.call(SiriusApi.dialectManager(), "getRepresentations", root, session))) {
			Object description = SiriusApi.call(SiriusApi.dialectManager(), "getDescription", diagram);
			if (description instanceof EObject found && EcoreUtil.getURI(found).equals(wanted)) {
				return (EObject) diagram;
			}
		}
		return null;
	}

	/** Makes the plan's diagram and saves the session. */
	public EObject create(IProgressMonitor monitor) throws SiriusException {
		SubMonitor progress = SubMonitor.convert(monitor, 3);
		EObject viewpoint = viewpoint();
		EObject description = description(viewpoint);
		String name = root() instanceof Plan root ? new LabelServices().planTitle(root) : plan.trimFileExtension().lastSegment();
		EObject[] diagram = new EObject[1];
		change(() -> {
			EObject root = root();
			if (!isSelected(viewpoint)) {
				SiriusApi.call(session, "createView", viewpoint, List.of(root), false, progress.split(1));
			}
			diagram[0] = (EObject) SiriusApi.call(SiriusApi.dialectManager(), "createRepresentation", name, root, description, session, progress.split(1));
		});
		if (diagram[0] == null) {
			throw new SiriusException("Sirius made no diagram of " + plan);
		}
		save(progress.split(1));
		return diagram[0];
	}

	/** Adds the plan to the session if it is not in it. */
	public void addPlan(IProgressMonitor monitor) throws SiriusException {
		for (Object resource : collection(SiriusApi.call(session, "getSemanticResources"))) {
			if (plan.equals(((org.eclipse.emf.ecore.resource.Resource) resource).getURI())) {
				return;
			}
		}
		change(() -> SiriusApi.call(session, "addSemanticResource", plan, monitor));
	}

	/** Shows a diagram of this session; only in the UI thread. */
	public IEditorPart show(EObject diagram, IProgressMonitor monitor) throws SiriusException {
		return (IEditorPart) SiriusApi.call(SiriusApi.dialectUiManager(), "openEditor", session, diagram, monitor);
	}

	/** Saves layout and style of the diagram. */
	public void save(IProgressMonitor monitor) throws SiriusException {
		SiriusApi.call(session, "save", monitor);
	}

	/** Ends the session. */
	public void close(IProgressMonitor monitor) throws SiriusException {
		SiriusApi.call(session, "close", monitor);
	}

	private EObject root() throws SiriusException {
		ResourceSet resources = (ResourceSet) SiriusApi.call(domain(), "getResourceSet");
		List<EObject> contents = resources.getResource(plan, true).getContents();
		if (contents.isEmpty()) {
			throw new SiriusException(plan + " is empty");
		}
		return contents.get(0);
	}

	private Object domain() throws SiriusException {
		return SiriusApi.call(session, "getTransactionalEditingDomain");
	}

	/** Registered viewpoints and those of a session may be different objects for the same thing, so URIs are compared. */
	private boolean isSelected(EObject viewpoint) throws SiriusException {
		URI wanted = EcoreUtil.getURI(viewpoint);
		return collection(SiriusApi.call(session, "getSelectedViewpoints", false)).stream().anyMatch(v -> EcoreUtil.getURI((EObject) v).equals(wanted));
	}

	private static EObject viewpoint() throws SiriusException {
		return named(collection(SiriusApi.call(SiriusApi.viewpointRegistry(), "getViewpoints")), VIEWPOINT, "org.cora.sirius");
	}

	private static EObject description(EObject viewpoint) throws SiriusException {
		return named(collection(viewpoint.eGet(viewpoint.eClass().getEStructuralFeature("ownedRepresentations"))), DIAGRAM, null);
	}

	/** The object of that name, of that bundle if one is given: others may have a viewpoint of the same name. */
	private static EObject named(Collection<?> objects, String name, String bundle) throws SiriusException {
		for (Object object : objects) {
			EObject candidate = (EObject) object;
			boolean ours = bundle == null || List.of(EcoreUtil.getURI(candidate).segments()).contains(bundle);
			if (ours && name.equals(candidate.eGet(candidate.eClass().getEStructuralFeature("name")))) {
				return candidate;
			}
		}
		throw new SiriusException("Sirius does not know the diagram \"" + name + "\"; restart Eclipse with -clean");
	}

	private static Collection<?> collection(Object value) {
		return (Collection<?>) value;
	}

	private void change(Work work) throws SiriusException {
		Change change = new Change(work);
		((CommandStack) SiriusApi.call(domain(), "getCommandStack")).execute(change);
		if (change.failure != null) {
			throw change.failure;
		}
	}

	/** What is done to a session's model. */
	private interface Work {
		void run() throws SiriusException;
	}

	/** A command that isn't undone: a diagram is deleted, not un-made. */
	private static final class Change extends AbstractCommand {

		private final Work work;
		private SiriusException failure;

		Change(Work work) {
			this.work = work;
		}

		@Override
		protected boolean prepare() {
			return true;
		}

		@Override
		public boolean canUndo() {
			return false;
		}

		@Override
		public void execute() {
			try {
				work.run();
			} catch (SiriusException e) {
				failure = e;
			}
		}

		@Override
		public void redo() {
			execute();
		}
	}
}
