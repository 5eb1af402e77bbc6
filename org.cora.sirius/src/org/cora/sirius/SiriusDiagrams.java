// SPDX-License-Identifier: EPL-2.0
// Copyright (c) 2026 Cora contributors
package org.cora.sirius;

import java.lang.reflect.InvocationTargetException;
import java.util.List;

import org.cora.sirius.internal.DiagramEditors;
import org.cora.sirius.internal.OpenDiagramJob;
import org.cora.sirius.internal.SiriusApi;
import org.cora.sirius.internal.SiriusException;
import org.cora.sirius.internal.SiriusSession;
import org.eclipse.core.resources.IFile;
import org.eclipse.core.runtime.NullProgressMonitor;
import org.eclipse.core.runtime.jobs.Job;
import org.eclipse.emf.common.util.URI;

/**
 * Opens plans as Sirius diagrams, where Sirius is installed. Beside {@code NAME.coraplan} the diagram's layout is kept in
 * {@code NAME.aird}; nothing else is needed of the project.
 */
public final class SiriusDiagrams {

	/** Where Sirius Desktop comes from. */
	public static final String DOWNLOAD = "https://eclipse.dev/sirius/download.html";

	private SiriusDiagrams() {
	}

	/** Whether Sirius is installed with all that the diagram needs. */
	public static boolean isAvailable() {
		return SiriusApi.missing().isEmpty();
	}

	/** What to install, and from where, for people; empty if nothing is missing. */
	public static String whatToInstall() {
		return whatToInstall(SiriusApi.missing(), SiriusApi.NEEDED);
	}

	static String whatToInstall(List<String> missing, List<String> needed) {
		if (missing.isEmpty()) {
			return "";
		}
		String some = missing.size() < needed.size() ? " Only a part of it is here; missing: " + String.join(", ", missing) + "." : "";
		return "The diagram needs Sirius Desktop 6.5 or newer, with AQL. Install it with Help > Install New Software from the site of your Eclipse "
				+ "release (category Modeling), or from a site named at " + DOWNLOAD + ", and restart Eclipse." + some;
	}

	/**
	 * Opens a plan's diagram in a job of its own, making it the first time. Errors are shown to the user.
	 *
	 * @param plan a .coraplan file in the workspace
	 * @return the job, already scheduled; the editor comes up after it has ended
	 * @throws IllegalStateException if Sirius is not there, see {@link #isAvailable()}
	 */
	public static Job open(IFile plan) {
		if (!isAvailable()) {
			throw new IllegalStateException(whatToInstall());
		}
		Job job = new OpenDiagramJob(plan.getName(), session(plan), uri(plan));
		job.setUser(true);
		job.schedule();
		return job;
	}

	/**
	 * Saves and closes a plan's diagram, as must be done before the plan is written again: Sirius does not take well to elements
	 * that come from outside while it shows them. Does nothing without Sirius. Only in the UI thread.
	 *
	 * @return whether the diagram was showing, so that the caller may open it again
	 * @throws InvocationTargetException with what Sirius threw
	 */
	public static boolean close(IFile plan) throws InvocationTargetException {
		if (!isAvailable()) {
			return false;
		}
		try {
			SiriusSession session = SiriusSession.existing(session(plan), uri(plan));
			if (session == null) {
				return false;
			}
			boolean showing = DiagramEditors.close(session(plan));
			session.save(new NullProgressMonitor());
			session.close(new NullProgressMonitor());
			return showing;
		} catch (SiriusException e) {
			throw new InvocationTargetException(e, "The diagram of " + plan.getName() + " could not be closed: " + e.getMessage());
		}
	}

	private static URI session(IFile plan) {
		return uri(plan).trimFileExtension().appendFileExtension("aird");
	}

	private static URI uri(IFile plan) {
		return URI.createPlatformResourceURI(plan.getFullPath().toString(), true);
	}
}
